/** The sheet in front of a marked-up copy: the scores, and what the colors say. */
import type { Assessment, CriterionScore, ReadDocument } from '../../model/assessment.ts'
import type { PrintBlock, PrintDocument, PrintRow, Run } from '../../model/print.ts'
import type { RunReport } from '../../model/report.ts'
import { LEVEL_NAMES } from '../../model/rubric.ts'
import { oneLine, safeForTerminal } from '../escape.ts'
import { counts } from '../evidence-order.ts'
import { countText, intervalText, pointsText, rankText } from '../figures.ts'
import { LEVEL_LEGEND, NONE_FOUND, PEOPLE_DECIDE, toAsk } from '../words.ts'
import { colorOf } from './colors.ts'

/** A report, and the ranks in it that several people share. */
export interface Ranking {
  readonly report: RunReport
  readonly tied: ReadonlySet<number>
}

/** What is marked is said of this document, the points of all that the person sent. */
export function coverOf({ report, tied }: Ranking, assessment: Assessment, document: ReadDocument): PrintDocument {
  const { name, documents, flags } = assessment
  const asked = toAsk(assessment)
  return {
    title: shown(`${name}: ${report.rubric.title}`),
    foot: shown(`${name} · ${report.rubric.title} · ${report.tool.name} ${report.tool.version}`),
    blocks: [
      { kind: 'title', runs: [{ text: shown(name), look: 'plain', isTheirs: true }] },
      text('text', standing({ report, tied }, assessment)),
      text(
        'small',
        `Marked-up copy of ${document.path}${documents.length > 1 ? `, one of ${countText(documents.length, 'document')} of this application` : ''}. Rubric: ${report.rubric.title} (${report.rubric.sha256.slice(0, 12)}).`,
      ),
      scores(assessment.criteria, document.path),
      ...legend(),
      ...list('Ask first', asked),
      ...list(
        'Look at this',
        flags.map(({ message }) => message),
      ),
      text(
        'small',
        `${PEOPLE_DECIDE} ${NONE_FOUND} Made without the links, scripts, forms and attachments of the original.`,
      ),
    ],
  }
}

function standing({ report, tied }: Ranking, { rank, rankInterval, points, band }: Assessment): string {
  const interval = intervalText(rankInterval)
  const place = `Rank ${rankText(rank, tied)}${interval === '' ? '' : ` (${interval})`} of ${report.applications.length}`
  return `${place}, ${pointsText(points)} points, ${band}`
}

function scores(criteria: readonly CriterionScore[], path: string): PrintBlock {
  const rows = criteria.map((criterion, index): PrintRow => {
    const { label, importance, level, points, evidence } = criterion
    const own = evidence.filter((each) => each.location.path === path)
    const pages = [...new Set(own.filter(counts).flatMap(({ location }) => location.page ?? []))].toSorted(
      (a, b) => a - b,
    )
    const found = own.length === 0 ? '–' : `${own.filter(counts).length} of ${own.length}`
    const cells = [
      `${label} (${importance})`,
      `${level} ${LEVEL_NAMES[level]}`,
      pointsText(points),
      found,
      pages.join(', '),
    ]
    return { swatch: colorOf(index), cells: cells.map(shown) }
  })
  return {
    kind: 'table',
    columns: [
      { title: 'Criterion', share: 0.4, align: 'left' },
      { title: 'Level', share: 0.18, align: 'left' },
      { title: 'Points', share: 0.1, align: 'right' },
      { title: 'Marks that count', share: 0.16, align: 'right' },
      { title: 'On pages', share: 0.16, align: 'right' },
    ],
    rows,
  }
}

function legend(): readonly PrintBlock[] {
  return [
    text('subheading', 'What the marks say'),
    text('item', 'A color over words: a term of the criterion of that color, and it counts.'),
    text('item', 'A line of that color under words: a passage or an entry that counts.'),
    text(
      'item',
      'Gray with a line: it does not count; what is negated, hoped for, of somebody else, or meant otherwise.',
    ),
    text('item', 'Every mark has a note with its term, level and reason: click on it, or open the list of comments.'),
    text('small', `Levels: ${LEVEL_LEGEND}. Pages are those of the document, without this sheet.`),
  ]
}

function list(title: string, items: readonly string[]): readonly PrintBlock[] {
  return items.length === 0 ? [] : [text('subheading', title), ...items.map((item) => text('item', item))]
}

function text(kind: Extract<PrintBlock, { runs: unknown }>['kind'], words: string): PrintBlock {
  const runs: readonly Run[] = [{ text: shown(words), look: 'plain' }]
  return { kind, runs }
}

function shown(words: string): string {
  return safeForTerminal(oneLine(words))
}
