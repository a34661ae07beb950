/** A page of a PDF as a picture with what was read drawn on it, so that a person sees what the reader saw. */
import { Refusal } from '../archive/refusal.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { BBox, BlockKind, Document, Line, Page } from '../model/document.ts'
import { type Color, drawBox, drawLabel, labelWidth, type PixelBox } from './raster/draw.ts'
import { encodePng, type Raster } from './raster/png.ts'

export interface RenderedPage {
  /** A PNG file; null when an error says why not. */
  readonly png: Uint8Array | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Two pixels a point: small print can be read, a page has 0.3 MB. */
const dotsPerInch = 144

const BLOCK_COLORS: Readonly<Record<BlockKind, Color>> = {
  heading: [200, 30, 30],
  paragraph: [30, 90, 210],
  item: [20, 140, 60],
  cell: [130, 60, 170],
  header: [130, 130, 130],
}

const LINE_COLOR: Color = [150, 180, 235]
const NUMBER_COLOR: Color = [90, 90, 90]
const SECTION_COLOR: Color = [215, 110, 0]
const HIDDEN_COLOR: Color = [230, 0, 160]

/** Pixels of a dot of a label's letters. */
const labelScale = 3

/**
 * Draws a page: a thin box a line with its number, a box around each block in the color of its kind, the name of each
 * section where it begins, and hidden text in magenta. Never rejects for what is in the file.
 *
 * @param document as read from the same bytes
 * @param number of the page, from 1
 */
export async function renderPage(document: Document, bytes: Uint8Array, number: number): Promise<RenderedPage> {
  const refusal = refusalOf(document, number)
  const page = document.pages[number - 1]
  if (refusal !== null || page === undefined) return { png: null, diagnostics: refusal === null ? [] : [refusal] }
  try {
    const { openRasters } = await import('./pdf/raster.ts')
    const rasters = await openRasters(bytes)
    const raster = rasters?.draw(number, dotsPerInch) ?? null
    rasters?.close()
    if (raster === null) return { png: null, diagnostics: [cannotDraw] }
    const scale = raster.width / (page.width ?? raster.width)
    drawReading(raster, document, page, scale)
    return { png: encodePng(raster, dotsPerInch), diagnostics: document.diagnostics }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { png: null, diagnostics: [error.diagnostic] }
  }
}

const cannotDraw = diagnostic({
  code: 'render/failed',
  message: 'this page cannot be drawn',
  hint: 'open the file in a viewer and save it anew',
})

function refusalOf({ reader, pages, diagnostics }: Document, number: number): Diagnostic | null {
  const error = diagnostics.find((each) => each.severity === 'error')
  if (reader !== null && reader.name !== 'pdf') {
    return diagnostic({
      code: 'render/no-pages',
      message: `only pages of a PDF can be drawn; this was read as ${reader.name}`,
      hint: '`cvsift extract` without --render prints what was read of any format',
    })
  }
  if (pages.length === 0) return error ?? cannotDraw
  if (number <= pages.length) return null
  return diagnostic({
    code: 'render/no-such-page',
    message: `there is no page ${number}: ${pages.length === 1 ? '1 page was' : `${pages.length} pages were`} read`,
    hint: `--page takes 1 to ${pages.length}`,
  })
}

function drawReading(raster: Raster, document: Document, page: Page, scale: number): void {
  const inPixels = (box: BBox): PixelBox => ({
    left: box.x0 * scale,
    top: box.top * scale,
    right: box.x1 * scale,
    bottom: box.bottom * scale,
  })
  for (const line of page.lines) if (line.bbox !== null) drawBox(raster, inPixels(line.bbox), LINE_COLOR)
  for (const { kind, box } of blockBoxes(document, page)) drawBox(raster, inPixels(box), BLOCK_COLORS[kind], 2)
  for (const { bbox, page: number } of document.hidden) {
    if (bbox !== null && number === page.number) drawBox(raster, inPixels(bbox), HIDDEN_COLOR, 3)
  }
  for (const line of page.lines) if (line.bbox !== null) drawNumber(raster, line, inPixels(line.bbox))
  for (const { name, box } of sectionStarts(document, page)) drawSection(raster, name, inPixels(box))
}

function drawNumber(raster: Raster, line: Line, box: PixelBox): void {
  const text = String(line.number)
  const left = box.left - labelWidth(text, labelScale) - 3
  drawLabel(raster, text, { left, top: box.top, scale: labelScale, color: NUMBER_COLOR })
}

/** Behind the line where the section begins. */
function drawSection(raster: Raster, name: string, box: PixelBox): void {
  const left = Math.min(box.right + 6, raster.width - labelWidth(name, labelScale))
  drawLabel(raster, name, { left, top: box.top, scale: labelScale, color: SECTION_COLOR })
}

/** A box for each stretch of a block that goes down the page: a block may go on in the next column. */
function blockBoxes({ blocks }: Document, page: Page): { readonly kind: BlockKind; readonly box: BBox }[] {
  return blocks.flatMap(({ kind, range }) => {
    const lines = page.lines.filter((line) => line.range.start >= range.start && line.range.end <= range.end)
    const boxes: BBox[] = []
    for (const { bbox } of lines) {
      const last = boxes.at(-1)
      if (bbox === null) continue
      if (last === undefined || bbox.top < last.top) boxes.push(bbox)
      else boxes[boxes.length - 1] = around(last, bbox)
    }
    return boxes.map((box) => ({ kind, box }))
  })
}

function around(a: BBox, b: BBox): BBox {
  return {
    x0: Math.min(a.x0, b.x0),
    top: Math.min(a.top, b.top),
    x1: Math.max(a.x1, b.x1),
    bottom: Math.max(a.bottom, b.bottom),
  }
}

function sectionStarts({ sections }: Document, page: Page): { readonly name: string; readonly box: BBox }[] {
  return sections.flatMap(({ kind, range }) => {
    const first = page.lines.find((line) => line.range.start >= range.start && line.range.end <= range.end)
    if (first === undefined || first.bbox === null || first.range.start > range.start + 2) return []
    return [{ name: kind, box: first.bbox }]
  })
}
