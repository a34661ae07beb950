/** The ranking as a table: a row a person, a heat strip of levels, the best words found. */
import type { Assessment } from '../../../model/assessment.ts'
import type { RunReport } from '../../../model/report.ts'
import { LEVEL_NAMES, type Level } from '../../../model/rubric.ts'
import { oneLine } from '../../escape.ts'
import { bestOfPerson } from '../../evidence-order.ts'
import { countText, intervalText, NOTHING, placeText, pointsText, rankText, tiedRanks } from '../../figures.ts'
import { type CriterionName, criteriaOf, scoreOf } from '../../table.ts'
import { toAsk } from '../../words.ts'
import { type Html, html, when } from './markup.ts'
import { isShown } from './packet.ts'

/** Sort keys that the script knows besides the criteria, whose key is their index. */
const HEADINGS = [
  { key: 'rank', title: 'Rank', className: 'rank' },
  { key: 'name', title: 'Name', className: 'name' },
  { key: 'points', title: 'Points', className: 'points' },
  { key: 'band', title: 'Band', className: 'band-cell' },
] as const

/** The table of all applications, unread ones last, row by row; the roles keep it a table where the layout is a list of cards. */
export function* ranking(report: RunReport): Iterable<Html> {
  const criteria = criteriaOf(report)
  const tied = tiedRanks(report.applications)
  const headings = [
    ...HEADINGS.map(({ key, title, className }) => heading(key, className, html`${title}`)),
    ...criteria.map(({ label, short }, index) => heading(String(index), 'level', criterionTitle(label, short))),
  ]
  yield html`<div class="scroll"><table class="ranking${criteria.length > 7 ? ' many' : ''}" id="ranking" role="table" aria-labelledby="ranking-title">
<thead role="rowgroup"><tr role="row">${headings}</tr></thead>
<tbody role="rowgroup">
`
  const cells = criteria.map((criterion) => ({ id: criterion.id, ...levelCells(criterion) }))
  for (const [index, assessment] of report.applications.entries()) yield row(assessment, index, { cells, tied })
  yield html`</tbody>
</table></div>
<p class="key"><span class="chip l3">3</span> demonstrated <span class="chip l2">2</span> used <span class="chip l1">1</span> mentioned <span class="chip l0">${NOTHING}</span> none found, which is not “lacks it”<span class="shorts">. ${criteria.map(({ short, label }, index) => html`${index === 0 ? '' : ', '}${short} ${label}`)}</span></p>`
}

function criterionTitle(label: string, short: string): Html {
  return html`<span class="long">${label}</span><span class="short" aria-hidden="true">${short}</span>`
}

function heading(key: string, className: string, title: Html): Html {
  const sort = key === 'rank' ? html` aria-sort="ascending"` : null
  return html`<th role="columnheader" scope="col" class="${className}" data-sort="${key}"${sort}><span class="sort">${title}</span></th>`
}

interface RowContext {
  readonly cells: readonly (LevelCells & { readonly id: string })[]
  readonly tied: ReadonlySet<number>
}

function row(assessment: Assessment, index: number, { cells, tied }: RowContext): Html {
  const { name, rank, rankInterval, points, band } = assessment
  const interval = intervalText(rankInterval)
  return html`<tr role="row" class="row" data-row="${index}">
<td role="cell" class="rank">${rankText(rank, tied)}${when(interval !== '', () => html` <small>(${interval})</small>`)}</td>
<th role="rowheader" scope="row" class="name">${personLink(name, index, isShown(assessment, index))}${marks(assessment)}${bestWords(assessment)}</th>
<td role="cell" class="points"><span>${pointsText(points)}</span>${when(points !== null, () => bar(points ?? 0))}</td>
<td role="cell" class="band-cell"><span class="band band-${band}">${band}</span></td>
${cells.map(({ id, unread, levels }) => (band === 'unread' ? unread : levels[scoreOf(assessment, id)?.level ?? 0]))}</tr>
`
}

function personLink(name: string, index: number, isShown: boolean): Html {
  return isShown ? html`<a href="#person-${index}"><bdi>${name}</bdi></a>` : html`<bdi>${name}</bdi>`
}

/** What a reader should know before opening the row. */
function marks(assessment: Assessment): Html {
  const flags = assessment.flags.length
  const asked = toAsk(assessment)
  return html`${when(flags > 0, () => html` <span class="mark-flag">${countText(flags, 'flag')}</span>`)}${when(
    asked.length > 0,
    () => html` <span class="mark-ask">ask about ${asked.join('; ')}</span>`,
  )}`
}

function bestWords(assessment: Assessment): Html | null {
  const best = bestOfPerson(assessment, 1)[0]
  if (best === undefined) return null
  const { quote, location } = best.evidence
  return html`<span class="best"><span class="words"><bdi>${oneLine(quote.exact + quote.suffix).trim()}</bdi></span> <span class="place">${placeText(location)}</span></span>`
}

/** Points as a bar; an SVG attribute, because the policy forbids inline style. */
function bar(points: number): Html {
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="bar-back" width="100" height="4"/><rect class="bar-fill" width="${points.toFixed(1)}" height="4"/></svg>`
}

/** What can stand in a criterion's column. */
interface LevelCells {
  readonly unread: Html
  readonly levels: readonly [Html, Html, Html, Html]
}

function levelCells({ label, short }: CriterionName): LevelCells {
  const cell = (level: Level) =>
    html`<td role="cell" class="level" title="${label}: ${LEVEL_NAMES[level]}"><span class="chip l${level}"><i aria-hidden="true">${short}</i><b aria-hidden="true">${level === 0 ? NOTHING : level}</b><span class="sr">${LEVEL_NAMES[level]}</span></span></td>`
  return {
    unread: html`<td role="cell" class="level"><span class="sr">${label}: not read</span></td>`,
    levels: [cell(0), cell(1), cell(2), cell(3)],
  }
}
