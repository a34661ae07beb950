import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitSentences } from '../../src/match/sentences.ts'

const split = (text: string) =>
  splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end).trim())

test('a sentence ends at a period, question mark or semicolon before a capital or number', () => {
  expect(split('Recorded MEG. Trained models? 40 of them; All worked!')).toEqual([
    'Recorded MEG.',
    'Trained models?',
    '40 of them;',
    'All worked!',
  ])
})

test.each([
  'With J. R. Smith and M. Kent on imaging.',
  'With Dr. Byron and Prof. Kent in the lab.',
  'Ran tests, e.g. Permutation tests, cf. Smith et al. 2020.',
  'See Fig. 3 and Eq. 2 of No. 7.',
  'Took a Ph. D. in Paris.',
  'Version 3.11 of Python ran it.',
])('initials, titles and abbreviations end none: %s', (text) => {
  expect(split(text)).toEqual([text])
})

test('a bullet inside a line begins a sentence', () => {
  expect(split('Wrote Python • Ran the cluster')).toEqual(['Wrote Python •', 'Ran the cluster'])
})

test('sentences are in order, do not overlap, and leave out white space alone', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', '.', ' ', '? ', '. ', '\n', '• ', '3', 'é'), maxLength: 60 })
  fc.assert(
    fc.property(text, fc.nat({ max: 10 }), (body, start) => {
      const whole = `${'x'.repeat(start)}${body}`
      const parts = splitSentences(whole, { start, end: whole.length })
      let last = start
      for (const part of parts) {
        expect(whole.slice(last, part.start).trim()).toBe('')
        expect(part.end).toBeGreaterThan(part.start)
        last = part.end
      }
      expect(whole.slice(last).trim()).toBe('')
    }),
  )
})
