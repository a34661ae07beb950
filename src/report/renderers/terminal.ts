/** The ranking as a table for a terminal: two lines a person, and what was found best in the documents. */
import { Chalk, type ChalkInstance } from 'chalk'
import type { Assessment, Band } from '../../model/assessment.ts'
import type { RunReport } from '../../model/report.ts'
import type { Renderer, RenderOptions } from '../contract.ts'
import { cutSentences } from '../cuts.ts'
import { cutEnd, displayWidth, pad } from '../display-width.ts'
import { oneLine, safeForTerminal } from '../escape.ts'
import { type BestEvidence, bestOfPerson } from '../evidence-order.ts'
import { excerpt } from '../excerpt.ts'
import { countText, fileName, NOTHING, placeText } from '../figures.ts'
import { gapSections, gapsTitle } from '../gaps.ts'
import { hang } from '../hang.ts'
import { linked } from '../hyperlink.ts'
import { type Column, columnsFor, criteriaOf } from '../table.ts'
import { columnsIn, peopleIn, type TableView } from '../table-view.ts'
import { applicationCount, wholeSentences } from '../whole.ts'
import { bandCounts, intervalNote, LEVEL_LEGEND, NONE_FOUND, PEOPLE_DECIDE, toAsk, unreadCauses } from '../words.ts'

const NARROWEST_NAME = 14
const WIDEST_NAME = 32
const NARROWEST_WORDS = 8
const GAP = '  '

/** How much evidence a terminal of each width shows: one piece a person, and more where there is room. */
const EVIDENCE_BY_WIDTH: readonly { readonly from: number; readonly pieces: number }[] = [
  { from: 140, pieces: 3 },
  { from: 100, pieces: 2 },
  { from: 0, pieces: 1 },
]

interface Layout {
  readonly width: number
  readonly options: RenderOptions
  readonly view: TableView | null
  readonly paint: ChalkInstance
  readonly columns: readonly Column[]
  /** Columns of the terminal, by column id. */
  readonly widths: ReadonlyMap<string, number>
  /** Where a person's second line starts: below the name. */
  readonly indent: number
  /** Abbreviation of each criterion by id. */
  readonly shorts: ReadonlyMap<string, string>
}

export const terminal: Renderer = {
  format: 'terminal',
  summary: 'a table for the terminal (report.txt)',
  render: async (report, options) => [{ name: 'report.txt', content: terminalText(report, options) }],
}

function terminalText(report: RunReport, options: RenderOptions): string {
  const people = peopleIn(options.view ?? null, report)
  const layout = layOut(report, people, options)
  const read = people.filter((each) => each.band !== 'unread')
  const blocks = [
    titleLines(report, layout),
    wholeSentences(report).flatMap((each) => hang('', each, layout.width)),
    read.length === 0 ? [] : [headerLine(layout), ...read.flatMap((each) => personLines(each, layout))],
    notShownLines(report, read, layout),
    unreadLines(report, layout),
    cutLines(report, layout),
    legendLines(report, layout),
    ...gapBlocks(report, layout),
  ]
  const lines = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'))
  return `${lines.join('\n\n')}\n`
}

function layOut(report: RunReport, people: readonly Assessment[], options: RenderOptions): Layout {
  const width = Math.max(40, options.width)
  const view = options.view ?? null
  const isChosen = view !== null && view.columns !== null
  const contentWidth = contentWidths(people)
  const columns = isChosen ? columnsIn(view, report, 'terminal') : fittingColumns(report, width, contentWidth)
  const widths = (isChosen ? chosenWidths : usualWidths)(columns, width, contentWidth)
  const shorts = new Map(criteriaOf(report).map((each) => [each.id, each.short]))
  const paint = new Chalk({ level: options.color ? 1 : 0 })
  const indent = (widths.get('rank_text') ?? 0) + GAP.length
  return { width, options, view, paint, columns, widths, indent, shorts }
}

/** As wide as what stands in them; the name takes what is left. */
function usualWidths(columns: readonly Column[], width: number, contentWidth: WidthOf): Map<string, number> {
  const widths = new Map(columns.map((column) => [column.id, contentWidth(column)]))
  const rest = columns.filter((each) => each.id !== 'name').map((each) => (widths.get(each.id) ?? 0) + gapBefore(each))
  const room = width - GAP.length - rest.reduce((sum, each) => sum + each, 0)
  return widths.set('name', Math.min(widths.get('name') ?? 0, WIDEST_NAME, Math.max(8, room)))
}

/** As wide as what stands in them; while that is too wide, the widest column of words gives way. */
function chosenWidths(columns: readonly Column[], width: number, contentWidth: WidthOf): Map<string, number> {
  const widths = new Map(columns.map((column) => [column.id, contentWidth(column)]))
  const total = () => columns.reduce((sum, each, at) => sum + (at === 0 ? 0 : gapBefore(each)) + widthOf(each), 0)
  const widthOf = ({ id }: Column) => widths.get(id) ?? 0
  const words = columns.filter((each) => ['name', 'detail', 'evidence'].includes(each.group))
  const gives = () =>
    words.filter((each) => widthOf(each) > NARROWEST_WORDS).toSorted((a, b) => widthOf(b) - widthOf(a))
  for (let [widest] = gives(); widest !== undefined && total() > width; [widest] = gives()) {
    widths.set(widest.id, widthOf(widest) - 1)
  }
  return widths
}

