/** Text written sideways → lines of its own, and the label of a section before the lines it stands beside. */
import type { BBox, Font } from '../../model/document.ts'
import type { RawLine } from '../contract.ts'
import { type Matrix, transformBox, transformPoint, turnedBy } from '../pdf/matrix.ts'
import type { PaintedText } from '../pdf/painted.ts'
import { regionsOf } from './columns.ts'
import { linesOf } from './lines.ts'
import { textOf } from './running.ts'
import { type Segment, segmentsOf } from './segments.ts'

/** From this share of the page's letters on, sideways text is a page of its own, such as a table, and no labels. */
const pageShare = 0.25

/** Sideways segments and labels of a page at most: what has more is a drawing. */
const segmentLimit = 400
const labelLimit = 24

/** In sizes of the font: sideways texts that follow, or stand over, each other farther apart are not one text. */
const apartInSizes = { along: 1.2, across: 2.5 }

/** Letters of a label at most, as of a heading. */
const labelLength = 40

/** Points: lines whose distance from a label differs by no more stand in the same column. */
const columnIndentPt = 60

/** The lines of a page with the sideways ones of all its texts. */
export function withTurned(
  upright: readonly RawLine[],
  texts: readonly PaintedText[],
  fontOf: (text: PaintedText) => Font,
): RawLine[] {
  const angles = [...new Set(texts.map((text) => text.angle))].filter((angle) => angle !== 0)
  const labels: RawLine[] = []
  const others: RawLine[] = []
  for (const angle of angles) {
    const flow = texts.filter((text) => text.angle === angle)
    const segments = segmentsOf(flow.map(turnedUpright), fontOf)
    const isPage = lengthOf(flow) > pageShare * lengthOf(texts) || segments.length > segmentLimit
    const parts = isPage ? regionsOf(segments, { known: new Set(), found: new Set() }) : clustersOf(segments)
    for (const part of parts) {
      const lines = linesOf(part).map((line) => turnedBack(line, turnedBy(-angle)))
      if (!isPage && labels.length < labelLimit && isLabel(lines, angle)) labels.push(...lines)
      else others.push(...lines.map((line, index) => (index === 0 ? { ...line, starts: 'paragraph' as const } : line)))
    }
  }
  return [...withLabels(upright, labels), ...others]
}

/** As it stands on the page turned upright. */
function turnedUpright(text: PaintedText): PaintedText {
  const matrix = turnedBy(text.angle)
  const glyphs = text.glyphs.map((glyph) => {
    const [start, end] = [transformPoint(matrix, glyph.x0, glyph.y), transformPoint(matrix, glyph.x1, glyph.y1)]
    return { text: glyph.text, x0: start.x, x1: end.x, y: start.y, y1: end.y }
  })
  return { ...text, glyphs }
}

function lengthOf(texts: readonly PaintedText[]): number {
  return texts.reduce((sum, { glyphs }) => sum + glyphs.length, 0)
}

/** Texts that stand near each other. */
function clustersOf(segments: readonly Segment[]): Segment[][] {
  let clusters: Segment[][] = []
  for (const segment of segments) {
    const near = clusters.filter((cluster) => cluster.some((each) => isNear(each, segment)))
    clusters = [...clusters.filter((cluster) => !near.includes(cluster)), [...near.flat(), segment]]
  }
  return clusters
}

function isNear(a: Segment, b: Segment): boolean {
  const size = Math.max(a.sizePt, b.sizePt)
  const gap = Math.max(a.bbox.x0 - b.bbox.x1, b.bbox.x0 - a.bbox.x1)
  return gap < apartInSizes.along * size && Math.abs(a.baseline - b.baseline) < apartInSizes.across * size
}

function turnedBack(line: RawLine, matrix: Matrix): RawLine {
  const back = (bbox: BBox | null) => (bbox === null ? null : boxBack(matrix, bbox))
  return { ...line, bbox: back(line.bbox), spans: line.spans.map((span) => ({ ...span, bbox: back(span.bbox) })) }
}

function boxBack(matrix: Matrix, { x0, top, x1, bottom }: BBox): BBox {
  const box = transformBox(matrix, { x0, y0: top, x1, y1: bottom })
  return { x0: box.x0, top: box.y0, x1: box.x1, bottom: box.y1 }
}

/** One short line of words, upward or downward. */
function isLabel(lines: readonly RawLine[], angle: number): boolean {
  const [line] = lines
  if (line === undefined || lines.length > 1 || Math.abs(Math.abs(angle) - 90) > 10) return false
  const text = textOf(line).trim()
  return text.length <= labelLength && /\p{L}{3}/u.test(text) && !/[\d@.]/.test(text)
}

/** Each label as a heading before the lines that it labels; those that stand beside nothing come last. */
function withLabels(lines: readonly RawLine[], labels: readonly RawLine[]): RawLine[] {
  const downward = labels.toSorted((a, b) => (a.bbox?.top ?? 0) - (b.bbox?.top ?? 0))
  const before = new Map<number, RawLine[]>()
  for (const [index, label] of downward.entries()) {
    const at = firstLabelled(lines, label, downward[index - 1])
    before.set(at, [...(before.get(at) ?? []), { ...label, starts: 'heading', headingLevel: 1 }])
  }
  return [...lines.flatMap((line, index) => [...(before.get(index) ?? []), line]), ...(before.get(lines.length) ?? [])]
}

/**
 * A label is centered on its lines or stands at their top: they begin after the widest blank between the label above
 * and its own middle.
 *
 * @returns the index of the first of them, or the count of lines
 */
function firstLabelled(lines: readonly RawLine[], label: RawLine, above: RawLine | undefined): number {
  const { bbox } = label
  if (bbox === null) return lines.length
  const from = above?.bbox != null && above.bbox.bottom <= bbox.top ? middleOf(above.bbox) : 2 * bbox.top - bbox.bottom
  const column = besideLines(lines, bbox)
  let widest = { index: lines.length, blank: Number.NEGATIVE_INFINITY }
  for (const [place, index] of column.entries()) {
    const line = lines[index]?.bbox ?? bbox
    if (line.top < from || middleOf(line) > Math.max(middleOf(bbox), bbox.top + (line.bottom - line.top))) continue
    const previous = lines[column[place - 1] ?? -1]?.bbox
    const blank = previous == null ? line.top - from : line.top - previous.bottom
    if (blank > widest.blank) widest = { index, blank }
  }
  const first = column.find((index) => (lines[index]?.bbox?.top ?? bbox.bottom) >= from)
  const isBeside = first !== undefined && (lines[first]?.bbox?.top ?? bbox.bottom) < bbox.bottom
  return widest.index === lines.length && isBeside ? first : widest.index
}

/** Indexes of the lines of the column next to a label. */
function besideLines(lines: readonly RawLine[], label: BBox): number[] {
  const distance = (index: number) => {
    const box = lines[index]?.bbox
    return box == null ? Number.POSITIVE_INFINITY : Math.max(box.x0 - label.x1, label.x0 - box.x1)
  }
  const all = [...lines.keys()].filter((index) => distance(index) >= 0)
  const isBeside = (index: number) => {
    const box = lines[index]?.bbox
    return box != null && box.top < label.bottom && box.bottom > label.top
  }
  const nearest = Math.min(...all.filter(isBeside).map(distance))
  return all.filter((index) => distance(index) <= nearest + columnIndentPt)
}

function middleOf({ top, bottom }: BBox): number {
  return (top + bottom) / 2
}
