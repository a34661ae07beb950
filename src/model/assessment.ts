/** What one application is worth against a rubric, with the whole sum. */
import type { DocumentRole } from './application.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { ReaderId } from './document.ts'
import type { Evidence, Location } from './evidence.ts'
import type { Importance, Level } from './rubric.ts'
import type { FacetSearch } from './search.ts'

/** Reading order, not a verdict: nothing rejects, and `unread` is never a zero. */
export type Band = 'strong' | 'possible' | 'weak' | 'unread'

/** A value and the values it was made of, as Lucene explains a score. */
export interface Explanation {
  readonly value: number
  readonly description: string
  readonly details: readonly Explanation[]
}

export interface FacetScore {
  readonly id: string
  readonly label: string
  readonly level: Level
  /** 0 to 1. */
  readonly score: number
}

export interface CriterionScore {
  readonly id: string
  readonly label: string
  readonly importance: Importance
  readonly weight: number
  readonly level: Level
  /** 0 to 1; rises with level and, inside a level, with breadth. */
  readonly score: number
  /** Its part of the application's points. */
  readonly points: number
  readonly facets: readonly FacetScore[]
  readonly evidence: readonly Evidence[]
  readonly explanation: Explanation
}

export interface ReadDocument {
  readonly path: string
  readonly container: string | null
  readonly role: DocumentRole
  readonly mediaType: string | null
  readonly sha256: string
  readonly reader: ReaderId | null
  readonly language: string | null
  /** Count of pages; null in formats without pages. */
  readonly pages: number | null
  /** UTF-16 units of text. */
  readonly characters: number
}

export interface GateResult {
  readonly criterionId: string
  readonly met: boolean
}

/** Something a person should look at; it never moves a score. */
export interface Flag {
  readonly code: string
  readonly message: string
  readonly location: Location | null
}

/** Ranks that cannot be told from this one; 1 is best. */
export interface RankInterval {
  readonly low: number
  readonly high: number
  /** 0 to 1. */
  readonly confidence: number
}

/** One application's result. `rank`, `rankInterval` and `topK` are null until ranked, and stay so when unread. */
export interface Assessment {
  readonly id: string
  readonly name: string
  readonly rank: number | null
  readonly rankInterval: RankInterval | null
  /** k → probability to be among the first k. */
  readonly topK: Readonly<Record<string, number>> | null
  /** 0 to 100; null when unread. */
  readonly points: number | null
  readonly band: Band
  readonly documents: readonly ReadDocument[]
  readonly gates: readonly GateResult[]
  readonly criteria: readonly CriterionScore[]
  readonly flags: readonly Flag[]
  /** What was looked for and what almost counted; null (and left out of the JSON) unless it was asked for. */
  readonly searches: readonly FacetSearch[] | null
  readonly diagnostics: readonly Diagnostic[]
}
