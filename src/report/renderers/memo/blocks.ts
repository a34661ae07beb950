/** The memo as blocks of text, the same for Markdown and for print. */
import type { Assessment, CriterionScore } from '../../../model/assessment.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { PrintBlock, PrintDocument, PrintRow, Run } from '../../../model/print.ts'
import type { RunReport } from '../../../model/report.ts'
import { LEVEL_NAMES } from '../../../model/rubric.ts'
import type { RenderOptions } from '../../contract.ts'
import { oneLine, safeForTerminal } from '../../escape.ts'
import { counts, orderEvidence } from '../../evidence-order.ts'
import { countText, fileName, intervalText, NOTHING, pointsText, rankText, tiedRanks } from '../../figures.ts'
import { shortlistOf } from '../../shortlist.ts'
import { criteriaOf } from '../../table.ts'
import { bandCounts, intervalNote, LEVEL_LEGEND, NONE_FOUND, PEOPLE_DECIDE, toAsk, unreadCauses } from '../../words.ts'

/** Pieces that a criterion shows; the others stand in the other reports. */
const shownPieces = 2

export function memoBlocks(report: RunReport, { shortlist = null }: Pick<RenderOptions, 'shortlist'>): PrintDocument {
  const people = shortlistOf(report, shortlist)
  const tied = tiedRanks(report.applications)
  const { rubric, tool, generatedAt } = report
  const day = generatedAt === null ? '' : ` · ${generatedAt.slice(0, 10)}`
  return {
    title: shown(`Shortlist: ${rubric.title}`),
    foot: shown(`${rubric.title} · rubric ${rubric.sha256.slice(0, 12)} · ${tool.name} ${tool.version}${day}`),
    blocks: [
      text('title', `Shortlist: ${rubric.title}`),
      text('text', summary(report, people)),
      table(report, people, tied),
      text(
        'small',
        `Criteria: ${criteriaOf(report)
          .map(({ short, label }) => `${short} ${label}`)
          .join(', ')}. Levels: ${LEVEL_LEGEND}. ${intervalNote(report) ?? ''} ${PEOPLE_DECIDE} ${NONE_FOUND}`,
      ),
      ...people.flatMap((person) => personBlocks(person, tied)),
      ...unread(report),
      text('heading', 'Decision'),
      text('small', 'What was decided, and why, is for the people who sign.'),
      { kind: 'signature', labels: ['Name', 'Role', 'Date and signature'] },
    ],
  }
}

function summary(report: RunReport, people: readonly Assessment[]): string {
  const bands = bandCounts(report).map(({ band, count }) => `${count} ${band}`)
  const made = report.generatedAt === null ? '' : ` on ${report.generatedAt.slice(0, 10)}`
  return `${countText(report.applications.length, 'application')} were read${made} against the rubric ${report.rubric.path} (SHA-256 ${report.rubric.sha256.slice(0, 12)}): ${bands.join(', ')}. This memo holds ${people.length === 1 ? 'one of them' : `${people.length} of them`}, with the words that speak for each.`
}

function table(report: RunReport, people: readonly Assessment[], tied: ReadonlySet<number>): PrintBlock {
  const criteria = criteriaOf(report)
  const levelShare = Math.min(0.09, 0.42 / Math.max(1, criteria.length))
  const columns = [
    { title: 'Rank', share: 0.13, align: 'left' },
    { title: 'Name', share: 1 - 0.13 - 0.1 - 0.13 - levelShare * criteria.length, align: 'left' },
    { title: 'Points', share: 0.1, align: 'right' },
    { title: 'Band', share: 0.13, align: 'left' },
    ...criteria.map(({ short }) => ({ title: shown(short), share: levelShare, align: 'right' }) as const),
  ] as const
  const rows = people.map(({ name, rank, rankInterval, points, band, criteria: scores }): PrintRow => {
    const interval = intervalText(rankInterval)
    const levels = criteria.map(({ id }) => scores.find((each) => each.id === id)?.level ?? 0)
    const place = `${rankText(rank, tied)}${interval === '' ? '' : ` (${interval})`}`
    const cells = [
      place,
      shown(name),
      pointsText(points),
      `  ${band}`,
      ...levels.map((level) => (level === 0 ? NOTHING : String(level))),
    ]
    return { swatch: null, cells }
  })
  return { kind: 'table', columns, rows }
}

function personBlocks(person: Assessment, tied: ReadonlySet<number>): readonly PrintBlock[] {
  const { name, rank, points, band, documents, criteria, flags } = person
  const asked = toAsk(person)
  const files = documents.map(({ path }) => path).join(', ')
  return [
    {
      kind: 'heading',
      runs: [
        { text: `${rankText(rank, tied)}  `, look: 'plain' },
        { text: shown(name), look: 'plain', isTheirs: true },
      ],
    },
    text('small', `${pointsText(points)} points, ${band}. ${files}`),
    ...criteria.flatMap((criterion) => criterionBlocks(criterion, person)),
    ...(asked.length === 0 ? [] : [labelled('Ask first: ', asked.join('; '))]),
    ...flags.map(({ message }) => labelled('Look at this: ', message)),
  ]
}

function criterionBlocks(
  { label, level, points, evidence }: CriterionScore,
  { documents }: Assessment,
): readonly PrintBlock[] {
  const counted = orderEvidence(evidence.filter(counts), documents)
  const left = counted.length - shownPieces
  const head: PrintBlock = {
    kind: 'subheading',
    runs: [
      { text: shown(`${label}: ${level} ${LEVEL_NAMES[level]}`), look: 'bold' },
      {
        text: `, ${pointsText(points)} points${left > 0 ? `, and ${countText(left, 'more piece')} of evidence` : ''}`,
        look: 'dim',
      },
    ],
  }
  const items = counted.slice(0, shownPieces).map((piece) => pieceBlock(piece, documents.length > 1))
  return [head, ...(items.length === 0 ? [text('item', 'none found')] : items)]
}

function pieceBlock({ quote, location, level }: Evidence, namesFile: boolean): PrintBlock {
  const { page, line, path } = location
  const where = [
    ...(namesFile ? [fileName(path)] : []),
    ...(page === null ? [] : [`page ${page}`]),
    ...(line === null ? [] : [`line ${line}`]),
  ].join(', ')
  const runs: readonly Run[] = [
    { text: `“…${shown(quote.prefix).trimStart()}`, look: 'plain', isTheirs: true },
    { text: shown(quote.exact), look: 'bold', isTheirs: true },
    { text: `${shown(quote.suffix).trimEnd()}…”`, look: 'plain', isTheirs: true },
    { text: ` ${shown(where)}; ${LEVEL_NAMES[level]}`, look: 'dim' },
  ]
  return { kind: 'item', runs }
}

function unread({ applications }: RunReport): readonly PrintBlock[] {
  const people = applications.filter(({ band }) => band === 'unread')
  if (people.length === 0) return []
  const items = people.map((person) => {
    const causes = unreadCauses(person).map(({ path, message }) => `${path === null ? '' : `${path}: `}${message}`)
    return labelled(`${person.name}: `, causes.join('; '))
  })
  return [text('heading', 'Not read, not ranked: these need a person'), ...items]
}

function labelled(label: string, words: string): PrintBlock {
  return {
    kind: 'item',
    runs: [
      { text: shown(label), look: 'bold' },
      { text: shown(words), look: 'plain' },
    ],
  }
}

function text(kind: Extract<PrintBlock, { runs: unknown }>['kind'], words: string): PrintBlock {
  return { kind, runs: [{ text: shown(words), look: 'plain' }] }
}

function shown(words: string): string {
  return safeForTerminal(oneLine(words))
}
