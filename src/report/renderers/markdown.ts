/** report.md: the ranking and every person's evidence, for wikis, mail and version control. */
import type { Assessment, CriterionScore } from '../../model/assessment.ts'
import { Chunks } from '../../model/chunks.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { RunReport } from '../../model/report.ts'
import { LEVEL_NAMES } from '../../model/rubric.ts'
import type { Renderer } from '../contract.ts'
import { oneLine, safeForMarkdown } from '../escape.ts'
import { counts, orderEvidence } from '../evidence-order.ts'
import { countText, intervalText, NOTHING, placeText, pointsText, rankText, tiedRanks } from '../figures.ts'
import { gapSections, gapsTitle } from '../gaps.ts'
import { columnsFor, criteriaOf } from '../table.ts'
import { applicationCount, wholeSentences } from '../whole.ts'
import {
  bandCounts,
  intervalNote,
  LEVEL_LEGEND,
  LEVEL_MEANINGS,
  NONE_FOUND,
  PEOPLE_DECIDE,
  POLARITY_REASONS,
  toAsk,
  unreadCauses,
} from '../words.ts'

/** People whose evidence is shown, by rank; the others stand in the table. */
const SHOWN_PEOPLE = 100

/** Pieces of evidence a criterion shows; all are in evidence.csv and report.json. */
const SHOWN_PIECES = 8

export const markdown: Renderer = {
  format: 'markdown',
  summary: 'for wikis and mail: the ranking and the best evidence (report.md)',
  render: async (report) => [{ name: 'report.md', content: new Chunks(() => markdownText(report)) }],
}

/** A person at a time: a row of the table, or all that is said of them. */
function* markdownText(report: RunReport): Iterable<string> {
  const read = report.applications.filter((each) => each.band !== 'unread')
  const tied = tiedRanks(report.applications)
  yield [...titleBlocks(report), ...unreadBlocks(report), '## Ranking'].join(BETWEEN)
  yield* tableText(report)
  for (const each of read.slice(0, SHOWN_PEOPLE)) yield following(personBlocks(each, tied))
  yield following([...leftBlocks(read.length - SHOWN_PEOPLE), ...guideBlocks(report), ...gapBlocks(report)])
  yield '\n'
}

const BETWEEN = '\n\n'

function following(blocks: readonly string[]): string {
  return blocks.map((block) => `${BETWEEN}${block}`).join('')
}

function titleBlocks(report: RunReport): readonly string[] {
  const { rubric, tool, generatedAt } = report
  const bands = bandCounts(report).map(({ band, count }) => `${count} ${band}`)
  const made = `${safeForMarkdown(tool.name)} ${safeForMarkdown(tool.version)}`
  return [
    `# ${safeForMarkdown(rubric.title)}`,
    `${countText(applicationCount(report), 'application')}: ${bands.join(', ')}.`,
    `Rubric ${safeForMarkdown(rubric.path)} (${safeForMarkdown(rubric.sha256.slice(0, 12))}); made by ${made}${
      generatedAt === null ? '' : ` at ${safeForMarkdown(generatedAt)}`
    }.`,
    ...wholeSentences(report).map(safeForMarkdown),
  ]
}

function unreadBlocks(report: RunReport): readonly string[] {
  const unread = report.applications.filter((each) => each.band === 'unread')
  if (unread.length === 0) return []
  const items = unread.flatMap((assessment) =>
    unreadCauses(assessment).map(({ path, message, hint }) => {
      const where = path === null ? '' : `${safeForMarkdown(path)}: `
      const wayOut = hint === null ? '' : ` → ${safeForMarkdown(hint)}`
      return `- **${safeForMarkdown(assessment.name)}** – ${where}${safeForMarkdown(message)}${wayOut}`
    }),
  )
  return ['## Not read: these need a person', items.join('\n')]
}

function* tableText(report: RunReport): Iterable<string> {
  const columns = columnsFor(report, 'markdown')
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const header = row(columns.map((column) => safeForMarkdown(column.title)))
  const rule = row(columns.map((column) => (column.align === 'right' ? '--:' : '---')))
  yield following([`${header}\n${rule}`])
  for (const assessment of report.applications)
    yield `\n${row(columns.map((column) => safeForMarkdown(String(column.value(assessment) ?? NOTHING))))}`
  const criteria = criteriaOf(report).map(({ short, label }) => `${safeForMarkdown(short)} ${safeForMarkdown(label)}`)
  yield following([`Criteria: ${criteria.join(', ')}. Levels: ${LEVEL_LEGEND}.`])
}

/** Says that there are more people than were shown. */
function leftBlocks(count: number): readonly string[] {
  if (count <= 0) return []
  const others = countText(count, 'more application')
  return [
    `## And ${others}`,
    `The evidence of ${others} stands in report.json and evidence.csv, or ask \`cvsift explain\`.`,
  ]
}

