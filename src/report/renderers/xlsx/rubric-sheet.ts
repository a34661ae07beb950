/** The sheet of the rubric: what was asked, and what each criterion is worth. */
import type { RunReport } from '../../../model/report.ts'
import { LEVEL_NAMES, type Rubric } from '../../../model/rubric.ts'
import type { RenderOptions } from '../../contract.ts'
import type { Row, Sheet, SheetColumn } from './workbook.ts'

const text = { style: 'text', barMost: null } as const

const COLUMNS: readonly SheetColumn[] = [
  { title: 'Criterion', width: 26, ...text, style: 'label' },
  { title: 'Importance', width: 12, ...text },
  { title: 'Weight', width: 9, style: 'number', barMost: null },
  { title: 'Points at most', width: 12, style: 'points', barMost: 100 },
  { title: 'Facets', width: 44, ...text },
  { title: 'From the posting', width: 60, ...text },
]

const anchorColumns: readonly SheetColumn[] = LEVEL_NAMES.map((name, level) => ({
  title: `Level ${level}: ${name}`,
  width: 40,
  ...text,
}))

export function rubricSheet(report: RunReport, { rubric }: RenderOptions): Sheet {
  const rows = rubric === undefined ? rowsOfScores(report) : rowsOfRubric(rubric)
  return {
    name: 'Rubric',
    columns: rubric === undefined ? COLUMNS.slice(0, 5) : [...COLUMNS, ...anchorColumns],
    frozenColumns: 1,
    rows: () => rows,
    whereTheRestIs: 'A sheet holds no more rows: the rest is in the rubric',
  }
}

interface Weighed {
  readonly label: string
  readonly importance: string
  readonly weight: number
  readonly facets: readonly { readonly label: string }[]
}

function rowOf({ label, importance, weight, facets }: Weighed, total: number): Row {
  const names = facets.map((facet) => facet.label).join('; ')
  return [label, importance, weight, total > 0 ? (100 * weight) / total : null, names]
}

/** What the scores of the first person who was read carry of it. */
function rowsOfScores({ applications }: RunReport): readonly Row[] {
  const criteria = applications.find((each) => each.criteria.length > 0)?.criteria ?? []
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0)
  return criteria.map((criterion) => rowOf(criterion, total))
}

function rowsOfRubric({ criteria }: Rubric): readonly Row[] {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0)
  return criteria.map((each) => [...rowOf(each, total), each.posting.join('; '), ...each.anchors])
}
