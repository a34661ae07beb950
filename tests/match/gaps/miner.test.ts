import { expect, test } from 'vitest'
import { match, openGaps, prepare } from '../../../src/match/index.ts'
import type { Gaps } from '../../../src/model/gaps.ts'
import type { Rubric } from '../../../src/model/rubric.ts'
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
      - { id: meg, label: MEG, terms: [MEG, EEG, fMRI, { term: ERP, not: [SAP ERP] }] }
  - id: code
    label: Code
    importance: favorable
    posting: coding
    facets:
      - { id: languages, label: Languages, terms: [Python, MATLAB, Julia, logistic map] }
`)

/** What a batch says, one text a person. */
async function gapsOf(texts: readonly string[], given: Rubric = rubric): Promise<Gaps> {
  const miner = openGaps(given, background)
  for (const [index, text] of texts.entries()) {
    const reading = prepare(await documentOf(text, `cv${index}.md`), 'cv', [])
    miner.add(`person-${index}`, [{ reading, evidence: match(given, reading, background) }])
  }
  return miner.result([])
}

/** One line each: words, people, nearness, and the term beside them. */
const shown = ({ uncovered }: Gaps) =>
  uncovered.map(({ words, people, nearness, beside }) => `${words}: ${people} ${nearness} ${beside.termId}`)

const shoes = Array.from({ length: 12 }, (_, index) =>
  under('Experience', `Sold shoes in shop ${index} to the public.`),
)

test('names that stand in lists beside terms are found, with how many people write them and where', async () => {
  const gaps = await gapsOf([
    under('Skills', 'Python, Stan, MATLAB'),
    under('Skills', 'Stan, Python, Excel'),
    under('Skills', 'Julia, Stan, git'),
    ...shoes,
  ])
  expect(shown(gaps)).toEqual(['Stan: 3 list Python'])
  const [stan] = gaps.uncovered
  expect([stan?.example.id, stan?.example.location.line, stan?.example.quote.exact]).toEqual(['person-1', 5, 'Stan'])
})

test('a long name with its acronym in brackets is found beside the acronym', async () => {
  const text = (verb: string) => under('Experience', `${verb} magnetoencephalography (MEG) recordings of speech.`)
  const gaps = await gapsOf([text('Analyzed'), text('Cleaned'), ...shoes])
  expect(shown(gaps)[0]).toBe('magnetoencephalography: 2 brackets MEG')
})

test('the longer phrase stands for its part where those who write one write the other', async () => {
  const gaps = await gapsOf([
    under('Skills', 'Python, logistic regression, MATLAB'),
    under('Skills', 'logistic regression, Julia, MATLAB'),
    ...shoes,
  ])
  expect(shown(gaps)).toEqual(['logistic regression: 2 list MATLAB'])
})

test('what one person writes, what terms cover, and what stands away from evidence is no gap', async () => {
  const gaps = await gapsOf([
    under('Skills', 'Python, Haskell, MATLAB'),
    under('Experience', 'Baked sourdough. Recorded EEG.'),
    under('Experience', 'Taught sourdough. Wrote Python.'),
    ...shoes,
  ])
  expect(shown(gaps)).toEqual([])
})

test('what stands beside evidence in one person only is no gap', async () => {
  const gaps = await gapsOf([
    under('Skills', 'Python, baking, MATLAB'),
    under('Skills', 'chess, baking, Excel'),
    ...shoes,
  ])
  expect(shown(gaps)).toEqual([])
})

test('names of authors, employers and web sites are no gap', async () => {
  const text = (title: string) =>
    `# Ada\n\n## Experience\n\nEngineer, Zyxware Labs, 2019 - 2021\n\n- Python, on zyxnet.org/ada\n\n## Publications\n\nQuilfeather Z, Ada L. ${title} of MEG. Neuron, 2020.\n`
  expect(shown(await gapsOf([text('Sources'), text('Networks'), ...shoes]))).toEqual([])
})

test('slips of the pen are told with the term that is meant, and counted by people', async () => {
  const { misspelled } = await gapsOf([under('Skills', 'Phyton, MATLAB'), under('Skills', 'phyton'), ...shoes])
  expect(misspelled.map(({ words, meant, people, termId }) => [words, meant, people, termId])).toEqual([
    ['Phyton', 'Python', 2, 'Python'],
  ])
})

test('terms that nobody has, that everybody has, and that are mostly refused', async () => {
  const text = under('Experience', 'Rolled out SAP ERP in Python.')
  const { neverFound, ofEverybody, refused } = await gapsOf(Array.from({ length: 5 }, () => text))
  expect(neverFound.map(({ termId }) => termId)).toEqual(['MEG', 'EEG', 'fMRI', 'MATLAB', 'Julia', 'logistic map'])
  expect(ofEverybody.map(({ termId, people }) => [termId, people])).toEqual([['Python', 5]])
  expect(refused.map(({ termId, hits, rejected, note }) => [termId, hits, rejected, note])).toMatchInlineSnapshot(`
    [
      [
        "ERP",
        5,
        5,
        "in a role; part of "SAP ERP" (rule: not)",
      ],
    ]
  `)
})

test('a passage of thousands of words is passed over, in little time', async () => {
  const long = under('Experience', 'Wrote Python in kitchens '.repeat(20_000))
  const startedAt = performance.now()
  expect(shown(await gapsOf([long, long]))).toEqual([])
  expect(performance.now() - startedAt).toBeLessThan(30_000)
})

test('few people do not make everybody', async () => {
  expect((await gapsOf([under('Skills', 'Python')])).ofEverybody).toEqual([])
})

test('in a large batch rare phrases are forgotten, and what one in twenty writes is not', async () => {
  const people = Array.from({ length: 120 }, (_, index) =>
    index % 12 === 0 ? under('Skills', 'Python, Stan, MATLAB') : under('Experience', `Sold item${index}x and shoes.`),
  )
  const gaps = await gapsOf(people)
  expect(shown(gaps)).toEqual(['Stan: 10 list MATLAB'])
})
