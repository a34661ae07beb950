/** Two sides of a gutter that were painted row by row → the cells of a table, in reading order. */
import type { BBox } from '../../model/document.ts'
import { parsePeriods } from '../dates.ts'
import { type Placed, rowCount } from './placed.ts'
import { union } from './segments.ts'

/** What rounds of painting must be to count as rows. */
interface Rows {
  /** In sizes, between a row and the next at least. */
  readonly gap: number
  /** Lines at least on the left side and on the right. */
  readonly lines: readonly [number, number]
}

/** Rows of a table overlap by no more; the lines of two columns that were painted by height do. */
export const tableRows: Rows = { gap: -0.2, lines: [0, 0] }

/** Grids of columns have a wider blank between them than their lines have, and begin with a heading and what it heads. */
export const gridRows: Rows = { gap: 0.5, lines: [2, 1] }

/** In sizes: baselines nearer than this are one, as where lines are put together. */
const baselineReach = 0.4

/**
 * The cells of a table whose words stand in the middle of their cells, or take several lines, so that few share a baseline:
 * painting goes from the left side to the right and back, and each round ends above the next. Grids of columns that stand
 * below each other are painted so, too. Every cell is read whole, behind those of one line on its first baseline.
 *
 * @returns null where the rounds do not stand below each other, so that the sides are columns
 */
export function tableCellsOf<Segment extends Placed>(
  left: readonly Segment[],
  right: readonly Segment[],
  { gap, lines }: Rows,
): Segment[][] | null {
  const isRight = new Set(right)
  const rows = roundsOf([...left, ...right], isRight)
  const isBelowLast = (row: readonly Segment[], index: number) =>
    index === 0 || isBelow(row, rows[index - 1] ?? [], gap)
  const isWhole = (row: readonly Segment[]) =>
    sidesOf(row, isRight).every((side, index) => rowCount(side) >= (lines[index] ?? 0))
  if (rows.length < 2 || !rows.every(isBelowLast) || !rows.every(isWhole)) return null
  return rows.flatMap((row) => {
    const cells = cellsOf(row)
    if (areBeside(cells)) return linesJoined(datesForward(cells.map(({ segments }) => segments)))
    return sidesOf(row, isRight)
  })
}

/**
 * Whether rows of a table have cells of several lines beside each other, each painted whole, as by browsers, word processors
 * and TeX: on shared baselines, too, they are no printed lines. Notes of when and where at the far edge are.
 */
export function haveTallCells(left: readonly Placed[], right: readonly Placed[]): boolean {
  const isRight = new Set(right)
  if (tableCellsOf(left, right, tableRows) === null) return false
  const rows = roundsOf([...left, ...right], isRight).map((row) => sidesOf(row, isRight))
  const tall = rows.filter(([a = [], b = []]) => areLines(a) && areLines(b) && goesBackUp(a, b))
  const notes = rows.filter(([, b = []]) => isDateNote(b))
  const isTable = tall.length > 0 && 2 * notes.length < rows.length && tall.some(([, b = []]) => !isDateNote(b))
  const edge = leftOf(right)
  if (!tall.every(([a = []]) => standClose(a))) return false
  return isTable && rows.every(([, b = []]) => b.length === 0 || leftOf(b) < edge + edgeJitterPt)
}

/** Points by which the left edges of the cells of a column differ. */
const edgeJitterPt = 6

function leftOf(segments: readonly Placed[]): number {
  return segments.reduce((least, { bbox }) => Math.min(least, bbox.x0), Number.POSITIVE_INFINITY)
}

/** True where there are two at least: a raised letter is none of its own. */
function areLines(segments: readonly Placed[]): boolean {
  const [first] = segments
  return first !== undefined && segments.some((each) => Math.abs(each.baseline - first.baseline) > 0.8 * first.sizePt)
}

/** In sizes, from a line of a cell to the next at most. */
const lineGap = 2.5

/** The lines of a cell: dates of several entries, painted one after the other, have their entries between them. */
function standClose(segments: readonly Placed[]): boolean {
  const byLine = segments.toSorted((a, b) => a.baseline - b.baseline)
  return byLine.every(({ baseline, sizePt }, index) => {
    const above = byLine[index - 1]
    return above === undefined || baseline - above.baseline < lineGap * Math.max(sizePt, above.sizePt)
  })
}

function goesBackUp(left: readonly Placed[], right: readonly Placed[]): boolean {
  const last = left.reduce((low, { baseline }) => Math.max(low, baseline), 0)
  const first = right.reduce((high, { baseline }) => Math.min(high, baseline), Number.POSITIVE_INFINITY)
  return first < last - 1
}

