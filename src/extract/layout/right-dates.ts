/** Dates at the right edge that hang below the line to which they belong: read on that line. */
import type { RawLine, RawSpan } from '../contract.ts'
import { parsePeriods } from '../dates.ts'
import { beginsWithBullet } from './bullets.ts'
import { beginsSmall, gapLimit, sizeOf } from './line-shape.ts'
import { textOf } from './running.ts'
import { splitGap, union } from './segments.ts'

/**
 * `Engineer, Institute of Tides … May 2021 –` above `and Currents … Present` is `May 2021 – Present` on the first line; and where a place
 * stands above a date, both beside an entry, the date goes there from the first point of its list.
 *
 * @param lines of one page in the order of its columns and rows
 */
export function withRightDatesRaised(lines: readonly RawLine[]): RawLine[] {
  const raised: RawLine[] = []
  let date: RawLine | null = null
  for (const [index, line] of lines.entries()) {
    const above = raised.at(-1)
    const moved = above === undefined ? null : raisedOnto(above, line, lines[index + 1])
    const isBeside = date !== null && above === date && standsBeside(date, line)
    if (isBeside && date !== null) raised.splice(-1, 1, joined(date, line))
    else if (moved === null) raised.push(line)
    else raised.splice(-1, 1, ...moved)
    // Of two lines with nothing else on them, it is read with what begins on the first of them.
    date = moved?.length === 1 && above !== undefined && lastCellOf(above).rest === null ? (moved[0] ?? null) : null
  }
  return raised
}

function standsBeside(date: RawLine, { bbox }: RawLine): boolean {
  if (date.bbox === null || bbox === null || date.bbox.x1 > bbox.x0) return false
  return Math.abs(date.bbox.top - bbox.top) < 0.4 * sizeOf(date)
}

function joined(line: RawLine, { spans: [first, ...others], bbox }: RawLine): RawLine {
  if (first === undefined) return line
  const spans = [...line.spans, { ...first, text: ` ${first.text.trimStart()}` }, ...others]
  return { ...line, spans, bbox: line.bbox && bbox && { ...line.bbox, x1: Math.max(line.bbox.x1, bbox.x1) } }
}

/** Both lines, of which the second may be nothing but its date, or null where nothing hangs. */
function raisedOnto(above: RawLine, line: RawLine, next: RawLine | undefined): RawLine[] | null {
  if (!isBelow(above, line)) return null
  const { rest: head, cell: upper } = lastCellOf(above)
  const { rest, cell } = lastCellOf(line)
  if (!isUnder(upper, cell) || (head === null && rest !== null)) return null
  const isBeside = rest !== null && (beginsWithBullet(rest) || isInSentence(rest, next)) && !beginsWithBullet(above)
  const isWhole = head === null ? areHalves(textOf(upper), textOf(cell)) : goesOn(textOf(upper), textOf(cell))
  if (!isWhole && !(isBeside && isDateUnderPlace(textOf(upper), textOf(cell)))) return null
  const whole = joined(above, cell)
  return rest === null ? [whole] : [whole, rest]
}

interface Cells {
  /** Null where the line has one cell. */
  readonly rest: RawLine | null
  readonly cell: RawLine
}

function lastCellOf(line: RawLine): Cells {
  const at = line.spans.findLastIndex((span, index) => {
    const before = line.spans[index - 1]
    return before !== undefined && (span.bbox?.x0 ?? 0) - (before.bbox?.x1 ?? 0) > splitGap * sizeOf(line)
  })
  return at < 1
    ? { rest: null, cell: line }
    : { rest: lineOf(line, line.spans.slice(0, at)), cell: lineOf(line, line.spans.slice(at)) }
}

function lineOf(line: RawLine, spans: readonly RawSpan[]): RawLine {
  const boxes = spans.flatMap(({ bbox }) => (bbox === null ? [] : [bbox]))
  return { ...line, spans, bbox: boxes.length === 0 ? null : boxes.reduce(union) }
}

/** Points by which the edges of two cells of one column differ. */
const edgeJitterPt = 3

/** Cells are set to the left or to the right. */
function isUnder({ bbox: a }: RawLine, { bbox: b }: RawLine): boolean {
  if (a === null || b === null) return false
  return Math.abs(a.x0 - b.x0) < edgeJitterPt || Math.abs(a.x1 - b.x1) < edgeJitterPt
}

function isBelow(above: RawLine, line: RawLine): boolean {
  if (above.bbox === null || line.bbox === null) return false
  const gap = line.bbox.top - above.bbox.bottom
  return line.bbox.top > above.bbox.top && gap < gapLimit * sizeOf(above)
}

/** Two halves of one period, the first of them none. */
function goesOn(upper: string, cell: string): boolean {
  if (!/\d\d.*[-–—]\s*(?:\p{L}{3,}\.?,?\s*)?$/u.test(upper)) return false
  return isOnePeriod(`${upper.trim()} ${cell.trim()}`) && !isOnePeriod(upper)
}

/** `30 Jul` above `2025` or `Feb 2025 - Jan` above `2026`, with nothing beside them. */
function areHalves(upper: string, cell: string): boolean {
  const words = `${upper.trim()} ${cell.trim()}`
  if (goesOn(upper, cell)) return true
  if (words.length > dateLength || !/\d{4}/.test(cell)) return false
  const [first] = parsePeriods(upper.trim())
  const [period] = parsePeriods(words)
  return (
    period !== undefined && covers(period.range, words) && (first === undefined || !covers(first.range, upper.trim()))
  )
}

/** Letters of a period at most. */
const dateLength = 40

function isOnePeriod(text: string): boolean {
  const words = text.trim()
  const [period] = parsePeriods(words)
  return period !== undefined && period.end !== null && period.start !== period.end && covers(period.range, words)
}

/** Text goes on below a line that ends before the cell. */
function isInSentence(line: RawLine, next: RawLine | undefined): boolean {
  if (next === undefined || !beginsSmall(next) || !isBelow(line, next)) return false
  return Math.abs((line.bbox?.x0 ?? 0) - (next.bbox?.x0 ?? 0)) < edgeJitterPt
}

function isDateUnderPlace(upper: string, cell: string): boolean {
  const words = cell.trim()
  const [period] = !/\d/.test(upper) && /\d{4}/.test(words) ? parsePeriods(words) : []
  return period !== undefined && covers(period.range, words)
}

const covers = ({ start, end }: { readonly start: number; readonly end: number }, text: string): boolean =>
  start === 0 && end === text.length
