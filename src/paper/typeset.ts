/** Blocks of text → pages, from top to bottom. */
import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib'
import type { Color, PrintBlock, PrintColumn, PrintDocument, PrintRow, Run } from '../model/print.ts'
import { paint } from './face.ts'
import { type Faces, faceOf, type Line, linesOf } from './flow.ts'
import { missingLetter } from './script.ts'

/** A4, in points. */
const sheet = { width: 595.28, height: 841.89 }
const margin = { side: 56, top: 56, bottom: 64 }
const columnWidth = sheet.width - 2 * margin.side

const INK: Color = [28, 32, 38]
const DIM: Color = [112, 117, 125]
const ACCENT: Color = [31, 58, 95]
const RULE: Color = [205, 210, 217]

type TextKind = Extract<PrintBlock, { runs: unknown }>['kind']

interface TextLook {
  /** Points. */
  readonly size: number
  readonly before: number
  readonly indent: number
  readonly color: Color
}

const TEXT_LOOKS: Readonly<Record<TextKind, TextLook>> = {
  title: { size: 19, before: 0, indent: 0, color: ACCENT },
  heading: { size: 12.5, before: 16, indent: 0, color: ACCENT },
  subheading: { size: 10, before: 9, indent: 0, color: INK },
  text: { size: 9.5, before: 5, indent: 0, color: INK },
  small: { size: 8, before: 4, indent: 0, color: DIM },
  item: { size: 9, before: 3, indent: 12, color: INK },
}

/** Of the size of its letters. */
const lineHeight = 1.34

/** Points that must be left under a heading, so that none stands at the foot of a page alone. */
const headingNeeds: Readonly<Partial<Record<TextKind, number>>> = { title: 120, heading: 120, subheading: 60 }

/**
 * Sets a text on new pages at the end of a document.
 *
 * @returns how many
 */
export function typeset(document: PDFDocument, print: PrintDocument, faces: Faces): number {
  const pages = new Pages(document, faces)
  for (const block of print.blocks) setBlock(block, pages)
  if (faces.regular.lacksLetters || faces.bold.lacksLetters) {
    const text = `${missingLetter} stands for a letter that the fonts of this print have not; the other reports show it.`
    setBlock({ kind: 'small', runs: [{ text, look: 'dim' }] }, pages)
  }
  pages.number(print.foot)
  return pages.list.length
}

/** The pages made so far, and where the next line goes. */
class Pages {
  readonly list: PDFPage[] = []
  readonly faces: Faces
  private readonly document: PDFDocument
  private y = 0

  constructor(document: PDFDocument, faces: Faces) {
    this.document = document
    this.faces = faces
    this.begin()
  }

  get page(): PDFPage {
    return this.list.at(-1) ?? this.begin()
  }

  get isAtTop(): boolean {
    return this.y >= sheet.height - margin.top
  }

  /** Moves down; on a new page where there is not so much room. Returns the height it came to, from the foot of the page. */
  advance(height: number, needed = height): number {
    if (this.y - needed < margin.bottom) this.begin()
    this.y -= height
    return this.y
  }

  line(line: Line, { x, size, color }: { x: number; size: number; color: Color }): void {
    const y = this.advance(size * lineHeight) + 0.3 * size
    this.write(line, { x, y, size, color })
  }

  write(line: Line, { x, y, size, color }: { x: number; y: number; size: number; color: Color }): void {
    for (const { text, look, x: left } of line) {
      faceOf(look, this.faces).draw(this.page, text, { x: x + left, y, size, color: look === 'dim' ? DIM : color })
    }
  }

  rule(y: number): void {
    const [start, end] = [margin.side, sheet.width - margin.side].map((x) => ({ x, y }))
    if (start === undefined || end === undefined) return
    this.page.drawLine({ start, end, thickness: 0.6, color: paint(RULE) })
  }

  /** The foot of every page, when it is known how many there are. */
  number(foot: string): void {
    for (const [index, page] of this.list.entries()) {
      const count = `${index + 1} / ${this.list.length}`
      const y = margin.bottom - 26
      const size = 7
      const right = sheet.width - margin.side - size * this.faces.regular.widthOf(count)
      const [line = []] = linesOf([{ text: foot, look: 'dim' }], { width: columnWidth - 40, size, faces: this.faces })
      for (const { text, x } of line) this.faces.regular.draw(page, text, { x: margin.side + x, y, size, color: DIM })
      this.faces.regular.draw(page, count, { x: right, y, size, color: DIM })
    }
  }

