/** The sheet of the evidence: a row a piece, the first person's first. */
import type { Assessment, CriterionScore } from '../../../model/assessment.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { RunReport } from '../../../model/report.ts'
import type { RenderOptions } from '../../contract.ts'
import { oneLine } from '../../escape.ts'
import { counts, orderEvidence } from '../../evidence-order.ts'
import { POLARITY_REASONS } from '../../words.ts'
import type { Cell } from './cell.ts'
import { linkTo } from './marked-link.ts'
import type { Row, Sheet, SheetColumn } from './workbook.ts'

interface Piece {
  readonly person: Assessment
  readonly criterion: CriterionScore
  readonly evidence: Evidence
}

interface Column extends SheetColumn {
  readonly value: (piece: Piece) => Cell
}

const text = { style: 'text', barMost: null } as const
const number = { style: 'number', barMost: null } as const

const COLUMNS: readonly Column[] = [
  { title: 'Rank', width: 7, ...number, value: ({ person }) => person.rank },
  { title: 'Name', width: 24, ...text, style: 'label', value: ({ person }) => person.name },
  { title: 'Criterion', width: 22, ...text, value: ({ criterion }) => criterion.label },
  { title: 'Facet', width: 18, ...text, value: facetLabel },
  { title: 'Term', width: 18, ...text, value: ({ evidence }) => evidence.termId ?? evidence.kind },
  { title: 'Level', width: 8, ...number, barMost: 3, value: ({ evidence }) => evidence.level },
  { title: 'Counts', width: 9, ...text, value: ({ evidence }) => (counts(evidence) ? 'yes' : 'no') },
  { title: 'Words', width: 24, ...text, value: ({ evidence }) => oneLine(evidence.quote.exact) },
  { title: 'In its sentence', width: 70, ...text, value: ({ evidence }) => inContext(evidence) },
  { title: 'Why', width: 44, ...text, value: ({ evidence }) => reasonOf(evidence) },
  { title: 'Page', width: 7, ...number, value: ({ evidence }) => evidence.location.page },
  { title: 'Line', width: 7, ...number, value: ({ evidence }) => evidence.location.line },
  { title: 'Section', width: 14, ...text, value: ({ evidence }) => evidence.location.section },
  { title: 'Document', width: 36, ...text, value: ({ evidence }) => evidence.location.path },
]

function facetLabel({ criterion, evidence }: Piece): string {
  return criterion.facets.find(({ id }) => id === evidence.facetId)?.label ?? evidence.facetId
}

function inContext({ quote: { prefix, exact, suffix } }: Evidence): string {
  return oneLine(`${prefix}${exact}${suffix}`).trim()
}

function reasonOf(evidence: Evidence): string {
  const { polarity, note } = evidence
  if (counts(evidence)) return note
  return note === '' ? POLARITY_REASONS[polarity] : `${POLARITY_REASONS[polarity]}: ${note}`
}

export function evidenceSheet(report: RunReport, { marked = new Map() }: RenderOptions): Sheet {
  const toCopy = ({ evidence: { location } }: Piece): Cell => {
    const copy = marked.get(location.path)
    return copy === undefined ? null : linkTo(copy, location.page)
  }
  const copies: readonly Column[] = marked.size > 0 ? [{ title: 'See it', width: 30, ...text, value: toCopy }] : []
  const columns = [...COLUMNS, ...copies]
  return {
    name: 'Evidence',
    columns: columns.map(({ title, width, style, barMost }) => ({ title, width, style, barMost })),
    frozenColumns: 2,
    rows: () => rowsOf(report, columns),
    whereTheRestIs: 'A sheet holds no more rows: all evidence is in evidence.csv and report.json',
  }
}

/** One person's evidence in memory at a time. */
function* rowsOf({ applications }: RunReport, columns: readonly Column[]): Iterable<Row> {
  for (const person of applications) {
    for (const criterion of person.criteria) {
      for (const evidence of orderEvidence(criterion.evidence, person.documents)) {
        yield columns.map(({ value }) => value({ person, criterion, evidence }))
      }
    }
  }
}
