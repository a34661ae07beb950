/** Glyphs in painting order → segments: stretches of one baseline without a wide gap. */
import type { BBox, Font } from '../../model/document.ts'
import type { PaintedText } from '../pdf/painted.ts'
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

interface Piece {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly sizePt: number
  readonly font: Font
}

/** @param fontOf the font of a text, as shown to people */
export function segmentsOf(texts: readonly PaintedText[], fontOf: (text: PaintedText) => Font): Segment[] {
  const groups: Piece[][] = []
  let current: Piece[] = []
  for (const text of texts) {
    const font = fontOf(text)
    for (const { text: letters, x0, x1, y } of text.glyphs) {
      // Key by key: to spread every glyph of a page was among the largest costs of reading.
      const piece = { text: letters, x0, x1, y, sizePt: text.sizePt, font }
      const last = current.at(-1)
      if (last !== undefined && !continues(last, current, piece)) {
        groups.push(current)
        current = []
      }
      current.push(piece)
    }
  }
  groups.push(current)
  return joinLeftward(groups)
    .flatMap((pieces) => toSegment(pieces))
    .map((segment, order) => ({ ...segment, order }))
}

/** Superscripts stay on their line; what jumps back or far ahead does not. */
function continues(last: Piece, segment: readonly Piece[], next: Piece): boolean {
  const size = Math.max(last.sizePt, next.sizePt)
  const first = segment[0] ?? last
  const gap = next.x0 - last.x1
  const isOnLine =
    Math.abs(next.y - last.y) <= 0.45 * size && Math.abs(next.y - first.y) <= 0.6 * Math.max(size, first.sizePt)
  return isOnLine && (isNext(gap, size) || (paintsLeftward(last, next) && isNext(last.x0 - next.x1, size)))
}

/** Runs of a line from the right, each painted to the left of the one before: letters of one, words of the other script. */
function joinLeftward(groups: readonly (readonly Piece[])[]): (readonly Piece[])[] {
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
  return joined.map(({ pieces }) => pieces)
}

interface Run {
  /** Grows as runs are joined. */
  readonly pieces: Piece[]
  readonly first: Piece
  /** Points from the left of the page. */
  readonly x0: number
  readonly x1: number
  readonly isFromRight: boolean
}

function runOf(pieces: readonly Piece[]): Run | null {
  const [first] = pieces
  if (first === undefined) return null
  const x0 = pieces.reduce((least, piece) => Math.min(least, piece.x0), first.x0)
  const x1 = pieces.reduce((most, piece) => Math.max(most, piece.x1), first.x1)
  return { pieces: [...pieces], first, x0, x1, isFromRight: pieces.some(({ text }) => isRightToLeft(text)) }
}

/** A sign that begins an item, whether or not a space follows. */
export function isBulletSign(text: string): boolean {
  return /^\s*[•◦▪●○■□‣►▸➢➤✓]\s*$/.test(text)
}

function isLeftOf(run: Run, before: Run): boolean {
  if (before.pieces.length < 3 && isBulletSign(before.pieces.map(({ text }) => text).join(''))) return false
  const size = Math.max(run.first.sizePt, before.first.sizePt)
  const isOnLine = Math.abs(run.first.y - before.first.y) <= 0.45 * size
  return isOnLine && (run.isFromRight || before.isFromRight) && isNext(before.x0 - run.x1, size)
}

function isNext(gap: number, size: number): boolean {
  return gap <= splitGap * size && gap >= -0.6 * size
}

/** Some programs paint Hebrew and Arabic in the order of reading, each letter to the left of the one before. */
function paintsLeftward(last: Piece, next: Piece): boolean {
  return isRightToLeft(last.text) || isRightToLeft(next.text)
}

function toSegment(pieces: readonly Piece[]): Omit<Segment, 'order'>[] {
  const visible = pieces.filter((piece) => piece.text.trim() !== '')
  if (visible.length === 0) return []
  const spans = visible.some((piece) => isRightToLeft(piece.text)) ? lettersOf(pieces) : spell(pieces)
  const largest = visible.reduce((a, b) => (b.sizePt > a.sizePt ? b : a))
  const bbox = spans.map((span) => span.bbox).reduce(union)
  return [{ spans, bbox, baseline: largest.y, sizePt: largest.sizePt }]
}

/** Puts the letters together, a space where the gap tells one. */
function spell(pieces: readonly Piece[]): SegmentSpan[] {
  const limit = spaceLimit(pieces)
  const spans: { text: string; bbox: BBox; font: Font }[] = []
  let previous: Piece | null = null
  for (const piece of pieces) {
    const gap = previous === null ? 0 : piece.x0 - previous.x1
    const least =
      previous !== null && isFigureBesideLetter(previous.text, piece.text) ? Math.min(limit, figureGap) : limit
    const space =
      previous !== null && gap > least * piece.sizePt && previous.text !== ' ' && piece.text !== ' ' ? ' ' : ''
    const last = spans.at(-1)
    const box = boxOf(piece)
    if (piece.text === ' ' && (last === undefined || last.text.endsWith(' '))) continue
    if (last !== undefined && last.font === piece.font) {
      last.text += space + piece.text
      last.bbox = union(last.bbox, box)
    } else {
      spans.push({ text: space + piece.text, bbox: box, font: piece.font })
    }
    previous = piece
  }
  return spans
}

/** In sizes of the font: figures and letters are not kerned that far apart. */
const figureGap = 0.2

/** `2010–2014` in a cell and `PhD` in the next, which stand close. */
const isFigureBesideLetter = (before: string, after: string): boolean => /\d$/.test(before) && /^\p{Lu}/u.test(after)

/** Each letter by itself from left to right, and the spaces between words: their order is told by the whole line. */
function lettersOf(pieces: readonly Piece[]): SegmentSpan[] {
  const limit = spaceLimit(pieces)
  const ordered = pieces.toSorted((a, b) => a.x0 - b.x0)
  return ordered.flatMap((piece, index) => {
    const letter = { text: piece.text, bbox: boxOf(piece), font: piece.font }
    const before = ordered[index - 1]
    if (before === undefined || piece.x0 - before.x1 <= limit * piece.sizePt) return [letter]
    return [{ ...letter, text: ' ', bbox: { ...letter.bbox, x0: before.x1, x1: piece.x0 } }, letter]
  })
}

/** Letter-spaced headings have a gap after each letter: there only a clearly wider one is a space. */
function spaceLimit(pieces: readonly Piece[]): number {
  const gaps: number[] = []
  for (let index = 1; index < pieces.length; index++) {
    const [a, b] = [pieces[index - 1], pieces[index]]
    if (a !== undefined && b !== undefined && a.text !== ' ' && b.text !== ' ') gaps.push((b.x0 - a.x1) / b.sizePt)
  }
  const spaceCount = pieces.filter((piece) => piece.text === ' ').length
  const base = spaceCount * lettersPerSpace >= pieces.length ? spaceGapBesideSpaces : spaceGap
  if (gaps.length < 4) return base
  const median = gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? 0
  return median > 0.08 ? Math.max(base, 1.8 * median + 0.05) : base
}

/** Ascent and descent as most fonts have them; enough to mark a word on the page. */
function boxOf(piece: Piece): BBox {
  return {
    x0: Math.min(piece.x0, piece.x1),
    top: piece.y - 0.78 * piece.sizePt,
    x1: Math.max(piece.x0, piece.x1),
    bottom: piece.y + 0.22 * piece.sizePt,
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
