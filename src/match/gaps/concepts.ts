/** Where the terms of a rubric stand in a document, and in which passages they counted. */
import type { Evidence, Location, Quote } from '../../model/evidence.ts'
import type { TermPlace } from '../../model/gaps.ts'
import type { Rubric } from '../../model/rubric.ts'
import { compileTerms } from '../keyword/compile.ts'
import { lookUp } from '../keyword/lexicon.ts'
import type { TermsOptions } from '../keyword/term-schema.ts'
import { locate, quote } from '../locate.ts'
import { keyword } from '../matchers/keyword.ts'
import { firstFrom, type Reading } from '../reading.ts'

/** A term of the rubric with what the look-up needs. */
export interface Source {
  readonly criterionId: string
  readonly facetId: string
  readonly options: TermsOptions
}

/** Words of a document that some term covers. */
export interface Hit extends TermPlace {
  /** Half-open, into `Reading.tokens`. */
  readonly start: number
  readonly end: number
  /** Whether the term counted in that passage. */
  readonly counted: boolean
}

/** The lists of terms in a rubric. */
export function termSources(rubric: Rubric): Source[] {
  return rubric.criteria.flatMap((criterion) =>
    criterion.facets.flatMap((facet) =>
      facet.sources
        .filter((source) => source.kind === keyword.kind)
        .map((source) => ({ criterionId: criterion.id, facetId: facet.id, options: source.options as TermsOptions })),
    ),
  )
}

/** Every term of a list, in order. */
export function termsOf({ criterionId, facetId, options }: Source): TermPlace[] {
  return options.map((entry) => ({ criterionId, facetId, termId: typeof entry === 'string' ? entry : entry.term }))
}

/** Every place where a term stands, whether or not it counted, in the order of the text. */
export function hitsIn(reading: Reading, sources: readonly Source[], evidence: readonly Evidence[]): Hit[] {
  const counted = countedIn(reading, evidence)
  const hits = sources.flatMap(({ criterionId, facetId, options }) =>
    lookUp(compileTerms(options).lexicon, reading, 0, reading.tokens.length).map(({ owner, start, end }) => {
      const place = { criterionId, facetId, termId: owner.id }
      return { ...place, start, end, counted: counted.has(keyIn(reading.passageOfToken[start] ?? -1, place)) }
    }),
  )
  return hits.toSorted((a, b) => a.start - b.start || b.end - a.end)
}

/** The passages in which each term counted: a sentence that says it twice has one piece of evidence. */
function countedIn(reading: Reading, evidence: readonly Evidence[]): ReadonlySet<string> {
  return new Set(
    evidence.flatMap(({ polarity, kind, criterionId, facetId, termId, location }) => {
      if (polarity !== 'affirmed' || kind !== keyword.kind || termId === null) return []
      const token = firstFrom(reading.tokens, reading.normalized.fromOriginal(location.range.start))
      return [keyIn(reading.passageOfToken[token] ?? -1, { criterionId, facetId, termId })]
    }),
  )
}

function keyIn(passage: number, place: TermPlace): string {
  return `${passage}\n${keyOf(place)}`
}

/** One string for each term of a rubric. */
export function keyOf({ criterionId, facetId, termId }: TermPlace): string {
  return `${criterionId}\n${facetId}\n${termId}`
}

/** Tokens of a document as a place to look at, with the words there. */
export function wordsAt(
  { document, normalized, tokens }: Reading,
  { start, end }: { readonly start: number; readonly end: number },
): { readonly location: Location; readonly quote: Quote } {
  const from = tokens[start]?.start ?? 0
  const range = normalized.toOriginal({ start: from, end: tokens[end - 1]?.end ?? from })
  return { location: locate(document, range), quote: quote(document, range) }
}
