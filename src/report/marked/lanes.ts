/** Marks that meet on a page: which of them are drawn, and which part of the height each has. */
import type { TextRange } from '../../model/document.ts'
import type { Mark } from '../../model/marking.ts'

export interface Placed {
  /** Of the rubric, from 0. */
  readonly criterionIndex: number
  readonly look: Mark['look']
  readonly range: TextRange
}

/**
 * One mark is enough for a name within a name of the same criterion: two would make it dark. And words that count for one term
 * are not struck because another of that criterion does not take them.
 */
export function swallows(outer: Placed, inner: Placed): boolean {
  if (outer === inner || outer.look === 'passage' || outer.criterionIndex !== inner.criterionIndex) return false
  const isWithin = outer.range.start <= inner.range.start && inner.range.end <= outer.range.end
  return isWithin && (outer.look === inner.look || (outer.look === 'words' && inner.look === 'dim'))
}

/** Where words speak for several criteria, each has a stripe, so that no color is a mixture of two; from 0, of so many. */
export function stripeOf(placed: Placed, all: readonly Placed[]): { readonly index: number; readonly count: number } {
  if (placed.look === 'passage') return { index: 0, count: 1 }
  const rivals = all.filter(
    ({ look, range }) => look !== 'passage' && range.start < placed.range.end && range.end > placed.range.start,
  )
  const keys = [...new Set(rivals.map(stripeKey))].toSorted((a, b) => a - b)
  return { index: keys.indexOf(stripeKey(placed)), count: keys.length }
}

/** What counts above what does not, by criterion. */
function stripeKey({ look, criterionIndex }: Placed): number {
  return look === 'dim' ? Number.POSITIVE_INFINITY : criterionIndex
}
