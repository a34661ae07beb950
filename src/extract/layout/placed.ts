/** What columns, tables and margins need to know of a segment. */
import type { Segment } from './segments.ts'

export type Placed = Pick<Segment, 'bbox' | 'baseline' | 'sizePt' | 'order'>

export function rowCount(segments: readonly Placed[]): number {
  return new Set(segments.map((segment) => Math.round(segment.baseline / 4))).size
}
