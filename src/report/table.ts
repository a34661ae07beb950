/** The one list of columns of the ranking, for every format that shows it as a table. */
import type { Assessment, CriterionScore } from '../model/assessment.ts'
import type { BriefEvidence } from '../model/ready-made.ts'
import type { RunReport } from '../model/report.ts'
import { oneLine } from './escape.ts'
import { bestOfCriterion, bestOfPerson } from './evidence-order.ts'
import { intervalText, NOTHING, placeText, pointsText, rankText, tiedRanks } from './figures.ts'
import { toAsk } from './words.ts'

export type TableFormat = 'terminal' | 'csv' | 'markdown' | 'xlsx'

export interface Column {
  /** Header in the CSV, unique in the table. */
  readonly id: string
  /** Heading for people. */
  readonly title: string
  readonly group: 'rank' | 'name' | 'points' | 'band' | 'level' | 'evidence' | 'detail'
  readonly align: 'left' | 'right'
  readonly shownIn: readonly TableFormat[]
  /** The value as text, not yet escaped, or a number; null where there is none. */
  readonly value: (assessment: Assessment) => string | number | null
}

/** What a criterion is called in every table. */
export interface CriterionName {
  readonly id: string
  readonly label: string
  /** Two to four capitals, unique in the report. */
  readonly short: string
}

type Heading = Pick<Column, 'group' | 'title' | 'align' | 'shownIn'>

const WIDE: readonly TableFormat[] = ['terminal', 'markdown']
const EVERYWHERE: readonly TableFormat[] = ['terminal', 'markdown', 'csv', 'xlsx']
const CSV: readonly TableFormat[] = ['csv']
const SHEETS: readonly TableFormat[] = ['csv', 'xlsx']

const named = new WeakMap<RunReport, readonly CriterionName[]>()

/** The criteria of a report in the order of the rubric: those of every application, as unread ones may carry none. */
export function criteriaOf(report: RunReport): readonly CriterionName[] {
  const names = named.get(report) ?? nameCriteria(report)
  named.set(report, names)
  return names
}

function nameCriteria(report: RunReport): readonly CriterionName[] {
  const labels = new Map<string, string>()
  for (const { criteria } of report.applications) {
    for (const { id, label } of criteria) if (!labels.has(id)) labels.set(id, label)
  }
  const taken = new Set<string>()
  return [...labels].map(([id, label]) => ({ id, label, short: shortName(id, taken) }))
}

/** `machine-learning` → `ML`, `research` → `RE`; a name that is taken gets a number. Adds the name to `taken`. */
function shortName(id: string, taken: Set<string>): string {
  const words = id.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const letters = words.length > 1 ? words.slice(0, 3).map((word) => [...word][0]) : [...(words[0] ?? 'C')].slice(0, 2)
  const name = letters.join('').toUpperCase()
  const candidates = Array.from({ length: taken.size + 1 }, (_, index) => (index === 0 ? name : `${name}${index + 1}`))
  const short = candidates.find((each) => !taken.has(each)) ?? name
  taken.add(short)
  return short
}

/** One application's score for a criterion, or null when it has none. */
export function scoreOf(assessment: Assessment, criterionId: string): CriterionScore | null {
  return assessment.criteria.find((each) => each.id === criterionId) ?? null
}

/** One application's level for a criterion as a digit; `–` for none found and for unread. */
function levelDigit(assessment: Assessment, criterionId: string): string {
  const level = assessment.band === 'unread' ? 0 : (scoreOf(assessment, criterionId)?.level ?? 0)
  return level === 0 ? NOTHING : String(level)
}

/** The words and their place: `… trained classifiers on … (p2:14)`. */
function quoteText(evidence: BriefEvidence): string {
  const { prefix, exact, suffix } = evidence.quote
  return `${oneLine(`${prefix}${exact}${suffix}`).trim()} (${placeText(evidence.location)})`
}

/** Every column of the ranking, in the order in which tables show them; a table takes those `shownIn` its format. */
export function columnsOf(report: RunReport): readonly Column[] {
  return columnsWith(criteriaOf(report), tiedRanks(report.applications))
}

/** The same for criteria that nobody was read against yet. */
export function columnsWith(criteria: readonly CriterionName[], tied: ReadonlySet<number>): readonly Column[] {
  return [
    ...rankColumns(tied),
    ...personColumns(),
    ...criteria.flatMap(criterionColumns),
    ...detailColumns(),
    bestColumn(),
    ...criteria.map(evidenceColumn),
  ]
}

