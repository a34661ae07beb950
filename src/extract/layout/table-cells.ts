/** Two sides of a gutter that were painted row by row → the cells of a table, in reading order. */
import type { BBox } from '../../model/document.ts'
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
    if (areBeside(cells)) return linesJoined(cells.map(({ segments }) => segments))
    return sidesOf(row, isRight)
  })
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