/**
 * The table's columns; where the criteria leave no room for names, their levels stand in one column without gaps, and
 * in the narrowest terminals they are left out.
 */
function fittingColumns(report: RunReport, width: number, contentWidth: WidthOf): readonly Column[] {
  const all = columnsFor(report, 'terminal').filter((column) => column.group !== 'evidence')
  const levels = all.filter((column) => column.group === 'level')
  const others = all.filter((column) => column.group !== 'level')
  const joined: Column = {
    ...{ id: 'levels', title: 'Levels', group: 'detail', align: 'left', shownIn: ['terminal'] },
    value: (each) => levels.map((level) => level.value(each)).join(''),
  }
  return [all, [...others, joined]].find((columns) => leastWidth(columns, contentWidth) <= width) ?? others
}

function leastWidth(columns: readonly Column[], contentWidth: WidthOf): number {
  const widths = columns.map((column) => {
    return gapBefore(column) + (column.id === 'name' ? NARROWEST_NAME : contentWidth(column))
  })
  return widths.reduce((sum, each) => sum + each, 0)
}

function gapBefore(column: Column): number {
  if (column.id === 'rank_text') return 0
  return column.group === 'level' ? 1 : GAP.length
}

/** Columns of the terminal that what stands in a column of the table takes. */
type WidthOf = (column: Column) => number

/** Each looked at once. */
function contentWidths(people: readonly Assessment[]): WidthOf {
  const known = new Map<Column, number>()
  return (column) => {
    const cells = () => people.map((each) => displayWidth(cellText(column, each)))
    const width =
      known.get(column) ?? cells().reduce((widest, each) => Math.max(widest, each), displayWidth(titleText(column)))
    known.set(column, width)
    return width
  }
}

/** Some titles are labels of the rubric. */
function titleText({ title }: Column): string {
  return safeForTerminal(oneLine(title))
}

function cellText(column: Column, assessment: Assessment): string {
  return safeForTerminal(String(column.value(assessment) ?? NOTHING))
}

function tableLine(layout: Layout, cell: (column: Column, width: number) => string): string {
  const cells = layout.columns.map((column, at) => {
    return ' '.repeat(at === 0 ? 0 : gapBefore(column)) + cell(column, layout.widths.get(column.id) ?? 0)
  })
  return cells.join('').trimEnd()
}

function titleLines(report: RunReport, { width, paint }: Layout): readonly string[] {
  const bands = bandCounts(report).filter((each) => each.count > 0)
  const counted = bands.map(({ band, count }) => `${count} ${band}`).join(', ')
  const total = countText(applicationCount(report), 'application')
  return [
    paint.bold(cutEnd(safeForTerminal(report.rubric.title), width)),
    cutEnd(counted === '' ? total : `${total}: ${counted}`, width),
  ]
}

function headerLine(layout: Layout): string {
  return tableLine(layout, (column, width) =>
    layout.paint.underline(pad(cutEnd(titleText(column), width), width, column.align)),
  )
}

function personLines(assessment: Assessment, layout: Layout): readonly string[] {
  const row = tableLine(layout, (column, width) => {
    const text = pad(cutEnd(cellText(column, assessment), width), width, column.align)
    return paintCell(column, text, assessment.band, layout.paint)
  })
  if (layout.view !== null && layout.view.columns !== null) return [row]
  return [row, ...evidenceLines(assessment, layout), ...noteLines(assessment, layout)]
}

function paintCell(column: Column, text: string, band: Band, paint: ChalkInstance): string {
  if (column.group === 'band') return paintBand(text, band, paint)
  if (column.group === 'name') return paint.bold(text)
  if (column.group !== 'level') return text
  if (text.endsWith('3')) return paint.bold(text)
  return text.endsWith('2') ? text : paint.dim(text)
}

function paintBand(text: string, band: Band, paint: ChalkInstance): string {
  switch (band) {
    case 'strong':
      return paint.green(text)
    case 'possible':
      return paint.yellow(text)
    case 'weak':
      return paint.dim(text)
    case 'unread':
      return paint.magenta(text)
  }
}

function evidenceLines(assessment: Assessment, layout: Layout): readonly string[] {
  const pieces = EVIDENCE_BY_WIDTH.find((each) => layout.width >= each.from)?.pieces ?? 1
  const best = bestOfPerson(assessment, pieces)
  if (best.length === 0) return [`${' '.repeat(layout.indent)}${NOTHING}`]
  return best.map((each) => evidenceLine(each, assessment, layout))
}