/** The columns that one format shows. */
export function columnsFor(report: RunReport, format: TableFormat): readonly Column[] {
  return columnsOf(report).filter((column) => column.shownIn.includes(format))
}

function rankColumns(tied: ReadonlySet<number>): readonly Column[] {
  const shown = ({ rank, rankInterval }: Assessment) => {
    const interval = intervalText(rankInterval)
    return interval === '' ? rankText(rank, tied) : `${rankText(rank, tied)} (${interval})`
  }
  const people: Heading = { title: 'Rank', group: 'rank', align: 'left', shownIn: WIDE }
  const sheets: Omit<Heading, 'title'> = { group: 'rank', align: 'right', shownIn: SHEETS }
  return [
    { id: 'rank_text', ...people, value: shown },
    { id: 'rank', title: 'Rank', ...sheets, value: ({ rank }) => rank },
    { id: 'low', title: 'Rank from', ...sheets, value: ({ rankInterval }) => rankInterval?.low ?? null },
    { id: 'high', title: 'Rank to', ...sheets, value: ({ rankInterval }) => rankInterval?.high ?? null },
  ]
}

function personColumns(): readonly Column[] {
  return [
    { id: 'id', title: 'Id', group: 'name', align: 'left', shownIn: CSV, value: ({ id }) => id },
    { id: 'name', title: 'Name', group: 'name', align: 'left', shownIn: EVERYWHERE, value: ({ name }) => name },
    {
      id: 'points_text',
      title: 'Points',
      group: 'points',
      align: 'right',
      shownIn: WIDE,
      value: ({ points }) => pointsText(points),
    },
    { id: 'points', title: 'Points', group: 'points', align: 'right', shownIn: SHEETS, value: ({ points }) => points },
    { id: 'band', title: 'Band', group: 'band', align: 'left', shownIn: EVERYWHERE, value: ({ band }) => band },
  ]
}

function criterionColumns({ id, label, short }: CriterionName): readonly Column[] {
  const number = (key: 'level' | 'score' | 'points'): Column => ({
    id: `${id}_${key}`,
    title: `${label}: ${key}`,
    group: 'level',
    align: 'right',
    shownIn: key === 'score' ? CSV : SHEETS,
    value: (each) => (each.band === 'unread' ? null : (scoreOf(each, id)?.[key] ?? null)),
  })
  const digit: Heading = { title: short, group: 'level', align: 'right', shownIn: WIDE }
  return [
    { id: `${id}_digit`, ...digit, value: (each) => levelDigit(each, id) },
    number('level'),
    number('score'),
    number('points'),
  ]
}

function detailColumns(): readonly Column[] {
  const detail = (
    id: string,
    title: string,
    value: (assessment: Assessment) => string,
    shownIn: readonly TableFormat[] = SHEETS,
  ): Column => {
    return { id, title, group: 'detail', align: 'left', shownIn, value }
  }
  return [
    detail('ask', 'Ask first', (assessment) => toAsk(assessment).join('; '), ['xlsx']),
    detail(
      'gates',
      'Gates',
      ({ gates }) => gates.map(({ criterionId, met }) => `${criterionId}: ${met ? 'met' : 'not met'}`).join('; '),
      CSV,
    ),
    detail('flags', 'Flags', ({ flags }) => flags.map(({ code, message }) => `${code}: ${message}`).join('; ')),
    detail('documents', 'Documents', ({ documents }) => documents.map(({ path }) => path).join('; ')),
  ]
}

function bestColumn(): Column {
  const value = (assessment: Assessment) => {
    const best = bestOfPerson(assessment, 1)[0]
    return best === undefined ? NOTHING : quoteText(best.evidence)
  }
  return { id: 'best', title: 'Best evidence', group: 'evidence', align: 'left', shownIn: WIDE, value }
}

function evidenceColumn({ id, label }: CriterionName): Column {
  const value = (assessment: Assessment) => {
    const score = scoreOf(assessment, id)
    const best = score === null ? null : bestOfCriterion(score, assessment.documents)
    return best === null ? '' : quoteText(best)
  }
  return {
    id: `${id}_evidence`,
    title: `${label}: best evidence`,
    group: 'evidence',
    align: 'left',
    shownIn: SHEETS,
    value,
  }
}
