/** What a rubric says, after it was checked: plain data that every later stage reads. */

import type { YearMonth } from './document.ts'

/** The four levels of every criterion: 0 none found, 1 mentioned, 2 used, 3 demonstrated. */
export type Level = 0 | 1 | 2 | 3

export const LEVEL_NAMES = ['none found', 'mentioned', 'used', 'demonstrated'] as const

export type Importance = 'required' | 'favorable'

/**
 * How facets make a criterion: `any` takes the best facet, `all` the weakest, `at-least` the n-th best,
 * `together` counts the evidence of all facets toward one level, `mean` weighs their scores.
 */
export type Combine =
  | { readonly how: 'any' | 'all' | 'mean' | 'together' }
  | { readonly how: 'at-least'; readonly count: number }

/** How much evidence makes each level: sums of concept weights, each at least 0.1. Index 0 is level 1. */
export type Enough = readonly [mentioned: number, used: number, demonstrated: number]

/** One kind of evidence that a facet looks for; the matcher of that kind knows its options. */
export interface EvidenceSource {
  readonly kind: string
  readonly options: unknown
}

/**
 * How long and how lately something must have been used. Dated use that falls short of it proves a mention; what has no
 * dates is not lowered, since nobody knows.
 */
export interface TimeAsked {
  /** Months of dated use at least; null where it is not asked. */
  readonly months: number | null
  /** Used in one of so many years before that of the rubric's `as-of`; null where it is not asked. */
  readonly recency: { readonly years: number; readonly asOf: number } | null
}

/** `24 months, within 5 years of 2026`, or `nothing`; for a person to read. */
export function timeAskedText(time: TimeAsked | null): string {
  if (time === null) return 'nothing'
  const { months, recency } = time
  return [
    ...(months === null ? [] : [`${months} months`]),
    ...(recency === null
      ? []
      : [`within ${recency.years} ${recency.years === 1 ? 'year' : 'years'} of ${recency.asOf}`]),
  ].join(', ')
}

export interface Facet {
  readonly id: string
  readonly label: string
  /** Words of the posting that it comes from. */
  readonly posting: readonly string[]
  /** Relative, above 0, 1 by default: what a piece of its evidence counts in `together` and `mean`. */
  readonly weight: number
  /** Counts only beside evidence of a facet of the criterion that is not supporting. */
  readonly supporting: boolean
  readonly enough: Enough
  /** Asked of the evidence of this facet; null where nothing is. */
  readonly time: TimeAsked | null
  readonly sources: readonly EvidenceSource[]
}

export interface Criterion {
  readonly id: string
  readonly label: string
  readonly importance: Importance
  /** Relative, above 0, 1 by default. */
  readonly weight: number
  /** Why the weight differs from the others; null where it does not. */
  readonly rationale: string | null
  readonly posting: readonly string[]
  /** What each level means for this criterion, in the words of the rubric's author. */
  readonly anchors: readonly [string, string, string, string]
  readonly combine: Combine
  readonly enough: Enough
  /** Asked of the evidence of all facets together; null where nothing is. */
  readonly time: TimeAsked | null
  readonly facets: readonly Facet[]
}

/** Cut scores: points from which a band begins, 0 to 100, strong above possible. */
export interface Bands {
  readonly strong: number
  readonly possible: number
}

/** A level that a required criterion must reach, else the band is at most `cap`. */
export interface Gate {
  readonly criterionId: string
  readonly level: Level
  readonly cap: 'possible' | 'weak'
}

export interface Rubric {
  readonly id: string
  readonly title: string
  readonly path: string
  /** Hex digest of the rubric file's bytes. */
  readonly sha256: string
  /** The day that stands for now, since points never depend on the day of the run; null where the rubric names none. */
  readonly asOf: YearMonth | null
  readonly criteria: readonly Criterion[]
  readonly bands: Bands
  readonly gates: readonly Gate[]
}
