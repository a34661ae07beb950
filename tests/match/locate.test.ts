import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { match, prepare } from '../../src/match/index.ts'
import { locate, quote } from '../../src/match/locate.ts'
import type { Document } from '../../src/model/document.ts'
import { background, nimh, readFixture, rubricOf } from '../in-process-world.ts'
import { documentOf } from './reading-of.ts'

const rangeOf = (document: Document, words: string) => {
  const start = document.text.indexOf(words)
  expect(start).toBeGreaterThanOrEqual(0)
  return { start, end: start + words.length }
}

describe('in a text format', () => {
  test('a place is the line of the source file, the section, and no page and no box', async () => {
    const document = await documentOf('# Ada\n\n## Experience\n\nGreased the engine\nat noon.\n')
    expect(locate(document, rangeOf(document, 'engine'))).toEqual({
      path: 'cv.md',
      page: null,
      line: 5,
      section: 'work',
      range: rangeOf(document, 'engine'),
      boxes: [],
    })
  })
})

describe('in a PDF', () => {
  let document: Document
  beforeAll(async () => {
    document = await readFixture('fixtures/adversarial/noor-el-amrani.pdf')
  })

  test('a place is page, line and a box around the words alone', () => {
    const { page, line, section, boxes } = locate(document, rangeOf(document, 'support vector classifiers'))
    expect({ page, line, section }).toMatchInlineSnapshot(`
      {
        "line": 8,
        "page": 1,
        "section": "work",
      }
    `)
    expect(boxes).toMatchInlineSnapshot(`
      [
        {
          "bottom": 233.88,
          "top": 222.97,
          "x0": 118.37,
          "x1": 238.75,
        },
      ]
    `)
  })

  test('words over two lines have a box on each', () => {
    const { boxes } = locate(
      document,
      rangeOf(document, 'boosted decision trees to func-\ntional magnetic resonance imaging'),
    )
    expect(boxes).toHaveLength(2)
    expect(boxes[1]!.top).toBeGreaterThan(boxes[0]!.top)
    expect(boxes[1]!.x0).toBeLessThan(boxes[0]!.x0)
  })

  test('every box lies on its page', () => {
    const reading = prepare(document, 'cv', [])
    const evidence = match(nimh, reading, background)
    expect(evidence.length).toBeGreaterThan(20)
    for (const { location } of evidence) {
      const page = document.pages.find((each) => each.number === location.page)!
      expect(location.boxes.length).toBeGreaterThan(0)
      for (const box of location.boxes) {
        expect(box.x0).toBeGreaterThanOrEqual(0)
        expect(box.x1).toBeLessThanOrEqual(page.width!)
        expect(box.x1).toBeGreaterThan(box.x0)
        expect(box.bottom).toBeGreaterThan(box.top)
        expect(box.bottom).toBeLessThanOrEqual(page.height!)
      }
    }
  })
})

test('a quote has up to 48 characters on either side and never half of one', async () => {
  const document = await documentOf(`${'😀'.repeat(40)} engine ${'😀'.repeat(40)}`, 'cv.txt')
  const { exact, prefix, suffix } = quote(document, rangeOf(document, 'engine'))
  expect(exact).toBe('engine')
  for (const side of [prefix, suffix]) {
    expect(side.length).toBeLessThanOrEqual(49)
    expect(side).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/)
  }
})

const rubric = rubricOf(`
id: r
title: R
criteria:
  - id: c
    label: C
    importance: favorable
    posting: words
    facets:
      - id: f
        label: F
        terms: [Python, time series, neuro*, { term: MEG, patterns: ['/[MG]EG\\b/'], deny: [glycol] }]
        like: [Predicted the severity of symptoms from imaging of participants.]
        entries: [{ sections: [publications] }]
`)

test('the text at every range is the quote, whatever the document', async () => {
  const word = fc.constantFrom(
    'Python',
    'time',
    'series',
    'time-\nseries',
    'neuroﬁlament',
    'MEG',
    'GEG',
    'MEGs',
    'glycol',
    'no',
    'é',
    '😀',
    '\u00ad',
    'imaging',
    'severity of symptoms',
    '.',
    ',',
    '\n- ',
    '\n\n',
    '\n\n## Experience\n\n',
    '\n\n## Publications\n\n',
    'predicted',
    'participants',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 60 }), fc.constantFrom('cv.md', 'cv.txt'), async (words, path) => {
      const document = await documentOf(`# Ada\n\n${words.join(' ')}\nend`, path)
      for (const { location, quote } of match(rubric, prepare(document, 'cv', []), background)) {
        expect(document.text.slice(location.range.start, location.range.end)).toBe(quote.exact)
        expect(quote.exact.length).toBeGreaterThan(0)
        const before = document.text.slice(0, location.range.start)
        const after = document.text.slice(location.range.end)
        expect(before.endsWith(quote.prefix) && after.startsWith(quote.suffix)).toBe(true)
      }
    }),
  )
})
