/** The lines of a section with the dates on them: what entries are made of. */
import type { Block, Line, Page, Period, Section, TextRange } from '../model/document.ts'
import { parsePeriods } from './dates.ts'
import { withHangingEnds } from './hanging-dates.ts'

/** One line of a section. */
export interface Row {
  readonly range: TextRange
  readonly text: string
  readonly line: Line
  readonly isItem: boolean
  readonly isHeading: boolean
  readonly isCell: boolean
  readonly startsBlock: boolean
  /** Those that begin on this line. */
  readonly periods: readonly Period[]
  /** A date at its start that belongs to the period of the row above. */
  readonly hanging: TextRange | null
}

/** Where a date stands on its line: alone, before the words, after them, or among them. */
export type Place = 'alone' | 'start' | 'end' | 'middle'

/** A row that dates an entry. */
export interface Anchor {
  readonly index: number
  readonly period: Period
  readonly place: Place
}

/** Every line with words of its own, but for running headers. */
export function rowsOf(text: string, pages: readonly Page[], blocks: readonly Block[]): Row[] {
  const periods = blocks.flatMap((block) => (block.kind === 'header' ? [] : periodsOf(text, block)))
  let nextBlock = 0
  let nextPeriod = 0
  const rows = pages
    .flatMap((page) => page.lines)
    .flatMap((line): Row[] => {
      while ((blocks[nextBlock]?.range.start ?? text.length) <= line.range.start) nextBlock++
      const block = blocks[nextBlock - 1]
      const words = text.slice(line.range.start, line.range.end)
      const first = nextPeriod
      while ((periods[nextPeriod]?.range.start ?? text.length) < line.range.end) nextPeriod++
      if (block === undefined || block.kind === 'header' || words.trim() === '') return []
      const own = periods.slice(first, nextPeriod)
      return [{ range: line.range, text: words, line, ...standingOf(line, block), periods: own, hanging: null }]
    })
  return withHangingEnds(rows)
}

function standingOf(line: Line, { kind, range }: Block): Pick<Row, 'isItem' | 'isHeading' | 'isCell' | 'startsBlock'> {
  return {
    isItem: kind === 'item',
    isHeading: kind === 'heading',
    isCell: kind === 'cell',
    startsBlock: range.start === line.range.start,
  }
}

function periodsOf(text: string, { range }: Block): Period[] {
  return parsePeriods(text.slice(range.start, range.end)).map((period) => ({
    ...period,
    range: { start: period.range.start + range.start, end: period.range.end + range.start },
  }))
}

/** The rows below the heading of a section. */
export function rowsOfSection(rows: readonly Row[], { range, heading }: Section): Row[] {
  const within = rows.slice(firstFrom(rows, range.start), firstFrom(rows, range.end))
  if (heading === null) return within
  const body = within.findIndex((row, index) => index > 0 && row.startsBlock)
  return body === -1 ? [] : within.slice(body)
}

/** Index of the first row that starts at an offset or later. */
function firstFrom(rows: readonly Row[], offset: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.range.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

const headerLength = 100

/** Short, no bullet, no sentence, no link. */
export function looksLikeHeader(row: Row): boolean {
  const text = row.text.trim()
  if (row.isItem || text.length > headerLength || /^\p{Ll}|^https?:|^www\.|^[-–—_=]{4}/u.test(text)) return false
  return !/(?:\p{L}{4,}|\))[.!?:]$/u.test(text)
}
