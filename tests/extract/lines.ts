/** Raw lines and pages made of as little as a test needs. */
import type { RawLine, RawPage, RawSpan } from '../../src/extract/contract.ts'
import type { BBox, BlockKind, Font } from '../../src/model/document.ts'

export interface LineParts {
  readonly text: string
  readonly x0?: number
  readonly x1?: number
  readonly top?: number
  readonly sizePt?: number
  readonly bold?: boolean
  readonly starts?: BlockKind | null
  readonly headingLevel?: number | null
  readonly number?: number | null
}

const fontOf = (sizePt: number, bold: boolean): Font => ({ name: 'Body', sizePt, bold, italic: false })

/** A printed line, 5 points a letter wide unless `x1` says otherwise. */
export function printed(parts: LineParts): RawLine {
  const { text, x0 = 50, top = 100, sizePt = 10, bold = false } = parts
  const bbox: BBox = { x0, top, x1: parts.x1 ?? x0 + 5 * text.length, bottom: top + sizePt }
  const spans: RawSpan[] = [{ text, bbox, font: fontOf(sizePt, bold) }]
  const { starts = null, headingLevel = null, number = null } = parts
  return { spans, bbox, number, starts, headingLevel }
}

/** A line of a format without positions. */
export function written(text: string, starts: BlockKind | null = null, headingLevel: number | null = null): RawLine {
  return { spans: [{ text, bbox: null, font: null }], bbox: null, number: null, starts, headingLevel }
}

/** An A4 page of printed lines, or one without a size. */
export function page(lines: readonly RawLine[], isPrinted = true): RawPage {
  return { width: isPrinted ? 595 : null, height: isPrinted ? 842 : null, lines }
}

/** `kind|text` of each line; nothing before the bar where a block goes on. */
export function show(pages: readonly RawPage[]): string {
  return pages
    .flatMap((each) => each.lines)
    .map((line) => `${line.starts ?? ''}|${line.spans.map((span) => span.text).join('')}`)
    .join('\n')
}
