/** Printed lines → where each paragraph, bullet and heading begins. */
import type { BlockKind, Font } from '../../model/document.ts'
import type { RawLine, RawPage } from '../contract.ts'
import { median } from './columns.ts'
import { textOf } from './running.ts'

/** Bullets and numbers that begin an item. */
const BULLET = /^\s*(?:[•◦▪▫●○■□‣⁃∙·–—*►▸➢➤✓❖\uf0b7\u2043-]\s+|\(?\d{1,3}[.)]\s+\S|\[\d{1,3}\]\s*\S)/

/** In line heights: a wider gap begins a new block. */
const gapLimit = 0.75

/** Between the words of a line, in sizes of the font. */
const wordSpaceInSizes = 0.25

/** A line that ends this far before the right edge of its column (in sizes of the font) can end its paragraph. */
const shortLineInSizes = 1.5

/** Points by which a line hangs out to the left of the line before, so that it begins a new entry. */
const outdentPt = 4

/** Marks the first line of every block of a document whose format does not tell. Headers are left as they are. */
export function markBlocks(pages: readonly RawPage[]): RawPage[] {
  const bodySize = bodySizeOf(pages)
  return pages.map((page) => ({ ...page, lines: markPage(page.lines, bodySize) }))
}

function markPage(lines: readonly RawLine[], bodySize: number): RawLine[] {
  const edges = rightEdges(lines)
  let blockStart: RawLine | null = null
  let previous: RawLine | null = null
  let wasHeading = false
  return lines.map((line, index) => {
    if (line.starts === 'header') return line
    const isHeading = looksLikeHeading(line, bodySize) && !goesOn(line, lines[index + 1], edges[index] ?? 0)
    const startsNew =
      previous === null ||
      blockStart === null ||
      isHeading ||
      wasHeading ||
      beginsBlock(line, previous, blockStart, edges[index - 1] ?? 0)
    previous = line
    wasHeading = isHeading
    if (!startsNew) return line
    blockStart = line
    return { ...line, starts: kindOf(line, isHeading), headingLevel: isHeading ? 1 : null }
  })
}

function kindOf(line: RawLine, isHeading: boolean): BlockKind {
  if (isHeading) return 'heading'
  return BULLET.test(textOf(line)) ? 'item' : 'paragraph'
}

function beginsBlock(line: RawLine, previous: RawLine, blockStart: RawLine, rightEdge: number): boolean {
  if (BULLET.test(textOf(line))) return true
  if (line.bbox === null || previous.bbox === null || blockStart.bbox === null) return true
  const size = sizeOf(line)
  const gap = line.bbox.top - previous.bbox.bottom
  const jumpedBack = line.bbox.top < previous.bbox.top - size
  if (jumpedBack || gap > gapLimit * size) return true
  if (Math.abs(size - sizeOf(previous)) > 0.12 * size) return true
  if (/^\s*\p{Ll}/u.test(textOf(line))) return false
  const outdents = line.bbox.x0 < previous.bbox.x0 - outdentPt && line.bbox.x0 <= blockStart.bbox.x0 + outdentPt
  if (outdents && blockStart !== previous) return true
  return isShort(previous, line, rightEdge) && !endsOpen(previous)
}

/** A line is broken where the next word does not fit: if it would have fit, the line ended on purpose. */
export function isShort(previous: RawLine, next: RawLine, rightEdge: number): boolean {
  const size = sizeOf(next)
  const room = rightEdge - (previous.bbox?.x1 ?? 0)
  return room > shortLineInSizes * size && room > firstWordWidth(next) + wordSpaceInSizes * size
}

/** By its share of the line's characters. */
function firstWordWidth(line: RawLine): number {
  const text = textOf(line).trim()
  const word = /^\S+/.exec(text)?.[0] ?? ''
  return line.bbox === null || text === '' ? 0 : ((line.bbox.x1 - line.bbox.x0) * word.length) / text.length
}

/** A bold title that fills its line and runs into the next, in type no smaller, is no heading. */
function goesOn(line: RawLine, next: RawLine | undefined, rightEdge: number): boolean {
  if (next === undefined || line.bbox === null || next.bbox === null) return false
  const size = sizeOf(line)
  const isNear = next.bbox.top - line.bbox.bottom < gapLimit * size
  const runsOn = sizeOf(next) > 0.88 * size && /^\s*\p{Ll}/u.test(textOf(next))
  return isNear && runsOn && !isShort(line, next, rightEdge)
}

/** A hyphen or comma at its end says that a short line goes on. */
export function endsOpen(line: RawLine): boolean {
  return /(?:\p{L}-|,|\band|\bof|\bthe|\bfor|\bin|\bwith|&)\s*$/u.test(textOf(line))
}

/** Of each line, the right edge of its column: the farthest end among the lines around it that share its span. */
export function rightEdges(lines: readonly RawLine[]): number[] {
  return lines.map((line, index) => {
    const near = lines.slice(Math.max(0, index - 12), index + 13)
    const { bbox } = line
    if (bbox === null) return 0
    const beside = near.filter((other) => other.bbox !== null && other.bbox.x0 < bbox.x1 && other.bbox.x1 > bbox.x0)
    return Math.max(...beside.map((other) => other.bbox?.x1 ?? 0))
  })
}

/** Short, and set apart by size, weight or capitals; sections.ts decides what it heads. */
function looksLikeHeading(line: RawLine, bodySize: number): boolean {
  const text = textOf(line).trim()
  if (text.length < 3 || text.length > 64 || !/\p{L}{3}/u.test(text) || BULLET.test(text)) return false
  if (/[.,;]$/.test(text) || /@|https?:|\b(?:19|20)\d\d\b/.test(text)) return false
  const isCapitals = text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)
  const isLarger = sizeOf(line) > 1.12 * bodySize
  const isBold = line.spans.every((span) => span.font?.bold === true || span.text.trim() === '')
  return isLarger || isBold || isCapitals
}

function sizeOf(line: RawLine): number {
  return Math.max(0, ...line.spans.filter((span) => span.text.trim() !== '').map((span) => span.font?.sizePt ?? 0))
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
