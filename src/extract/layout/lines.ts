/** Segments of one region → printed lines from top to bottom. */
import type { RawLine, RawSpan } from '../contract.ts'
import { type Segment, union } from './segments.ts'

/** Joins what stands on one baseline, left to right, and orders the lines downward. */
export function linesOf(region: readonly Segment[]): RawLine[] {
  const rows: Segment[][] = []
  for (const segment of region.toSorted((a, b) => a.baseline - b.baseline || a.bbox.x0 - b.bbox.x0)) {
    const row = rows.findLast((each) => isSameRow(each, segment))
    if (row === undefined) rows.push([segment])
    else row.push(segment)
  }
  return rows.map(toLine)
}

/** Only the last rows are near: rows come sorted by baseline. */
function isSameRow(row: readonly Segment[], segment: Segment): boolean {
  const anchor = row.reduce((a, b) => (b.sizePt > a.sizePt ? b : a))
  const size = Math.max(anchor.sizePt, segment.sizePt)
  if (Math.abs(segment.baseline - anchor.baseline) > 0.4 * size) return false
  return row.every(
    (each) => each.bbox.x1 <= segment.bbox.x0 + 0.5 * size || segment.bbox.x1 <= each.bbox.x0 + 0.5 * size,
  )
}

function toLine(row: readonly Segment[]): RawLine {
  const ordered = row.toSorted((a, b) => a.bbox.x0 - b.bbox.x0)
  const spans = ordered.flatMap((segment, index): RawSpan[] =>
    segment.spans.map((span, position) => (index > 0 && position === 0 ? { ...span, text: ` ${span.text}` } : span)),
  )
  return {
    spans: closeLetterSpacing(spans),
    bbox: ordered.map((segment) => segment.bbox).reduce(union),
    number: null,
    starts: null,
    headingLevel: null,
  }
}

/** `E D U C A T I O N`, typed with spaces, is one word; two spaces and more part words. */
function closeLetterSpacing(spans: readonly RawSpan[]): RawSpan[] {
  const text = spans.map((span) => span.text).join('')
  if (!/^\s*(?:[\p{L}&]\s+){3,}[\p{L}&]\s*$/u.test(text)) return [...spans]
  return spans.map((span) => ({ ...span, text: span.text.replace(/(?<=\S) (?=\S)/g, '').replace(/\s{2,}/g, ' ') }))
}
