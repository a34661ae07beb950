/** One person: criteria with their evidence on one side, the documents on the other, and what was picked in both. */
import type { Level } from '../model/rubric.ts'
import type { Decisions } from './decisions.ts'
import { type DocumentPane, documentPane } from './document-pane.ts'
import { button, byId, el } from './dom.ts'
import { criterionSection } from './evidence-list.ts'
import { grade, gradeButtons, overall } from './grading.ts'
import { appendix, personHead } from './person-parts.ts'
import { type Finding, type Person, personOf } from './run.ts'

export interface Reading {
  /** Null while no person is open. */
  readonly index: number | null
  /** Opens a person, at a piece where one is given. */
  open(index: number, piece: number | null): void
  nextPiece(step: 1 | -1): void
  nextCriterion(step: 1 | -1): void
  grade(level: Level): void
  note(): void
  /** From pages to text, or back. */
  toggleLook(): void
}

interface Ways {
  readonly decisions: Decisions
  readonly back: () => void
  readonly neighbor: (step: 1 | -1) => void
}

interface Opened {
  readonly person: Person
  readonly pane: DocumentPane
  piece: number
  criterion: number
}

export function openReading({ decisions, back, neighbor }: Ways): Reading {
  const view = byId('reading-view')
  let opened: Opened | null = null

  function open(index: number, piece: number | null): void {
    const person = personOf(index)
    if (person === null) return
    const pane = documentPane(person, (finding) => pick(finding, 'document'))
    opened = { person, pane, piece: -1, criterion: -1 }
    const move = [
      button('← Ranking', back),
      button('Previous', () => neighbor(-1), { 'aria-keyshortcuts': 'k' }),
      button('Next', () => neighbor(1), { 'aria-keyshortcuts': 'j' }),
    ]
    const head = el('div', { class: 'reading-head' }, el('div', { class: 'move' }, move), personHead(person))
    view.replaceChildren(head, el('div', { class: 'two' }, evidenceSide(person), pane.element))
    scrollTo(0, 0)
    if (piece === null) byId('reading-name').focus({ preventScroll: true })
    else pick(person.findings[piece], 'document')
  }

  function evidenceSide(person: Person): HTMLElement {
    const sections = person.details.criteria.map((_, criterion) => {
      const below = gradeButtons(person, criterion, decisions)
      const onPick = (finding: Finding) => pick(finding, 'list')
      const section = criterionSection({ person, criterion, onPick, below })
      section.addEventListener('focusin', () => choose(criterion))
      return section
    })
    return el('div', { class: 'side' }, sections, overall(person, decisions), appendix(person))
  }

  /** Shows a piece on both sides; the side that it was not picked on moves. */
  function pick(finding: Finding | undefined, side: 'list' | 'document'): void {
    if (opened === null || finding === undefined) return
    opened.piece = finding.index
    opened.pane.show(finding)
    choose(finding.criterion)
    for (const each of view.querySelectorAll('.pieces .lit')) each.classList.remove('lit')
    const item = itemOf(finding)
    item?.classList.add('lit')
    if (side === 'document') item?.scrollIntoView({ block: 'center' })
  }

  /** The rest of a list is made when one of its pieces is asked for. */
  function itemOf({ index, criterion }: Finding): HTMLElement | null {
    const item = document.getElementById(`piece-${index}`)
    if (item !== null) return item
    for (const list of byId(`criterion-${criterion}`).querySelectorAll('.pieces'))
      list.dispatchEvent(new Event('show-all'))
    return document.getElementById(`piece-${index}`)
  }

  function choose(criterion: number): void {
    if (opened !== null) opened.criterion = criterion
    for (const each of view.querySelectorAll('.criterion')) {
      each.classList.toggle('current', each.id === `criterion-${criterion}`)
    }
  }

  return {
    get index() {
      return view.hidden ? null : (opened?.person.index ?? null)
    },
    open,
    nextPiece(step) {
      if (opened !== null) pick(opened.person.findings[opened.piece + step], 'document')
    },
    nextCriterion(step) {
      const count = opened?.person.details.criteria.length ?? 0
      if (opened === null || count === 0) return
      const from = opened.criterion < 0 && step < 0 ? 0 : opened.criterion
      byId(`criterion-${(from + step + count) % count}`).focus()
    },
    grade(level) {
      if (opened !== null && opened.criterion >= 0) grade(opened.person, opened.criterion, level, decisions)
    },
    note: () => document.getElementById('note')?.focus(),
    toggleLook: () => opened?.pane.toggle(),
  }
}
