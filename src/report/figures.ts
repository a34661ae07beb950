/** Numbers and places as a reader sees them, the same in every report format. */
import type { Assessment, RankInterval } from '../model/assessment.ts'
import type { Location } from '../model/evidence.ts'

/** What stands where there is nothing to show. */
export const NOTHING = '–'

/** Points with one decimal, 0.0 to 100.0. */
export function pointsText(points: number | null): string {
  return points === null ? NOTHING : points.toFixed(1)
}

/** A number with at most three decimals and no trailing zeros. */
export function decimal(value: number): string {
  return String(Number(value.toFixed(3)))
}

/** Ranks that more than one person holds. */
export function tiedRanks(applications: readonly Pick<Assessment, 'rank'>[]): ReadonlySet<number> {
  const seen = new Set<number>()
  const tied = new Set<number>()
  for (const { rank } of applications) {
    if (rank === null) continue
    if (seen.has(rank)) tied.add(rank)
    seen.add(rank)
  }
  return tied
}

/** A rank, with `=` where it is shared: `3=`. */
export function rankText(rank: number | null, tied: ReadonlySet<number>): string {
  if (rank === null) return NOTHING
  return tied.has(rank) ? `${rank}=` : String(rank)
}

/** The ranks that cannot be told from this one, `2–5`; empty when there is only one or none is known. */
export function intervalText(interval: RankInterval | null): string {
  return interval === null || interval.low === interval.high ? '' : `${interval.low}–${interval.high}`
}

/** Where words stand: `p2:14` is page 2, line 14; `l.14` is line 14 of a format without pages; `–` when unknown. */
export function placeText({ page, line }: Pick<Location, 'page' | 'line'>): string {
  if (page !== null) return line === null ? `p${page}` : `p${page}:${line}`
  return line === null ? NOTHING : `l.${line}`
}

/** The last part of a path: `ada/cv.pdf` → `cv.pdf`. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1) || path
}

/** A count with its noun: `1 page`, `2 pages`. */
export function countText(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
