/** Letters as they stand from left to right → the order in which they are read, where some are written from the right. */
import type { BBox } from '../../model/document.ts'
import { type Direction, isRightToLeft } from './script.ts'
import { type SegmentSpan, union } from './segments.ts'

/** What each stretch of a line is to the order of reading, after the types of UAX #9. */
type Kind = 'left' | 'right' | 'number' | 'neutral'

/**
 * Puts what stands from left to right into the order of reading: the way back through UAX #9. Where two texts would
 * be printed alike, a number beside Latin letters is read with them, as in `Python 3`.
 *
 * @param visual spans from left to right; those with letters from the right hold one letter or ligature each
 * @param base the direction of the line
 * @returns the same letters put together to words
 * @see https://www.unicode.org/reports/tr9/, rules W1 to W7, N1, N2 and L2
 */
export function logicalOrder(visual: readonly SegmentSpan[], base: Direction): SegmentSpan[] {
  const glyphs = withMarks(visual.flatMap(toLetters))
  const kinds = resolved(glyphs, base)
  const runs = runsOf(kinds)
  const inOrder = base === 'right-to-left' ? runs.toReversed() : embedded(runs)
  const ordered = inOrder.flatMap(({ kind, start, end }) => {
    const run = glyphs.slice(start, end)
    return kind === 'right' ? run.toReversed() : run
  })
  return toWords(unmirrored(ordered, new Set(glyphs.filter((_, index) => kinds[index] === 'right'))))
}

/** Each of them by its share of the span. */
function toLetters(span: SegmentSpan): SegmentSpan[] {
  const letters = isRightToLeft(span.text) ? [span.text] : [...span.text]
  const { x0, x1 } = span.bbox
  const at = (index: number) => x0 + ((x1 - x0) * index) / letters.length
  return letters.map((text, index) => ({ ...span, text, bbox: { ...span.bbox, x0: at(index), x1: at(index + 1) } }))
}

interface Run {
  readonly kind: Kind
  readonly start: number
  readonly end: number
}

/** Stretches of one kind; no neutral is left. */
function runsOf(kinds: readonly Kind[]): Run[] {
  const runs: Run[] = []
  let start = 0
  for (let index = 1; index <= kinds.length; index++) {
    const kind = kinds[start]
    if (kind === undefined || kinds[index] === kind) continue
    runs.push({ kind, start, end: index })
    start = index
  }
  return runs
}

/** In a line from the left, only stretches of letters and numbers from the right turn round. */
function embedded(runs: readonly Run[]): Run[] {
  const ordered: Run[] = []
  let inside: Run[] = []
  for (const run of runs) {
    if (run.kind !== 'left') {
      inside.unshift(run)
      continue
    }
    ordered.push(...inside, run)
    inside = []
  }
  return [...ordered, ...inside]
}

function resolved(glyphs: readonly SegmentSpan[], base: Direction): Kind[] {
  const kinds = glyphs.map(({ text }) => kindOf(text))
  joinNumbers(glyphs, kinds)
  const sides = (index: number, end: number) => [besides(kinds, index, -1), besides(kinds, end - 1, 1)] as const
  const settle = (kind: Kind, to: (left: Kind | null, right: Kind | null) => Kind) => {
    const before = [...kinds]
    for (const { start, end } of runsOf(before).filter((run) => run.kind === kind))
      kinds.fill(to(...sides(start, end)), start, end)
  }
  const line = base === 'right-to-left' ? 'right' : 'left'
  settle('number', (left, right) => {
    if (line === 'right') return left === 'left' ? 'left' : 'number'
    return isFromRight(left) && isFromRight(right) ? 'number' : 'left'
  })
  settle('neutral', (left, right) => {
    if (isFromRight(left) && isFromRight(right)) return 'right'
    return left === 'left' && right === 'left' ? 'left' : line
  })
  return kinds
}

function isFromRight(kind: Kind | null): boolean {
  return kind === 'right' || kind === 'number'
}

