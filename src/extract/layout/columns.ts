/** Segments of a page → regions in reading order: columns where there are columns, rows where there are rows. */
import type { BBox } from '../../model/document.ts'
import { median } from './median.ts'
import { type Placed, rowCount } from './placed.ts'
import { union } from './segments.ts'
import { gridRows, haveTallCells, tableCellsOf, tableRows } from './table-cells.ts'

/** Points between two columns at least, and in sizes of their text. */
const gutterWidthPt = 7
const gutterWidthInSizes = 0.9

/** Points that do between columns painted one after the other. */
const tightGutterPt = 3

/** Rows that each column has at least. */
const columnRows = 3

/** Share of the shorter column that must stand beside the other. */
const sideBySideShare = 0.4

/**
 * Share of the narrower side's rows that share their baseline with the other side: from here they are the cells of
 * rows (a date gutter, a table), not columns.
 */
const alignedShare = 0.7

/** Segments of a page at most that are parted into columns: what has more is a map or a drawing. */
const segmentLimit = 10_000

/** Places at most where columns are tried to part, those that most segments share. */
const candidateLimit = 40

/** Where columns of a document part, in points from the left. */
export interface Gutters {
  /** Those of earlier pages: there a single row makes a column. */
  readonly known: ReadonlySet<number>
  /** Those of this page, added as they are found. */
  readonly found: Set<number>
}

/** Regions in reading order; each holds the segments of one column, of a cell, or of a stretch across the page. */
export function regionsOf<Segment extends Placed>(segments: readonly Segment[], gutters: Gutters): Segment[][] {
  if (segments.length === 0) return []
  if (segments.length > segmentLimit) return [[...segments]]
  const split = bestSplit(segments, gutters)
  if (split === null) return [[...segments]]
  const { left, right } = split
  const { above, below } = around(segments, split)
  const rows = isPaintedInTurn(left, right) ? tableRows : gridRows
  const cells = tableCellsOf(left, right, rows)
  if (cells === null) gutters.found.add(split.gutter)
  const parts = [above, ...(cells ?? orderSides(left, right)), below]
  return parts.flatMap((part) => regionsOf(part, gutters))
}

interface Split<Segment> {
  readonly left: readonly Segment[]
  readonly right: readonly Segment[]
  readonly gutter: number
  /** Points from the top of the page. */
  readonly top: number
  readonly bottom: number
  readonly quality: number
}

/** What stands above and below a pair of columns, downward. */
function around<Segment extends Placed>(segments: readonly Segment[], { left, right, top }: Split<Segment>) {
  const inside = new Set([...left, ...right])
  const outside = downward(segments).filter((segment) => !inside.has(segment))
  const isAbove = (segment: Segment) => segment.baseline <= top + segment.sizePt * 0.5
  return { above: outside.filter(isAbove), below: outside.filter((segment) => !isAbove(segment)) }
}

function downward<Segment extends Placed>(segments: readonly Segment[]): Segment[] {
  return segments.toSorted((a, b) => a.bbox.top - b.bbox.top || a.bbox.x0 - b.bbox.x0)
}

/** A column that was painted wholly before the other is read before it; else left comes first. */
function orderSides<Segment extends Placed>(
  left: readonly Segment[],
  right: readonly Segment[],
): (readonly Segment[])[] {
  const last = (side: readonly Segment[]) => Math.max(...side.map((segment) => segment.order))
  const first = (side: readonly Segment[]) => Math.min(...side.map((segment) => segment.order))
  return last(right) < first(left) && isWider(right, left) ? [right, left] : [left, right]
}

/** A narrow sidebar on the left is still read first when it was painted last. */
function isWider<Segment extends Placed>(a: readonly Segment[], b: readonly Segment[]): boolean {
  const width = (side: readonly Segment[]) => {
    const box = side.map((segment) => segment.bbox).reduce(union)
    return box.x1 - box.x0
  }
  return width(a) > width(b)
}

function bestSplit<Segment extends Placed>(segments: readonly Segment[], { known }: Gutters): Split<Segment> | null {
  const byTop = downward(segments)
  const candidates = new Set([...known, ...gutterCandidates(byTop)])
  const splits = [...candidates].flatMap((x) => splitsAt(byTop, { x, rows: known.has(x) ? 1 : columnRows }))
  const best = splits.toSorted((a, b) => b.quality - a.quality)[0]
  return best === undefined ? null : (endedByNext(best, splits, byTop) ?? best)
}

