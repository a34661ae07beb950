/** Pages of a PDF → pictures, by PDFium in WebAssembly: no canvas, no fonts of this machine, no network. */
import { missing } from '../ocr/missing.ts'
import type { Raster } from '../raster/png.ts'

/** Pixels of a page at most: A3 at 300 dots per inch. */
const pixelLimit = 18_000_000

/** Annotations are drawn; bytes come as red, green, blue. */
const renderFlags = 0x01 | 0x10

export interface PageRasters {
  /**
   * @param number from 1
   * @param dotsPerInch lowered for a page that would have more than `pixels`, by default 18 million
   * @returns null when the page cannot be drawn
   */
  draw(number: number, dotsPerInch: number, pixels?: number): Raster | null
  close(): void
}

/** What is needed of the package, whose own types lean on packages that are not there. */
interface Pdfium {
  readonly pdfium: {
    readonly HEAPU8: Uint8Array
    readonly wasmExports: { malloc(size: number): number; free(pointer: number): void }
  }
  PDFiumExt_Init(): void
  FPDF_LoadMemDocument(pointer: number, size: number, password: string): number
  FPDF_CloseDocument(document: number): void
  FPDF_LoadPage(document: number, index: number): number
  FPDF_ClosePage(page: number): void
  FPDF_GetPageWidthF(page: number): number
  FPDF_GetPageHeightF(page: number): number
  FPDFBitmap_Create(width: number, height: number, alpha: number): number
  FPDFBitmap_FillRect(bitmap: number, x: number, y: number, width: number, height: number, color: number): boolean
  FPDFBitmap_GetBuffer(bitmap: number): number
  FPDFBitmap_GetStride(bitmap: number): number
  FPDFBitmap_Destroy(bitmap: number): void
  FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void
}

/**
 * Opens a document for drawing.
 *
 * @throws Refusal when the optional package is not installed
 * @returns null when PDFium cannot open it
 */
export async function openRasters(bytes: Uint8Array): Promise<PageRasters | null> {
  const engine = await load()
  const { malloc, free } = engine.pdfium.wasmExports
  const pointer = malloc(bytes.length)
  engine.pdfium.HEAPU8.set(bytes, pointer)
  const document = engine.FPDF_LoadMemDocument(pointer, bytes.length, '')
  const close = () => {
    if (document !== 0) engine.FPDF_CloseDocument(document)
    free(pointer)
  }
  if (document === 0) {
    close()
    return null
  }
  return {
    draw: (number, dotsPerInch, pixels = pixelLimit) => drawPage(engine, document, { number, dotsPerInch, pixels }),
    close,
  }
}

interface PageWanted {
  readonly number: number
  readonly dotsPerInch: number
  /** At most. */
  readonly pixels: number
}

function drawPage(engine: Pdfium, document: number, wanted: PageWanted): Raster | null {
  const page = engine.FPDF_LoadPage(document, wanted.number - 1)
  if (page === 0) return null
  const [widthPt, heightPt] = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)]
  const scale = Math.min(wanted.dotsPerInch / 72, Math.sqrt(wanted.pixels / Math.max(1, widthPt * heightPt)))
  const width = Math.max(1, Math.round(widthPt * scale))
  const height = Math.max(1, Math.round(heightPt * scale))
  const bitmap = engine.FPDFBitmap_Create(width, height, 0)
  try {
    if (bitmap === 0) return null
    engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
    engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, renderFlags)
    const buffer = engine.FPDFBitmap_GetBuffer(bitmap)
    return { width, height, channels: 3, pixels: rgbOf(engine, buffer, { width, height }) }
  } finally {
    if (bitmap !== 0) engine.FPDFBitmap_Destroy(bitmap)
    engine.FPDF_ClosePage(page)
  }
}

/** Four bytes a pixel, the last unused, in rows without padding. */
function rgbOf(engine: Pdfium, buffer: number, { width, height }: { width: number; height: number }): Uint8Array {
  const source = engine.pdfium.HEAPU8.subarray(buffer, buffer + width * height * 4)
  const pixels = new Uint8Array(width * height * 3)
  for (let from = 0, to = 0; from < source.length; from += 4, to += 3) {
    pixels[to] = source[from] ?? 0
    pixels[to + 1] = source[from + 1] ?? 0
    pixels[to + 2] = source[from + 2] ?? 0
  }
  return pixels
}

/** The same picture in gray, weighed as in ITU-R BT.601. */
export function toGray({ width, height, pixels }: Raster): Raster {
  const gray = new Uint8Array(width * height)
  for (let from = 0, to = 0; to < gray.length; from += 3, to++) {
    gray[to] = 0.299 * (pixels[from] ?? 0) + 0.587 * (pixels[from + 1] ?? 0) + 0.114 * (pixels[from + 2] ?? 0)
  }
  return { width, height, channels: 1, pixels: gray }
}

let engine: Promise<Pdfium> | null = null

function load(): Promise<Pdfium> {
  engine ??= loadOnce()
  return engine
}

async function loadOnce(): Promise<Pdfium> {
  const { init } = await import('@embedpdf/pdfium').catch(() => {
    throw missing('drawing pages of a PDF', ['@embedpdf/pdfium'])
  })
  const loaded = (await init({})) as unknown as Pdfium
  loaded.PDFiumExt_Init()
  return loaded
}
