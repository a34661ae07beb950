/** What stands around a person's evidence: who it is, what to ask, flags; and which documents were read, and how. */
import { el } from './dom.ts'
import { facts } from './figures.ts'
import { type Person, run } from './run.ts'

export function personHead({ index, details }: Person): readonly (HTMLElement | null)[] {
  const about = run.people[index]
  const asked = details.questions.map((each) => el('li', {}, each))
  return [
    el('h2', { id: 'reading-name', tabindex: -1 }, el('bdi', {}, about?.name)),
    about === undefined ? null : facts(about),
    asked.length === 0
      ? null
      : el('details', { class: 'ask', open: true }, el('summary', {}, 'Ask first'), el('ul', {}, asked)),
    flags(details.flags),
  ]
}

function flags(given: Person['details']['flags']): HTMLElement | null {
  if (given.length === 0) return null
  const items = given.map(({ message, where, code }) => {
    return el(
      'li',
      {},
      message,
      ' ',
      where === null ? null : el('span', { class: 'place' }, where),
      ' ',
      el('code', {}, code),
    )
  })
  return el(
    'div',
    { class: 'flags' },
    el('h3', {}, 'Look at this'),
    el('ul', {}, items),
    el('p', {}, 'Flags never move a score.'),
  )
}

export function appendix({ details }: Person): HTMLElement {
  const documents = details.documents.map(({ path, facts: about, sha256 }) => {
    const file = el('bdi', { class: 'file', title: `sha256 ${sha256}` }, path)
    return el('li', {}, file, ' ', el('span', { class: 'why' }, about))
  })
  const said = details.diagnostics.map(({ path, severity, message, hint, code }) => {
    const file = path === null ? null : el('bdi', { class: 'file' }, `${path}: `)
    const wayOut = hint === null ? null : el('p', { class: 'hint' }, hint)
    return el('li', {}, file, `${severity}: ${message} `, el('code', {}, code), wayOut)
  })
  return el(
    'div',
    { class: 'appendix' },
    el('h3', {}, 'Documents'),
    el('ul', {}, documents),
    said.length === 0 ? null : [el('h3', {}, 'Diagnostics'), el('ul', {}, said)],
  )
}
