/** What columns, tables and margins need to know of a segment. */
import type { Segment } from './segments.ts'

export interface Placed extends Pick<Segment, 'bbox' | 'baseline' | 'sizePt' | 'order'> {
  readonly spans: readonly { readonly text: string }[]
}

export function rowCount(segments: readonly Placed[]): number {
  return new Set(segments.map((segment) => Math.round(segment.baseline / 4))).size
}