function personBlocks(assessment: Assessment, tied: ReadonlySet<number>): readonly string[] {
  const { name, rank, rankInterval, points, band } = assessment
  const interval = intervalText(rankInterval)
  const place = `rank ${rankText(rank, tied)}${interval === '' ? '' : ` (${interval})`}`
  const asked = toAsk(assessment).map(safeForMarkdown)
  return [
    `## ${safeForMarkdown(name)}`,
    `${place}, ${pointsText(points)} points, ${band}. Documents: ${documentList(assessment)}.`,
    ...(asked.length === 0 ? [] : [`**Ask about:** ${asked.join('; ')}.`]),
    ...assessment.criteria.flatMap((criterion) => criterionBlocks(criterion, assessment)),
    ...listBlocks('Flags', flagItems(assessment)),
    ...listBlocks('Diagnostics', diagnosticItems(assessment)),
  ]
}

function documentList({ documents }: Assessment): string {
  return documents.map(({ path, role }) => `${safeForMarkdown(path)} (${role})`).join(', ')
}

function criterionBlocks(criterion: CriterionScore, { documents }: Assessment): readonly string[] {
  const ordered = orderEvidence(criterion.evidence, documents)
  const counted = ordered.filter(counts)
  const rest = ordered.filter((each) => !counts(each))
  const facets = criterion.facets.map(
    ({ label, level }) => `${safeForMarkdown(label)} ${level === 0 ? NOTHING : level}`,
  )
  const { label, level, points, importance } = criterion
  return [
    `### ${safeForMarkdown(label)}: ${level} ${LEVEL_NAMES[level]}`,
    `${pointsText(points)} points, ${importance}.${facets.length === 0 ? '' : ` Facets: ${facets.join(', ')}.`}`,
    ...(counted.length === 0 ? ['No evidence found.'] : [shownItems(counted, countedItem)]),
    ...(rest.length === 0 ? [] : ['Did not count:', shownItems(rest, uncountedItem)]),
  ]
}

function shownItems(evidence: readonly Evidence[], item: (each: Evidence) => string): string {
  const left = evidence.length - SHOWN_PIECES
  const more = left > 0 ? [`- and ${left} more`] : []
  return [...evidence.slice(0, SHOWN_PIECES).map(item), ...more].join('\n')
}

function quoted({ quote }: Evidence): string {
  const [prefix, exact, suffix] = [quote.prefix, quote.exact, quote.suffix].map(oneLine)
  const before = prefix === '' ? '' : `…${safeForMarkdown(prefix ?? '')}${/\s$/u.test(prefix ?? '') ? ' ' : ''}`
  const after = suffix === '' ? '' : `${/^\s/u.test(suffix ?? '') ? ' ' : ''}${safeForMarkdown(suffix ?? '')}…`
  return `“${before}**${safeForMarkdown(exact ?? '')}**${after}”`
}

function countedItem(evidence: Evidence): string {
  const { level, location, note } = evidence
  const where = `${safeForMarkdown(location.path)} ${placeText(location)}`
  return `- ${level} ${LEVEL_NAMES[level]}: ${quoted(evidence)} ${where}${note === '' ? '' : ` – ${safeForMarkdown(note)}`}`
}

function uncountedItem(evidence: Evidence): string {
  const { polarity, location, note } = evidence
  const where = `${safeForMarkdown(location.path)} ${placeText(location)}`
  const reason = note === '' ? POLARITY_REASONS[polarity] : `${POLARITY_REASONS[polarity]}: ${safeForMarkdown(note)}`
  return `- ${polarity}: ${quoted(evidence)} ${where} – ${reason}`
}

function flagItems({ flags }: Assessment): readonly string[] {
  return flags.map(({ code, message, location }) => {
    const where = location === null ? '' : ` ${safeForMarkdown(location.path)} ${placeText(location)}`
    return `- ${safeForMarkdown(code)}: ${safeForMarkdown(message)}${where}`
  })
}

function diagnosticItems({ diagnostics }: Assessment): readonly string[] {
  return diagnostics.map(({ code, severity, message, hint, path }) => {
    const where = path === null ? '' : `${safeForMarkdown(path)}: `
    const wayOut = hint === null ? '' : ` → ${safeForMarkdown(hint)}`
    return `- ${where}${severity}: ${safeForMarkdown(message)} (${safeForMarkdown(code)})${wayOut}`
  })
}

function gapBlocks({ gaps }: RunReport): readonly string[] {
  if (gaps === null) return []
  const sections = gapSections(gaps).flatMap(({ title, items }) =>
    listBlocks(
      safeForMarkdown(title),
      items.map((item) => `- ${safeForMarkdown(item)}`),
    ),
  )
  return [`## ${safeForMarkdown(gapsTitle(gaps))}`, ...sections]
}

function listBlocks(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`### ${title}`, items.join('\n')]
}

function guideBlocks(report: RunReport): readonly string[] {
  const interval = intervalNote(report)
  const levels = LEVEL_MEANINGS.map((meaning, level) => `- ${level} ${LEVEL_NAMES[level as 0 | 1 | 2 | 3]}: ${meaning}`)
  return [
    '## How to read this',
    `${PEOPLE_DECIDE} Points run from 0 to 100. ${NONE_FOUND}`,
    levels.join('\n'),
    ...(interval === null ? [] : [interval]),
    'A place such as p2:14 is page 2, line 14; l.14 is line 14 of a format without pages.',
  ]
}