/** `ML  “… trained classifiers on MEG data …” p2:14`, with the file's name where there is room. */
function evidenceLine({ criterion, evidence }: BestEvidence, { documents }: Assessment, layout: Layout): string {
  const { paint, width, indent, shorts, options } = layout
  const head = `${' '.repeat(indent)}${shorts.get(criterion.id) ?? ''} `
  const place = placeText(evidence.location)
  const file = width >= 100 ? ` ${cutEnd(safeForTerminal(fileName(evidence.location.path)), 24)}` : ''
  const room = width - displayWidth(`${head}“” ${place}${file}`)
  const { before, exact, after } = excerpt(evidence.quote, Math.max(10, room))
  return `${paint.dim(head)}“${before}${paint.bold(exact)}${after}” ${linked(`${paint.cyan(place)}${paint.dim(file)}`, evidence.location.path, documents, options)}`
}

function noteLines(assessment: Assessment, layout: Layout): readonly string[] {
  const asked = toAsk(assessment)
  const [flag, ...more] = assessment.flags
  const notes = [
    ...(asked.length === 0 ? [] : [`? ask about: ${asked.join('; ')}`]),
    ...(flag === undefined ? [] : [`! ${flag.message}${more.length === 0 ? '' : ` (and ${more.length} more)`}`]),
  ]
  const indent = ' '.repeat(layout.indent)
  return notes.map((note) => indent + layout.paint.yellow(cutEnd(safeForTerminal(note), layout.width - layout.indent)))
}

/** Who is read and not in the table, so that nobody is hidden without a word. */
function notShownLines(
  report: RunReport,
  shown: readonly Assessment[],
  { view, paint, width }: Layout,
): readonly string[] {
  const isShown = new Set(shown.map(({ id }) => id))
  const hidden = report.applications.filter(({ band, id }) => band !== 'unread' && !isShown.has(id))
  if (view === null || hidden.length === 0) return []
  const counted = bandCounts({ ...report, applications: hidden }).filter((each) => each.count > 0)
  const flags = [...(view.top === null ? [] : ['--top']), ...(view.bands === null ? [] : ['--band'])]
  const what = counted.map(({ band, count }) => `${count} ${band}`).join(', ')
  const text = view.isCut
    ? `Not shown: ${what}. The reports hold everybody; --top ${applicationCount(report)} shows everybody here.`
    : `Not shown (${flags.join(', ')}): ${what}`
  return hang('', text, width).map((line) => paint.dim(line))
}

/** How sharply a shortlist could be cut. */
function cutLines(report: RunReport, { view, width }: Layout): readonly string[] {
  return cutSentences(report, view === null || view.isCut ? null : view.top).flatMap((sentence) =>
    hang('', sentence, width),
  )
}

function unreadLines(report: RunReport, layout: Layout): readonly string[] {
  const unread = report.applications.filter((each) => each.band === 'unread')
  if (unread.length === 0) return []
  const title = layout.paint.bold.magenta(`Not read, not ranked: ${countText(unread.length, 'application')}`)
  return [title, ...unread.flatMap((each) => unreadPersonLines(each, layout))]
}

/** The name, then each cause and what to do, wrapped: a cut message helps nobody. */
function unreadPersonLines(assessment: Assessment, layout: Layout): readonly string[] {
  const name = `${NOTHING} ${layout.paint.bold(cutEnd(safeForTerminal(assessment.name), layout.width - 2))}`
  const causes = unreadCauses(assessment).flatMap(({ path, message, hint }) => [
    ...hang('  ', path === null ? message : `${path}: ${message}`, layout.width),
    ...(hint === null ? [] : hang('  → ', hint, layout.width)),
  ])
  return [name, ...causes]
}

function legendLines(report: RunReport, layout: Layout): readonly string[] {
  const isTold = layout.columns.some((column) => column.group === 'level' || column.id === 'levels')
  const criteria = isTold ? criteriaOf(report).map(({ short, label }) => `${short} ${label}`) : []
  const joined = layout.columns.some((column) => column.id === 'levels')
  const interval = intervalNote(report)
  const notes = [
    ...(criteria.length === 0
      ? []
      : [`Criteria${joined ? ', in the order of the levels' : ''}: ${criteria.join(', ')}.`]),
    ...(criteria.length === 0 ? [] : [`Levels: ${LEVEL_LEGEND}. ${NONE_FOUND}`]),
    ...(interval === null ? [] : [`Ranks: ${interval}`]),
    PEOPLE_DECIDE,
  ]
  return notes.flatMap((note) => hang('', note, layout.width)).map((line) => layout.paint.dim(line))
}

function gapBlocks({ gaps }: RunReport, { paint, width }: Layout): readonly (readonly string[])[] {
  if (gaps === null) return []
  const sections = gapSections(gaps).map(({ title, items }) => [
    ...hang('', title, width).map((line) => paint.underline(line)),
    ...items.flatMap((item) => hang('  ', item, width)),
  ])
  return [[paint.bold(gapsTitle(gaps))], ...sections]
}
