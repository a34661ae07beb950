/** A PDF's bytes → its pages as lines, with hidden text apart. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { Refusal } from '../../archive/refusal.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { About, Font, HiddenReason, HiddenText } from '../../model/document.ts'
import { propertyText } from '../about.ts'
import type { RawDocument, RawLine, RawPage, ReadOptions } from '../contract.ts'
import { markBlocks } from '../layout/blocks.ts'
import { linesOfPage } from '../layout/page.ts'
import { markRunningHeaders, textOf } from '../layout/running.ts'
import { union } from '../layout/segments.ts'
import { noSideHeadings, type SideHeadingMemory } from '../layout/side-headings.ts'
import { pagesText } from '../ocr/report.ts'
import { hasLittleText, isGarbled } from '../quality.ts'
import { hiddenReason, isLaidOver, type PageView, scanOf, withoutShadows } from '../visibility.ts'
import { activeContent } from './active-content.ts'
import { loadEngine, type OperatorList, type PdfEngine } from './engine.ts'
import { interpret } from './interpret.ts'
import type { Layers } from './marked-content.ts'
import type { Matrix } from './matrix.ts'
import type { PaintedPage, PaintedText } from './painted.ts'
import { withoutPictograms } from './pictograms.ts'
import { picturesOf } from './pictures.ts'
import { readScanned } from './scanned.ts'
import { type StructureNode, structureOf, unseenAlternatives } from './structure.ts'
import { markArtifacts, markTagged } from './tagged-blocks.ts'
import { type LineTags, lineTagsOf } from './tags.ts'
import { withTexLetters } from './tex-bitmaps.ts'

/** Pages read at most; the longest academic CVs have half as many. */
const pageLimit = 200

/** Characters read at most, hidden ones among them: a flood costs time wherever it is painted. */
const characterLimit = 2_000_000

/** Characters that a page with text has at least; below, it is looked at for pictures of text. */
const sparsePageCharacters = 60

/** Pixels of a picture at most that is decoded with every page; photos and logos have less, scans more. */
const smallPictureLimit = 2_000_000

/** Pixels of a picture at most that is decoded to learn where it stands: A3 at 600 dots per inch. */
const pictureLimit = 70_000_000

/** Reads every page. Rejects with the engine's own exceptions for damaged and encrypted files. */
export async function readPages(bytes: Uint8Array, options: ReadOptions): Promise<RawDocument> {
  const engine = await loadEngine()
  const task = open(bytes, engine, { maxImageSize: smallPictureLimit })
  // Decoding large ones takes long, and without it the engine does not say where they stand: only for pages without text.
  let withPictures: PDFDocumentLoadingTask | null = null
  const pictured = async (number: number) => {
    withPictures ??= open(bytes, engine, { maxImageSize: pictureLimit })
    return (await withPictures.promise).getPage(number)
  }
  try {
    const document = await task.promise
    const read = await readAll(document, engine, pictured)
    const finished = finish(read, await withScans(read, bytes, options), document.numPages)
    const diagnostics = [...finished.diagnostics, ...(await activeContent(document, bytes))]
    return { ...finished, diagnostics, about: await aboutOf(document) }
  } finally {
    await task.destroy()
    await (withPictures as PDFDocumentLoadingTask | null)?.destroy()
  }
}

/** What the file's information dictionary says; damage there costs only that. */
async function aboutOf(document: PDFDocumentProxy): Promise<About> {
  const info = await document.getMetadata().then(
    (metadata) => metadata.info as Readonly<Record<string, unknown>>,
    () => ({}) as Readonly<Record<string, unknown>>,
  )
  return { title: propertyText(info.Title), author: propertyText(info.Author) }
}

