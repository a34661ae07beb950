/** Printed lines → where each paragraph, bullet and heading begins, over columns and pages. */
import type { BlockKind, Font } from '../../model/document.ts'
import type { RawLine, RawPage } from '../contract.ts'
import { beginsWithBullet, isItem } from './bullets.ts'
import { footnotesOf, parted } from './footnotes.ts'
import { beginsSmall, columnEnds, endsOpen, extentOf, gapLimit, isShort, sizeOf } from './line-shape.ts'
import { median } from './median.ts'
import { textOf } from './running.ts'

/** Points by which a line hangs out to the side of the line before, so that it begins a new entry. */
const outdentPt = 4

/** Share by which the type of two lines of one paragraph may differ in size. */
const sizeJitter = 0.12

/** In sizes: a line at the foot of a column that is as wide is running text, even when it stands alone. */
const proseWidthInSizes = 25

/**
 * Marks the first line of every block of a document whose format does not tell. A paragraph that runs over a page is
 * one block: on its page it comes last and on the next first, and running headers and footnotes stand around it.
 */
export function markBlocks(pages: readonly RawPage[]): RawPage[] {
  const bodySize = bodySizeOf(pages)
  const level = pages.some(({ lines }) => lines.some(({ headingLevel }) => headingLevel !== null)) ? 2 : 1
  const marker = new BlockMarker(bodySize, level)
  const marked = pages.map((page) => {
    const running = page.lines.filter((line) => line.starts === 'header')
    const printed = page.lines.filter((line) => line.starts !== 'header')
    const notes = footnotesOf(printed, { bodySize, pageHeight: page.height ?? 0 })
    return {
      running,
      body: marker.mark(printed.filter((line) => !notes.has(line))),
      notes: new BlockMarker(bodySize, level).mark(parted(printed.filter((line) => notes.has(line)))),
    }
  })
  return pages.map((page, index) => ({ ...page, lines: arranged(page, marked[index], marked[index + 1]) }))
}

interface Marked {
  readonly running: readonly RawLine[]
  readonly body: readonly RawLine[]
  readonly notes: readonly RawLine[]
}

/** What goes on from the page before, then the page, then what goes on over the next. */
function arranged(page: RawPage, own: Marked | undefined, next: Marked | undefined): RawLine[] {
  if (own === undefined) return []
  const { running, body, notes } = own
  const runsOver = next?.body[0]?.starts === null
  const end = runsOver ? body.findLastIndex((line) => line.starts !== null) : body.length
  const begin = end < 0 ? 0 : body.findIndex((line) => line.starts !== null)
  const [from, to] = [begin < 0 ? body.length : begin, Math.max(end, 0)]
  const isAbove = (line: RawLine) => (line.bbox?.top ?? 0) < (page.height ?? 0) / 2
  return [
    ...body.slice(0, from),
    ...running.filter(isAbove),
    ...body.slice(from, to),
    ...notes,
    ...running.filter((line) => !isAbove(line)),
    ...body.slice(to),
  ]
}

/** Goes through the lines of a document in reading order, page by page. */
class BlockMarker {
  private readonly bodySize: number
  private readonly level: number
  private previous: RawLine | null = null
  private blockStart: RawLine | null = null
  private wasHeading = false
  /** Where the column of the line before ends. */
  private columnEnd = 0

  /** @param level of headings that only their looks tell; those known before, beside the text, are above them */
  constructor(bodySize: number, level: number) {
    this.bodySize = bodySize
    this.level = level
  }

  mark(lines: readonly RawLine[]): RawLine[] {
    const ends = columnEnds(lines)
    return lines.map((line, index) => {
      const end = ends[index] ?? 0
      const isHeading =
        isSetAsHeading(line, lines[index + 1], { bodySize: this.bodySize, columnEnd: end }) &&
        !this.continuesTitle(line)
      const startsNew = isHeading || this.wasHeading || this.starts(line, { isFirst: index === 0 })
      this.previous = line
      this.columnEnd = end
      this.wasHeading = isHeading
      if (!startsNew) return line
      this.blockStart = line
      return {
        ...line,
        starts: kindOf(line, isHeading),
        headingLevel: isHeading ? (line.headingLevel ?? this.level) : null,
      }
    })
  }

  /**
   * The second line of a title whose first stands behind a date or a number, and is no heading for that: the same type
   * and left edge as the words with which the line above ends, right below them, in the middle of what they say.
   */
  private continuesTitle(line: RawLine): boolean {
    const { previous, columnEnd } = this
    if (previous === null || previous.bbox === null || line.bbox === null || this.wasHeading) return false
    const titleStart = startOfLastType(previous, line.spans.find(isPrinted)?.font ?? null)
    if (titleStart === null || Math.abs(line.bbox.x0 - titleStart) > outdentPt) return false
    const gap = line.bbox.top - previous.bbox.bottom
    if (gap < -sizeOf(line) || gap > gapLimit * sizeOf(line)) return false
    return beginsSmall(line) || endsOpen(previous) || !(isShort(previous, line, columnEnd) || endsSentence(previous))
  }

  private starts(line: RawLine, { isFirst }: { readonly isFirst: boolean }): boolean {
    const { previous, blockStart, columnEnd } = this
    if (previous === null || blockStart === null || line.starts !== null || isItem(line)) return true
    if (line.bbox === null || previous.bbox === null || isRule(line) || isRule(previous)) return true
    const size = sizeOf(line)
    if (Math.abs(size - sizeOf(previous)) > sizeJitter * size) return true
    const isBroken = isFirst || line.bbox.top < previous.bbox.top - size
    const place = { previous, blockStart, columnEnd }
    return isBroken ? !goesOnElsewhere(line, place, { isNextPage: isFirst }) : beginsBelow(line, place)
  }
}

