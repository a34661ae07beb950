/** Dated roles, degrees and projects as bars over the years. They tell, and score nothing by themselves. */
import type { PacketEntry } from '../report/renderers/html/data.ts'
import { button, el, svg } from './dom.ts'
import type { Person } from './run.ts'

interface Dated {
  readonly entry: PacketEntry
  readonly document: number
  readonly first: number
  readonly last: number
  readonly isOpen: boolean
}

/** Null when nothing is dated. @param onPick told where an entry begins */
export function timeline({ details }: Person, onPick: (document: number, start: number) => void): HTMLElement | null {
  const ends = details.documents.flatMap(({ entries }) => entries.flatMap(({ first, last }) => [first, last]))
  const known = ends.filter((each) => each !== null)
  if (known.length === 0) return null
  const [from, to] = [Math.floor(Math.min(...known) / 12) * 12, (Math.floor(Math.max(...known) / 12) + 1) * 12]
  const rows = details.documents.flatMap(({ entries }, document) =>
    entries.flatMap((entry) => dated(entry, document, to)),
  )
  const items = rows
    .toSorted((a, b) => b.last - a.last || b.first - a.first)
    .map((row) => timelineRow(row, { from, to }, onPick))
  return el(
    'div',
    { class: 'timeline' },
    el(
      'p',
      { class: 'why' },
      `${from / 12} to ${to / 12 - 1}; a bar without an end on the right goes on. Dates are as the documents tell them.`,
    ),
    el('ul', {}, items),
  )
}

function dated(entry: PacketEntry, document: number, to: number): readonly Dated[] {
  if (entry.first === null) return []
  return [{ entry, document, first: entry.first, last: entry.last ?? to - 1, isOpen: entry.last === null }]
}

function timelineRow(
  { entry, document, first, last, isOpen }: Dated,
  { from, to }: { readonly from: number; readonly to: number },
  onPick: (document: number, start: number) => void,
): HTMLElement {
  const bar = svg(
    'svg',
    { class: 'span', viewBox: `0 0 ${to - from} 6`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'span-back', width: to - from, height: 6 }),
    svg('rect', {
      class: `span-fill ${entry.section}${isOpen ? ' open' : ''}`,
      x: first - from,
      width: Math.max(1, last - first + 1),
      height: 6,
    }),
  )
  const title = [entry.title, entry.organization].filter(Boolean).join(', ') || entry.section
  return el(
    'li',
    {},
    button(title, () => onPick(document, entry.start), { class: 'entry' }),
    el('span', { class: 'why' }, `${entry.period} · ${entry.section}`),
    bar,
  )
}
