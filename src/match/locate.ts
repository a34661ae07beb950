/** A range of a document → the page, line and boxes to look at, and the words themselves. */
import type { BBox, Document, Line, Page, TextRange } from '../model/document.ts'
import { type Location, type Quote, quoteContext } from '../model/evidence.ts'
import { printedWidth } from '../text/letter-widths.ts'
import { sectionAt } from './section-at.ts'

/** Where a range stands. Offsets are into `document.text`. */
export function locate(document: Document, range: TextRange): Location {
  const page = pageAt(document.pages, range.start)
  const touched = page === undefined ? [] : linesTouched(page.lines, range)
  const section = sectionAt(document.sections, range.start)
  return {
    path: document.source.path,
    page: page === undefined || page.width === null ? null : page.number,
    line: touched[0]?.number ?? null,
    section: section?.kind ?? null,
    range,
    boxes: touched.flatMap((line) => boxOf(line, range, document.text)),
  }
}

/** The words at a range with what stands around them. Never cuts a surrogate pair. */
export function quote(document: Document, range: TextRange): Quote {
  const { text } = document
  return {
    exact: text.slice(range.start, range.end),
    prefix: text.slice(atCharacter(text, Math.max(0, range.start - quoteContext)), range.start),
    suffix: text.slice(range.end, atCharacter(text, Math.min(text.length, range.end + quoteContext))),
  }
}

function atCharacter(text: string, offset: number): number {
  const code = text.charCodeAt(offset)
  return code >= 0xdc00 && code <= 0xdfff ? offset + 1 : offset
}

function pageAt(pages: readonly Page[], offset: number): Page | undefined {
  return pages.findLast((page) => page.range.start <= offset)
}

function linesTouched(lines: readonly Line[], range: TextRange): Line[] {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.range.end ?? 0) <= range.start) low = middle + 1
    else high = middle
  }
  const touched: Line[] = []
  for (let index = low; index < lines.length; index++) {
    const line = lines[index]
    if (line === undefined || line.range.start >= range.end) break
    touched.push(line)
  }
  return touched
}

/** The part of a line inside a range; positions inside a span are by share of what its letters are usually wide. */
function boxOf(line: Line, range: TextRange, text: string): BBox[] {
  if (line.bbox === null) return []
  const parts = line.spans.flatMap((span) => {
    const start = Math.max(span.range.start, range.start)
    const end = Math.min(span.range.end, range.end)
    if (span.bbox === null || start >= end) return []
    const { x0, x1 } = span.bbox
    // A blank in front stands for the gap to what was printed before, which is no part of the box.
    const first = span.range.end - text.slice(span.range.start, span.range.end).trimStart().length
    const upTo = (offset: number) => printedWidth(text.slice(first, offset))
    const scale = (x1 - x0) / upTo(span.range.end)
    const x = (offset: number) => (offset === span.range.end ? x1 : x0 + scale * upTo(offset))
    return [{ ...span.bbox, x0: round(x(start)), x1: round(x(end)) }]
  })
  if (parts.length === 0) return []
  const { x0, top, x1, bottom } = parts.reduce(union)
  return [{ x0, top: round(top), x1, bottom: round(bottom) }]
}

function union(a: BBox, b: BBox): BBox {
  return {
    x0: Math.min(a.x0, b.x0),
    top: Math.min(a.top, b.top),
    x1: Math.max(a.x1, b.x1),
    bottom: Math.max(a.bottom, b.bottom),
  }
}

function round(points: number): number {
  return Math.round(points * 100) / 100
}
