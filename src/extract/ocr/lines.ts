/** Recognized words → lines in reading order, laid out as those of a PDF are. */
import type { BBox, Font } from '../../model/document.ts'
import type { RawLine } from '../contract.ts'
import { regionsOf } from '../layout/columns.ts'
import { linesOf } from '../layout/lines.ts'
import { median } from '../layout/median.ts'
import { type Segment, union } from '../layout/segments.ts'
import type { RecognizedWord } from './recognize.ts'

/** Of 100; words below are left out and counted. */
const illegibleConfidence = 40

/** Of 100; words below are kept and counted, so that a person looks. */
export const unsureConfidence = 60

/** In sizes of the font: a wider gap begins a new segment, which may belong to another column. */
const splitGap = 1.2

/** What OCR made of a page. */
export interface OcrPage {
  readonly lines: readonly RawLine[]
  readonly wordCount: number
  readonly unsureCount: number
  readonly illegibleCount: number
  /** Mean of the words that were kept, 0 to 100; null without any. */
  readonly confidence: number | null
}

/**
 * Lines in reading order: columns where there are columns.
 *
 * @param pointsPerPixel the picture's scale
 */
export function layOut(words: readonly RecognizedWord[], pointsPerPixel: number): OcrPage {
  const printed = words.filter((word) => word.text !== '')
  const legible = printed.filter((word) => word.confidence >= illegibleConfidence)
  const fonts = new Map<number, Font>()
  const segments = groupsOf(evenSizes(legible.map((word) => inPoints(word, pointsPerPixel)))).map((group, order) =>
    toSegment(group, order, fonts),
  )
  return {
    lines: regionsOf(segments, { known: new Set(), found: new Set() }).flatMap(linesOf),
    wordCount: legible.length,
    unsureCount: legible.filter((word) => word.confidence < unsureConfidence).length,
    illegibleCount: printed.length - legible.length,
    confidence:
      legible.length === 0
        ? null
        : Math.round(legible.reduce((sum, word) => sum + word.confidence, 0) / legible.length),
  }
}

interface PlacedWord {
  readonly text: string
  readonly bbox: BBox
  readonly baseline: number
  readonly sizePt: number
  readonly line: number
}

/** Sizes nearer than this share to that of most words are that: the engine measures each line by the letters in it. */
const sizeJitter = 0.15

/** One size for the lines of one font, or layout would see a new paragraph where the measure wavers. */
function evenSizes(words: readonly PlacedWord[]): PlacedWord[] {
  const body = median(words.map((word) => word.sizePt))
  return words.map((word) => (Math.abs(word.sizePt - body) < sizeJitter * body ? { ...word, sizePt: body } : word))
}

/** Sizes in half points. */
function inPoints(word: RecognizedWord, scale: number): PlacedWord {
  const { x0, top, x1, bottom } = word.bbox
  return {
    text: word.text,
    bbox: { x0: x0 * scale, top: top * scale, x1: x1 * scale, bottom: bottom * scale },
    baseline: word.baseline * scale,
    sizePt: Math.max(1, Math.round(word.rowHeight * scale * 2) / 2),
    line: word.line,
  }
}

/** The words of one line without a wide gap. */
function groupsOf(words: readonly PlacedWord[]): PlacedWord[][] {
  const groups: PlacedWord[][] = []
  for (const word of words) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const gap = last === undefined ? 0 : word.bbox.x0 - last.bbox.x1
    if (group === undefined || last?.line !== word.line || gap > splitGap * word.sizePt || gap < -word.sizePt) {
      groups.push([word])
    } else {
      group.push(word)
    }
  }
  return groups
}

/** A span a word: evidence is marked where the word stands. */
function toSegment(group: readonly PlacedWord[], order: number, fonts: Map<number, Font>): Segment {
  const sizePt = Math.max(...group.map((word) => word.sizePt))
  const font = fonts.get(sizePt) ?? { name: 'OCR', sizePt, bold: false, italic: false }
  fonts.set(sizePt, font)
  return {
    spans: group.map(({ text, bbox }, index) => ({ text: index === 0 ? text : ` ${text}`, bbox, font })),
    bbox: group.map((word) => word.bbox).reduce(union),
    baseline: group[0]?.baseline ?? 0,
    sizePt,
    order,
  }
}
