/** Glyphs in painting order → segments: stretches of one baseline without a wide gap. */
import type { BBox, Font } from '../../model/document.ts'
import type { Glyph, PaintedText } from '../pdf/painted.ts'
import { accented, isAccent } from './accents.ts'
import { median } from './median.ts'
import { isRightToLeft } from './script.ts'

/** Text of one font inside a segment; a letter alone where some are written from the right. */
export interface SegmentSpan {
  readonly text: string
  readonly bbox: BBox
  readonly font: Font
}

export interface Segment {
  readonly spans: readonly SegmentSpan[]
  readonly bbox: BBox
  /** Points from the top of the page. */
  readonly baseline: number
  readonly sizePt: number
  /** Position among the page's segments as they were painted. */
  readonly order: number
}

/** In sizes of the font: a wider gap begins a new segment, which layout may join again. */
export const splitGap = 0.9

/** In sizes of the font: from here a gap is a space. Tightly set TeX has spaces of 0.16 and kerns letters apart by less than 0.1. */
export const spaceGap = 0.13

/** Where the file parts its words by space characters, gaps are kerning. */
const spaceGapBesideSpaces = 0.3

/** Glyphs for each space at most, where words are parted by them; a stray one among icons parts nothing. */
const lettersPerSpace = 12

/** A glyph with what it shares with its text: a reference, since to copy every glyph was among the largest costs of reading. */
interface Piece {
  readonly glyph: Glyph
  readonly type: Type
}

interface Type {
  readonly sizePt: number
  readonly font: Font
}

/** @param fontOf the font of a text, as shown to people */
export function segmentsOf(texts: readonly PaintedText[], fontOf: (text: PaintedText) => Font): Segment[] {
  const groups: Piece[][] = []
  let current: Piece[] = []
  for (const text of texts) {
    const type = { sizePt: text.sizePt, font: fontOf(text) }
    for (const glyph of text.glyphs) {
      const piece = { glyph, type }
      const last = current.at(-1)
      if (last !== undefined && takesAccent(current, last, piece)) continue
      if (last !== undefined && !continues(last, current, piece)) {
        groups.push(current)
        current = []
      }
      current.push(piece)
    }
  }
  groups.push(current)
  return joinLeftward(groups)
    .flatMap((run) => toSegment(run))
    .map((segment, order) => ({ ...segment, order }))
}

/** Puts an accent and its letter together, whichever was painted first. False where they are none. */
function takesAccent(segment: Piece[], last: Piece, { glyph, type }: Piece): boolean {
  const isFirst = isAccent(last.glyph)
  if (!isFirst && !isAccent(glyph)) return false
  const letter = isFirst ? accented(last.glyph, glyph, type.sizePt) : accented(glyph, last.glyph, type.sizePt)
  if (letter === null) return false
  segment[segment.length - 1] = { glyph: letter, type: isFirst ? type : last.type }
  return true
}

/** Superscripts stay on their line; what jumps back or far ahead does not. */
function continues(last: Piece, segment: readonly Piece[], next: Piece): boolean {
  const size = Math.max(last.type.sizePt, next.type.sizePt)
  const first = segment[0] ?? last
  const [a, b] = [last.glyph, next.glyph]
  const isOnLine =
    Math.abs(b.y - a.y) <= 0.45 * size && Math.abs(b.y - first.glyph.y) <= 0.6 * Math.max(size, first.type.sizePt)
  return isOnLine && (isNext(b.x0 - a.x1, size) || (paintsLeftward(a, b) && isNext(a.x0 - b.x1, size)))
}

/** Runs of a line from the right, each painted to the left of the one before: letters of one, words of the other script. */
function joinLeftward(groups: readonly Piece[][]): Run[] {
  const joined: Run[] = []
  for (const pieces of groups) {
    const run = runOf(pieces)
    const before = joined.at(-1)
    if (run === null) continue
    if (before === undefined || !isLeftOf(run, before)) joined.push(run)
    else {
      for (const piece of pieces) before.pieces.push(piece)
      joined[joined.length - 1] = { ...before, x0: run.x0, isFromRight: true }
    }
  }
  return joined
}

interface Run {
  /** Grows as runs are joined. */
  readonly pieces: Piece[]
  readonly first: Piece
  /** Points from the left of the page. */
  readonly x0: number
  readonly x1: number
  /** Whether any of its letters is of a script that is written from the right. */
  readonly isFromRight: boolean
}

function runOf(pieces: Piece[]): Run | null {
  const [first] = pieces
  if (first === undefined) return null
  let { x0, x1 } = first.glyph
  for (const { glyph } of pieces) {
    x0 = Math.min(x0, glyph.x0)
    x1 = Math.max(x1, glyph.x1)
  }
  return { pieces, first, x0, x1, isFromRight: pieces.some(({ glyph }) => isRightToLeft(glyph.text)) }
}

/** A sign that begins an item, whether or not a space follows. */
export function isBulletSign(text: string): boolean {
  return /^\s*[•◦▪●○■□‣►▸➢➤✓]\s*$/.test(text)
}

function isLeftOf(run: Run, before: Run): boolean {
  if (before.pieces.length < 3 && isBulletSign(before.pieces.map(({ glyph }) => glyph.text).join(''))) return false
  const size = Math.max(run.first.type.sizePt, before.first.type.sizePt)
  const isOnLine = Math.abs(run.first.glyph.y - before.first.glyph.y) <= 0.45 * size
  return isOnLine && (run.isFromRight || before.isFromRight) && isNext(before.x0 - run.x1, size)
}

