/** Text made comparable, with the way back: every offset of the result leads to the original. */
import type { TextRange } from '../model/document.ts'

/** Text to match in, and where each of its UTF-16 units came from. */
export interface Normalized {
  readonly text: string
  /** A range of `text` as the smallest range of the original that holds it. */
  toOriginal(range: TextRange): TextRange
  /** The first offset in `text` that came from `original` or later. */
  fromOriginal(original: number): number
}

const QUOTES_AND_DASHES: ReadonlyMap<string, string> = new Map([
  ...['\u2018', '\u2019', '\u201a', '\u201b', '\u2032', '\u02bc'].map((quote) => [quote, "'"] as const),
  ...['\u201c', '\u201d', '\u201e', '\u201f', '\u2033', '\u00ab', '\u00bb'].map((quote) => [quote, '"'] as const),
  ...['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212'].map((dash) => [dash, '-'] as const),
])

/** Soft hyphen, zero-width characters, bidi controls, variation selectors, tag characters: no reader sees them. */
const UNSEEN =
  /^(?:[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e007f}])$/u

/** Spacing accents that OT1 fonts of TeX print as a glyph of their own in front of the letter. */
const SPACING_ACCENT = /^[\u00a8\u00b4\u0060\u02c6\u02dc\u02c7\u02d8\u02da]$/

/**
 * Folds what readers do not see as different: compatibility forms and ligatures (NFKC), diacritics, typographic quotes
 * and dashes, soft hyphens and zero-width characters, hyphenation at line ends, line breaks (a space).
 *
 * @param original any text; lines separated by `\n`
 * @see Unicode Standard Annex #15 for NFKC
 */
export function normalize(original: string): Normalized {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (let at = 0; at < original.length; ) {
    const plainEnd = endOfPlain(original, at)
    if (plainEnd > at) {
      parts.push(original.slice(at, plainEnd))
      for (; at < plainEnd; at++) {
        starts.push(at)
        ends.push(at + 1)
      }
      continue
    }
    const skip = hyphenationLength(original, at)
    if (skip > 0) {
      at += skip
      continue
    }
    const length = characterLength(original, at)
    const folded = fold(original, at, length)
    parts.push(folded)
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(at)
      ends.push(at + length)
    }
    at += length
  }
  return {
    text: parts.join(''),
    toOriginal: (range) => originalRange(range, starts, ends, original.length),
    fromOriginal: (offset) => lowerBound(starts, offset),
  }
}

/** Where the characters end that stay as they are, whatever stands around them: the way of most of a text. */
function endOfPlain(text: string, at: number): number {
  let end = at
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code < 0x20 || code >= 0x80 || code === 0x2d || code === 0x60) break
  }
  return end
}

function originalRange(range: TextRange, starts: number[], ends: number[], length: number): TextRange {
  const start = starts[range.start] ?? length
  if (range.end <= range.start) return { start, end: start }
  return { start, end: ends[range.end - 1] ?? length }
}

/** Index of the first value that is at least `value`. */
function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

/** What one character becomes: UTF-16 units, none if it is not seen. */
function fold(text: string, at: number, length: number): string {
  const code = text.charCodeAt(at)
  if (code === 0x0a || code === 0x0d || code === 0x09 || code === 0x0c) return ' '
  if (code < 0x80 && code !== 0x60) return text[at] ?? ''
  const character = text.slice(at, at + length)
  const folded = QUOTES_AND_DASHES.get(character)
  if (folded !== undefined) return folded
  if (UNSEEN.test(character)) return ''
  if (SPACING_ACCENT.test(character)) return /^\p{L}/u.test(text.slice(at + length, at + length + 1)) ? '' : "'"
  return character
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
}

/** At a hyphen that only breaks a word over two lines: how many units to leave out, else 0. */
function hyphenationLength(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code !== 0x2d && code !== 0x2010 && code !== 0xad) return 0
  if (text.charCodeAt(at + 1) !== 0x0a) return 0
  const joins = /\p{L}/u.test(text.slice(at - 1, at)) && /\p{Ll}/u.test(text.slice(at + 2, at + 3))
  return joins ? 2 : 0
}
