import { expect, test } from 'vitest'
import { facetSearches, match, prepare, withHiddenShown } from '../../../src/match/index.ts'
import { background, rubricOf } from '../../in-process-world.ts'
import { documentOf, under } from '../reading-of.ts'

const rubric = rubricOf(`
id: small
title: Small
criteria:
  - id: brain
    label: Brain
    importance: favorable
    posting: brain data
    facets:
      - id: meg
        label: MEG
        terms: [MEG, magnetoencephalography, support vector machine, Julia, { term: Stan, case: exact }]
        like: [We tested whether decoding was above chance with permutation tests of brain signals.]
        entries: [{ sections: [publications] }]
`)

/** What almost counted, one line each. */
async function nearMisses(text: string, path = 'cv.md'): Promise<string[]> {
  const document = await documentOf(text, path)
  const read = (each: typeof document) => prepare(each, 'cv', [])
  const shown = withHiddenShown(document)
  const searched = {
    reading: read(document),
    evidence: match(rubric, read(document), background),
    withHidden: shown === null ? null : match(rubric, read(shown), background),
  }
  const [search] = facetSearches(rubric, [searched], background)
  return (search?.nearMisses ?? []).map(({ kind, termId, note, quote }) => {
    return `${kind} ${termId ?? '–'} "${quote.exact.replace(/\s+/g, ' ')}": ${note}`
  })
}

test('an acronym or a name in another case', async () => {
  expect(await nearMisses(under('Skills', 'meg, Meg, stan, JULIA, MEGs, and MEG'))).toEqual([
    'wrong-case MEG "meg": written "meg"; it counts only as "MEG"',
    'wrong-case MEG "Meg": written "Meg"; it counts only as "MEG"',
    'wrong-case Stan "stan": written "stan"; it counts only as "Stan"',
  ])
})

test('a word one slip away, alone and in a phrase', async () => {
  expect(
    await nearMisses(under('Skills', 'magnetoencephalograpy, suport vector machines, supporting machines')),
  ).toEqual([
    'looks-like magnetoencephalography "magnetoencephalograpy": looks like "magnetoencephalography"; only what is written so counts',
    'looks-like support vector machine "suport vector machines": looks like "support vector machine"; only what is written so counts',
  ])
})

test('a passage that is like the text, and not enough', async () => {
  const text = under('Work', 'Ran permutation tests in a small clinic for children who came with many other illnesses.')
  expect(await nearMisses(text)).toEqual([
    expect.stringMatching(/^less-alike – "Ran.*": similarity 0\.[12]\d by .*permut/),
  ])
})

test('text that nobody sees', async () => {
  const html = '<h1>Ada</h1><h2>Work</h2><p>Sold shoes.</p><p style="display:none">MEG and Julia</p>'
  expect(await nearMisses(html, 'cv.html')).toEqual([
    'hidden MEG "MEG": in text that nobody sees',
    'hidden Julia "Julia": in text that nobody sees',
  ])
})

test('what counts is no near miss', async () => {
  expect(await nearMisses(under('Skills', 'MEG, Julia, Stan, magnetoencephalography'))).toEqual([])
})

test('what was looked for is told by kind', async () => {
  const reading = prepare(await documentOf(under('Work', 'Sold shoes.')), 'cv', [])
  const [search] = facetSearches(rubric, [{ reading, evidence: [], withHidden: null }], background)
  expect(search).toEqual({
    criterionId: 'brain',
    facetId: 'meg',
    documents: 1,
    terms: ['MEG', 'magnetoencephalography', 'support vector machine', 'Julia', 'Stan'],
    texts: ['We tested whether decoding was above chance with permutation tests of brain signals.'],
    sections: ['publications'],
    nearMisses: [],
  })
})
