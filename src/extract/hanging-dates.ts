/** Periods over two lines: a column of dates that is too narrow for both ends. */
import type { Line, Period, TextRange, YearMonth } from '../model/document.ts'
import { beginsWithPresent } from './dates.ts'
import { DEGREES, POSITIONS } from './entry-words.ts'
import { fold } from './fold.ts'
import { wordsPattern } from './words-pattern.ts'

/** A line with the periods that begin on it. */
interface DatedLine {
  /** A date at its start that belongs to the period of the line above. */
  readonly hanging: TextRange | null
  readonly range: TextRange
  readonly text: string
  readonly line: Line
  readonly isHeading: boolean
  readonly periods: readonly Period[]
}

/** In points: dates of one column begin this near each other, those that are set to the right included. */
const sameColumnPt = 20

/**
 * `Sep. 2018 – Data scientist` above `Dec. 2021 Built …` is one period, and the words are read past it. Both dates begin
 * their lines and are written alike, a dash stands behind the first and none behind the second, which is no earlier; it may be
 * `present` as well.
 */
export function withHangingEnds<Row extends DatedLine>(rows: readonly Row[]): Row[] {
  const joined = [...rows]
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1]
    const period = next === undefined ? null : periodOver(row, next)
    if (period === null || next === undefined) continue
    joined[index] = { ...row, periods: [period, ...row.periods.slice(1)] }
    if (period.end !== 'present') joined[index + 1] = withoutFirst(next)
  }
  const isHanging = joined.some((row, index) => row.periods[0] !== rows[index]?.periods[0])
  return isHanging ? joined : withHangingStarts(rows)
}

/**
 * `Present Engineer` above `Jul 2024 Berlin`, without dashes: the end stands above the start. Only a column of dates that says so of
 * today is read that way, and other dates in it where two stand alone: three and more are a list.
 */
function withHangingStarts<Row extends DatedLine>(rows: readonly Row[]): Row[] {
  const joined = [...rows]
  const stacks = stacksOf(rows).filter(({ length }) => length % 2 === 0)
  if (!stacks.some(([first]) => first !== undefined && beginsWithPresent(first.row.text.trimStart()))) return joined
  for (const stack of stacks) {
    const isPresent = beginsWithPresent(stack[0]?.row.text.trimStart() ?? '')
    if (!isPresent && (stack.length > 2 || isNamed(stack[1]?.row))) continue
    for (const [at, { row, index }] of stack.entries()) {
      const start = rows[index + 1]
      if (at % 2 === 1 || start === undefined) continue
      joined[index] = withStart(row, dateAtStart(start)?.date ?? null)
      joined[index + 1] = withoutFirst(start)
    }
  }
  return joined
}

const NAMES = wordsPattern([...DEGREES, ...POSITIONS])

/** A degree or a position of its own is the next of a list. */
const isNamed = (row: DatedLine | undefined): boolean => row !== undefined && NAMES.test(fold(row.text))

interface Stacked<Row> {
  readonly row: Row
  readonly index: number
}

/** Lines right below each other of which each begins with an earlier date than the one above, or the first with the word for today. */
function stacksOf<Row extends DatedLine>(rows: readonly Row[]): Stacked<Row>[][] {
  const stacks: Stacked<Row>[][] = []
  for (const [index, row] of rows.entries()) {
    const above = rows[index - 1]
    if (above === undefined || !isStartBelow(above, row)) continue
    const last = stacks.at(-1)
    if (last?.at(-1)?.index === index - 1) last.push({ row, index })
    else
      stacks.push([
        { row: above, index: index - 1 },
        { row, index },
      ])
  }
  return stacks
}

function withStart<Row extends DatedLine>(row: Row, start: YearMonth | null): Row {
  const end = dateAtStart(row)
  const written = end === null ? (/^\s*\S+/.exec(row.text)?.[0].length ?? 0) : row.text.length - end.rest.length
  const range = { start: row.range.start, end: row.range.start + written }
  return { ...row, periods: [{ range, start, end: end?.date ?? 'present', expected: false }] }
}

function withoutFirst<Row extends DatedLine>(row: Row): Row {
  return { ...row, hanging: row.periods[0]?.range ?? null, periods: row.periods.slice(1) }
}

/** Behind a date that stands alone: words, and no dash. */
const BEFORE_WORDS = /^\s+(?![-–—])\S/u

/** Of the same precision. */
function isStartBelow(above: DatedLine, row: DatedLine): boolean {
  const start = dateAtStart(row)
  if (start === null || !BEFORE_WORDS.test(start.rest)) return false
  if (above.isHeading || row.isHeading || !isBelow(above, row)) return false
  const end = dateAtStart(above)
  if (end === null) return beginsWithPresent(above.text.trimStart())
  const isAlike = (start.date.month === null) === (end.date.month === null)
  return BEFORE_WORDS.test(end.rest) && isAlike && monthsOf(end.date) > monthsOf(start.date)
}

function periodOver(row: DatedLine, next: DatedLine): Period | null {
  const first = dateAtStart(row)
  const dash = /^ ?[-–—](?= *\p{L})/u.exec(first?.rest ?? '')
  if (first === null || dash === null || next.isHeading || !isBelow(row, next)) return null
  const end = beginsWithPresent(next.text.trimStart()) ? 'present' : endBelow(first.date, next)
  if (end === null) return null
  const { start } = row.range
  const written = row.text.length - first.rest.length + dash[0].length
  return { ...first.period, end, range: { start, end: start + written } }
}

function endBelow(start: YearMonth, line: DatedLine): YearMonth | null {
  const end = dateAtStart(line)
  if (end === null || !/^\s+\p{L}|^\s*$/u.test(end.rest)) return null
  const isAlike = (start.month === null) === (end.date.month === null)
  return isAlike && monthsOf(end.date) >= monthsOf(start) ? end.date : null
}

/** A single date with which a line begins, and what stands behind it. */
function dateAtStart({ range, text, periods }: DatedLine): { period: Period; date: YearMonth; rest: string } | null {
  const [period] = periods
  if (period === undefined || period.start === null || period.range.start !== range.start) return null
  const isSingle = period.end === null || (period.end !== 'present' && monthsOf(period.end) === monthsOf(period.start))
  if (!isSingle || period.expected) return null
  const written = text.slice(0, period.range.end - range.start).replace(/\s*[-–—]$/, '')
  return { period, date: period.start, rest: text.slice(written.length) }
}

function isBelow({ line: { bbox } }: DatedLine, { line: { bbox: below } }: DatedLine): boolean {
  return bbox === null || below === null || (Math.abs(bbox.x0 - below.x0) < sameColumnPt && below.top > bbox.top)
}

const monthsOf = ({ year, month }: YearMonth): number => 12 * year + (month ?? 0)