function sidesOf<Segment extends Placed>(row: readonly Segment[], isRight: ReadonlySet<Segment>): Segment[][] {
  return [row.filter((each) => !isRight.has(each)), row.filter((each) => isRight.has(each))]
}

/** Stretches of painting that begin on the left side and end on the right. */
function roundsOf<Segment extends Placed>(segments: readonly Segment[], isRight: ReadonlySet<Segment>): Segment[][] {
  const rounds: Segment[][] = []
  let previous: Segment | null = null
  for (const segment of segments.toSorted((a, b) => a.order - b.order)) {
    const begins = previous === null || (isRight.has(previous) && !isRight.has(segment))
    if (begins) rounds.push([segment])
    else rounds.at(-1)?.push(segment)
    previous = segment
  }
  return rounds
}

/** @param gap in sizes, between the two */
function isBelow(row: readonly Placed[], above: readonly Placed[], gap: number): boolean {
  const top = row.reduce((least, { bbox }) => Math.min(least, bbox.top), Number.POSITIVE_INFINITY)
  return above.every(({ bbox, sizePt }) => bbox.bottom + gap * sizePt <= top)
}

interface Cell<Segment> {
  /** Grows as segments are added. */
  readonly segments: Segment[]
  bbox: BBox
}

/** A cell goes on while painting goes on above or below what it holds, and not beside it. */
function cellsOf<Segment extends Placed>(row: readonly Segment[]): Cell<Segment>[] {
  const cells: Cell<Segment>[] = []
  for (const segment of row) {
    const { bbox } = segment
    const cell = cells.at(-1)
    if (cell === undefined || bbox.x0 >= cell.bbox.x1 || bbox.x1 <= cell.bbox.x0)
      cells.push({ segments: [segment], bbox })
    else {
      cell.segments.push(segment)
      cell.bbox = union(cell.bbox, bbox)
    }
  }
  return cells
}

/** True when all stand beside the tallest: they are one row, not lines of cells. */
function areBeside(cells: readonly Cell<Placed>[]): boolean {
  const boxes = cells.map(({ bbox }) => bbox)
  const tallest = boxes.reduce((a, b) => (b.bottom - b.top > a.bottom - a.top ? b : a))
  return boxes.every(({ top, bottom }) => top < tallest.bottom && bottom > tallest.top)
}

/** A date at the far edge says when that was which its row begins with, but for a number, and is read behind it. */
function datesForward<Segment extends Placed>(cells: readonly Segment[][]): Segment[][] {
  const first = cells.findIndex((cell) => cell.some(({ spans }) => spans.some(({ text }) => /\p{L}{2}/u.test(text))))
  const dates = cells.slice(0, first + 1).some(isDateNote) ? [] : cells.slice(first + 1).filter(isDateNote)
  const others = cells.slice(first + 1).filter((cell) => !dates.includes(cell))
  return [...cells.slice(0, first + 1), ...dates, ...others]
}

/** Lines of a date at most. */
const dateLines = 2

/** Lines of a note at the far edge at most: a place, a date and how long that was. */
const noteLines = 3

function isDate(cell: readonly Placed[]): boolean {
  return rowCount(cell) <= dateLines && arePeriod(cell)
}

/** A place above a date, or a date: it says when and where that was beside which it begins, as one on its line does. */
function isDateNote(cell: readonly Placed[]): boolean {
  if (rowCount(cell) > noteLines) return false
  return isDate(cell) || cell.some((each) => arePeriod(cell.filter((other) => isOnLine(each, other))))
}

function arePeriod(segments: readonly Placed[]): boolean {
  const words = segments
    .flatMap(({ spans }) => spans.map(({ text }) => text))
    .join(' ')
    .replace(/[\s\p{Co}()]+/gu, ' ')
    .trim()
  const [period] = /\d/.test(words) ? parsePeriods(words) : []
  return period !== undefined && period.range.start === 0 && period.range.end === words.length
}

/** A cell of one line is read on the line with which the next one begins. */
function linesJoined<Segment extends Placed>(cells: readonly Segment[][]): Segment[][] {
  const parts: Segment[][] = []
  for (const cell of cells) {
    const last = parts.at(-1)
    if (last !== undefined && beginsOn(last, cell)) last.push(...cell)
    else parts.push([...cell])
  }
  return parts
}

/** False where the line is none: it takes several. */
function beginsOn(line: readonly Placed[], cell: readonly Placed[]): boolean {
  const first = cell.reduce((a, b) => (b.baseline < a.baseline ? b : a))
  return line.every((each) => isOnLine(each, first))
}

function isOnLine(a: Placed, b: Placed): boolean {
  return Math.abs(a.baseline - b.baseline) < baselineReach * Math.max(a.sizePt, b.sizePt)
}
