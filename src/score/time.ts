/** How long, until when and in how many roles a concept was used, from its dates. Time is scored where the rubric asks. */
import type { Evidence } from '../model/evidence.ts'

export interface Usage {
  /** Months in which it was used, each counted once; at least 1. */
  readonly monthCount: number
  /** Year of the last of them. */
  readonly lastYear: number
}

/** Levels from which a concept was used; a mention in a dated entry is none. */
const usedFrom = 2

/** Of the evidence of one concept; null when none of what counts as use is dated. Roles that overlap count once. */
export function usageOf(evidence: readonly Evidence[]): Usage | null {
  const spans = evidence
    .filter(isUse)
    .flatMap(({ months }) => (months === null ? [] : [months]))
    .toSorted((a, b) => a.first - b.first)
  if (spans.length === 0) return null
  let monthCount = 0
  let counted = Number.NEGATIVE_INFINITY
  for (const { first, last } of spans) {
    monthCount += Math.max(0, last - Math.max(first, counted + 1) + 1)
    counted = Math.max(counted, last)
  }
  return { monthCount, lastYear: Math.floor(counted / 12) }
}

/**
 * Roles in which something was used: distinct periods of dated roles, projects and degrees, but no more of them than years of
 * use, since six projects of one term are one stretch of work. Need not be whole.
 */
export function roleCountOf(evidence: readonly Evidence[]): number {
  const spans = evidence.filter(isUse).flatMap(({ months }) => (months === null ? [] : [months]))
  const periodCount = new Set(spans.map(({ first, last }) => `${first}-${last}`)).size
  return Math.min(periodCount, (usageOf(evidence)?.monthCount ?? 0) / 12)
}

/** Whether a piece says that something was used, dated or not. */
export function isUse({ polarity, level }: Evidence): boolean {
  return polarity === 'affirmed' && level >= usedFrom
}

/** `, 38 months, last 2023`; empty without dates. */
export function usageText(usage: Usage | null): string {
  return usage === null ? '' : `, ${usageWords(usage)}`
}

/** `38 months, last 2023`. */
export function usageWords({ monthCount, lastYear }: Usage): string {
  return `${monthCount} ${monthCount === 1 ? 'month' : 'months'}, last ${lastYear}`
}
