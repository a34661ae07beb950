/** ranking.csv, one row a person, and evidence.csv, one row a piece of evidence; UTF-8, RFC 4180. */
import type { Assessment, CriterionScore } from '../../model/assessment.ts'
import { Chunks } from '../../model/chunks.ts'
import type { DeflatedRun } from '../../model/deflated.ts'
import type { Evidence } from '../../model/evidence.ts'
import { readyMadeOf } from '../../model/ready-made.ts'
import type { RunReport } from '../../model/report.ts'
import type { Renderer } from '../contract.ts'
import { oneLine, safeForCsv } from '../escape.ts'
import { counts, orderEvidence } from '../evidence-order.ts'
import { columnsIn, peopleIn, type TableView } from '../table-view.ts'

type Cell = string | number | null

/** What of an application stands in the rows of its evidence. */
type Person = Pick<Assessment, 'id' | 'name' | 'documents'>

interface EvidenceColumn {
  readonly id: string
  readonly value: (evidence: Evidence, person: Person) => Cell
}

const EVIDENCE_COLUMNS: readonly EvidenceColumn[] = [
  { id: 'application', value: (_, { id }) => id },
  { id: 'name', value: (_, { name }) => name },
  { id: 'criterion', value: ({ criterionId }) => criterionId },
  { id: 'facet', value: ({ facetId }) => facetId },
  { id: 'term', value: ({ termId }) => termId },
  { id: 'kind', value: ({ kind }) => kind },
  { id: 'level', value: ({ level }) => level },
  { id: 'polarity', value: ({ polarity }) => polarity },
  { id: 'strength', value: ({ strength }) => strength },
  { id: 'counted', value: (evidence) => (counts(evidence) ? 'yes' : 'no') },
  { id: 'document', value: ({ location }) => location.path },
  { id: 'page', value: ({ location }) => location.page },
  { id: 'line', value: ({ location }) => location.line },
  { id: 'section', value: ({ location }) => location.section },
  { id: 'quote', value: ({ quote }) => oneLine(quote.exact) },
  { id: 'prefix', value: ({ quote }) => oneLine(quote.prefix) },
  { id: 'suffix', value: ({ quote }) => oneLine(quote.suffix) },
  { id: 'note', value: ({ note }) => note },
]

export const csv: Renderer = {
  format: 'csv',
  summary: 'for spreadsheets: ranking.csv, a row a person, and evidence.csv, a row a piece of evidence',
  render: async (report, { view = null, csvBom = false }) => [
    { name: 'ranking.csv', content: beginning(csvBom, rankingCsv(report, view)) },
    { name: 'evidence.csv', content: beginning(csvBom, evidenceCsv(report)) },
  ],
}

/** Excel takes a file without the mark for one in the encoding of its system. */
function beginning(withMark: boolean, content: Chunks): Chunks {
  return withMark
    ? new Chunks(function* () {
        yield '\u{FEFF}'
        yield* content
      })
    : content
}

function rankingCsv(report: RunReport, view: TableView | null): Chunks {
  const columns = columnsIn(view, report, 'csv')
  return new Chunks(function* () {
    yield csvText([columns.map((column) => column.id)])
    for (const assessment of peopleIn(view, report)) yield csvText([columns.map((column) => column.value(assessment))])
  })
}

function evidenceCsv(report: RunReport): Chunks {
  return new Chunks(function* () {
    yield csvText([EVIDENCE_COLUMNS.map((column) => column.id)])
    for (const assessment of report.applications) {
      yield assessment.criteria.map((each) => readyRows(each) ?? evidenceRows(each.evidence, assessment))
    }
  })
}

function readyRows(criterion: CriterionScore): DeflatedRun | null {
  return readyMadeOf(criterion)?.texts().rows ?? null
}

/** `ReadyTexts.rows` of a criterion: a row a piece, the best first. */
export function evidenceRows(evidence: CriterionScore['evidence'], person: Person): string {
  const ordered = orderEvidence(evidence, person.documents)
  return csvText(ordered.map((piece) => EVIDENCE_COLUMNS.map((column) => column.value(piece, person))))
}

/** Rows as RFC 4180 text: every field quoted, lines end in CR LF. */
function csvText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(safeForCsv).join(',')}\r\n`).join('')
}
