/** For each facet what was looked for in one application, and what almost counted. None of it scores. */
import type { Background } from '../../model/background.ts'
import type { Evidence, Quote } from '../../model/evidence.ts'
import type { EvidenceSource, Facet, Rubric } from '../../model/rubric.ts'
import type { FacetSearch, NearMiss } from '../../model/search.ts'
import type { EntriesOptions } from '../entries-schema.ts'
import { looksLike } from '../keyword/near-words.ts'
import type { TermsOptions } from '../keyword/term-schema.ts'
import type { LikeOptions } from '../like-schema.ts'
import { locate, quote } from '../locate.ts'
import { entries } from '../matchers/entries.ts'
import { keyword } from '../matchers/keyword.ts'
import { tfidf } from '../matchers/tfidf.ts'
import type { Reading } from '../reading.ts'
import { lessAlike } from './less-alike.ts'
import { wrongCase } from './wrong-case.ts'

/** A document and what was found in it; `withHidden` is the evidence if its hidden text were visible, null without any. */
export interface SearchedDocument {
  readonly reading: Reading
  readonly evidence: readonly Evidence[]
  readonly withHidden: readonly Evidence[] | null
}

/** Passages less alike and hidden concepts told for each facet. */
const lessAlikeTold = 2
const hiddenTold = 5

/** Every facet in the order of the rubric. */
export function facetSearches(
  rubric: Rubric,
  documents: readonly SearchedDocument[],
  background: Background,
): FacetSearch[] {
  return rubric.criteria.flatMap((criterion) =>
    criterion.facets.map((facet) => {
      const own = documents.map((each) => ofFacet(each, criterion.id, facet.id))
      return {
        criterionId: criterion.id,
        facetId: facet.id,
        documents: documents.length,
        ...lookedFor(facet),
        nearMisses: nearMissesOf(facet, own, background),
      }
    }),
  )
}

function ofFacet({ reading, evidence, withHidden }: SearchedDocument, criterionId: string, facetId: string) {
  const isOwn = (piece: Evidence) => piece.criterionId === criterionId && piece.facetId === facetId
  return { reading, evidence: evidence.filter(isOwn), withHidden: withHidden?.filter(isOwn) ?? null }
}

function lookedFor({ sources }: Facet): Pick<FacetSearch, 'terms' | 'texts' | 'sections'> {
  return {
    terms: optionsOf<TermsOptions>(sources, keyword.kind).flatMap((terms) =>
      terms.map((entry) => (typeof entry === 'string' ? entry : entry.term)),
    ),
    texts: optionsOf<LikeOptions>(sources, tfidf.kind).flat(),
    sections: optionsOf<EntriesOptions>(sources, entries.kind).flatMap((each) =>
      each.flatMap((entry) => entry.sections),
    ),
  }
}

/** The options of a facet's sources of one kind, which its matcher has checked. */
function optionsOf<Options>(sources: readonly EvidenceSource[], kind: string): Options[] {
  return sources.filter((source) => source.kind === kind).map((source) => source.options as Options)
}

function nearMissesOf(facet: Facet, documents: readonly SearchedDocument[], background: Background): NearMiss[] {
  const words = optionsOf<TermsOptions>(facet.sources, keyword.kind).flatMap((terms) =>
    documents.flatMap(({ reading }) => [...wrongCase(terms, reading), ...misspelled(terms, reading, background)]),
  )
  const passages = optionsOf<LikeOptions>(facet.sources, tfidf.kind).flatMap((texts) =>
    documents.flatMap((document) => notCounted(texts, document, background)),
  )
  const mostAlike = passages.toSorted((a, b) => b.similarity - a.similarity).slice(0, lessAlikeTold)
  const hidden = documents.flatMap(hiddenEvidence).slice(0, hiddenTold)
  return [
    ...words,
    ...mostAlike.map(({ passage: _, similarity: __, ...nearMiss }) => nearMiss),
    ...hidden.map((piece) => ({
      kind: 'hidden' as const,
      termId: piece.termId,
      note: 'in text that nobody sees',
      location: piece.location,
      quote: piece.quote,
    })),
  ]
}

/** Hidden text stands behind the visible. */
function hiddenEvidence({ reading, withHidden }: SearchedDocument): Evidence[] {
  const { length } = reading.document.text
  return (withHidden ?? [])
    .filter(({ polarity, location }) => polarity === 'affirmed' && location.range.start > length)
    .map((piece) => ({ ...piece, quote: quoteFrom(length + 1, piece) }))
}

/** The quote without what stands before `start`. */
function quoteFrom(start: number, { location, quote: { exact, prefix, suffix } }: Evidence): Quote {
  const kept = Math.min(prefix.length, location.range.start - start)
  return { exact, prefix: prefix.slice(prefix.length - kept), suffix }
}

function misspelled(terms: TermsOptions, reading: Reading, background: Background): NearMiss[] {
  const { document, normalized, tokens } = reading
  return looksLike(terms, reading, background).map(({ termId, written, start, end }) => {
    const from = tokens[start]?.start ?? 0
    const range = normalized.toOriginal({ start: from, end: tokens[end - 1]?.end ?? from })
    const note = `looks like "${written}"; only what is written so counts`
    return { kind: 'looks-like', termId, note, location: locate(document, range), quote: quote(document, range) }
  })
}

/** Passages in which something else counts for the facet are no near miss. */
function notCounted(texts: LikeOptions, { reading, evidence }: SearchedDocument, background: Background) {
  const counted = evidence.filter(({ polarity }) => polarity === 'affirmed').map(({ location }) => location.range.start)
  return lessAlike(texts, reading, background).filter(
    ({ location: { range } }) => !counted.some((start) => start >= range.start && start < range.end),
  )
}
