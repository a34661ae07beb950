/** What the reviewer says of a person: a grade a criterion, a recommendation, a note. */
import { RECOMMENDATIONS } from '../model/review.ts'
import { LEVEL_NAMES, type Level } from '../model/rubric.ts'
import type { Decisions } from './decisions.ts'
import { button, byId, el } from './dom.ts'
import { type Person, run } from './run.ts'

function idOf({ index }: Person): string {
  return run.people[index]?.id ?? ''
}

/** Four buttons; the pressed one is the grade. */
export function gradeButtons(person: Person, criterion: number, decisions: Decisions): HTMLElement {
  const about = run.criteria[criterion]
  const given = decisions.of(idOf(person)).grades[about?.id ?? '']
  const buttons = LEVEL_NAMES.map((name, level) => {
    const each = button(String(level), () => grade(person, criterion, level as Level, decisions), {
      class: 'grade',
      'aria-pressed': String(given === level),
      'aria-label': `Grade ${about?.label}: ${level} ${name}`,
      title: `${level} ${name}`,
    })
    each.dataset.level = String(level)
    return each
  })
  const label = `Your grade of ${about?.label}`
  return el(
    'div',
    { class: 'grades', role: 'group', 'aria-label': label },
    el('span', { class: 'why' }, 'Your grade'),
    buttons,
  )
}

/** Gives a grade, or takes it back, and shows it. */
export function grade(person: Person, criterion: number, level: Level, decisions: Decisions): void {
  const id = run.criteria[criterion]?.id ?? ''
  decisions.grade(idOf(person), id, level)
  const given = decisions.of(idOf(person)).grades[id]
  for (const each of byId(`criterion-${criterion}`).querySelectorAll<HTMLElement>('.grade')) {
    each.setAttribute('aria-pressed', String(each.dataset.level === String(given)))
  }
}

/** Recommendation and note. */
export function overall(person: Person, decisions: Decisions): HTMLElement {
  const id = idOf(person)
  const boxes = RECOMMENDATIONS.map((value) => {
    const isChosen = decisions.of(id).recommendation === value
    const box = el('input', { type: 'radio', name: 'recommendation', value, checked: isChosen })
    box.addEventListener('change', () => decisions.set(id, { recommendation: value }))
    return box
  })
  const clear = button('clear', () => {
    decisions.set(id, { recommendation: null })
    for (const box of boxes) box.checked = false
  })
  const note = el('textarea', { id: 'note', rows: 4 })
  note.value = decisions.of(id).note
  note.addEventListener('input', () => decisions.set(id, { note: note.value }))
  const where = decisions.isKept ? 'Stays in this browser' : 'Is lost when this page is closed'
  return el(
    'section',
    { class: 'overall', 'aria-label': 'Your decision' },
    el(
      'fieldset',
      {},
      el('legend', {}, 'Your recommendation'),
      boxes.map((box) => el('label', {}, box, ` ${box.value}`)),
      clear,
    ),
    el('label', { for: 'note' }, 'Your note'),
    note,
    el('p', { class: 'why' }, `${where} until you export it under “Your decisions”.`),
  )
}
