/** The words of the shipped rubric that have several senses, each in lines in which they count and do not count. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { match } from '../../src/match/index.ts'
import type { Evidence } from '../../src/model/evidence.ts'
import { background, inPackage, nimh } from '../in-process-world.ts'
import { readingOf } from '../match/reading-of.ts'

interface Lines {
  readonly facet: string
  readonly term: string
  /** The heading under which the lines stand. */
  readonly section?: string
  readonly counts?: readonly string[]
  readonly 'does-not-count'?: readonly string[]
}

const folder = 'rubric/nimh-ml-research-scientist'
const all = parse(readFileSync(inPackage(`${folder}/terms.test-lines.yaml`), 'utf8')) as readonly Lines[]

const facetIds = new Set(nimh.criteria.flatMap(({ id, facets }) => facets.map((facet) => `${id}/${facet.id}`)))

const kinds: Readonly<Record<string, string>> = { EXPERIENCE: 'work', EDUCATION: 'education', SUMMARY: 'summary' }

function byFacet(pieces: readonly Evidence[]): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>()
  for (const { criterionId, facetId, quote } of pieces) {
    const key = `${criterionId}/${facetId}`
    words.set(key, [...(words.get(key) ?? []), quote.exact])
  }
  return words
}

/** What a line, as one paragraph of a section, counts for: the words by facet. */
async function countedIn(line: string, heading = 'EXPERIENCE'): Promise<ReadonlyMap<string, readonly string[]>> {
  const reading = await readingOf(`Ada Lovelace\n\n${heading}\n\n${line}\n`, { path: 'cv.txt' })
  expect(reading.document.sections.map((section) => section.kind)).toEqual(['basics', kinds[heading]])
  const affirmed = match(nimh, reading, background).filter((piece) => piece.polarity === 'affirmed')
  return byFacet(affirmed)
}

describe.each(all)('$term in $facet', ({ facet, section, counts = [], 'does-not-count': others = [] }) => {
  test('the facet exists', () => {
    expect(facetIds).toContain(facet)
  })
  test.each(counts.map((line) => ({ line })))('counts: $line', async ({ line }) => {
    expect([...(await countedIn(line, section)).keys()]).toContain(facet)
  })
  test.each(others.map((line) => ({ line })))('does not count: $line', async ({ line }) => {
    expect((await countedIn(line, section)).get(facet) ?? []).toEqual([])
  })
})
