/** Segments of one region → printed lines from top to bottom. */
import type { RawLine, RawSpan } from '../contract.ts'
import { logicalOrder } from './logical-order.ts'
import { type Direction, directionOf, isRightToLeft } from './script.ts'
import { isBulletSign, type Segment, type SegmentSpan, spaceGap, splitGap, union } from './segments.ts'

/** Rows above a segment that are looked at: more do not overlap each other on any page that can be read. */
const nearRows = 48

/** Joins what stands on one baseline, in the direction of its script, and orders the lines downward. */
export function linesOf(region: readonly Segment[]): RawLine[] {
  const rows: Row[] = []
  for (const segment of region.toSorted((a, b) => a.baseline - b.baseline || a.bbox.x0 - b.bbox.x0)) {
    const row = rows.slice(-nearRows).findLast((each) => isSameRow(each, segment))
    if (row === undefined) rows.push({ segments: [segment], anchor: segment, end: segment.bbox.x1 })
    else {
      row.segments.push(segment)
      row.end = Math.max(row.end, segment.bbox.x1)
      if (segment.sizePt > row.anchor.sizePt) row.anchor = segment
    }
  }
  const direction = directionOf(region.flatMap(textsOf))
  return rows.map(({ segments }) => toLine(segments, direction))
}

interface Row {
  readonly segments: Segment[]
  /** The largest: its baseline is the row's. */
  anchor: Segment
  /** The right edge, in points. */
  end: number
}

function textsOf({ spans }: Segment): string[] {
  return spans.map((span) => span.text)
}

function isSameRow({ segments, anchor, end }: Row, segment: Segment): boolean {
  const size = Math.max(anchor.sizePt, segment.sizePt)
  if (Math.abs(segment.baseline - anchor.baseline) > 0.4 * size) return false
  const { x0, x1 } = segment.bbox
  if (end <= x0 + 0.5 * size) return true
  return segments.every((each) => each.bbox.x1 <= x0 + 0.5 * size || x1 <= each.bbox.x0 + 0.5 * size)
}

function toLine(row: readonly Segment[], direction: Direction): RawLine {
  const ordered = row.toSorted((a, b) => a.bbox.x0 - b.bbox.x0)
  const isPlain = direction === 'left-to-right' && !row.some((segment) => textsOf(segment).some(isRightToLeft))
  const cells = isPlain ? ordered.map((segment) => segment.spans) : cellsInOrder(ordered, direction)
  const spans = cells.flatMap((cell, index): RawSpan[] =>
    cell.map((span, position) => (index > 0 && position === 0 ? { ...span, text: ` ${span.text}` } : span)),
  )
  return {
    spans: closeLetterSpacing(spans),
    bbox: ordered.map((segment) => segment.bbox).reduce(union),
    number: null,
    starts: null,
    headingLevel: null,
  }
}

/** What a wide gap parts is read by itself, the rightmost first where the text runs that way. */
function cellsInOrder(row: readonly Segment[], direction: Direction): SegmentSpan[][] {
  const base = direction === 'right-to-left' ? direction : directionOf(row.flatMap(textsOf))
  const cells = cellsOf(row)
  const inOrder = base === 'right-to-left' ? cells.toReversed() : cells
  return inOrder.map((cell) => (cell.some(({ text }) => isRightToLeft(text)) ? logicalOrder(cell, base) : cell))
}

/** Segments that touch were painted apart for their script or font only. */
function cellsOf(row: readonly Segment[]): SegmentSpan[][] {
  const cells: SegmentSpan[][] = []
  let previous: Segment | null = null
  for (const segment of row) {
    const cell = cells.at(-1)
    const gap = segment.bbox.x0 - (previous?.bbox.x1 ?? Number.NEGATIVE_INFINITY)
    const isApart = gap > splitGap * segment.sizePt || isBullet(segment) || (previous !== null && isBullet(previous))
    if (cell === undefined || isApart) cells.push([...segment.spans])
    else cell.push(...(gap > spaceGap * segment.sizePt ? spaceBefore(segment, gap) : []), ...segment.spans)
    previous = segment
  }
  return cells
}

function isBullet(segment: Segment): boolean {
  return isBulletSign(textsOf(segment).join(''))
}

function spaceBefore({ spans, bbox }: Segment, width: number): SegmentSpan[] {
  const [first] = spans
  return first === undefined
    ? []
    : [{ text: ' ', bbox: { ...bbox, x0: bbox.x0 - width, x1: bbox.x0 }, font: first.font }]
}

/** `E D U C A T I O N`, typed with spaces, is one word; two spaces and more part words. */
function closeLetterSpacing(spans: readonly RawSpan[]): RawSpan[] {
  const text = spans.map((span) => span.text).join('')
  if (!/^\s*(?:[\p{L}&]\s+){3,}[\p{L}&]\s*$/u.test(text)) return [...spans]
  return spans.map((span) => ({ ...span, text: span.text.replace(/(?<=\S) (?=\S)/g, '').replace(/\s{2,}/g, ' ') }))
}
