/** Two to four people side by side: a row a criterion, their levels and best words in it. */
import { button, byId, el } from './dom.ts'
import { pieces } from './evidence-list.ts'
import { chip, facts, levelName } from './figures.ts'
import { personOf, run } from './run.ts'

const shownPieces = 2

interface Ways {
  /** Opens a person, at a piece where one is given. */
  readonly open: (index: number, piece: number | null) => void
  readonly choose: (indices: readonly number[]) => void
}

export function showCompare(indices: readonly number[], ways: Ways): void {
  const view = byId('compare-view')
  const known = indices.filter((index) => run.people[index]?.isShown === true && run.people[index]?.band !== 'unread')
  const title = view.querySelector('h2')
  view.replaceChildren(...(title === null ? [] : [title]), adder(known, ways))
  if (known.length > 0) view.append(table(known, ways))
}

function adder(known: readonly number[], { choose }: Ways): HTMLElement {
  if (known.length >= 4) return el('p', { class: 'why' }, 'Four people are side by side; take one away to add another.')
  const options = run.people.flatMap(({ name, band, isShown, rankText }, index) =>
    known.includes(index) || band === 'unread' || !isShown
      ? []
      : [el('option', { value: index }, `${rankText} ${name}`)],
  )
  const select = el('select', {}, el('option', { value: '' }, 'choose'), options)
  select.addEventListener('change', () => {
    if (select.value !== '') choose([...known, Number(select.value)])
  })
  return el(
    'p',
    { class: 'adder' },
    el('label', {}, known.length === 0 ? 'Choose two to four people: ' : 'Add a person: ', select),
  )
}

function table(known: readonly number[], ways: Ways): HTMLElement {
  const heads = known.map((index) => {
    const about = run.people[index]
    return el(
      'th',
      { scope: 'col' },
      el('a', { href: `#person-${index}` }, el('bdi', {}, about?.name)),
      about === undefined ? null : facts(about),
      button('Take away', () => ways.choose(known.filter((each) => each !== index)), {
        'aria-label': `Take away ${about?.name}`,
      }),
    )
  })
  const asks = known.map((index) =>
    el(
      'td',
      {},
      el(
        'ul',
        { class: 'plain' },
        (personOf(index)?.details.questions ?? []).slice(0, 3).map((each) => el('li', {}, each)),
      ),
    ),
  )
  const rows = run.criteria.map(({ label }, criterion) => {
    const levels = known.map((index) => run.people[index]?.levels[criterion] ?? 0)
    const differs = new Set(levels).size > 1
    const cells = known.map((index, at) => cell(index, criterion, levels[at] ?? 0, ways))
    return el(
      'tr',
      { class: differs ? 'differs' : null },
      el('th', { scope: 'row' }, label, el('small', {}, differs ? 'differs' : 'same level')),
      cells,
    )
  })
  return el(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Comparison' },
    el(
      'table',
      { class: 'compare' },
      el('thead', {}, el('tr', {}, el('td', {}), heads)),
      el('tbody', {}, rows, el('tr', {}, el('th', { scope: 'row' }, 'Ask first'), asks)),
    ),
  )
}

function cell(index: number, criterion: number, level: number, { open }: Ways): HTMLElement {
  const person = personOf(index)
  const own = person?.findings.filter((each) => each.criterion === criterion && each.polarity === 0) ?? []
  const best =
    person === null ? null : pieces(own.slice(0, shownPieces), { person, onPick: (each) => open(index, each.index) })
  return el('td', {}, chip(level), ` ${levelName(level)}`, best)
}
