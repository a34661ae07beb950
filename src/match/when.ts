/** When evidence was: the dates of the entry it stands in. */
import type { Document, Entry, Period, TextRange, YearMonth } from '../model/document.ts'
import type { MonthSpan } from '../model/evidence.ts'

/** For a person to read, to follow what proves it: `in a role` + `, 2019–2021`; empty outside dated entries. */
export function whenText(document: Document, range: TextRange): string {
  const entry = entryAt(document, range)
  return entry === null ? '' : `, ${periodText(entry.period)}`
}

/** Whether the entry that holds a range has begun and not ended: `2017 – present`, `2017 –`, `expected 2027`. */
export function goesOn(document: Document, range: TextRange): boolean {
  const period = entryAt(document, range)?.period
  if (period === undefined) return false
  return period.expected || period.end === 'present' || (period.end === null && period.start !== null)
}

/**
 * Whether the entry that holds a range is over: it ended in a year before `present`, or another began when it ended.
 *
 * @param present as in `monthsOf`
 */
export function hasEnded(document: Document, range: TextRange, present: YearMonth | null): boolean {
  const entry = entryAt(document, range)
  const end = entry?.period.end ?? null
  if (end === null || end === 'present' || entry?.period.expected !== false) return false
  const now = present?.year ?? latestYear(document)
  const isFollowed = document.entries.some(
    ({ period: { start } }) => start !== null && firstMonth(start) >= lastMonth(end),
  )
  return end.year < now || (end.year === now && isFollowed)
}

/** `2019–2021`, `since 2020`, `from 2016`, `2019`, `until 2020`, `expected 2027`. */
export function periodText({ start, end, expected }: Period): string {
  const mark = expected ? 'expected ' : ''
  if (end === 'present') return `since ${start?.year}`
  if (end === null) return `from ${start?.year}`
  if (start === null) return expected ? `${mark}${end.year}` : `until ${end.year}`
  return start.year === end.year ? `${mark}${end.year}` : `${mark}${start.year}–${end.year}`
}

/**
 * The months of the entry that holds a range, or null where no dates are told or they lie ahead.
 *
 * A year without a month is counted from its middle to its middle: 2019–2021 is 24 months, give or take 12, and 2019
 * alone is 6. What goes on is counted to `present`, else to the latest year in which the document dates something; never
 * to today, so that the same document counts the same on every day.
 *
 * @param present when the document was written, or the day that the rubric names; null where neither is told
 */
export function monthsOf(document: Document, range: TextRange, present: YearMonth | null): MonthSpan | null {
  const period = entryAt(document, range)?.period
  if (period === undefined || period.expected || period.start === null) return null
  const { start, end } = period
  const last = end === 'present' ? presentOf(document, start, present) : end === null ? null : lastMonth(end)
  const isOneYear = end !== null && end !== 'present' && end.year === start.year
  const first = firstMonth(start)
  if (last === null) return { first, last: first }
  return isOneYear && start.month === null ? { first, last: first + 5 } : { first, last: Math.max(first, last) }
}

function firstMonth({ year, month }: YearMonth): number {
  return 12 * year + (month === null ? 6 : month - 1)
}

function lastMonth({ year, month }: YearMonth): number {
  return 12 * year + (month === null ? 5 : month - 1)
}

function presentOf(document: Document, start: YearMonth, present: YearMonth | null): number {
  const { year, month } = present ?? { year: latestYear(document), month: null }
  return year < start.year ? lastMonth({ year: start.year, month: null }) : lastMonth({ year, month })
}

const latestYears = new WeakMap<Document, number>()

/** Found once, since everything that goes on is counted to it. */
function latestYear(document: Document): number {
  const year = latestYears.get(document) ?? findLatestYear(document)
  latestYears.set(document, year)
  return year
}

/** Years of what has begun or was out, and not of what is planned: entries, and publications and talks. */
function findLatestYear(document: Document): number {
  const ofEntries = document.entries.flatMap(({ period }) => [
    yearOf(period.start),
    period.expected ? 0 : yearOf(period.end),
  ])
  const ofOutputs = document.sections.flatMap(({ kind, range }) =>
    DATED_OUTPUTS.has(kind) ? yearsIn(document.text.slice(range.start, range.end)) : [],
  )
  return Math.max(0, ...ofEntries, ...ofOutputs)
}

const DATED_OUTPUTS: ReadonlySet<string> = new Set(['publications', 'talks'])

/** A year as publications have it: in brackets, or before a punctuation mark or the end of a line. */
function yearsIn(text: string): number[] {
  return [
    ...text.matchAll(/(?<![\d\w.,:/–-]|[–-] )(?:19[5-9]\d|20[0-7]\d)(?=[).,;\s]*(?:\n|$)|[).;:])(?![.:]\d)/g),
  ].map(Number)
}

function yearOf(date: Period['end']): number {
  return date === null || date === 'present' ? 0 : date.year
}

/** The entry in which a range begins, or null. */
export function entryAt({ entries }: Document, { start }: TextRange): Entry | null {
  return entries.find(({ range }) => range.start <= start && start < range.end) ?? null
}
