/** The documents of one person: a tab each, one for the timeline, marks by criterion; as pages or as text. */
import { fileName } from '../report/figures.ts'
import type { PacketDocument } from '../report/renderers/html/data.ts'
import { type DocumentView, documentView } from './document-view.ts'
import { button, el } from './dom.ts'
import { hue } from './figures.ts'
import { type PageView, pageView } from './page-view.ts'
import { type Finding, type Person, pagesOf, run } from './run.ts'
import { timeline } from './timeline.ts'

export interface DocumentPane {
  readonly element: HTMLElement
  /** Shows the words of a piece where they stand. */
  show(finding: Finding): void
  /** From pages to text, or back. */
  toggle(): void
}

/** What a reviewer looks at where there are both: kept from person to person. */
const seen = { asText: false, isLarge: false }

/** @param onPick told of the piece whose words are clicked */
export function documentPane(person: Person, onPick: (finding: Finding) => void): DocumentPane {
  const { documents } = person.details
  const pictures = pagesOf(person.index)
  const texts = new Map<number, DocumentView>()
  const pages = new Map<number, PageView>()
  const sheet = el('div', { class: 'sheet', tabindex: 0, role: 'region', 'aria-label': 'Document' })
  const dates = timeline(person, (document, start) => goTo(document, start))
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
  const looks = [
    button('Pages', () => look({ asText: false }), { title: 'key t' }),
    button('Text', () => look({ asText: true }), { title: 'key t' }),
  ]
  const large = button('Larger', () => look({ isLarge: !seen.isLarge }))
  const choice = el('div', { class: 'looks', role: 'group', 'aria-label': 'Show the document as' }, looks, large)
  let only: number | null = null
  let last: Finding | null = null
  /** Null while the timeline is shown. */
  let shown: { readonly at: number; readonly asText: boolean } | null = null
  showDocument(0)

  function showTimeline(): void {
    if (dates === null) return
    sheet.replaceChildren(dates)
    shown = null
    choice.hidden = true
    press(tabs, tabs.at(-1))
  }

  /** @param page what must be seen; null for any */
  function showDocument(at: number, page: number | null = null): DocumentView | null {
    const document = documents[at]
    if (document === undefined) return null
    const drawn = pageViewOf(at, document)
    const asText = drawn === null || seen.asText || (page !== null && !drawn.has(page))
    const view = asText ? textViewOf(at, document) : drawn
    view.only(only)
    if (shown?.at === at && shown.asText === asText) return view
    sheet.replaceChildren(...said(document, at, asText), ...(asText && document.text === null ? [] : [view.element]))
    sheet.scrollTop = 0
    shown = { at, asText }
    choice.hidden = drawn === null
    sheet.classList.toggle('pictured', !asText)
    press(looks, looks[asText ? 1 : 0])
    press([large], seen.isLarge ? large : undefined)
    large.hidden = asText
    sheet.classList.toggle('large', seen.isLarge)
    press(tabs, tabs[at])
    return view
  }

  function textViewOf(at: number, document: PacketDocument): DocumentView {
    const view = texts.get(at) ?? documentView(document, findingsIn(at), onPick)
    texts.set(at, view)
    return view
  }

  function pageViewOf(at: number, document: PacketDocument): PageView | null {
    const own = pictures?.documents[at] ?? null
    if (pictures === null || own === null || own.pages.length === 0) return null
    const findings = person.findings.filter((each) => each.document === at)
    const view = pages.get(at) ?? pageView(document, own, { findings, marks: pictures.marks }, onPick)
    pages.set(at, view)
    return view
  }

  /** What is not shown, and why. */
  function said(document: PacketDocument, at: number, asText: boolean): readonly HTMLElement[] {
    const text =
      document.without === null ? null : `${document.text === null ? 'Not shown' : 'Shown'}: ${document.without}`
    const lines = [pictures?.documents[at]?.without ?? null, asText ? text : null]
    return lines.flatMap((line) => (line === null ? [] : [el('p', { class: 'without' }, `${capital(line)}.`)]))
  }

  function findingsIn(at: number): readonly Finding[] {
    return person.findings.filter(({ document, isInText }) => document === at && isInText)
  }

  function goTo(at: number, offset: number): void {
    const document = documents[at]
    if (document === undefined) return
    showDocument(at, pageViewOf(at, document)?.pageAt(offset) ?? null)?.goTo(offset)
  }

  function look(wanted: Partial<typeof seen>): void {
    Object.assign(seen, wanted)
    const at = shown?.at ?? 0
    if (wanted.isLarge !== undefined) shown = null
    if (last?.document === at) showFinding(last)
    else showDocument(at)
  }

  function showFinding(finding: Finding): void {
    last = finding
    showDocument(finding.document, finding.page)?.show(finding)
  }

  function showOnly(criterion: number, legend: HTMLElement): void {
    only = only === criterion ? null : criterion
    press(legends, only === null ? undefined : legend)
    for (const view of [...texts.values(), ...pages.values()]) view.only(only)
  }

  return {
    element: el(
      'div',
      { class: 'documents' },
      el('div', { class: 'tabs', role: 'group', 'aria-label': 'Documents' }, tabs),
      choice,
      el('div', { class: 'legends', role: 'group', 'aria-label': 'Show the marks of one criterion' }, legends),
      sheet,
    ),
    show: showFinding,
    toggle: () => {
      if (!choice.hidden) look({ asText: shown?.asText !== true })
    },
  }
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

function press(buttons: readonly HTMLElement[], chosen: HTMLElement | undefined): void {
  for (const each of buttons) each.setAttribute('aria-pressed', String(each === chosen))
}