function kindOf(text: string): Kind {
  if (/\p{Nd}/u.test(text)) return 'number'
  if (isRightToLeft(text) && /[\p{L}\p{M}]/u.test(text)) return 'right'
  return /\p{L}/u.test(text) ? 'left' : 'neutral'
}

/** The kind of the nearest glyph on one side that is not neutral; null at the end of the line. */
function besides(kinds: readonly Kind[], from: number, step: 1 | -1): Kind | null {
  for (let index = from + step; index >= 0 && index < kinds.length; index += step) {
    const kind = kinds[index]
    if (kind !== undefined && kind !== 'neutral') return kind
  }
  return null
}

/** `12.5`, `10:30`, `050-555` and `40%` are one number each (rules W4 and W5); dashes of ranges part two. */
function joinNumbers(glyphs: readonly SegmentSpan[], kinds: Kind[]): void {
  const textAt = (index: number) => glyphs[index]?.text ?? ''
  for (let index = 0; index < kinds.length; index++) {
    if (kinds[index] !== 'neutral') continue
    const isBetween = kinds[index - 1] === 'number' && kindOf(textAt(index + 1)) === 'number'
    if (isBetween && /^[.,:/+-]$/.test(textAt(index))) kinds[index] = 'number'
    const isBeside = kinds[index - 1] === 'number' || kindOf(textAt(index + 1)) === 'number'
    if (isBeside && /^[%‰°#$€£₪]$/.test(textAt(index))) kinds[index] = 'number'
  }
}

/** Vowel signs and other marks go with the letter they stand on, whichever was painted first. */
function withMarks(visual: readonly SegmentSpan[]): SegmentSpan[] {
  const isMark = ({ text }: SegmentSpan) => /^\p{M}+$/u.test(text)
  if (!visual.some(isMark)) return [...visual]
  const glyphs = visual.filter((span) => !isMark(span)).map((span) => ({ ...span }))
  for (const mark of visual.filter(isMark)) {
    const center = (mark.bbox.x0 + mark.bbox.x1) / 2
    const distance = ({ bbox }: { readonly bbox: BBox }) => Math.max(0, bbox.x0 - center, center - bbox.x1)
    const carrier = glyphs.reduce<(typeof glyphs)[number] | null>(
      (near, each) => (near === null || distance(each) < distance(near) ? each : near),
      null,
    )
    if (carrier !== null) carrier.text += mark.text
  }
  return glyphs.length === 0 ? [...visual] : glyphs
}

const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
}

/** Some programs write a bracket as it looks, others as it is meant: what makes more pairs was meant. */
function unmirrored(ordered: readonly SegmentSpan[], fromRight: ReadonlySet<SegmentSpan>): SegmentSpan[] {
  const turned = ordered.map((span) =>
    fromRight.has(span) ? { ...span, text: MIRRORED[span.text] ?? span.text } : span,
  )
  return pairsOf(turned) > pairsOf(ordered) ? turned : [...ordered]
}

function pairsOf(spans: readonly SegmentSpan[]): number {
  const open: string[] = []
  let pairs = 0
  for (const { text } of spans) {
    if (/^[([{<«]$/.test(text)) open.push(text)
    else if (open.length > 0 && MIRRORED[text] === open.at(-1)) {
      open.pop()
      pairs++
    }
  }
  return pairs
}

/** One span a word and font, so that its box holds no other words. */
function toWords(glyphs: readonly SegmentSpan[]): SegmentSpan[] {
  const words: { text: string; bbox: BBox; font: SegmentSpan['font'] }[] = []
  for (const glyph of glyphs) {
    const last = words.at(-1)
    const isSpace = glyph.text.trim() === ''
    if (isSpace && (last === undefined || last.text.endsWith(' '))) continue
    if (isSpace && last !== undefined) last.text += ' '
    else if (last === undefined || last.text.endsWith(' ') || last.font !== glyph.font) words.push({ ...glyph })
    else {
      last.text += glyph.text
      last.bbox = union(last.bbox, glyph.bbox)
    }
  }
  return words
}
