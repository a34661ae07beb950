/** Periods over two lines: a column of dates that is too narrow for both ends. */
import type { Line, Period, TextRange, YearMonth } from '../model/document.ts'
import { beginsWithPresent } from './dates.ts'

/** A line with the periods that begin on it. */
interface DatedLine {
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
    if (period.end !== 'present') joined[index + 1] = { ...next, periods: next.periods.slice(1) }
  }
  return joined
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
