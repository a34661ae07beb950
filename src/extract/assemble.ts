/** Raw lines → one text with ranges: pages, lines, spans and blocks. */
import type { BBox, Block, BlockKind, Line, Page, Span } from '../model/document.ts'
import type { RawLine, RawPage } from './contract.ts'

/** A block with what its first line told about headings. */
export interface HeadedBlock extends Block {
  /** 1 to 6 where the format or the type marks a heading, else null. */
  readonly headingLevel: number | null
  /** Its first line's largest size in points; null without fonts. */
  readonly sizePt: number | null
  readonly bold: boolean
  /** Page of its first line, from 1, and where that line stands; `lastPage` where it ends. */
  readonly page: number
  readonly lastPage: number
  readonly bbox: BBox | null
}

export interface Assembled {
  readonly text: string
  readonly pages: readonly Page[]
  readonly blocks: readonly HeadedBlock[]
}

/** Puts the text together, a line feed after each line; every range is known from then on. */
export function assemble(rawPages: readonly RawPage[]): Assembled {
  const parts: string[] = []
  const blocks: HeadedBlock[] = []
  let length = 0
  const pages = rawPages.map((rawPage, index): Page => {
    const start = length
    const lines: Line[] = []
    for (const rawLine of rawPage.lines) {
      const spans = spansAt(rawLine, length)
      const content = rawLine.spans.map((span) => span.text).join('')
      const line = {
        number: rawLine.number ?? lines.length + 1,
        range: { start: length, end: length + content.length },
        bbox: rawLine.bbox,
        spans,
      }
      lines.push(line)
      parts.push(content, '\n')
      addToBlocks(blocks, rawLine, line, { page: index + 1, isFirst: lines.length === 1 })
      length += content.length + 1
    }
    return { number: index + 1, width: rawPage.width, height: rawPage.height, range: { start, end: length }, lines }
  })
  return { text: parts.join(''), pages, blocks }
}

function spansAt(line: RawLine, start: number): Span[] {
  let at = start
  return line.spans.map((span) => {
    const range = { start: at, end: at + span.text.length }
    at = range.end
    return { range, bbox: span.bbox, font: span.font }
  })
}

/** A paragraph cut by a page break goes on; a running header or a heading ends with its page. */
function addToBlocks(blocks: HeadedBlock[], raw: RawLine, line: Line, place: { page: number; isFirst: boolean }): void {
  const last = blocks.at(-1)
  const kind: BlockKind | null = raw.starts ?? (last === undefined ? 'paragraph' : null)
  const continuesHeader = kind === null && last?.kind === 'header'
  if (kind === null && last !== undefined && !continuesHeader && !(place.isFirst && last.kind === 'heading')) {
    blocks[blocks.length - 1] = {
      ...last,
      range: { start: last.range.start, end: line.range.end },
      lastPage: place.page,
    }
    return
  }
  blocks.push({
    kind: kind ?? 'paragraph',
    range: line.range,
    headingLevel: raw.headingLevel,
    sizePt: raw.spans.reduce<number | null>(
      (size, span) => (span.font === null ? size : Math.max(size ?? 0, span.font.sizePt)),
      null,
    ),
    bold: isBold(raw),
    page: place.page,
    lastPage: place.page,
    bbox: raw.bbox,
  })
}

/** A bullet of another font changes nothing; signs alone are not bold for having no words. */
function isBold({ spans }: RawLine): boolean {
  const said = spans.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
  const telling = said.length > 0 ? said : spans.filter(({ text }) => text.trim() !== '')
  return telling.every(({ font }) => font?.bold === true)
}
