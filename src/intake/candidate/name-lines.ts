/** The lines of a document in which its person's name is looked for, and the names they give. */
import type { IdentitySource } from '../../model/candidate.ts'
import type { Document, Line, Page, SectionKind, TextRange } from '../../model/document.ts'
import { nameInFields } from './name-fields.ts'
import { type IsSaid, isLabelAlone, namesOnLine, type ShapedName, saysNoMoreThanTitle } from './name-shape.ts'

/** Lines from the top in which a name is looked for, whatever their size. */
const linesLookedAt = 15

/** Lines from the end in which it is looked for. */
const linesOfSignature = 8

/** A name as a document shows it. */
export interface ShownName extends Pick<ShapedName, 'value' | 'need'> {
  readonly source: IdentitySource
  readonly range: TextRange
  /** How much its place and type speak for it. */
  readonly prominence: number
}

/** Lines in the largest type at most; where more have it, it says nothing. */
const mostLargest = 6

const LABELLED = 2
const LARGEST = 1
const FIRST = 1
/** Under the heading of a section nobody says their name. */
const IN_SECTION = -2
const AT_END = -2

const OPEN_SECTIONS: ReadonlySet<SectionKind> = new Set(['basics', 'summary', 'other'])

/** Every name that the first page, a running header or a signature may show, in the order of the text. */
export function namesShown(document: Document, isSaid: IsSaid): ShownName[] {
  const [first, ...others] = document.pages
  if (first === undefined) return []
  return [
    ...onFirstPage(document, first, isSaid),
    ...others.slice(0, 3).flatMap((page) => inHeaders(document, page, isSaid)),
    ...inSignature(document, isSaid),
  ]
}

function onFirstPage(document: Document, page: Page, isSaid: IsSaid): ShownName[] {
  const largest = page.lines.reduce((size, line) => Math.max(size, sizeOf(line)), 0)
  const count = page.lines.filter((line) => sizeOf(line) === largest).length
  const isLargest = (line: Line) => largest > 0 && count <= mostLargest && sizeOf(line) === largest
  const lines = page.lines.filter((line, index) => index < linesLookedAt || isLargest(line))
  const isOpening = openingsOf(document, lines)
  const onLines = lines.flatMap((line, index) => {
    const before = lines[index - 1]
    const isLabelled = before !== undefined && isLabelAlone(textOf(document, before))
    const prominence = (isLargest(line) ? LARGEST : 0) + (isOpening(line) ? FIRST : 0) + sectionAt(document, line)
    const own = namesOnLine(textOf(document, line), isSaid).map((name) => shown(line, name, { prominence, isLabelled }))
    const next = lines[index + 1]
    return isLargest(line) && next !== undefined && isLargest(next)
      ? [...own, ...overTwoLines(document, [line, next], { prominence, isSaid })]
      : own
  })
  return [...inFields(document, lines, isSaid), ...onLines]
}

function inFields(document: Document, lines: readonly Line[], isSaid: IsSaid): ShownName[] {
  const found = nameInFields(
    lines.map((line) => textOf(document, line)),
    isSaid,
  )
  const first = lines[found?.first ?? -1]
  const last = lines[found?.last ?? -1]
  if (found === null || first === undefined || last === undefined) return []
  const range = { start: first.range.start, end: last.range.end }
  const prominence = 2 * LABELLED + sectionAt(document, first)
  return [{ value: found.value, need: found.need, source: 'label', range, prominence }]
}

/** The first line that says more than a title, and the first below a running header, or the menu of a web page. */
function openingsOf(document: Document, lines: readonly Line[]): (line: Line) => boolean {
  const headers = document.blocks.filter(({ kind }) => kind === 'header')
  const telling = lines.filter((line) => !saysNoMoreThanTitle(textOf(document, line)))
  const [first] = telling
  const below = telling.find((line) => !headers.some(({ range }) => isWithin(line.range, range)))
  return (line) => line === first || line === below
}

function shown(line: Line, name: ShapedName, about: { prominence: number; isLabelled: boolean }): ShownName {
  const isLabelled = name.isLabelled || about.isLabelled
  return {
    value: name.value,
    need: isLabelled && name.need === 'one word' ? 'nothing' : name.need,
    source: isLabelled ? 'label' : 'heading',
    range: { start: line.range.start + name.start, end: line.range.start + name.end },
    prominence: about.prominence + (isLabelled ? LABELLED : 0),
  }
}

/** `ADA` over `LOVELACE` in the largest type of the page. */
function overTwoLines(
  document: Document,
  [upper, lower]: readonly [Line, Line],
  { prominence, isSaid }: { readonly prominence: number; readonly isSaid: IsSaid },
): ShownName[] {
  const [given, surname] = [textOf(document, upper).trim(), textOf(document, lower).trim()]
  if (given.includes(' ') || surname.includes(' ')) return []
  return namesOnLine(`${given} ${surname}`, isSaid)
    .slice(0, 1)
    .map(({ value, need }) => ({
      value,
      need,
      source: 'heading' as const,
      range: { start: upper.range.start, end: lower.range.end },
      prominence,
    }))
}

function inHeaders(document: Document, page: Page, isSaid: IsSaid): ShownName[] {
  const headers = document.blocks.filter((block) => block.kind === 'header')
  const lines = page.lines.filter((line) => headers.some(({ range }) => isWithin(line.range, range)))
  return lines.flatMap((line) =>
    namesOnLine(textOf(document, line), isSaid).map((name) => ({
      ...shown(line, name, { prominence: 0, isLabelled: false }),
      source: 'running header' as const,
    })),
  )
}

/** Under a letter or a declaration. Much else stands at the end, so something else must say it. */
function inSignature(document: Document, isSaid: IsSaid): ShownName[] {
  const lines = document.pages.at(-1)?.lines.slice(-linesOfSignature) ?? []
  return lines.flatMap((line) =>
    namesOnLine(textOf(document, line), isSaid).map((name) => ({
      ...shown(line, name, { prominence: AT_END, isLabelled: false }),
      source: 'signature' as const,
      need: name.need === 'nothing' ? 'one word' : name.need,
    })),
  )
}

function sectionAt(document: Document, line: Line): number {
  const section = document.sections.findLast((each) => each.range.start <= line.range.start)
  return section === undefined || OPEN_SECTIONS.has(section.kind) ? 0 : IN_SECTION
}

function isWithin(inner: TextRange, outer: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

function textOf({ text }: Document, { range }: Line): string {
  return text.slice(range.start, range.end)
}

function sizeOf(line: Line): number {
  return line.spans.reduce((largest, span) => Math.max(largest, span.font?.sizePt ?? 0), 0)
}
