/** What reports say of the evidence for one criterion, made once: a criterion may carry it, and readers may not notice. */

import type { CriterionScore } from './assessment.ts'
import type { DeflatedRun } from './deflated.ts'
import type { Evidence, Location } from './evidence.ts'

/** Text that stands in reports as it is, deflated; it depends on the evidence alone, and on no weight. */
export interface ReadyTexts {
  /** Of report.json: the keys `facets` and `evidence` with their values, on one line, without braces around them. */
  readonly findings: DeflatedRun
  /** Of report.json: what stands below the points in the explanation, as an array. */
  readonly reasons: DeflatedRun
  /** Of evidence.csv: a row a piece. */
  readonly rows: DeflatedRun
}

/** What tables show of a piece of evidence. */
export interface BriefEvidence extends Pick<Evidence, 'level' | 'strength' | 'quote'> {
  readonly location: Pick<Location, 'path' | 'page' | 'line' | 'section'>
}

/** The pieces that tables show; null where nothing affirmed was found. */
export interface BestPieces {
  /** First in reading order. */
  readonly first: BriefEvidence | null
  /** That promises most of the person. */
  readonly mostPromising: BriefEvidence | null
}

/** What was found of something, but without a date where the rubric asks for one. */
export interface Undated {
  /** The criterion as a whole. */
  readonly criterion: boolean
  /** Labels of its facets. */
  readonly facets: readonly string[]
}

export interface ReadyMade {
  /** The first line of the explanation. */
  readonly description: string
  readonly undated: Undated
  texts(): ReadyTexts
  best(): BestPieces
}

/** A symbol: JSON and `structuredClone` pass it over. */
const readyMade = Symbol('ready-made')

export function readyMadeOf(criterion: CriterionScore): ReadyMade | null {
  return (criterion as { readonly [readyMade]?: ReadyMade })[readyMade] ?? null
}

/** Gives a criterion what was made of it before. */
export function attachReadyMade(criterion: CriterionScore, made: ReadyMade): void {
  Object.defineProperty(criterion, readyMade, { value: made })
}
