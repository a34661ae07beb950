/** A PDF's bytes → its pages as lines, with hidden text apart. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { Font, HiddenReason, HiddenText } from '../../model/document.ts'
import type { RawDocument, RawLine, RawPage } from '../contract.ts'
import { markBlocks } from '../layout/blocks.ts'
import { regionsOf } from '../layout/columns.ts'
import { linesOf } from '../layout/lines.ts'
import { markRunningHeaders } from '../layout/running.ts'
import { segmentsOf, union } from '../layout/segments.ts'
import { hiddenReason } from '../visibility.ts'
import { loadEngine, type PdfEngine } from './engine.ts'
import { interpret, type OperatorList, type PaintedText } from './interpret.ts'
import type { Matrix } from './matrix.ts'

/** Pages read at most; the longest academic CVs have half as many. */
const pageLimit = 200

/** Characters read at most. */
const characterLimit = 2_000_000

/** Reads every page. Rejects with the engine's own exceptions for damaged and encrypted files. */
export async function readPages(bytes: Uint8Array): Promise<RawDocument> {
  const engine = await loadEngine()
  const assets = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = engine.getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${join(assets, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(assets, 'standard_fonts')}/`,
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    stopAtErrors: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 1,
    fontExtraProperties: true,
    verbosity: 0,
  })
  try {
    return await readDocument(await task.promise, engine)
  } finally {
    await task.destroy()
  }
}

async function readDocument(document: PDFDocumentProxy, engine: PdfEngine): Promise<RawDocument> {
  const pages: RawPage[] = []
  const hidden: HiddenText[] = []
  const diagnostics: Diagnostic[] = []
  let characters = 0
  const gutters = new Set<number>()
  for (let number = 1; number <= document.numPages; number++) {
    if (number > pageLimit || characters > characterLimit) {
      diagnostics.push(limitReached(number - 1, document.numPages))
      break
    }
    const page = await readPage(await document.getPage(number), engine, gutters)
    pages.push(page)
    hidden.push(...page.hidden)
    characters += page.lines.reduce(
      (sum, line) => sum + line.spans.reduce((length, span) => length + span.text.length, 0),
      0,
    )
  }
  const marked = markBlocks(markRunningHeaders(pages.map(({ width, height, lines }) => ({ width, height, lines }))))
  return { pages: marked, hidden, diagnostics: [...diagnostics, ...missingText(document.numPages, characters)] }
}

/** @param gutters of the document's earlier pages; this page's are added */
async function readPage(
  page: PDFPageProxy,
  engine: PdfEngine,
  gutters: Set<number>,
): Promise<RawPage & { readonly hidden: readonly HiddenText[] }> {
  const view = page.getViewport({ scale: 1 })
  const list = (await page.getOperatorList()) as unknown as OperatorList
  const fonts = new FontBook(page)
  const painted = interpret(list, engine.OPS, view.transform as unknown as Matrix, (id) => fonts.advanceScale(id))
  const visible: PaintedText[] = []
  const hidden: HiddenRun[] = []
  for (const text of painted.texts) {
    const reason = hiddenReason(text, painted, view)
    if (reason === null) visible.push(text)
    else addHidden(hidden, reason, text)
  }
  page.cleanup()
  const upright = visible.filter((text) => Math.abs(text.angle) <= 2)
  const rotated = visible.filter((text) => Math.abs(text.angle) > 2)
  const found = new Set<number>()
  const segments = segmentsOf(upright, (text) => fonts.fontOf(text))
  const lines = regionsOf(segments, { known: gutters, found }).flatMap(linesOf)
  for (const gutter of found) gutters.add(gutter)
  return {
    width: view.width,
    height: view.height,
    lines: [...lines, ...rotatedLines(rotated, fonts)],
    hidden: hidden.flatMap((run) => hiddenText(run, page.pageNumber, fonts)),
  }
}

/** Text written sideways, in painting order after all else: it seldom belongs to a sentence. */
function rotatedLines(texts: readonly PaintedText[], fonts: FontBook): RawLine[] {
  return texts.map((text) => {
    const bbox = { x0: text.box.x0, top: text.box.y0, x1: text.box.x1, bottom: text.box.y1 }
    const content = text.glyphs.map((glyph) => glyph.text).join('')
    return {
      spans: [{ text: content, bbox, font: fonts.fontOf(text) }],
      bbox,
      number: null,
      starts: null,
      headingLevel: null,
    }
  })
}

/** Texts hidden for one reason, in painting order. */
interface HiddenRun {
  readonly reason: HiddenReason
  readonly texts: PaintedText[]
}

/** Consecutive pieces with the same reason are one: some writers paint letter by letter. */
function addHidden(hidden: HiddenRun[], reason: HiddenReason, text: PaintedText): void {
  const last = hidden.at(-1)
  if (last?.reason === reason) last.texts.push(text)
  else hidden.push({ reason, texts: [text] })
}

/** Spelled as visible text is; without a word in it, it is an icon or a bullet. */
function hiddenText({ reason, texts }: HiddenRun, page: number, fonts: FontBook): HiddenText[] {
  const lines = linesOf(segmentsOf(texts, (text) => fonts.fontOf(text)))
  const text = lines.map((line) => line.spans.map((span) => span.text).join('')).join(' ')
  if (!/\p{L}{2}/u.test(text)) return []
  const bbox = lines.flatMap((line) => (line.bbox === null ? [] : [line.bbox])).reduce(union)
  return [{ reason, text, page, bbox }]
}

/** The fonts of a page by the engine's ids. */
class FontBook {
  private readonly page: PDFPageProxy
  private readonly fonts = new Map<string, Font>()

  constructor(page: PDFPageProxy) {
    this.page = page
  }

  /** The same object for the same font and size, so that spans can be told by identity. */
  fontOf(text: PaintedText): Font {
    const sizePt = Math.round(text.sizePt * 10) / 10
    const key = `${text.fontId}/${sizePt}`
    const known = this.fonts.get(key)
    if (known !== undefined) return known
    const loaded = this.load(text.fontId)
    const name = (loaded?.name ?? 'unknown').replace(/^[A-Z]{6}\+/, '')
    const bold =
      loaded?.bold === true || loaded?.black === true || /bold|black|heavy|semib|demi|cmbx|-bd|medi\b/i.test(name)
    const font = { name, sizePt, bold, italic: loaded?.italic === true || /italic|oblique|cmti|cmsl/i.test(name) }
    this.fonts.set(key, font)
    return font
  }

  /** Type 3 fonts have a scale of their own; all others one thousandth. */
  advanceScale(fontId: string | null): number {
    return this.load(fontId)?.fontMatrix?.[0] ?? 0.001
  }

  private load(fontId: string | null): LoadedFont | null {
    const { commonObjs } = this.page
    return fontId !== null && commonObjs.has(fontId) ? (commonObjs.get(fontId) as LoadedFont) : null
  }
}

interface LoadedFont {
  readonly name?: string
  readonly bold?: boolean
  readonly black?: boolean
  readonly italic?: boolean
  readonly fontMatrix?: readonly number[]
}

function limitReached(read: number, count: number): Diagnostic {
  return diagnostic({
    code: 'extract/limit',
    severity: 'warning',
    message: `only the first ${read} of ${count} pages were read`,
    hint: `a document is read up to ${pageLimit} pages and ${characterLimit} characters`,
  })
}

/** A page of print has about 3,000 characters; under 20 a page nothing but a scan or a drawing is there. */
function missingText(pageCount: number, characters: number): Diagnostic[] {
  if (characters >= 20 * Math.min(pageCount, 3)) return []
  const pages = pageCount === 1 ? 'its only page' : `any of its ${pageCount} pages`
  return [
    diagnostic({
      code: 'extract/no-text',
      message: `no text on ${pages}: it looks scanned`,
      hint: 'ask for a text PDF or DOCX, or run OCR on it; it is listed as unread, not ranked',
    }),
  ]
}
