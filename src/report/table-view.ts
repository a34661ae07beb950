/** What of the ranking a table shows: which people, which columns, in which order. It changes no rank and no points. */
import type { Assessment, Band } from '../model/assessment.ts'
import { diagnostic, UserError } from '../model/diagnostic.ts'
import type { RunReport } from '../model/report.ts'
import { type Column, columnsFor, columnsOf, columnsWith, type TableFormat } from './table.ts'

/** Null: all people, the columns of the format, by rank. */
export interface TableView {
  /** The last rank that is shown. */
  readonly top: number | null
  /** Whether nobody asked for `top`: all would be too many to read. */
  readonly isCut?: boolean
  readonly bands: readonly Band[] | null
  /** Names of columns; a leading `-` in `sort` turns the order round. */
  readonly columns: readonly string[] | null
  readonly sort: string | null
}

/** Applications above which a table is no list to read, and the ranks that are shown of it then. */
const longTable = 1000
const ranksOfLongTable = 100

/** The first ranks of a very long table, for those who have all of it elsewhere; null where it is not long. */
export function firstRanks({ applications }: RunReport): TableView | null {
  if (applications.length <= longTable) return null
  return { top: ranksOfLongTable, isCut: true, bands: null, columns: null, sort: null }
}

/** What people call a column: the same for the text of it and for its number. */
function nameOf({ id }: Column): string {
  return id.replace(/_(?:text|digit|level)$/, '')
}

/** Every name that `columns` and `sort` may have where people are read against these criteria. */
function columnNames(criterionIds: readonly string[]): readonly string[] {
  const criteria = criterionIds.map((id) => ({ id, label: id, short: id }))
  return [...new Set(columnsWith(criteria, new Set()).map(nameOf))]
}

/** @throws UserError with every name that no column has, and the names that there are */
export function checkView({ columns, sort }: TableView, criterionIds: readonly string[]): void {
  const known = columnNames(criterionIds)
  const named = [...(columns ?? []), ...(sort === null ? [] : [sortOf(sort).name])]
  const unknown = [...new Set(named)].filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  const message = (name: string) => `no column is called "${name}"; there are ${known.join(', ')}`
  throw new UserError(unknown.map((name) => diagnostic({ code: 'rank/unknown-column', message: message(name) })))
}

/** The columns that a table of this format has under a view, in the order in which they were named. */
export function columnsIn(view: TableView | null, report: RunReport, format: TableFormat): readonly Column[] {
  if (view === null || view.columns === null) return columnsFor(report, format)
  const all = columnsOf(report)
  return view.columns.flatMap((name) => columnCalled(name, all, format) ?? [])
}

/** Where several columns have the name, the one that the format shows. */
function columnCalled(name: string, all: readonly Column[], format: TableFormat): Column | null {
  const called = all.filter((column) => nameOf(column) === name)
  return called.find((column) => column.shownIn.includes(format)) ?? called[0] ?? null
}

/** The people that a view shows, in its order: those who are equal there stay by rank. */
export function peopleIn(view: TableView | null, report: RunReport): readonly Assessment[] {
  if (view === null) return report.applications
  const { top, bands } = view
  const shown = report.applications.filter(
    ({ rank, band }) => (top === null || (rank !== null && rank <= top)) && (bands === null || bands.includes(band)),
  )
  if (view.sort === null) return shown
  const { name, isReversed } = sortOf(view.sort)
  const column = columnCalled(name, columnsOf(report), 'csv')
  if (column === null) return shown
  const isBestFirst = !SMALLEST_FIRST.has(name)
  return shown.toSorted((a, b) => compare(column.value(a), column.value(b), { isBestFirst, isReversed }))
}

/** Numbers begin with the largest, but for ranks. */
const SMALLEST_FIRST: ReadonlySet<string> = new Set(['rank', 'low', 'high'])

function sortOf(text: string): { readonly name: string; readonly isReversed: boolean } {
  return text.startsWith('-') ? { name: text.slice(1), isReversed: true } : { name: text, isReversed: false }
}

type Cell = string | number | null
const names = new Intl.Collator('en', { numeric: true })

/** Nothing comes last, whichever way round. */
function compare(a: Cell, b: Cell, how: { readonly isBestFirst: boolean; readonly isReversed: boolean }): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const turned = how.isReversed ? -1 : 1
  if (typeof a === 'number' && typeof b === 'number') return turned * (how.isBestFirst ? b - a : a - b)
  return turned * names.compare(String(a), String(b))
}
