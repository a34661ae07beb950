/** Dates and labels in a gutter of several lines: parted from the text on their lines where it is one paragraph. */
import type { RawLine, RawSpan } from '../contract.ts'
import { beginsSmall, columnEnds, runsOn, sizeOf } from './line-shape.ts'
import { splitGap, union } from './segments.ts'

/**
 * The first cell of a line stands alone when the gutter goes on under it while the text beside runs on: `2019 –` over
 * `2021` beside a sentence.
 *
 * @param lines of one page in the order of its columns and rows
 */
export function withGuttersApart(lines: readonly RawLine[]): RawLine[] {
  const ends = columnEnds(lines)
  const cells = lines.map(cellsOf)
  const apart = new Set<number>()
  for (let index = 0; index < lines.length; index++) {
    const own = cells[index]
    const next = cells[index + 1]
    if (own?.text == null || next === undefined) continue
    const end = ends[index] ?? 0
    if (next.text === null) {
      const below = lines[index + 2]
      if (below !== undefined && isUnder(next.gutter, own.gutter) && goesOn(own.text, below, end)) apart.add(index)
    } else if (isUnder(next.gutter, own.gutter) && beginsSmall(next.text) && goesOn(own.text, next.text, end)) {
      apart.add(index)
      apart.add(index + 1)
    }
  }
  return lines.flatMap((line, index) => {
    const own = cells[index]
    return apart.has(index) && own?.text != null ? [own.gutter, own.text] : [line]
  })
}

interface Cells {
  readonly gutter: RawLine
  /** Null where the line has one cell. */
  readonly text: RawLine | null
}

function cellsOf(line: RawLine): Cells {
  const at = line.spans.findIndex((_, index) => index > 0 && gapBefore(line.spans, index) > splitGap * sizeOf(line))
  return at < 0
    ? { gutter: line, text: null }
    : { gutter: lineOf(line, line.spans.slice(0, at)), text: lineOf(line, line.spans.slice(at)) }
}

function gapBefore(spans: readonly RawSpan[], index: number): number {
  return (spans[index]?.bbox?.x0 ?? 0) - (spans[index - 1]?.bbox?.x1 ?? 0)
}

function lineOf(line: RawLine, spans: readonly RawSpan[]): RawLine {
  const boxes = spans.flatMap((span) => (span.bbox === null ? [] : [span.bbox]))
  const trimmed = spans.map((span, index) => (index === 0 ? { ...span, text: span.text.trimStart() } : span))
  return { ...line, spans: trimmed, bbox: boxes.length === 0 ? null : boxes.reduce(union) }
}

/** Points by which the left edges of two lines of one column differ. */
const edgeJitterPt = 3

/** Gutters are set to the left or to the right. */
function isUnder({ bbox: a }: RawLine, { bbox: b }: RawLine): boolean {
  if (a === null || b === null) return false
  return Math.abs(a.x0 - b.x0) < edgeJitterPt || Math.abs(a.x1 - b.x1) < edgeJitterPt
}

/** With one left edge: wide spaces in the lines of a justified text make no gutter. */
function goesOn(line: RawLine, next: RawLine, columnEnd: number): boolean {
  const isAligned = Math.abs((line.bbox?.x0 ?? 0) - (next.bbox?.x0 ?? 0)) < edgeJitterPt
  return isAligned && runsOn(line, next, columnEnd)
}
