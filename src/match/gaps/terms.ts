/** Terms that do no work in a batch: never found, found in everybody, or mostly refused. */
import type { Evidence } from '../../model/evidence.ts'
import type { CommonTerm, GapExample, Gaps, RefusedTerm, TermPlace } from '../../model/gaps.ts'
import { keyword } from '../matchers/keyword.ts'
import { keyOf } from './concepts.ts'

/** Share of people from which a term tells nobody apart, and how many people a batch has at least to say so. */
const everybodyShare = 0.9
const batchLimit = 5

/** Share of hits that did not count from which a term's rules should be looked at, and hits at least. */
const refusedShare = 0.5
const hitsLimit = 3

interface TermCount {
  readonly place: TermPlace
  people: number
  affirmed: number
  readonly refused: { rejected: number; negated: number; hoped: number; other: number }
  /** The first that did not count. */
  example: (GapExample & { readonly note: string }) | null
}

export type TermTally = ReadonlyMap<string, TermCount>

/** Every term at nothing. */
export function newTermTally(places: readonly TermPlace[]): TermTally {
  return new Map(
    places.map((place) => [
      keyOf(place),
      { place, people: 0, affirmed: 0, refused: { rejected: 0, negated: 0, hoped: 0, other: 0 }, example: null },
    ]),
  )
}

/** Counts the evidence of one person. */
export function tallyTerms(tally: TermTally, id: string, evidence: readonly Evidence[]): void {
  const had = new Set<TermCount>()
  for (const piece of evidence) {
    const count = countOf(tally, piece)
    if (count === undefined) continue
    if (piece.polarity === 'affirmed') {
      count.affirmed++
      had.add(count)
      continue
    }
    count.refused[piece.polarity]++
    count.example ??= { id, location: piece.location, quote: piece.quote, note: piece.note }
  }
  for (const count of had) count.people++
}

function countOf(tally: TermTally, { kind, criterionId, facetId, termId }: Evidence): TermCount | undefined {
  return kind !== keyword.kind || termId === null ? undefined : tally.get(keyOf({ criterionId, facetId, termId }))
}

/** In the order of the rubric; the common and the refused by how many. */
export function termGaps(tally: TermTally, people: number): Pick<Gaps, 'neverFound' | 'ofEverybody' | 'refused'> {
  const counts = [...tally.values()]
  return {
    neverFound: counts.filter((count) => hitsOf(count) === 0).map(({ place }) => place),
    ofEverybody: counts.flatMap((count) => common(count, people)).toSorted((a, b) => b.people - a.people),
    refused: counts.flatMap(mostlyRefused).toSorted((a, b) => b.hits - a.hits),
  }
}

function common({ place, people }: TermCount, all: number): CommonTerm[] {
  return all >= batchLimit && people >= everybodyShare * all ? [{ ...place, people }] : []
}

function mostlyRefused(count: TermCount): RefusedTerm[] {
  const hits = hitsOf(count)
  if (count.example === null || hits < hitsLimit || (hits - count.affirmed) / hits < refusedShare) return []
  const { note, ...example } = count.example
  return [{ ...count.place, hits, ...count.refused, note, example }]
}

function hitsOf({ affirmed, refused }: TermCount): number {
  return affirmed + refused.rejected + refused.negated + refused.hoped + refused.other
}
