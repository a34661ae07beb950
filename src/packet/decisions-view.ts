/** The reviewer's own page: who they are, what they decided, and the file that takes it to the others. */
import { countText } from '../report/figures.ts'
import type { Decisions } from './decisions.ts'
import { button, byId, el } from './dom.ts'
import { run } from './run.ts'

/** Bytes of a file of decisions at most. */
const fileLimit = 20_000_000

interface Ways {
  readonly decisions: Decisions
  readonly keys: { isOn: boolean }
}

export function showDecisions({ decisions, keys }: Ways): void {
  const view = byId('decisions-view')
  const title = view.querySelector('h2')
  const said = el('p', { role: 'status', class: 'said' })
  const again = () => showDecisions({ decisions, keys })
  view.replaceChildren(
    ...(title === null ? [] : [title]),
    intro(decisions),
    you(decisions),
    files(decisions, said, again),
    said,
    decided(decisions),
    shortcuts(keys),
  )
}

function intro(decisions: Decisions): HTMLElement {
  const where = decisions.isKept
    ? 'Grades, notes and recommendations stay in this browser and are sent nowhere.'
    : 'This browser keeps nothing for this page: export your decisions before you close it.'
  return el(
    'p',
    { class: decisions.isKept ? null : 'ask' },
    `${where} Export them, and put several reviewers side by side with `,
    el('code', {}, 'cvsift review merge A.json B.json'),
    '.',
  )
}

function you(decisions: Decisions): HTMLElement {
  const name = el('input', { type: 'text', id: 'reviewer', autocomplete: 'off', maxlength: 100 })
  name.value = decisions.reviewer
  name.addEventListener('input', () => decisions.callReviewer(name.value))
  return el('p', {}, el('label', { for: 'reviewer' }, 'Your name or initials '), name)
}

function files(decisions: Decisions, said: HTMLElement, again: () => void): HTMLElement {
  const save = button('Export as JSON', () => {
    const name = (decisions.reviewer.trim() || 'review').replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40)
    const url = URL.createObjectURL(
      new Blob([`${JSON.stringify(decisions.toReview(), null, 2)}\n`], { type: 'application/json' }),
    )
    const link = el('a', { href: url, download: `${name}.review.json` })
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
    said.textContent = `Exported ${countText(decisions.decidedCount, 'decision')}.`
  })
  const file = el('input', { type: 'file', id: 'take-over', accept: '.json,application/json' })
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? []
    if (chosen === undefined) return
    const mistake = chosen.size > fileLimit ? 'this file is too large' : decisions.takeOver(await chosen.text())
    if (mistake === null) again()
    byId('decisions-view')
      .querySelector('.said')
      ?.replaceChildren(mistake ?? 'The decisions of the file are taken over.')
  })
  let isSure = false
  const clear = button('Clear all', () => {
    if (isSure) {
      decisions.clear()
      again()
      return
    }
    isSure = true
    clear.textContent = 'Really clear all?'
  })
  return el('p', { class: 'files' }, save, el('label', { for: 'take-over' }, 'Import '), file, clear)
}

function decided(decisions: Decisions): HTMLElement {
  const rows = run.people.flatMap(({ id, name }, index) => {
    const { recommendation, grades, note } = decisions.of(id)
    if (recommendation === null && note === '' && Object.keys(grades).length === 0) return []
    const cells = run.criteria.map((criterion) => el('td', { class: 'number' }, grades[criterion.id] ?? ''))
    return [
      el(
        'tr',
        {},
        el('th', { scope: 'row' }, el('a', { href: `#person-${index}` }, el('bdi', {}, name))),
        el('td', {}, recommendation ?? ''),
        cells,
        el('td', { class: 'note' }, note),
      ),
    ]
  })
  if (rows.length === 0)
    return el(
      'p',
      { class: 'why' },
      'Nothing is decided yet: open a person, grade a criterion with 0 to 3, write a note.',
    )
  const heads = ['Name', 'Recommendation', ...run.criteria.map(({ short }) => short), 'Note']
  return el(
    'div',
    { class: 'scroll' },
    el(
      'table',
      { class: 'figures' },
      el('caption', {}, `${decisions.decidedCount} of ${run.people.length} with a decision`),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          heads.map((each) => el('th', { scope: 'col' }, each)),
        ),
      ),
      el('tbody', {}, rows),
    ),
  )
}

const SHORTCUTS = [
  ['j, k', 'next and previous person'],
  ['n, p', 'next and previous piece of evidence, shown in the document'],
  ['c, C', 'next and previous criterion'],
  ['0 to 3', 'grade the criterion'],
  ['m', 'write the note'],
  ['t', 'pages or text, where the packet has both'],
  ['Escape', 'out of the note, then back to the ranking'],
  ['/', 'search'],
] as const

function shortcuts(keys: { isOn: boolean }): HTMLElement {
  const box = el('input', { type: 'checkbox', checked: keys.isOn })
  box.addEventListener('change', () => {
    keys.isOn = box.checked
  })
  const rows = SHORTCUTS.map(([key, does]) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, does)])
  return el(
    'section',
    { class: 'shortcuts' },
    el('h3', {}, 'Keys'),
    el('label', {}, box, ' Single keys work while a person is open'),
    el('dl', {}, rows),
  )
}
