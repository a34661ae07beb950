/** The same evidence turned round: one criterion over all people, for a reviewer who inspects that criterion. */
import { countText } from '../report/figures.ts'
import { button, byId, el } from './dom.ts'
import { countOf, pieces } from './evidence-list.ts'
import { chip, levelName } from './figures.ts'
import { personOf, run } from './run.ts'

/** Pieces that a person shows here; all stand in the person's own view. */
const shownPieces = 2

/** People shown at once. */
const shownPeople = 30

export function showByCriterion(open: (index: number, piece: number | null) => void): void {
  const view = byId('criteria-view')
  if (view.children.length > 1) return
  view.append(...run.criteria.map((_, criterion) => part(criterion, open)))
}

function part(criterion: number, open: (index: number, piece: number | null) => void): HTMLElement {
  const holders = run.people.flatMap(({ levels, band }, index) =>
    band === 'unread' ? [] : [{ index, level: levels[criterion] ?? 0 }],
  )
  const sorted = holders.toSorted((a, b) => b.level - a.level || a.index - b.index)
  const distribution = [3, 2, 1, 0].map((level) => {
    const count = holders.filter((each) => each.level === level).length
    return el('li', {}, chip(level, { small: true }), ` ${levelName(level)}: ${count}`)
  })
  const list = el('ul', { class: 'holders' })
  const more = button('', () => fill())
  const details = el(
    'details',
    { class: 'criterion-part', open: criterion === 0 },
    el('summary', {}, el('h3', {}, run.criteria[criterion]?.label)),
    el('ul', { class: 'facets' }, distribution),
    list,
    more,
  )
  let next = 0
  const fill = (): void => {
    list.append(
      ...sorted.slice(next, next + shownPeople).map((each) => holder(each.index, criterion, each.level, open)),
    )
    next += shownPeople
    more.hidden = next >= sorted.length
    more.textContent = `Show more of ${countText(sorted.length - next, 'other')}`
  }
  details.addEventListener('toggle', () => {
    if (details.open && next === 0) fill()
  })
  if (details.open) fill()
  return details
}

function holder(
  index: number,
  criterion: number,
  level: number,
  open: (index: number, piece: number | null) => void,
): HTMLElement {
  const name = el('bdi', {}, run.people[index]?.name)
  const person = personOf(index)
  if (person === null)
    return el('li', {}, chip(level), el('div', {}, name, el('p', { class: 'why' }, 'evidence is not on this page')))
  const own = person.findings.filter((each) => each.criterion === criterion)
  const best = pieces(own.slice(0, shownPieces), { person, onPick: (each) => open(index, each.index) })
  return el(
    'li',
    {},
    chip(level),
    el('div', {}, el('a', { href: `#person-${index}` }, name), ' ', el('span', { class: 'why' }, countOf(own)), best),
  )
}
