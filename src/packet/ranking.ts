/** The ranking: filters, sorting, keys, and who is to be compared. The rows are in the page; nothing here makes one. */
import { button, byId, el } from './dom.ts'
import { run, searchTextOf } from './run.ts'

/** People side by side at most: more columns are not read. */
const mostCompared = 4

const bands = ['strong', 'possible', 'weak', 'unread']

export interface Ranking {
  /** Takes filters off where they hide a person. */
  reveal(index: number): void
  focus(index: number): void
  /** The person below or above in the order that is shown, or null at the end. */
  neighbor(index: number, step: 1 | -1): number | null
  readonly compared: readonly number[]
  setCompared(indices: readonly number[]): void
}

/** @param onCompare told when a row is chosen or left */
export function openRanking({ onCompare }: { readonly onCompare: () => void }): Ranking {
  const table = byId('ranking') as HTMLTableElement
  const body = table.tBodies[0] as HTMLTableSectionElement
  const rows = [...body.rows]
  const form = byId('controls') as HTMLFormElement
  const shown = byId('shown')
  const texts = new Map<number, string>()
  const compared: number[] = []
  const boxes = rows.map((row, index) => addBox(row, index))
  addHeading(table)
  const bar = el('p', { class: 'compare-bar', role: 'status', hidden: true })
  byId('ranking').parentElement?.before(bar)

  function addBox(row: HTMLTableRowElement, index: number): HTMLInputElement | null {
    const person = run.people[index]
    const cell = el('td', { role: 'cell', class: 'pick' })
    row.append(cell)
    if (person === undefined || person.band === 'unread' || !person.isShown) return null
    const box = el('input', { type: 'checkbox', 'aria-label': `Compare ${person.name}` })
    cell.append(box)
    box.addEventListener('change', () => choose(index, box.checked))
    return box
  }

  function choose(index: number, isChosen: boolean): void {
    const at = compared.indexOf(index)
    if (at >= 0) compared.splice(at, 1)
    if (isChosen && compared.length < mostCompared) compared.push(index)
    showChoice()
    onCompare()
  }

  function showChoice(): void {
    for (const [index, box] of boxes.entries()) {
      if (box === null) continue
      box.checked = compared.includes(index)
      box.disabled = !box.checked && compared.length >= mostCompared
    }
    bar.hidden = compared.length === 0
    const names = compared.map((index) => run.people[index]?.name ?? '').join(', ')
    const link = el('a', { href: `#compare=${compared.join(',')}` }, `Compare ${compared.length} people`)
    const clear = button('Clear', () => {
      compared.length = 0
      showChoice()
      onCompare()
    })
    bar.replaceChildren(
      ...(compared.length < 2 ? [`${names}: choose one to three more to compare. `] : [link, ` ${names} `]),
      clear,
    )
  }

  function textOf(index: number): string {
    const text = texts.get(index) ?? searchTextOf(index)
    texts.set(index, text)
    return text
  }

  function passes(index: number): boolean {
    const person = run.people[index]
    if (person === undefined) return false
    const chosen = [...form.querySelectorAll<HTMLInputElement>('[name=band]:checked')].map((each) => each.value)
    const words = (form.elements.namedItem('words') as HTMLInputElement).value
      .toLowerCase()
      .split(/\s+/)
      .filter(Boolean)
    const least = [...form.querySelectorAll<HTMLSelectElement>('[name=level]')].every((each) => {
      const level = person.levels[Number(each.dataset.criterion)] ?? null
      return each.value === '0' || (level !== null && level >= Number(each.value))
    })
    return chosen.includes(person.band) && least && words.every((word) => textOf(index).includes(word))
  }

  function filter(): void {
    let count = 0
    for (const [index, row] of rows.entries()) {
      row.hidden = !passes(index)
      if (!row.hidden) count++
    }
    shown.hidden = count === rows.length
    shown.textContent = `${count} of ${rows.length} shown`
  }

  function sortValue(index: number, key: string): string | number | null {
    const person = run.people[index]
    if (person === undefined) return null
    if (key === 'name') return person.name.toLowerCase()
    if (key === 'band') return bands.indexOf(person.band)
    if (key === 'rank') return person.rank
    return key === 'points' ? person.points : (person.levels[Number(key)] ?? null)
  }

  function compare(a: number, b: number, key: string, sign: number): number {
    const [x, y] = [sortValue(a, key), sortValue(b, key)]
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a - b
    return (x < y ? -sign : x > y ? sign : 0) || a - b
  }

  function sort(heading: HTMLElement): void {
    const key = heading.dataset.sort ?? ''
    const natural = ['rank', 'name', 'band'].includes(key) ? 'ascending' : 'descending'
    const other = natural === 'ascending' ? 'descending' : 'ascending'
    const order = heading.getAttribute('aria-sort') === natural ? other : natural
    for (const each of table.querySelectorAll('thead th')) each.removeAttribute('aria-sort')
    heading.setAttribute('aria-sort', order)
    const sorted = rows.map((_, index) => index).sort((a, b) => compare(a, b, key, order === 'ascending' ? 1 : -1))
    body.append(...sorted.flatMap((index) => rows[index] ?? []))
  }

  const linkOf = (row: Element | undefined) => row?.querySelector<HTMLAnchorElement>('a') ?? null
  const inOrder = () => [...body.rows].filter((row) => !row.hidden && linkOf(row) !== null)

  for (const heading of table.querySelectorAll<HTMLElement>('thead [data-sort]')) {
    const title = heading.querySelector('.sort')
    const sorter = button('', () => sort(heading), { class: 'sort' })
    sorter.append(...(title?.childNodes ?? []))
    title?.replaceWith(sorter)
  }
  for (const row of rows) {
    row.addEventListener('click', (event) => {
      const isControl = event.target instanceof Element && event.target.closest('a, input, .pick') !== null
      if (!isControl && String(getSelection()) === '') linkOf(row)?.click()
    })
    row.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      const visible = inOrder()
      linkOf(visible[visible.indexOf(row) + (event.key === 'ArrowDown' ? 1 : -1)])?.focus()
    })
  }
  form.addEventListener('input', filter)
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('reset', () => setTimeout(filter))
  form.hidden = false

  return {
    reveal(index) {
      if (rows[index]?.hidden !== true) return
      form.reset()
      filter()
    },
    focus: (index) => linkOf(rows[index])?.focus(),
    neighbor(index, step) {
      const visible = inOrder()
      const next = visible[visible.indexOf(rows[index] as HTMLTableRowElement) + step]
      return next === undefined ? null : Number(next.dataset.row)
    },
    compared,
    setCompared(indices) {
      compared.splice(0, compared.length, ...indices.slice(0, mostCompared))
      showChoice()
    },
  }
}

function addHeading(table: HTMLTableElement): void {
  const heading = el('th', { role: 'columnheader', scope: 'col', class: 'pick' }, 'Compare')
  table.tHead?.rows[0]?.append(heading)
}