function isNext(gap: number, size: number): boolean {
  return gap <= splitGap * size && gap >= -0.6 * size
}

/** Some programs paint Hebrew and Arabic in the order of reading, each letter to the left of the one before. */
function paintsLeftward(last: Glyph, next: Glyph): boolean {
  return isRightToLeft(last.text) || isRightToLeft(next.text)
}

function toSegment({ pieces, isFromRight }: Run): Omit<Segment, 'order'>[] {
  const largest = largestPrinted(pieces)
  if (largest === null) return []
  const spans = isFromRight ? lettersOf(pieces) : spell(pieces)
  const bbox = spans.map((span) => span.bbox).reduce(union)
  return [{ spans, bbox, baseline: largest.glyph.y, sizePt: largest.type.sizePt }]
}

/** The first of the largest letters, or null where only spaces are. */
function largestPrinted(pieces: readonly Piece[]): Piece | null {
  let largest: Piece | null = null
  for (const piece of pieces) {
    const isLarger = largest === null || piece.type.sizePt > largest.type.sizePt
    if (isLarger && piece.glyph.text.trim() !== '') largest = piece
  }
  return largest
}

/** Puts the letters together, a space where the gap tells one. */
function spell(pieces: readonly Piece[]): SegmentSpan[] {
  const limit = spaceLimit(pieces)
  const spans: { text: string; readonly bbox: GrowingBox; readonly font: Font }[] = []
  let previous: Glyph | null = null
  for (const piece of pieces) {
    const { glyph, type } = piece
    const last = spans.at(-1)
    if (glyph.text === ' ' && (last === undefined || last.text.endsWith(' '))) continue
    const text = previous !== null && isApart(previous, piece, limit) ? ` ${glyph.text}` : glyph.text
    if (last !== undefined && last.font === type.font) {
      last.text += text
      extend(last.bbox, boxOf(piece))
    } else {
      spans.push({ text, bbox: boxOf(piece), font: type.font })
    }
    previous = glyph
  }
  return spans
}

/** Whether a space stands before a letter, which is no space itself. */
function isApart(previous: Glyph, { glyph, type }: Piece, limit: number): boolean {
  if (previous.text === ' ' || glyph.text === ' ') return false
  const gap = (glyph.x0 - previous.x1) / type.sizePt
  return gap > limit || (gap > figureGap && isFigureBesideLetter(previous.text, glyph.text))
}

/** In sizes of the font: figures and letters are not kerned that far apart. */
const figureGap = 0.2

/** `2010–2014` in a cell and `PhD` in the next, which stand close. */
const isFigureBesideLetter = (before: string, after: string): boolean => /\d$/.test(before) && /^\p{Lu}/u.test(after)

/** Each letter by itself from left to right, and the spaces between words: their order is told by the whole line. */
function lettersOf(pieces: readonly Piece[]): SegmentSpan[] {
  const limit = spaceLimit(pieces)
  const ordered = pieces.toSorted((a, b) => a.glyph.x0 - b.glyph.x0)
  return ordered.flatMap((piece, index) => {
    const { glyph, type } = piece
    const letter = { text: glyph.text, bbox: boxOf(piece), font: type.font }
    const before = ordered[index - 1]?.glyph
    if (before === undefined || glyph.x0 - before.x1 <= limit * type.sizePt) return [letter]
    return [{ ...letter, text: ' ', bbox: { ...letter.bbox, x0: before.x1, x1: glyph.x0 } }, letter]
  })
}

/** Letter-spaced headings have a gap after each letter: there only a clearly wider one is a space. */
function spaceLimit(pieces: readonly Piece[]): number {
  const gaps: number[] = []
  let spaceCount = 0
  let previous: Glyph | null = null
  for (const { glyph, type } of pieces) {
    if (glyph.text === ' ') spaceCount++
    else if (previous !== null && previous.text !== ' ') gaps.push((glyph.x0 - previous.x1) / type.sizePt)
    previous = glyph
  }
  const base = spaceCount * lettersPerSpace >= pieces.length ? spaceGapBesideSpaces : spaceGap
  if (gaps.length < 4) return base
  const usual = median(gaps)
  return usual > 0.08 ? Math.max(base, 1.8 * usual + 0.05) : base
}

/** A box that grows as letters are added to it. */
type GrowingBox = { -readonly [Side in keyof BBox]: BBox[Side] }

function extend(box: GrowingBox, { x0, top, x1, bottom }: BBox): void {
  box.x0 = Math.min(box.x0, x0)
  box.top = Math.min(box.top, top)
  box.x1 = Math.max(box.x1, x1)
  box.bottom = Math.max(box.bottom, bottom)
}

/** Ascent and descent as most fonts have them; enough to mark a word on the page. */
function boxOf({ glyph, type }: Piece): GrowingBox {
  return {
    x0: Math.min(glyph.x0, glyph.x1),
    top: glyph.y - 0.78 * type.sizePt,
    x1: Math.max(glyph.x0, glyph.x1),
    bottom: glyph.y + 0.22 * type.sizePt,
  }
}

export function union(a: BBox, b: BBox): BBox {
  return {
    x0: Math.min(a.x0, b.x0),
    top: Math.min(a.top, b.top),
    x1: Math.max(a.x1, b.x1),
    bottom: Math.max(a.bottom, b.bottom),
  }
}