/**
 * Where the columns below have another gutter, the upper pair ends at the widest blank between them, not at the first
 * line that happens to cross its gutter. Null when no other pair begins inside this one and goes on below it.
 */
function endedByNext<Segment extends Placed>(
  best: Split<Segment>,
  splits: readonly Split<Segment>[],
  byTop: readonly Segment[],
): Split<Segment> | null {
  const next = splits.find(
    (each) =>
      Math.abs(each.gutter - best.gutter) > otherGutterPt &&
      each.top > best.top &&
      each.top < best.bottom &&
      each.bottom > best.bottom,
  )
  if (next === undefined) return null
  const inside = byTop.filter((segment) => segment.bbox.top >= best.top && segment.bbox.bottom <= best.bottom)
  const end = widestBlank(inside, next.top)
  return end === null
    ? null
    : splitBetween(
        byTop,
        byTop.findIndex((segment) => segment.bbox.top >= best.top),
        byTop.findIndex((segment) => segment.bbox.top >= end),
        { x: best.gutter, rows: columnRows },
      )
}

/** Points between two gutters that are not the same. */
const otherGutterPt = 10

/** The y below the widest blank band near `around`, or null. */
function widestBlank(byTop: readonly Placed[], around: number): number | null {
  let bottom = Number.NEGATIVE_INFINITY
  let widest: { y: number; height: number } | null = null
  for (const { bbox, sizePt } of byTop) {
    const height = bbox.top - bottom
    const isNear = Math.abs(bbox.top - around) < 3 * sizePt
    if (isNear && height > 0 && (widest === null || height > widest.height)) widest = { y: bbox.top, height }
    bottom = Math.max(bottom, bbox.bottom)
  }
  return widest === null ? null : widest.y
}

/** Where columns could begin: just left of edges that several segments share. */
function gutterCandidates(segments: readonly Placed[]): number[] {
  const edges = segments.map(({ bbox }) => bbox.x0).toSorted((a, b) => a - b)
  const candidates: { x: number; count: number }[] = []
  let start = 0
  for (let index = 1; index <= edges.length; index++) {
    const gap = (edges[index] ?? Number.POSITIVE_INFINITY) - (edges[index - 1] ?? 0)
    if (gap <= edgeJitterPt) continue
    const count = index - start
    if (count >= columnRows) candidates.push({ x: (edges[start] ?? 0) - edgeJitterPt, count })
    start = index
  }
  if (candidates.length <= candidateLimit) return candidates.map(({ x }) => x)
  return candidates
    .toSorted((a, b) => b.count - a.count)
    .slice(0, candidateLimit)
    .map(({ x }) => x)
    .toSorted((a, b) => a - b)
}

/** Points by which the left edges of one column differ: bold and italic letters stand a little in or out. */
const edgeJitterPt = 2

/** Points by which a line of a narrow column may run into the gutter. */
const overrunPt = 12

/** Share of a column's lines that do not. */
const withinColumnShare = 0.9

/** A place where columns may part, and how many rows each must have there. */
interface Gutter {
  readonly x: number
  readonly rows: number
}

/** The stretches of the page that a gutter at x divides into two columns. */
function splitsAt<Segment extends Placed>(byTop: readonly Segment[], gutter: Gutter): Split<Segment>[] {
  const splits: Split<Segment>[] = []
  let start = 0
  for (let end = 0; end <= byTop.length; end++) {
    const segment = byTop[end]
    if (segment !== undefined && !crosses(segment.bbox, gutter.x)) continue
    const split = splitBetween(byTop, start, end, gutter) ?? splitAmong(byTop, [start, end], gutter.x)
    if (split !== null) splits.push(split)
    start = end + 1
  }
  return splits
}

/** A column with the short lines above it that were painted right before it, such as its heading. */
function headed<Segment extends Placed>(beside: readonly Segment[], column: readonly Segment[], x: number): Segment[] {
  const byOrder = new Map(beside.map((each) => [each.order, each]))
  const whole = [...column]
  let first = column.reduce<Segment | null>(
    (least, each) => (least === null || each.order < least.order ? each : least),
    null,
  )
  while (first !== null) {
    const above: Segment | undefined = byOrder.get(first.order - 1)
    if (above === undefined || above.bbox.x1 > x || above.bbox.top >= first.bbox.top) break
    whole.unshift(above)
    first = above
  }
  return whole
}

/** A line that only overruns its column by a word's end does not span both. */
function crosses(bbox: BBox, x: number): boolean {
  return bbox.x0 < x - 1 && bbox.x1 > x + overrunPt
}

