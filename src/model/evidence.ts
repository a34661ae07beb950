/** A piece of evidence: words in a document that speak for (or against) a criterion, and where they stand. */
import type { BBox, SectionKind, TextRange } from './document.ts'
import type { Level } from './rubric.ts'

/** Only affirmed evidence counts; the rest is kept and shown with its reason. */
export type Polarity = 'affirmed' | 'negated' | 'hoped' | 'other' | 'rejected'

export interface Location {
  readonly path: string
  /** Null in formats without pages. */
  readonly page: number | null
  readonly line: number | null
  readonly section: SectionKind | null
  readonly range: TextRange
  /** One per line touched; empty where the format has no positions. */
  readonly boxes: readonly BBox[]
}

/** UTF-16 units that a quote has on either side, but where the document begins or ends. */
export const quoteContext = 48

/** W3C Web Annotation, TextQuoteSelector: `exact` is the text at the range; up to 48 characters either side. */
export interface Quote {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

/** Months from the year 0, both included: 12 × year + month - 1. */
export interface MonthSpan {
  readonly first: number
  readonly last: number
}

export interface Evidence {
  readonly criterionId: string
  readonly facetId: string
  /** The concept; null where the kind of evidence has none. */
  readonly termId: string | null
  readonly kind: string
  /** What the hit proves if it is affirmed: 1 to 3. */
  readonly level: Level
  readonly polarity: Polarity
  /** What it counts, 0 to 1: the weight of its term, or a similarity. */
  readonly strength: number
  /** Why this level, this polarity, and which rule let it in; for a person to read. */
  readonly note: string
  /** When it was, if it stands in a dated entry; told in reports by the note. */
  readonly months: MonthSpan | null
  readonly location: Location
  readonly quote: Quote
}