function open(bytes: Uint8Array, engine: PdfEngine, { maxImageSize }: { readonly maxImageSize: number }) {
  const assets = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return engine.getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${join(assets, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(assets, 'standard_fonts')}/`,
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: false,
    useSystemFonts: false,
    useWasm: false,
    stopAtErrors: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: true,
    maxImageSize,
    verbosity: 0,
  })
}

/** A page, and what was learned of it beside its lines. */
interface ReadPage extends RawPage {
  readonly hidden: readonly HiddenText[]
  readonly tags: LineTags
  readonly characterCount: number
  /** A picture with no text to speak of, or drawn shapes alone. */
  readonly isScan: boolean
  /** A scan under a text layer that nobody sees. */
  readonly hasOcrLayer: boolean
  /** Words in fields of a form or in notes laid over the page. */
  readonly hasFields: boolean
  readonly isGarbled: boolean
}

interface ReadPages {
  readonly pages: readonly ReadPage[]
  readonly diagnostics: readonly Diagnostic[]
}

/** @param pictured a page by its number, read with its pictures */
async function readAll(
  document: PDFDocumentProxy,
  engine: PdfEngine,
  pictured: (number: number) => Promise<PDFPageProxy>,
): Promise<ReadPages> {
  const pages: ReadPage[] = []
  const marks = (await document.getMarkInfo()) as { readonly Marked?: boolean; readonly Suspects?: boolean } | null
  const setting: Setting = {
    engine,
    layers: await document.getOptionalContentConfig(),
    isTagged: marks?.Marked === true && marks.Suspects !== true,
    gutters: new Set(),
    sideHeadings: noSideHeadings(),
  }
  const read = async (number: number, own: Setting) => {
    const page = await readPage(await document.getPage(number), own)
    return needsPictures(page) ? readPage(await pictured(number), own) : page
  }
  let characters = 0
  let marginFrom = 0
  for (let number = 1; number <= document.numPages; number++) {
    if (number > pageLimit || characters > characterLimit) {
      return { pages, diagnostics: [limitReached(number - 1, document.numPages)] }
    }
    const page = await read(number, setting)
    pages.push(page)
    characters += page.characterCount + page.hidden.reduce((sum, { text }) => sum + text.length, 0)
    if (setting.sideHeadings.margin === null) marginFrom = number
  }
  // Where headings stand in a margin a later page has shown: those of the pages before are known by it.
  const again = setting.sideHeadings.margin === null ? 0 : marginFrom
  const gutters = new Set<number>()
  for (let number = 1; number <= again; number++) pages[number - 1] = await read(number, { ...setting, gutters })
  return { pages, diagnostics: [] }
}

/** A page without text may be a scan, and white letters may stand on a large picture; other pages are read without, which is quicker. */
function needsPictures({ characterCount, hidden }: ReadPage): boolean {
  return characterCount < sparsePageCharacters || hidden.some(({ reason }) => reason === 'no-contrast')
}

/** The lines of every page, those of scanned ones read by OCR where that is wanted. */
async function withScans(read: ReadPages, bytes: Uint8Array, { ocr }: ReadOptions): Promise<RawDocument> {
  const pages = read.pages.map(({ width, height, lines }) => ({ width, height, lines }))
  const scanned = numbersOf(read.pages, (page) => page.isScan || page.isGarbled)
  if (!ocr || scanned.length === 0) return { pages, hidden: [], diagnostics: notRead(read.pages) }
  try {
    return { hidden: [], ...(await readScanned(bytes, pages, scanned)) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { pages, hidden: [], diagnostics: [{ ...error.diagnostic, severity: severityFor(read.pages) }] }
  }
}

function finish(read: ReadPages, { pages, diagnostics }: RawDocument, pageCount: number): RawDocument {
  const characters = pages.reduce((sum, page) => sum + charactersOf(page.lines), 0)
  const said = [...read.diagnostics, ...diagnostics, ...ocrLayers(read.pages), ...fields(read.pages)]
  const tags: LineTags = new Map(read.pages.flatMap((page) => [...page.tags]))
  const isUnread = said.some((each) => each.severity === 'error')
  return {
    pages: markTagged(markBlocks(markArtifacts(markRunningHeaders(pages), tags)), tags),
    hidden: read.pages.flatMap((page) => page.hidden),
    diagnostics: [...said, ...(isUnread ? [] : missingText(read.pages, { pageCount, characters }))],
  }
}

/** What the pages of a document share. */
interface Setting {
  readonly engine: PdfEngine
  readonly layers: Layers
  /** The file says that it is, and not that it may be wrong. */
  readonly isTagged: boolean
  /** Of earlier pages; each page adds its own. */
  readonly gutters: Set<number>
  readonly sideHeadings: SideHeadingMemory
}

async function readPage(page: PDFPageProxy, setting: Setting): Promise<ReadPage> {
  const { engine, layers, isTagged, sideHeadings } = setting
  const view = page.getViewport({ scale: 1 })
  const list = (await page.getOperatorList()) as unknown as OperatorList
  const fonts = new FontBook(page)
  const transform = view.transform as unknown as Matrix
  const pictures = await picturesOf(page, list, engine.OPS)
  const sheet = { transform, width: view.width, height: view.height, layers, pictures }
  const asPainted = interpret(list, engine.OPS, sheet, (id) => fonts.advanceScale(id))
  const fontOf = (text: PaintedText) => fonts.fontOf(text)
  const letters = withTexLetters(asPainted.texts, (id) => fonts.isBitmap(id))
  const painted = { ...asPainted, texts: withoutPictograms(letters, (text) => fontOf(text).name) }
  let seen = seenOf(painted, view)
  while (await pictures.decodeAsked()) seen = seenOf(painted, view)
  const { visible, hidden } = seen
  const structure = structureOf(isTagged ? ((await page.getStructTree()) as StructureNode | null) : null)
  page.cleanup()
  const found = new Set<number>()
  const gutters = { known: setting.gutters, found }
  const lines = linesOfPage(visible, { fontOf, gutters, sideHeadings, shapes: painted.shapes })
  for (const gutter of found) setting.gutters.add(gutter)
  const characterCount = charactersOf(lines)
  const scan = scanOf(painted, view)
  const pageText = lines.map(textOf).join('\n')
  return {
    width: view.width,
    height: view.height,
    lines,
    tags: lineTagsOf(visible, lines, structure.elements),
    hidden: [
      ...hidden.flatMap((run) => hiddenText(run, page.pageNumber, fonts)),
      ...unseenAlternatives(structure, pageText).map((text) => ({
        reason: 'alternative' as const,
        text,
        page: page.pageNumber,
        bbox: null,
      })),
    ],
    characterCount,
    isScan:
      characterCount < sparsePageCharacters && (scan !== null || (characterCount === 0 && painted.areas.length > 0)),
    hasOcrLayer: visible.some((text) => isLaidOver(text, scan)),
    hasFields: visible.some((text) => text.isAnnotation),
    isGarbled: isGarbled(pageText, painted.unmappedCount),
  }
}

function charactersOf(lines: readonly RawLine[]): number {
  return lines.reduce((sum, line) => sum + line.spans.reduce((length, span) => length + span.text.length, 0), 0)
}

interface Seen {
  readonly visible: readonly PaintedText[]
  readonly hidden: readonly HiddenRun[]
}

/** As far as the pictures below and above are decoded. */
function seenOf(painted: PaintedPage, view: PageView): Seen {
  const visible: PaintedText[] = []
  const hidden: HiddenRun[] = []
  const unseen: { readonly text: PaintedText; readonly reason: HiddenReason }[] = []
  for (const text of painted.texts) {
    const reason = hiddenReason(text, painted, view)
    if (reason === null) visible.push(text)
    else unseen.push({ text, reason })
  }
  for (const { text, reason } of withoutShadows(unseen, visible)) addHidden(hidden, reason, text)
  return { visible, hidden }
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
  const gutters = { known: new Set<number>(), found: new Set<number>() }
  const fontOf = (each: PaintedText) => fonts.fontOf(each)
  const lines = linesOfPage(texts, { fontOf, gutters, sideHeadings: noSideHeadings(), shapes: [] })
  const text = lines.map((line) => line.spans.map((span) => span.text).join('')).join(' ')
  if (!/\p{L}{2}/u.test(text)) return []
  const bbox = lines.flatMap((line) => (line.bbox === null ? [] : [line.bbox])).reduce(union)
  return [{ reason, text, page, bbox }]
}

/** The fonts of a page by the engine's ids. */
class FontBook {
  private readonly page: PDFPageProxy
  /** By their ids, then by size. */
  private readonly fonts = new Map<string | null, Map<number, Font>>()
  private readonly scales = new Map<string | null, number>()

  constructor(page: PDFPageProxy) {
    this.page = page
  }

  /** The same object for the same font and size, so that spans can be told by identity. */
  fontOf({ fontId, sizePt: exact }: PaintedText): Font {
    const sizePt = Math.round(exact * 10) / 10
    const sizes = this.fonts.get(fontId) ?? new Map<number, Font>()
    const known = sizes.get(sizePt)
    if (known !== undefined) return known
    const font = this.toFont(fontId, sizePt)
    this.fonts.set(fontId, sizes.set(sizePt, font))
    return font
  }

  /** Type 3 fonts have a scale of their own; all others one thousandth. */
  advanceScale(fontId: string | null): number {
    const known = this.scales.get(fontId)
    if (known !== undefined) return known
    const scale = this.load(fontId)?.fontMatrix?.[0] ?? 0.001
    this.scales.set(fontId, scale)
    return scale
  }

  /** Fonts of Type 3 paint their letters as pictures or drawings, and have no name of their own. */
  isBitmap(fontId: string | null): boolean {
    return this.load(fontId)?.name === 'Type3'
  }

  private toFont(fontId: string | null, sizePt: number): Font {
    const loaded = this.load(fontId)
    const name = (loaded?.name ?? 'unknown').replace(/^[A-Z]{6}\+/, '')
    const bold =
      loaded?.bold === true || loaded?.black === true || /bold|black|heavy|semib|demi|cmbx|-bd|medi\b/i.test(name)
    return { name, sizePt, bold, italic: loaded?.italic === true || /italic|oblique|cmti|cmsl/i.test(name) }
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

function numbersOf(pages: readonly ReadPage[], test: (page: ReadPage) => boolean): number[] {
  return pages.flatMap((page, index) => (test(page) ? [index + 1] : []))
}

/** What `--ocr` could read better. A document without any text is left to `missingText`. */
function notRead(pages: readonly ReadPage[]): Diagnostic[] {
  const scanned = numbersOf(pages, (page) => page.isScan)
  const garbled = numbersOf(pages, (page) => page.isGarbled)
  const found: Diagnostic[] = []
  if (scanned.length > 0 && scanned.length < pages.length) {
    const message = `${pagesText(scanned)} not read: pictures without text`
    found.push(diagnostic({ code: 'extract/needs-ocr', severity: 'warning', message, hint: runWithOcr }))
  }
  if (garbled.length > 0) {
    const message = `${pagesText(garbled)} read as garbled text: the fonts do not say which letters they show`
    found.push(diagnostic({ code: 'extract/garbled', severity: 'warning', message, hint: runWithOcr }))
  }
  return found
}

const runWithOcr = 'run again with --ocr, or ask for another copy; until then do not trust what is missing'

/** Without OCR a document that is all pictures has no text; one with some text is read in part. */
function severityFor(pages: readonly ReadPage[]): 'error' | 'warning' {
  return pages.every((page) => page.isScan || page.characterCount === 0) ? 'error' : 'warning'
}

function ocrLayers(pages: readonly ReadPage[]): Diagnostic[] {
  const layered = numbersOf(pages, (page) => page.hasOcrLayer)
  if (layered.length === 0) return []
  return [
    diagnostic({
      code: 'extract/ocr-layer',
      severity: 'info',
      message: `${pagesText(layered)} scanned; the words are those that an OCR program laid over the picture`,
      hint: 'compare what counts with the page: such a layer may hold other words than the picture shows',
    }),
  ]
}

function fields(pages: readonly ReadPage[]): Diagnostic[] {
  const filled = numbersOf(pages, (page) => page.hasFields)
  if (filled.length === 0) return []
  const message = `${pagesText(filled)} with fields of a form or notes; the words in them were read as part of the page`
  return [diagnostic({ code: 'extract/form', severity: 'info', message })]
}

/** A page of print has about 3,000 characters; under 20 a page nothing but a scan or a drawing is there. */
function missingText(
  pages: readonly ReadPage[],
  { pageCount, characters }: { readonly pageCount: number; readonly characters: number },
): Diagnostic[] {
  if (characters >= 20 * Math.min(pageCount, 3)) return littleText(pageCount, characters)
  const which = pageCount === 1 ? 'its only page' : `${characters === 0 ? 'any of ' : ''}its ${pageCount} pages`
  const count = characters === 1 ? 'one character' : `${characters} characters`
  const what = characters === 0 ? `no text on ${which}` : `only ${count} on ${which}`
  const { why, hint } = reasonFor(pages)
  return [diagnostic({ code: 'extract/no-text', message: `${what}: ${why}`, hint: `${hint}; ${listedUnread}` })]
}

const listedUnread = 'it is listed as unread, not ranked'

/** Why there is no text, as far as the pages tell. */
function reasonFor(pages: readonly ReadPage[]): { readonly why: string; readonly hint: string } {
  if (pages.some((page) => page.isScan)) {
    return { why: 'it looks scanned', hint: 'run again with --ocr, or ask for a text PDF or DOCX' }
  }
  const isHidden = pages.some(({ hidden }) => hidden.length > 0)
  return isHidden
    ? {
        why: 'the words in it are such that nobody sees them',
        hint: 'look at it in a viewer, and ask for another copy',
      }
    : { why: 'nothing else is printed there', hint: 'look at it in a viewer, and ask for a text PDF or DOCX' }
}

function littleText(pageCount: number, characters: number): Diagnostic[] {
  if (!hasLittleText(characters, pageCount)) return []
  return [
    diagnostic({
      code: 'extract/little-text',
      severity: 'warning',
      message: `only ${characters} characters on ${pageCount} pages`,
      hint: 'open it and look whether words stand in pictures; --ocr reads pages that are pictures',
    }),
  ]
}