function splitBetween<Segment extends Placed>(
  byTop: readonly Segment[],
  start: number,
  end: number,
  { x, rows }: Gutter,
): Split<Segment> | null {
  const beside = byTop.slice(start, end)
  const right = beside.filter((segment) => segment.bbox.x0 >= x - 1)
  const whole = beside.filter((segment) => segment.bbox.x0 < x - 1)
  const left = end < byTop.length ? withoutNext(whole, right) : whole
  if (rowCount(right) < columnRows && !goesOnAt(right, left, x)) return null
  if (!areColumns(left, right, rows)) return null
  return splitOf(left, right, x)
}

function splitOf<Segment extends Placed>(left: readonly Segment[], right: readonly Segment[], x: number) {
  const extent = [...left, ...right].map((segment) => segment.bbox).reduce(union)
  const quality = Math.min(inkOf(left), inkOf(right)) * (extent.bottom - extent.top)
  return { left, right, gutter: x, top: extent.top, bottom: extent.bottom, quality }
}

/**
 * Columns that were painted one after the other, above or below rows that leave the same blank, such as titles with a date at the far
 * edge: what was painted after the last line that begins at the gutter is none of them, nor what came before the rest of the right side.
 */
function splitAmong<Segment extends Placed>(
  byTop: readonly Segment[],
  [start, end]: readonly [number, number],
  x: number,
): Split<Segment> | null {
  if (end - start <= 2 * columnRows) return null
  const beside = byTop.slice(start, end)
  const isAtGutter = ({ bbox }: Segment) => bbox.x0 >= x - 1 && bbox.x0 < x + columnStartPt
  const first = beside.findIndex(isAtGutter)
  const last = beside.findLastIndex(isAtGutter)
  if (last - first < columnRows) return null
  const right = beside.slice(first, last + 1).filter(({ bbox }) => bbox.x0 >= x - 1)
  const others = beside.filter(({ bbox }, index) => bbox.x0 >= x - 1 && (index < first || index > last))
  if (others.length === 0 || rowCount(right) < columnRows) return null
  const begins = right.reduce((least, { order }) => Math.min(least, order), Number.POSITIVE_INFINITY)
  const before = others.reduce((most, { order }) => (order < begins ? Math.max(most, order) : most), -1)
  const top = Math.min(...right.map(({ bbox }) => bbox.top))
  const left = headed(
    beside,
    beside.filter(({ bbox, order }) => bbox.x0 < x - 1 && bbox.bottom > top && order > before && order < begins),
    x,
  )
  if (!areColumns(left, right, columnRows)) return null
  const split = splitOf(left, right, x)
  const inside = new Set([...left, ...right])
  const isOutside = ({ bbox }: Segment) => bbox.top >= split.bottom - 1 || bbox.bottom <= split.top + 1
  return beside.every((each) => inside.has(each) || isOutside(each)) ? split : null
}

/** In points: what little stands right of a known gutter is a column where it begins as that did. */
const columnStartPt = 14

/** In larger type than what stands beside it, it is a heading, perhaps centered in the column. */
const headingSizes = 1.12

/** False for a row of other cells, such as a date at the right edge or the head of a table. */
function goesOnAt(right: readonly Placed[], left: readonly Placed[], x: number): boolean {
  const sizeOf = (side: readonly Placed[]) => median(side.map(({ sizePt }) => sizePt))
  return right.some(({ bbox }) => bbox.x0 < x + columnStartPt) || sizeOf(right) > headingSizes * sizeOf(left)
}

/** Rows at most that stand above the first line across the page and belong to it: a heading, a title, a date. */
const nextRows = 4

/**
 * The left column without the short lines that begin what comes below it: under all of the right column, and painted after it
 * although the left one was begun before.
 */
function withoutNext<Segment extends Placed>(left: readonly Segment[], right: readonly Segment[]): readonly Segment[] {
  const orders = right.map(({ order }) => order)
  const [first, last] = [Math.min(...orders), Math.max(...orders)]
  const bottom = Math.max(...right.map(({ bbox }) => bbox.bottom))
  const next = left.filter(({ bbox, order }) => order > last && bbox.top >= bottom)
  if (next.length === 0 || rowCount(next) > nextRows || !left.some(({ order }) => order < first)) return left
  return left.filter((segment) => !next.includes(segment))
}

