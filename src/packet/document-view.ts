/** A document's text in reading order, with every piece of evidence marked where it stands. */
import { BLOCK_KINDS, type PacketDocument } from '../report/renderers/html/data.ts'
import { el } from './dom.ts'
import { hue, reasonOf } from './figures.ts'
import { stretches } from './marks.ts'
import type { Finding } from './run.ts'

export interface DocumentView {
  readonly element: HTMLElement
  /** Goes to a piece and shows it as the one that is looked at. */
  show(finding: Finding): void
  goTo(offset: number): void
  /** Shows the marks of one criterion alone; null for all. */
  only(criterion: number | null): void
}

/** @param onPick told of the piece whose words are clicked */
export function documentView(
  document: PacketDocument,
  findings: readonly Finding[],
  onPick: (finding: Finding) => void,
): DocumentView {
  const text = document.text ?? ''
  const paper = el('div', { class: 'paper' })
  const starts = new Map<HTMLElement, number>()
  const marked = new Map<Finding, HTMLElement[]>()
  for (const part of partsOf(document)) paper.append(...partElements(part))
  let lit: readonly HTMLElement[] = []

  function partElements({ kind, start, end, page }: Part): readonly HTMLElement[] {
    const element = el('div', { class: `block ${kind}` })
    starts.set(element, start)
    for (const stretch of stretches(start, end, findings)) {
      const words = text.slice(stretch.start, stretch.end)
      const own = stretch.marks.flatMap((index) => findings[index] ?? [])
      element.append(own.length === 0 ? el('span', {}, words) : marking(words, own))
    }
    return page === null ? [element] : [el('div', { class: 'page-mark' }, `Page ${page}`), element]
  }

  function marking(words: string, own: readonly Finding[]): HTMLElement {
    const counting = own.find(({ polarity }) => polarity === 0)
    const top = counting ?? own[0]
    if (top === undefined) return el('span', {}, words)
    const criteria = [...new Set(own.map(({ criterion }) => `of-${criterion}`))].join(' ')
    const title = own.map(reasonOf).join('\n')
    const attributes = { class: `${counting === undefined ? 'off' : 'on'} ${hue(top.criterion)} ${criteria}`, title }
    const element = counting === undefined ? el('s', attributes, words) : el('mark', attributes, words)
    for (const each of own) marked.set(each, [...(marked.get(each) ?? []), element])
    element.addEventListener('click', () => onPick(top))
    return element
  }

  function light(elements: readonly HTMLElement[]): void {
    for (const each of lit) each.classList.remove('lit')
    lit = elements
    for (const each of lit) each.classList.add('lit')
    elements[0]?.scrollIntoView({ block: 'center' })
  }

  return {
    element: paper,
    show: (finding) => light(marked.get(finding) ?? []),
    goTo(offset) {
      const found = [...starts].findLast(([, start]) => start <= offset)
      if (found !== undefined) light([found[0]])
    },
    only(criterion) {
      paper.classList.toggle('some', criterion !== null)
      for (const each of paper.querySelectorAll('mark, s')) {
        each.classList.toggle('dim', criterion !== null && !each.classList.contains(`of-${criterion}`))
      }
    },
  }
}

interface Part {
  readonly kind: string
  readonly start: number
  readonly end: number
  /** The page that begins here, or null. */
  readonly page: number | null
}

/** Blocks in order with what stands between them; cut where a page begins. */
function partsOf({ text, blocks, pages }: PacketDocument): readonly Part[] {
  const length = text?.length ?? 0
  const parts: Part[] = []
  let at = 0
  const add = (kind: string, start: number, end: number): void => {
    if (start >= end || (text ?? '').slice(start, end).trim() === '') return
    parts.push({ kind, start, end, page: null })
  }
  for (let index = 0; index < blocks.length; index += 3) {
    const [kind = 0, start = 0, end = 0] = blocks.slice(index, index + 3)
    add('between', at, start)
    add(BLOCK_KINDS[kind] ?? 'paragraph', start, end)
    at = end
  }
  add('between', at, length)
  return withPages(parts, pages)
}

function withPages(parts: readonly Part[], pages: readonly number[]): readonly Part[] {
  let next = 0
  return parts.map((part) => {
    let page: number | null = null
    while (next < pages.length && (pages[next] ?? 0) < part.end) {
      page = next + 1
      next++
    }
    return { ...part, page: pages.length > 1 ? page : null }
  })
}
