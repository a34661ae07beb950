/** The documents of one person: a tab each, one for the timeline, marks by criterion. */
import { fileName } from '../report/figures.ts'
import { type DocumentView, documentView } from './document-view.ts'
import { button, el } from './dom.ts'
import { hue } from './figures.ts'
import { type Finding, type Person, run } from './run.ts'
import { timeline } from './timeline.ts'

export interface DocumentPane {
  readonly element: HTMLElement
  /** Shows the words of a piece where they stand. */
  show(finding: Finding): void
}

/** @param onPick told of the piece whose words are clicked */
export function documentPane(person: Person, onPick: (finding: Finding) => void): DocumentPane {
  const { documents } = person.details
  const views = new Map<number, DocumentView>()
  const sheet = el('div', { class: 'sheet', tabindex: 0, role: 'region', 'aria-label': 'Document' })
  const dates = timeline(person, (document, start) => showDocument(document)?.goTo(start))
  const tabs = documents.map(({ role, path }, at) =>
    button(`${role}: ${fileName(path)}`, () => showDocument(at), {
      class: 'tab',
      title: path,
      'aria-pressed': 'false',
    }),
  )
  if (dates !== null) tabs.push(button('timeline', showTimeline, { class: 'tab', 'aria-pressed': 'false' }))
  const legends = run.criteria.flatMap(({ label }, criterion) => {
    const count = person.findings.filter((each) => each.criterion === criterion && each.isInText).length
    if (count === 0) return []
    const attributes = { class: `legend ${hue(criterion)}`, 'aria-pressed': 'false' }
    const legend = button(label, () => showOnly(criterion, legend), attributes)
    legend.append(el('small', {}, ` ${count}`))
    return [legend]
  })
  let only: number | null = null
  let shown = -1
  showDocument(0)

  function showTimeline(): void {
    if (dates === null) return
    sheet.replaceChildren(dates)
    shown = -1
    press(tabs, tabs.at(-1))
  }

  function showDocument(at: number): DocumentView | null {
    const document = documents[at]
    if (document === undefined) return null
    const view = views.get(at) ?? documentView(document, findingsIn(at), onPick)
    views.set(at, view)
    view.only(only)
    if (shown === at) return view
    const without = `${document.text === null ? 'Not shown' : 'Shown'}: ${document.without}.`
    sheet.replaceChildren(
      ...(document.without === null ? [] : [el('p', { class: 'without' }, without)]),
      ...(document.text === null ? [] : [view.element]),
    )
    sheet.scrollTop = 0
    shown = at
    press(tabs, tabs[at])
    return view
  }

  function findingsIn(at: number): readonly Finding[] {
    return person.findings.filter(({ document, isInText }) => document === at && isInText)
  }

  function showOnly(criterion: number, legend: HTMLElement): void {
    only = only === criterion ? null : criterion
    press(legends, only === null ? undefined : legend)
    for (const view of views.values()) view.only(only)
  }

  return {
    element: el(
      'div',
      { class: 'documents' },
      el('div', { class: 'tabs', role: 'group', 'aria-label': 'Documents' }, tabs),
      el('div', { class: 'legends', role: 'group', 'aria-label': 'Show the marks of one criterion' }, legends),
      sheet,
    ),
    show: (finding) => showDocument(finding.document)?.show(finding),
  }
}

function press(buttons: readonly HTMLElement[], chosen: HTMLElement | undefined): void {
  for (const each of buttons) each.setAttribute('aria-pressed', String(each === chosen))
}
