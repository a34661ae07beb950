/** What a printed line's place and words tell: its size, where its column ends, whether its text runs on. */
import type { RawLine } from '../contract.ts'
import { textOf } from './running.ts'
import { directionOf } from './script.ts'

/** In line heights: a wider gap parts two lines. */
export const gapLimit = 0.75

/** Between the words of a line, in sizes of the font. */
const wordSpaceInSizes = 0.25

/** A line that ends this far before the edge of its column (in sizes of the font) can end its paragraph. */
const shortLineInSizes = 1.5

/** In sizes: running text is wider, names and titles are not. */
const proseWidthInSizes = 15

/** Lines before and after that tell how wide a column is. */
const columnLines = 12

/** Points from the side where the line begins; negative on a line from the right. */
export interface Extent {
  readonly start: number
  readonly end: number
}

export function extentOf(line: RawLine): Extent {
  const { x0, x1 } = line.bbox ?? { x0: 0, x1: 0 }
  return directionOf(line.spans.map((span) => span.text)) === 'right-to-left'
    ? { start: -x1, end: -x0 }
    : { start: x0, end: x1 }
}

/** The largest type of a line, but for a large initial. */
export function sizeOf(line: RawLine): number {
  const printed = line.spans.filter((span) => span.text.trim() !== '')
  const isInitial = printed.length > 1 && /^\p{Lu}$/u.test(printed[0]?.text.trim() ?? '')
  const sizes = (isInitial ? printed.slice(1) : printed).map((span) => span.font?.sizePt ?? 0)
  return Math.max(0, ...sizes)
}

/** Of each line, where its column ends: the farthest end among the lines around it that share its span. */
export function columnEnds(lines: readonly RawLine[]): number[] {
  const extents = lines.map(extentOf)
  return lines.map((line, index) => {
    const own = extents[index]
    if (line.bbox === null || own === undefined) return 0
    const near = extents.slice(Math.max(0, index - columnLines), index + columnLines + 1)
    return Math.max(...near.filter(({ start, end }) => start < own.end && end > own.start).map(({ end }) => end))
  })
}

/** A line is broken where the next word does not fit: if it would have fit, the line ended on purpose. */
export function isShort(line: RawLine, next: RawLine, columnEnd: number): boolean {
  const size = sizeOf(next)
  const room = columnEnd - extentOf(line).end
  return room > shortLineInSizes * size && room > firstWordWidth(next) + wordSpaceInSizes * size
}

/**
 * By its share of the characters in its type; at most as if letters were as wide as high, for a date at the far edge widens
 * the line.
 */
function firstWordWidth(line: RawLine): number {
  const word = /^\S+/.exec(textOf(line).trim())?.[0] ?? ''
  const first = line.spans.find(({ text }) => text.trim() !== '')
  const isWhole = first?.text.trim().startsWith(word) === true
  const { bbox, text } = isWhole ? first : { bbox: line.bbox, text: textOf(line) }
  if (bbox === null || word === '') return 0
  return Math.min(((bbox.x1 - bbox.x0) * word.length) / text.trim().length, word.length * sizeOf(line))
}

/** A hyphen or comma at its end says that a short line goes on. */
export function endsOpen(line: RawLine): boolean {
  return /(?:\p{L}-|,|\band|\bof|\bthe|\bfor|\bin|\bwith|&)\s*$/u.test(textOf(line))
}

export function beginsSmall(line: RawLine): boolean {
  return /^\s*\p{Ll}/u.test(textOf(line))
}

/** True when one stands over the other. */
export function sharesSpan({ bbox: a }: RawLine, { bbox: b }: RawLine): boolean {
  return a !== null && b !== null && a.x0 < b.x1 && b.x0 < a.x1
}

/** True when two lines are of one paragraph, by their distance, type and width. */
export function runsOn(line: RawLine, next: RawLine, columnEnd: number): boolean {
  const size = sizeOf(line)
  const { start, end } = extentOf(line)
  if (end - start < proseWidthInSizes * size) return false
  const gap = (next.bbox?.top ?? 0) - (line.bbox?.bottom ?? 0)
  if (gap > gapLimit * size || Math.abs(size - sizeOf(next)) > 0.1 * size) return false
  return !isShort(line, next, columnEnd) || endsOpen(line)
}