  private begin(): PDFPage {
    const page = this.document.addPage([sheet.width, sheet.height])
    this.list.push(page)
    this.y = sheet.height - margin.top
    return page
  }
}

function setBlock(block: PrintBlock, pages: Pages): void {
  if (block.kind === 'table') setTable(block.columns, block.rows, pages)
  else if (block.kind === 'signature') setSignature(block.labels, pages)
  else setText(block.kind, block.runs, pages)
}

function setText(kind: TextKind, runs: readonly Run[], pages: Pages): void {
  const { size, before, indent, color } = TEXT_LOOKS[kind]
  const isHeading = kind === 'title' || kind === 'heading' || kind === 'subheading'
  const shown = isHeading
    ? runs.map((run) => ({ ...run, look: run.look === 'dim' ? run.look : ('bold' as const) }))
    : runs
  if (!pages.isAtTop) pages.advance(before, headingNeeds[kind] ?? before + size * lineHeight)
  const lines = linesOf(shown, { width: columnWidth - indent, size, faces: pages.faces })
  for (const [index, line] of lines.entries()) {
    pages.line(line, { x: margin.side + indent, size, color })
    if (kind === 'item' && index === 0) drawBullet(pages, size)
  }
  if (kind === 'title') pages.rule(pages.advance(6))
}

/** Beside the line that was just set. */
function drawBullet(pages: Pages, size: number): void {
  const y = pages.advance(0) + 0.3 * size
  pages.faces.regular.draw(pages.page, '•', { x: margin.side + 2, y, size, color: DIM })
}

const cellSize = 8.5
const cellGap = 8
const swatchSize = 8

function setTable(columns: readonly PrintColumn[], rows: readonly PrintRow[], pages: Pages): void {
  pages.advance(8)
  setRow(columns, { swatch: null, cells: columns.map(({ title }) => title) }, 'bold', pages)
  pages.rule(pages.advance(2))
  for (const row of rows) setRow(columns, row, 'plain', pages)
}

function setRow(columns: readonly PrintColumn[], { swatch, cells }: PrintRow, look: Run['look'], pages: Pages): void {
  const room = (column: PrintColumn, index: number) =>
    column.share * columnWidth - cellGap - (index === 0 && swatch !== null ? swatchSize + 5 : 0)
  const set = columns.map((column, index) =>
    linesOf([{ text: cells[index] ?? '', look, isTheirs: true }], {
      width: room(column, index),
      size: cellSize,
      faces: pages.faces,
    }),
  )
  const height = cellSize * lineHeight
  const lineCount = Math.max(1, ...set.map((lines) => lines.length))
  for (let number = 0; number < lineCount; number++) {
    const y = pages.advance(height, number === 0 ? Math.min(lineCount, 4) * height : height) + 0.3 * cellSize
    let left = margin.side
    for (const [index, column] of columns.entries()) {
      const line = set[index]?.[number] ?? []
      const shift = index === 0 && swatch !== null ? swatchSize + 5 : 0
      const right = column.align === 'right' ? room(column, index) - widthOfLine(line, pages.faces) : 0
      pages.write(line, { x: left + shift + right, y, size: cellSize, color: INK })
      left += column.share * columnWidth
    }
    if (swatch !== null && number === 0) {
      const box = { x: margin.side, y: y - 1, width: swatchSize, height: swatchSize }
      pages.page.drawRectangle({ ...box, color: paint(swatch), borderColor: paint(RULE), borderWidth: 0.4 })
    }
  }
  pages.advance(3)
}

function widthOfLine(line: Line, faces: Faces): number {
  const last = line.at(-1)
  return last === undefined ? 0 : last.x + cellSize * faceOf(last.look, faces).widthOf(last.text)
}

function setSignature(labels: readonly string[], pages: Pages): void {
  const y = pages.advance(46, 70)
  const width = columnWidth / Math.max(1, labels.length)
  for (const [index, label] of labels.entries()) {
    const x = margin.side + index * width
    pages.page.drawLine({ start: { x, y }, end: { x: x + width - 18, y }, thickness: 0.6, color: paint(DIM) })
    pages.faces.regular.draw(pages.page, label, { x, y: y - 11, size: 7.5, color: DIM })
  }
  pages.advance(16)
}
