/** Counts of phrases over a batch of any size, in bounded memory. */
import type { GapExample, TermPlace } from '../../model/gaps.ts'
import type { Reading } from '../reading.ts'
import { keyOf, wordsAt } from './concepts.ts'
import { type MaskedReading, passagesOfWork, phrasesBeside, type SeenPhrase } from './nearness.ts'

/** What is known of one phrase. Passages count by their share of what one person says of it, so that none outweighs others. */
export interface PhraseCount {
  readonly key: string
  people: number
  documents: number
  passages: number
  /** People who may have been forgotten before it was kept: at most one in `peopleForEach`. */
  readonly forgotten: number
  /** People who write it as a whole item of a row, between commas or in brackets. */
  asItem: number
  /** Ways to write it, each with its count; the first few. */
  readonly written: Map<string, number>
  readonly facets: Map<string, BesideFacet>
  readonly terms: Map<string, Beside>
  /** Where the second person writes it, since one person's words are no gap. */
  example: GapExample | null
}

/** A phrase and a facet: people who write it beside evidence of the facet. */
interface BesideFacet {
  people: number
  /** The same people, each by the share of their passages with the phrase in which it stands so. */
  share: number
}

/** A phrase and a term: people who write both … */
export interface Beside {
  readonly place: TermPlace
  /** … in one passage, in one list, and one in brackets after the other. */
  together: number
  inLists: number
  inBrackets: number
}

export interface Tally {
  people: number
  documents: number
  readonly phrases: Map<string, PhraseCount>
  /** Facet → people, each by the share of their passages with evidence of it. */
  readonly facets: Map<string, number>
}

/**
 * After every so many people phrases are forgotten that fewer than one in as many have; whatever more have stays, and is
 * undercounted by at most that share.
 *
 * @see Manku and Motwani, Approximate Frequency Counts over Data Streams (2002): lossy counting
 */
const peopleForEach = 50

/** Different ways to write, and terms beside it, that are told apart for one phrase. */
const writtenLimit = 4
const termsLimit = 24

export function newTally(): Tally {
  return { people: 0, documents: 0, phrases: new Map(), facets: new Map() }
}

/** Counts the documents of one person. */
export function tallyPerson(tally: Tally, id: string, documents: readonly MaskedReading[]): void {
  const said = new Map<string, SaidPhrase>()
  const facets = new Map<string, number>()
  let passageCount = 0
  for (const document of documents) {
    for (const passage of passagesOfWork(document)) {
      passageCount++
      for (const facet of new Set(passage.hits.map(facetOf))) addTo(facets, facet, 1)
      for (const seen of phrasesBeside(passage)) note(said, seen, document.reading)
    }
  }
  for (const [facet, count] of facets) addTo(tally.facets, facet, count / passageCount)
  for (const each of said.values()) fold(tally, each, id)
  tally.people++
  tally.documents += documents.length
  if (tally.people % peopleForEach === 0) forget(tally)
}

/** What one person says of a phrase. */
interface SaidPhrase {
  readonly first: SeenPhrase
  readonly reading: Reading
  readonly documents: Set<Reading>
  passages: number
  asItem: boolean
  readonly facets: Map<string, number>
  readonly terms: Map<string, { readonly place: TermPlace; inLists: boolean; inBrackets: boolean }>
}

function note(said: Map<string, SaidPhrase>, seen: SeenPhrase, reading: Reading): void {
  const { key } = seen.phrase
  const nothing = { passages: 0, asItem: false, facets: new Map(), terms: new Map() }
  const each = said.get(key) ?? { first: seen, reading, documents: new Set<Reading>(), ...nothing }
  said.set(key, each)
  each.documents.add(reading)
  each.passages++
  each.asItem ||= seen.asItem
  for (const facet of new Set(seen.near.map(({ hit }) => facetOf(hit)))) addTo(each.facets, facet, 1)
  for (const { hit, inList, inBrackets } of seen.near) {
    const { criterionId, facetId, termId } = hit
    const term = each.terms.get(keyOf(hit)) ?? {
      place: { criterionId, facetId, termId },
      inLists: false,
      inBrackets: false,
    }
    each.terms.set(keyOf(hit), { ...term, inLists: term.inLists || inList, inBrackets: term.inBrackets || inBrackets })
  }
}

/** Adds what one person says. */
function fold(tally: Tally, said: SaidPhrase, id: string): void {
  const { key } = said.first.phrase
  const count = tally.phrases.get(key) ?? newCount(key, Math.floor(tally.people / peopleForEach))
  tally.phrases.set(key, count)
  count.people++
  count.documents += said.documents.size
  count.passages += said.passages
  count.asItem += Number(said.asItem)
  const { written } = said.first
  if (count.written.has(written) || count.written.size < writtenLimit) addTo(count.written, written, 1)
  if (count.people > 1) count.example ??= { id, ...wordsAt(said.reading, said.first.phrase) }
  for (const [facet, passages] of said.facets) {
    const { people, share } = count.facets.get(facet) ?? { people: 0, share: 0 }
    count.facets.set(facet, { people: people + 1, share: share + passages / said.passages })
  }
  for (const [term, { place, inLists, inBrackets }] of said.terms) {
    const known = count.terms.get(term)
    if (known === undefined && count.terms.size >= termsLimit) continue
    const beside = known ?? { place, together: 0, inLists: 0, inBrackets: 0 }
    beside.together++
    beside.inLists += Number(inLists)
    beside.inBrackets += Number(inBrackets)
    count.terms.set(term, beside)
  }
}

function newCount(key: string, forgotten: number): PhraseCount {
  const counts = { people: 0, documents: 0, passages: 0, asItem: 0, example: null }
  return { key, forgotten, ...counts, written: new Map(), facets: new Map(), terms: new Map() }
}

function facetOf({ criterionId, facetId }: TermPlace): string {
  return `${criterionId}\n${facetId}`
}

function forget(tally: Tally): void {
  const rounds = tally.people / peopleForEach
  for (const [key, count] of tally.phrases) {
    if (count.people + count.forgotten <= rounds) tally.phrases.delete(key)
  }
}

function addTo(counts: Map<string, number>, key: string, value: number): void {
  counts.set(key, (counts.get(key) ?? 0) + value)
}