function areColumns(left: readonly Placed[], right: readonly Placed[], rows: number): boolean {
  if (rowCount(left) < rows || rowCount(right) < rows) return false
  const a = left.map((segment) => segment.bbox).reduce(union)
  const b = right.map((segment) => segment.bbox).reduce(union)
  const size = Math.min(median(left.map((each) => each.sizePt)), median(right.map((each) => each.sizePt)))
  const gutter = isPaintedInTurn(left, right) ? Math.max(gutterWidthPt, gutterWidthInSizes * size) : tightGutterPt
  if (b.x0 - usualEnd(left) < gutter) return false
  const beside = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  if (beside < sideBySideShare * Math.min(a.bottom - a.top, b.bottom - b.top)) return false
  return !areRows(left, right) || haveTallCells(left, right)
}

/** Where nine of ten lines of a column end at the latest. */
function usualEnd(column: readonly Placed[]): number {
  const ends = column.map((segment) => segment.bbox.x1).toSorted((a, b) => a - b)
  return ends[Math.ceil(withinColumnShare * ends.length) - 1] ?? 0
}

/** True when the two sides are cells of the same rows: painted in turn, on the same baselines. */
function areRows(left: readonly Placed[], right: readonly Placed[]): boolean {
  if (!isPaintedInTurn(left, right)) return false
  if (isSparse(left, right)) return true
  const [fewer, more] = rowCount(left) <= rowCount(right) ? [left, right] : [right, left]
  const bands = new Map<number, Placed[]>()
  for (const segment of more) {
    const band = bandOf(segment.baseline)
    const inBand = bands.get(band)
    if (inBand === undefined) bands.set(band, [segment])
    else inBand.push(segment)
  }
  const largest = more.reduce((size, { sizePt }) => Math.max(size, sizePt), 0)
  const isAligned = (segment: Placed) => {
    const reach = baselineShare * Math.max(largest, segment.sizePt)
    for (let band = bandOf(segment.baseline - reach); band <= bandOf(segment.baseline + reach); band++) {
      if (bands.get(band)?.some((other) => isOnBaseline(segment, other))) return true
    }
    return false
  }
  return fewer.filter(isAligned).length >= alignedShare * fewer.length
}

/** Share of the ink beside them that headings and dates in a margin have at most. */
const sparseInk = 0.12

/** In sizes: what stands in a margin has this much room below. */
const sparseRoom = 1.5

/** True when the left side is lines far from each other, each painted before what stands right of it or below. */
function isSparse(left: readonly Placed[], right: readonly Placed[]): boolean {
  if (inkOf(left) > sparseInk * inkOf(right) || alternations(left, right) < rowCount(left)) return false
  const byTop = downward(left)
  const close = byTop.filter(({ bbox, sizePt }, index) => {
    const next = byTop[index + 1]?.bbox.top ?? Number.POSITIVE_INFINITY
    return next - bbox.bottom < sparseRoom * sizePt && next - bbox.top > 0.5 * sizePt
  })
  return close.length <= 0.25 * left.length
}

/** Points of height of the bands in which baselines are looked up. */
const bandPt = 8

function bandOf(baseline: number): number {
  return Math.floor(baseline / bandPt)
}

/** In sizes of the larger type: baselines nearer than this are one. */
const baselineShare = 0.25

function isOnBaseline(a: Placed, b: Placed): boolean {
  return Math.abs(b.baseline - a.baseline) < baselineShare * Math.max(a.sizePt, b.sizePt)
}

/** For each row of the shorter side: painting that goes over less often goes from grid to grid, not from row to row. */
const turnsPerRow = 0.4

/** True when painting went to and fro between the sides, as it does in rows. */
function isPaintedInTurn(left: readonly Placed[], right: readonly Placed[]): boolean {
  return alternations(left, right) > Math.max(2, turnsPerRow * Math.min(rowCount(left), rowCount(right)))
}

/** How often painting went from one side to the other. */
function alternations(left: readonly Placed[], right: readonly Placed[]): number {
  const sides = [
    ...left.map(({ order }) => ({ order, side: 0 })),
    ...right.map(({ order }) => ({ order, side: 1 })),
  ].toSorted((a, b) => a.order - b.order)
  return sides.filter((each, index) => index > 0 && each.side !== sides[index - 1]?.side).length
}

/** Points of text, as a measure of how much stands there. */
function inkOf(segments: readonly Placed[]): number {
  return segments.reduce((sum, { bbox }) => sum + bbox.x1 - bbox.x0, 0)
}
