/** What was looked for in one application and what almost counted: for `explain`, since it is too much for every report. */
import type { Location, Quote } from './evidence.ts'

/**
 * Words that are no evidence and look like it: an acronym in small letters, one letter away from a term, a passage less
 * alike than it takes, or in text that nobody sees.
 */
export type NearMissKind = 'wrong-case' | 'looks-like' | 'less-alike' | 'hidden'

export interface NearMiss {
  readonly kind: NearMissKind
  /** The concept; null where the kind of evidence has none. */
  readonly termId: string | null
  /** Why it did not count; for a person to read. */
  readonly note: string
  /** Hidden text has its page and no line. */
  readonly location: Location
  readonly quote: Quote
}

/** One facet: what was looked for, in how many documents, and what almost counted. */
export interface FacetSearch {
  readonly criterionId: string
  readonly facetId: string
  /** Documents that could be read. */
  readonly documents: number
  /** Concepts by the rubric's names, aliases not told. */
  readonly terms: readonly string[]
  /** Texts with which passages are compared. */
  readonly texts: readonly string[]
  /** Kinds of section whose entries count. */
  readonly sections: readonly string[]
  readonly nearMisses: readonly NearMiss[]
}
