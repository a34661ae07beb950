/** The sheet of the ranking: a row a person. */
import type { Assessment } from '../../../model/assessment.ts'
import type { RunReport } from '../../../model/report.ts'
import type { RenderOptions } from '../../contract.ts'
import { type Column, columnsFor } from '../../table.ts'
import type { Link } from './cell.ts'
import { linkTo } from './marked-link.ts'
import type { Row, Sheet, SheetColumn } from './workbook.ts'

type Look = Pick<SheetColumn, 'width' | 'style' | 'barMost'>

/** By the group of a column; a group that is not here is wide text. */
const LOOKS: Readonly<Partial<Record<Column['group'], Look>>> = {
  rank: { width: 8, style: 'number', barMost: null },
  name: { width: 26, style: 'label', barMost: null },
  points: { width: 11, style: 'points', barMost: 100 },
  band: { width: 11, style: 'text', barMost: null },
}

const wideText: Look = { width: 44, style: 'text', barMost: null }
const level: Look = { width: 13, style: 'number', barMost: 3 }
const pointsOfCriterion: Look = { width: 13, style: 'points', barMost: null }

/** The person's name stays in sight, with all that stands before it. */
export function rankingSheet(report: RunReport, { marked = new Map() }: RenderOptions): Sheet {
  const columns = columnsFor(report, 'xlsx')
  const hasCopies = marked.size > 0
  return {
    name: 'Ranking',
    columns: [
      ...columns.map((column) => ({ title: column.title, ...lookOf(column) })),
      ...(hasCopies ? [copyColumn] : []),
    ],
    frozenColumns: columns.findIndex(({ id }) => id === 'name') + 1,
    rows: () =>
      report.applications.map((each) => [...rowOf(each, columns), ...(hasCopies ? [copyOf(each, marked)] : [])]),
    whereTheRestIs: 'A sheet holds no more rows: all people are in ranking.csv',
  }
}

const copyColumn: SheetColumn = { title: 'Marked-up copy', width: 26, style: 'text', barMost: null }

function lookOf({ group, id }: Column): Look {
  if (group === 'level') return id.endsWith('_points') ? pointsOfCriterion : level
  return LOOKS[group] ?? wideText
}

function rowOf(assessment: Assessment, columns: readonly Column[]): Row {
  return columns.map(({ group, value }) => {
    const cell = value(assessment)
    return group === 'band' ? { cell, style: assessment.band } : cell
  })
}

/** The first document that has one. */
function copyOf({ documents }: Assessment, marked: NonNullable<RenderOptions['marked']>): Link | null {
  const copy = documents.map(({ path }) => marked.get(path)).find((each) => each !== undefined)
  return copy === undefined ? null : linkTo(copy, null)
}
