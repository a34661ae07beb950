import { describe, expect, test } from 'vitest'
import { introductionsIn } from '../../../src/match/keyword/introductions.ts'
import { hits, readingOf, under } from '../reading-of.ts'

/** Each abbreviation with its long form. */
async function introduced(text: string): Promise<readonly string[]> {
  const reading = await readingOf(under('Experience', text))
  return introductionsIn(reading).map(({ short, long }) => {
    const [first, last] = [reading.tokens[long.start], reading.tokens[long.end - 1]]
    return `${short} = ${reading.normalized.text.slice(first?.start, last?.end)}`
  })
}

describe('what introduces an abbreviation', () => {
  test.each([
    ['Ran independent component analysis (ICA).', ['ICA = independent component analysis']],
    ['Recorded event-related potentials (ERPs) daily.', ['ERP = event-related potentials']],
    ['MEG (magnetoencephalography) of speech.', ['MEG = magnetoencephalography']],
    ['ERP (enterprise resource planning) rollout.', ['ERP = enterprise resource planning']],
    ['Used functional MRI (fMRI).', ['fMRI = functional MRI']],
    ['Proposed Group Representation Learning (GRL).', ['GRL = Group Representation Learning']],
    ['Worked in Turin (LOOM).', []],
    ['Python (NumPy, pandas) and R (CRAN).', []],
    ['A talk in Rome (Italy).', []],
  ])('%s', async (text, expected) => {
    expect(await introduced(text)).toEqual(expected)
  })
})

const terms = [
  { term: 'independent component analysis' },
  { term: 'representation learning' },
  { term: 'ICA', need: ['fMRI', 'independent component'], deny: ['carotid'] },
  { term: 'ERP', need: ['brain', 'cognitive', 'event-related'] },
]
const told = (text: string) => hits(terms, under('Experience', text))

test('an abbreviation of a term counts wherever it stands, and the note says where it was introduced', async () => {
  const text = 'Proposed Group Representation Learning (GRL) for graphs.\n\nReleased GRL as a package.'
  expect(await told(text)).toMatchInlineSnapshot(`
    "affirmed 2 "Representation Learning" – in a role
    affirmed 3 "GRL" – in a named output; GRL introduced at line 5 as "Group Representation Learning""
  `)
})

test('an ambiguous abbreviation has the sense in which it was introduced, throughout the document', async () => {
  expect(
    await told('Used independent component analysis (ICA).\n\nTaught ICA to carotid surgeons.'),
  ).toMatchInlineSnapshot(`
    "affirmed 2 "independent component analysis" – in a role
    affirmed 2 "ICA" – in a role; ICA introduced at line 5 as "independent component analysis"
    affirmed 2 "ICA" – in a role; ICA introduced at line 5 as "independent component analysis""
  `)
  expect(
    await told('Rolled out ERP (enterprise resource planning).\n\nA cognitive load study of ERP users.'),
  ).toMatchInlineSnapshot(`
    "rejected 2 "ERP" – in a role; ERP introduced at line 5 as "enterprise resource planning"
    rejected 2 "ERP" – in a role; ERP introduced at line 5 as "enterprise resource planning""
  `)
})

test('without an introduction the rules of the term decide', async () => {
  expect(await told('ERP of nouns in the brain. ICA of ports.')).toMatchInlineSnapshot(`
    "affirmed 2 "ERP" – in a role; accepted: "brain" stands 5 words away
    rejected 2 "ICA" – in a role; none of the words it needs stands nearby (rule: need)"
  `)
})

test('a society of something is not that thing', async () => {
  expect(
    await told('Member of the Society for Representation Learning (SRL).\n\nTreasurer of SRL.'),
  ).toMatchInlineSnapshot(
    `"affirmed 1 "Representation Learning" – in a role; in the name of a journal, meeting or institute"`,
  )
})