/** Where the words of this type begin with which a line ends; null where it ends in another. */
function startOfLastType({ spans }: RawLine, font: Font | null): number | null {
  const printed = spans.filter(isPrinted)
  const before = printed.findLastIndex((span) => !isSameType(span.font, font))
  return printed[before + 1]?.bbox?.x0 ?? null
}

function isSameType(a: Font | null, b: Font | null): boolean {
  return a?.name === b?.name && a?.sizePt === b?.sizePt && a?.bold === b?.bold
}

const isPrinted = ({ text }: RawLine['spans'][number]): boolean => text.trim() !== ''

/** A year begins the next of a list, where a sentence ended or continuation lines are indented. */
const isDated = (line: RawLine): boolean => /^\s*(?:19|20)\d\d(?!\.?\d)/.test(textOf(line))

/** A line drawn of dashes. */
const isRule = (line: RawLine): boolean => /^\s*[-_=–—~*.]{8,}\s*$/.test(textOf(line))

const endsSentence = (line: RawLine): boolean => /[.!?:;][”"')\]]*\s*$/.test(textOf(line))

/** What comes before a line. */
interface Place {
  readonly previous: RawLine
  readonly blockStart: RawLine
  readonly columnEnd: number
}

function kindOf(line: RawLine, isHeading: boolean): BlockKind {
  if (isHeading) return 'heading'
  return isItem(line) ? 'item' : 'paragraph'
}

function beginsBelow(line: RawLine, { previous, blockStart, columnEnd }: Place): boolean {
  const gap = (line.bbox?.top ?? 0) - (previous.bbox?.bottom ?? 0)
  if (gap > gapLimit * sizeOf(line)) return true
  if (beginsSmall(line)) return false
  const { start } = extentOf(line)
  const outdents = start < extentOf(previous).start - outdentPt && start <= extentOf(blockStart).start + outdentPt
  if (outdents && (blockStart !== previous || isDated(line))) return true
  const isNextOfList = isDated(line) && isDated(blockStart) && endsSentence(previous)
  if (isNextOfList && Math.abs(start - extentOf(blockStart).start) < outdentPt) return true
  return isShort(previous, line, columnEnd) && !endsOpen(previous)
}

/**
 * After the foot of a page or a column: a sentence that has no end there goes on when the next line begins like the
 * middle of one, or on the next page with the same indent.
 */
function goesOnElsewhere(
  line: RawLine,
  { previous, blockStart, columnEnd }: Place,
  { isNextPage }: { readonly isNextPage: boolean },
): boolean {
  const last = textOf(previous)
  if (endsSentence(previous)) return false
  if (/\p{Ll}-\s*$/u.test(last) && beginsSmall(line)) return true
  const { start, end } = extentOf(previous)
  const isProse = blockStart !== previous || end - start > proseWidthInSizes * sizeOf(previous)
  if (!isProse || (isShort(previous, line, columnEnd) && !endsOpen(previous))) return false
  if (beginsSmall(line)) return true
  return isNextPage && blockStart !== previous && Math.abs(extentOf(line).start - start) < outdentPt
}

function isSetAsHeading(
  line: RawLine,
  next: RawLine | undefined,
  { bodySize, columnEnd }: { readonly bodySize: number; readonly columnEnd: number },
): boolean {
  if (line.starts === 'heading' || line.starts === 'paragraph') return line.starts === 'heading'
  return looksLikeHeading(line, bodySize) && !goesOn(line, next, columnEnd)
}

/** A bold title that fills its line and runs into the next, in type no smaller, is no heading. */
function goesOn(line: RawLine, next: RawLine | undefined, columnEnd: number): boolean {
  if (next === undefined || line.bbox === null || next.bbox === null) return false
  const isNear = next.bbox.top - line.bbox.bottom < gapLimit * sizeOf(line)
  const runsOn = sizeOf(next) > (1 - sizeJitter) * sizeOf(line) && beginsSmall(next)
  return isNear && runsOn && !isShort(line, next, columnEnd)
}

/** Short, and set apart by size, weight or capitals; sections.ts decides what it heads. */
function looksLikeHeading(line: RawLine, bodySize: number): boolean {
  const text = textOf(line).trim()
  if (text.length < 3 || text.length > 64 || !/\p{L}{3}/u.test(text) || beginsWithBullet(line)) return false
  if (/[.,;]$/.test(text) || /@|https?:|\b(?:19|20)\d\d\b/.test(text)) return false
  // Of the items of a list some are names in capitals.
  const isCapitals = line.starts !== 'item' && text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)
  const isLarger = sizeOf(line) > (1 + sizeJitter) * bodySize
  const isBold = line.spans.every((span) => span.font?.bold === true || span.text.trim() === '')
  return isLarger || isBold || isCapitals
}

/** The size that most characters of the document have, by the median over characters. */
function bodySizeOf(pages: readonly RawPage[]): number {
  const sizes: number[] = []
  const sample = (font: Font | null, length: number) => {
    for (let count = 0; count < length; count += 8) sizes.push(font?.sizePt ?? 0)
  }
  for (const page of pages)
    for (const line of page.lines) for (const span of line.spans) sample(span.font, span.text.length)
  return median(sizes)
}
