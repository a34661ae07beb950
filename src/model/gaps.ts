/** What a batch of applications says about the rubric: terms that do no work, and words that no term covers. */
import type { Location, Quote } from './evidence.ts'

/** A term of the rubric, by its place there. */
export interface TermPlace {
  readonly criterionId: string
  readonly facetId: string
  readonly termId: string
}

/** Words of the batch with where one person writes them. */
export interface GapExample {
  /** The application. */
  readonly id: string
  readonly location: Location
  readonly quote: Quote
}

/** A criterion (`facetId` is null) or facet for which nothing counted in anybody. */
export interface UnmetPart {
  readonly criterionId: string
  readonly facetId: string | null
  readonly label: string
}

/** A term that this many people have. */
export interface CommonTerm extends TermPlace {
  readonly people: number
}

/** A term whose hits mostly did not count. */
export interface RefusedTerm extends TermPlace {
  /** Passages in which it stands. */
  readonly hits: number
  /** Of these, by the rules of the term or as stuffing. */
  readonly rejected: number
  readonly negated: number
  readonly hoped: number
  /** About somebody else. */
  readonly other: number
  /** Why the example did not count. */
  readonly note: string
  readonly example: GapExample
}

/** Words that look like a term with a slip of the pen. */
export interface MisspelledTerm extends TermPlace {
  readonly words: string
  /** The term or alias as the rubric writes it. */
  readonly meant: string
  readonly people: number
  readonly example: GapExample
}

/**
 * How words that no term covers stand to a term: in the same passages, next to it in lists, or one right before or after
 * the other in brackets (`magnetoencephalography (MEG)`).
 */
export type Nearness = 'passage' | 'list' | 'brackets'

/** Words that many people write near evidence and that no term covers. */
export interface UncoveredWords {
  /** As most often written. */
  readonly words: string
  readonly people: number
  readonly documents: number
  /** Passages: sentences, bullets, list lines, entries. */
  readonly passages: number
  readonly nearness: Nearness
  /** The term beside which it stands most often. */
  readonly beside: TermPlace
  /** People who write it there. */
  readonly together: number
  /** Dunning's log-likelihood ratio of standing beside evidence of that term's facet; 3.8 is one in twenty by chance. */
  readonly logLikelihood: number
  readonly example: GapExample
}

export interface Gaps {
  /** Applications and documents that could be read. */
  readonly people: number
  readonly documents: number
  readonly unmet: readonly UnmetPart[]
  /** In nobody's documents, counted or not. */
  readonly neverFound: readonly TermPlace[]
  /** Of (nearly) everybody: they tell nobody apart. */
  readonly ofEverybody: readonly CommonTerm[]
  readonly refused: readonly RefusedTerm[]
  readonly misspelled: readonly MisspelledTerm[]
  /** The most telling first. */
  readonly uncovered: readonly UncoveredWords[]
}
