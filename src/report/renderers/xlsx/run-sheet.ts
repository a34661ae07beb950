/** The sheet of the run: what made the report, what was not read, and how to read it. */
import type { RunReport } from '../../../model/report.ts'
import { LEVEL_NAMES } from '../../../model/rubric.ts'
import { bandCounts, intervalNote, LEVEL_MEANINGS, NONE_FOUND, PEOPLE_DECIDE, unreadCauses } from '../../words.ts'
import type { Row, Sheet, SheetColumn } from './workbook.ts'

const COLUMNS: readonly SheetColumn[] = [
  { title: 'What', width: 30, style: 'label', barMost: null },
  { title: 'Value', width: 110, style: 'text', barMost: null },
]

export function runSheet(report: RunReport): Sheet {
  return {
    name: 'Run',
    columns: COLUMNS,
    frozenColumns: 0,
    rows: () => [...madeBy(report), ...counted(report), ...unread(report), ...guide(report), ...said(report)],
    whereTheRestIs: 'A sheet holds no more rows: all of it is in report.json',
  }
}

function madeBy({ tool, generatedAt, rubric, background, settings }: RunReport): readonly Row[] {
  return [
    ['Made by', `${tool.name} ${tool.version}`],
    ...(generatedAt === null ? [] : [['Made at', generatedAt]]),
    ['Rubric', rubric.title],
    ['Rubric: file', rubric.path],
    ['Rubric: SHA-256', rubric.sha256],
    ['Background corpus', `${background.id}, ${background.documents} documents`],
    ['Background: SHA-256', background.sha256],
    ...Object.entries(settings).map(([name, value]) => [`Setting: ${name}`, String(value)]),
  ]
}

function counted(report: RunReport): readonly Row[] {
  return [
    ['Applications', report.applications.length],
    ...bandCounts(report).map(({ band, count }) => [`Band: ${band}`, count]),
  ]
}

function unread({ applications }: RunReport): readonly Row[] {
  return applications
    .filter(({ band }) => band === 'unread')
    .flatMap((each) =>
      unreadCauses(each).map(({ path, message, hint }) => [
        `Not read: ${each.name}`,
        `${path === null ? '' : `${path}: `}${message}${hint === null ? '' : ` → ${hint}`}`,
      ]),
    )
}

function guide(report: RunReport): readonly Row[] {
  const interval = intervalNote(report)
  return [
    ['How to read it', `${PEOPLE_DECIDE} ${NONE_FOUND}`],
    ...LEVEL_MEANINGS.map((meaning, level) => [`Level ${level}: ${LEVEL_NAMES[level as 0 | 1 | 2 | 3]}`, meaning]),
    ...(interval === null ? [] : [['Rank from, rank to', interval]]),
  ]
}

function said({ diagnostics, applications }: RunReport): readonly Row[] {
  return [...diagnostics, ...applications.flatMap((each) => each.diagnostics)].map(
    ({ severity, code, path, message }) => [`${severity}: ${code}`, `${path === null ? '' : `${path}: `}${message}`],
  )
}
