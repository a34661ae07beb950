/** What invented sentences say of the person, word by word: polarity-sentences.yaml, and the facts of the shipped rubric. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { match } from '../../src/match/index.ts'
import { keyword } from '../../src/match/matchers/keyword.ts'
import { background, inPackage, nimh } from '../in-process-world.ts'
import { evidenceBy, readingOf, under } from './reading-of.ts'

const file = readFileSync(inPackage('tests/match/polarity-sentences.yaml'), 'utf8')
const sentences = Object.entries(
  parse(file) as Readonly<Record<string, readonly (readonly [string, string])[]>>,
).flatMap(([heading, lines]) => lines.map(([sentence, says]) => ({ heading, sentence, says })))

const terms = ['Python', 'R', 'MATLAB', 'MEG', 'EEG', 'MRI', 'deep learning', 'machine learning', 'PhD']

/** What is found, told as in the table: with the level where the table tells it. */
async function found(heading: string, sentence: string, says: string): Promise<string> {
  const evidence = await evidenceBy(keyword, terms, under(heading, sentence))
  const told = says.split(', ').map((each) => /^(?<term>.+?) (?<polarity>[a-z]+)(?<level> \d)?$/.exec(each)?.groups)
  return told
    .map((each) => {
      const piece = evidence.find(({ termId }) => termId === each?.term)
      return `${each?.term} ${piece?.polarity}${each?.level === undefined ? '' : ` ${piece?.level}`}`
    })
    .join(', ')
}

test('there are at least 120 sentences', () => {
  expect(sentences.length).toBeGreaterThanOrEqual(120)
})

describe.each(sentences)('$heading: $sentence', ({ heading, sentence, says }) => {
  test('says what stands in the table', async () => {
    expect(await found(heading, sentence, says)).toBe(says)
  })
})

/** Facets of the shipped rubric that are facts about a person, by the word of the table. */
const facts = { Python: 'python', R: 'r', MATLAB: 'matlab', MEG: 'meg', EEG: 'eeg', MRI: 'mri' }

test('what is negated, hoped for or somebody else’s never sets a fact of the shipped rubric', async () => {
  const wrong: string[] = []
  for (const { heading, sentence, says } of sentences) {
    const reading = await readingOf(under(heading, sentence))
    const affirmed = match(nimh, reading, background).filter((piece) => piece.polarity === 'affirmed')
    for (const [term, facet] of Object.entries(facts)) {
      const isSaid = says.includes(`${term} affirmed`)
      const isNamed = says.includes(`${term} `)
      if (isNamed && !isSaid && affirmed.some(({ facetId }) => facetId === facet)) wrong.push(`${facet}: ${sentence}`)
    }
  }
  expect(wrong).toEqual([])
})
