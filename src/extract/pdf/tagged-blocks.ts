/** Blocks as the file's tags have them, over those that positions tell. */
import type { BlockKind } from '../../model/document.ts'
import type { RawLine, RawPage } from '../contract.ts'
import { columnEnds, endsOpen, isShort } from '../layout/line-shape.ts'
import { textOf } from '../layout/running.ts'
import type { Element } from './structure.ts'
import type { LineTag, LineTags } from './tags.ts'

/** Characters of a heading at most; some set whole paragraphs in a heading's style. */
const headingLimit = 90

/** Addresses, numbers and sentences are no headings, in whatever style they are set. */
const NO_HEADING = /[.,;]\s*$|@|https?:|www\.|\d{4}/

/** Share of the lines that may be headings; beyond, the style was used for its looks. */
const headingShare = 0.4

/** Share of the pairs of lines joined by position that tags may part; beyond, they tag lines, not paragraphs. */
const partedShare = 0.5

/** Share of the page's height at its top and bottom in which headers and footers stand. */
const marginShare = 0.15

/**
 * Lines that the file takes for decoration of pages, where headers stand, are running headers: those of the first page
 * are left, since some people put their name and address there.
 */
export function markArtifacts(pages: readonly RawPage[], tags: LineTags): RawPage[] {
  return pages.map((page, index) => {
    const isRunning = (line: RawLine) => index > 0 && tagOf(line, tags)?.isArtifact === true && isInMargin(line, page)
    return { ...page, lines: page.lines.map((line) => (isRunning(line) ? { ...line, starts: 'header' } : line)) }
  })
}

function isInMargin({ bbox }: RawLine, { height }: RawPage): boolean {
  if (bbox === null || height === null) return false
  return bbox.bottom < marginShare * height || bbox.top > (1 - marginShare) * height
}

/**
 * Tags part what they name differently, join a paragraph that a gap or an indent seemed to end, and name headings and
 * items. Inside an element positions decide, since people press Shift and Enter; so they do where there are no tags.
 *
 * @param pages with blocks marked by positions
 */
export function markTagged(pages: readonly RawPage[], tags: LineTags): RawPage[] {
  const lines = pages.flatMap((page) => page.lines).filter((line) => line.starts !== 'header')
  const extents = extentsOf(lines, tags)
  if (extents.size === 0) return [...pages]
  const context = { tags, extents, partsLines: tagsLines(lines, tags), hasHeadings: !isMostlyHeadings(lines, tags) }
  const edges = columnEnds(lines)
  const marked = new Map<RawLine, RawLine>()
  for (const [index, line] of lines.entries()) {
    const last = lines[index - 1]
    const element = elementOf(line, tags)
    const place = {
      element,
      isFirst: element !== null && extents.get(element)?.first === line,
      lastElement: elementOf(last, tags),
      before: last === undefined ? null : (marked.get(last) ?? null),
      edge: edges[index - 1] ?? 0,
    }
    marked.set(line, withTag(line, place, context))
  }
  return pages.map((page) => ({ ...page, lines: page.lines.map((line) => marked.get(line) ?? line) }))
}

/** How far an element reaches. */
interface Extent {
  readonly first: RawLine
  /** Of all its lines. */
  readonly text: string
}

interface Context {
  readonly tags: LineTags
  readonly extents: ReadonlyMap<Element, Extent>
  /** True where each line has an element of its own: then a new one begins nothing. */
  readonly partsLines: boolean
  readonly hasHeadings: boolean
}

/** A line with the element it stands in, and what comes before. */
interface Place {
  readonly element: Element | null
  /** True for the first line of its element. */
  readonly isFirst: boolean
  /** Of the line before. */
  readonly lastElement: Element | null
  /** The line before, with its tag applied. */
  readonly before: RawLine | null
  /** Where the column of the line before ends. */
  readonly edge: number
}

function extentsOf(lines: readonly RawLine[], tags: LineTags): Map<Element, Extent> {
  const extents = new Map<Element, Extent>()
  for (const line of lines) {
    const element = elementOf(line, tags)
    if (element === null) continue
    const known = extents.get(element)
    extents.set(element, { first: known?.first ?? line, text: (known?.text ?? '') + textOf(line) })
  }
  return extents
}

function tagsLines(lines: readonly RawLine[], tags: LineTags): boolean {
  const joined = lines.flatMap((line, index) => {
    const [own, before] = [elementOf(line, tags), elementOf(lines[index - 1], tags)]
    return line.starts === null && own !== null && before !== null ? [own !== before] : []
  })
  return joined.filter(Boolean).length > partedShare * joined.length
}

function isMostlyHeadings(lines: readonly RawLine[], tags: LineTags): boolean {
  return lines.filter((line) => elementOf(line, tags)?.kind === 'heading').length > headingShare * lines.length
}

function withTag(line: RawLine, place: Place, context: Context): RawLine {
  const { element, lastElement } = place
  if (element !== null && line.starts !== 'item' && isHeading(element, context)) {
    return element !== lastElement ? { ...line, starts: 'heading', headingLevel: element.level } : line
  }
  if (line.starts === null) return parts(line, place, context) ? { ...line, starts: kindOf(place) } : line
  if (line.starts !== 'paragraph' || element === null) return line
  return element === lastElement && runsOn(line, place) ? { ...line, starts: null } : { ...line, starts: kindOf(place) }
}

function isHeading(element: Element, { extents, hasHeadings }: Context): boolean {
  const text = extents.get(element)?.text ?? ''
  return element.kind === 'heading' && hasHeadings && text.length <= headingLimit && !NO_HEADING.test(text)
}

/**
 * A new element begins a block, but for the middle of a sentence, since people press Enter at the end of a line, too, and
 * under a line of several cells, whose own lines go on below.
 */
function parts(line: RawLine, place: Place, { partsLines }: Context): boolean {
  const { element, lastElement, isFirst, before } = place
  if (before === null || element === lastElement) return false
  if (before.starts === 'heading') return true
  if (element === null || lastElement === null || partsLines) return false
  return (element.kind === 'item' && isFirst) || !(endsOpen(before) || /^\s*\p{Ll}/u.test(textOf(line)))
}

function kindOf({ element, isFirst }: Place): BlockKind {
  return element?.kind === 'item' && isFirst ? 'item' : 'paragraph'
}

/** A line that is full goes on in the next line of its element. */
function runsOn(line: RawLine, { before, edge }: Place): boolean {
  if (before === null || before.bbox === null || before.starts === 'heading') return false
  return !isShort(before, line, edge) || endsOpen(before)
}

function tagOf(line: RawLine | undefined, tags: LineTags): LineTag | null {
  return (line?.bbox ? tags.get(line.bbox) : undefined) ?? null
}

function elementOf(line: RawLine | undefined, tags: LineTags): Element | null {
  return tagOf(line, tags)?.element ?? null
}
