/** One criterion of one person: level and anchor, parts, every piece in its sentence, the sum, and the reviewer's grade. */

import { countText, pointsText } from '../report/figures.ts'
import type { PacketScore, PacketSum } from '../report/renderers/html/data.ts'
import { button, el } from './dom.ts'
import { chip, levelName, placeOf, quotation, reasonOf } from './figures.ts'
import { type Finding, type Person, run, said } from './run.ts'

/** Pieces shown at once; the rest is made when it is asked for. */
const shownPieces = 5

export interface CriterionParts {
  readonly person: Person
  readonly criterion: number
  /** Goes to the place in the document. */
  readonly onPick: (finding: Finding) => void
  /** What stands below the heading, such as grades. */
  readonly below: Node | null
}

export function criterionSection({ person, criterion, onPick, below }: CriterionParts): HTMLElement {
  const about = run.criteria[criterion]
  const score = person.details.criteria[criterion]
  const level = run.people[person.index]?.levels[criterion] ?? 0
  const own = person.findings.filter((each) => each.criterion === criterion)
  const counting = own.filter(({ polarity }) => polarity === 0)
  const others = own.filter(({ polarity }) => polarity !== 0)
  const meta = `${levelName(level)} · ${pointsText(score?.points ?? 0)} points · ${about?.importance ?? ''}`
  return el(
    'section',
    { class: 'criterion', id: `criterion-${criterion}`, tabindex: -1 },
    el('h3', { class: 'criterion-title' }, chip(level), el('span', {}, about?.label, ' ', el('small', {}, meta))),
    el('p', { class: 'meaning' }, about?.anchors[level]),
    facetList(score, criterion),
    below,
    pieces(counting, { person, onPick }),
    others.length === 0 ? null : el('h4', {}, `Did not count (${others.length})`),
    pieces(others, { person, onPick }),
    score === undefined ? null : sum(score.sum),
  )
}

function facetList(score: PacketScore | undefined, criterion: number): HTMLElement | null {
  const facets = run.criteria[criterion]?.facets ?? []
  if (score === undefined || facets.length === 0) return null
  const items = facets.map((label, index) => el('li', {}, chip(score.levels[index] ?? 0, { small: true }), ` ${label}`))
  return el('ul', { class: 'facets', 'aria-label': 'Facets' }, items)
}

interface PieceContext {
  readonly person: Person
  readonly onPick: (finding: Finding) => void
}

/** The first ones, and a button that shows the rest. */
export function pieces(findings: readonly Finding[], context: PieceContext): HTMLElement | null {
  if (findings.length === 0) return null
  const list = el(
    'ul',
    { class: 'pieces' },
    findings.slice(0, shownPieces).map((each) => piece(each, context)),
  )
  const rest = findings.slice(shownPieces)
  if (rest.length === 0) return list
  const more = button(`${rest.length} more`, () => showAll(), { class: 'more' })
  const showAll = (): void => {
    list.append(...rest.map((each) => piece(each, context)))
    more.remove()
  }
  list.addEventListener('show-all', showAll)
  return el('div', {}, list, more)
}

function piece(finding: Finding, { person, onPick }: PieceContext): HTMLElement {
  const place = placeOf(person, finding)
  const label = finding.isInText
    ? button(place, () => onPick(finding), { class: 'place', title: 'Show it in the document' })
    : el('span', { class: 'place' }, place)
  const item = el(
    'li',
    { id: `piece-${finding.index}`, tabindex: -1 },
    finding.polarity === 0 ? chip(finding.level, { small: true }) : el('span', { class: 'chip small l0' }, '–'),
    el(
      'div',
      {},
      quotation(finding),
      el(
        'p',
        { class: 'source' },
        label,
        el('span', { class: 'section' }, finding.section),
        el('span', { class: 'why' }, reasonOf(finding)),
      ),
    ),
  )
  if (finding.isInText) {
    item.classList.add('linked')
    item.querySelector('.quote')?.addEventListener('click', () => onPick(finding))
  }
  return item
}

function sum(root: PacketSum): HTMLElement {
  const details = el('details', { class: 'sum' }, el('summary', {}, 'How the points came about'))
  details.addEventListener('toggle', () => {
    if (details.children.length === 1) details.append(el('ul', { class: 'tree' }, sumLine(root)))
  })
  return details
}

function sumLine([value, words, parts = []]: PacketSum): HTMLElement {
  const line = [el('span', { class: 'value' }, value), ` ${said(words)}`]
  if (parts.length === 0) return el('li', {}, line)
  const inner = parts.map((each) => sumLine(each))
  return el('li', {}, el('details', { open: parts.length < 8 }, el('summary', {}, line), el('ul', {}, inner)))
}

/** `3 pieces, 2 of which count`, for lists without room for them. */
export function countOf(findings: readonly Finding[]): string {
  const counting = findings.filter(({ polarity }) => polarity === 0).length
  return findings.length === 0 ? 'nothing found' : `${countText(findings.length, 'piece')}, ${counting} counted`
}
