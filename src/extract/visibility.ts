/** What a reader of the page cannot see, though it is in the file. */
import type { HiddenReason } from '../model/document.ts'
import { Ground } from './pdf/ground.ts'
import type { Rectangle } from './pdf/matrix.ts'
import type { Ink, PaintedArea, PaintedPage, PaintedText } from './pdf/painted.ts'
import { blended, colorOf, contrast, type Rgb, white } from './pdf/seen-color.ts'

/** Points; below this nobody reads, and watermarks of templates are larger. */
const tinySizePt = 2.5

/** Contrast ratio (1 to 21) under which text cannot be told from its ground; light gray on white has 1.3 and more. */
const contrastLimit = 1.25

/** Share of the page that a picture covers at least to be a scan, whose invisible text is what the scan shows. */
const scanShare = 0.6

export interface PageView {
  readonly width: number
  readonly height: number
}

/**
 * Why a piece of text cannot be seen, or null.
 *
 * @see W3C, Web Content Accessibility Guidelines 2.1, for the contrast ratio
 */
export function hiddenReason(text: PaintedText, page: PaintedPage, view: PageView): HiddenReason | null {
  if (text.mark.isOff) return 'layer-off'
  if (text.isClipped) return isBeside(text.box, view) ? 'off-page' : 'clipped'
  const scan = scanOf(page, view)
  const isLayer = isLaidOver(text, scan)
  if (isLayer ? isBlank(scan, text.box) : isUnpainted(text)) return 'invisible'
  const inks = text.inks.filter(({ alpha, fill }) => alpha >= 0.1 && fill !== 'none')
  if (inks.length === 0) return 'transparent'
  if (text.sizePt < tinySizePt) return 'tiny'
  if (isLayer) return null
  const { x, y } = middleOf(text.box)
  const around = groundOf(page, view).at(x, y)
  if (around.some((area) => covers(area, text))) return 'covered'
  const below = around.filter((area) => area.order < text.order && area.alpha > 0.5)
  return inks.every((ink) => isLost(ink, text, below)) ? 'no-contrast' : null
}

/** Both are asked for every text of a page. */
const grounds = new WeakMap<PaintedPage, Ground>()
const scans = new WeakMap<PaintedPage, PaintedArea | null>()

function groundOf(page: PaintedPage, view: PageView): Ground {
  const known = grounds.get(page)
  if (known !== undefined) return known
  const ground = new Ground(page, view.height)
  grounds.set(page, ground)
  return ground
}

/** The picture that fills the page or nearly so, or null. */
export function scanOf(page: PaintedPage, view: PageView): PaintedArea | null {
  const known = scans.get(page)
  if (known !== undefined) return known
  const isScan = (area: PaintedArea) =>
    area.fill === 'image' && areaOf(area.box) >= scanShare * view.width * view.height
  const scan = page.areas.find(isScan) ?? null
  scans.set(page, scan)
  return scan
}

/** As OCR programs add the words of a scan: over it without paint, or under it. */
export function isLaidOver(text: PaintedText, scan: PaintedArea | null): scan is PaintedArea {
  return scan !== null && (isUnpainted(text) || scan.order > text.order)
}

/** In rendering mode 3 or 7. */
function isUnpainted({ renderingMode }: PaintedText): boolean {
  return renderingMode === 3 || renderingMode === 7
}

function isBeside(box: Rectangle, view: PageView): boolean {
  const { x, y } = middleOf(box)
  return !(x >= 0 && x <= view.width && y >= 0 && y <= view.height)
}

/** An opaque area over the middle of a text, painted later; of a picture that was not decoded it is not known whether it is opaque. */
function covers(area: PaintedArea, text: PaintedText): boolean {
  if (area.alpha <= 0.9 || area.order <= text.order || areaOf(area.box) <= 4) return false
  const fill = colorOf(area.fill)
  if (fill !== null) return isLostUnder(fill, area, text)
  const pixels = samples(area, text.box)
  return pixels?.every((pixel) => pixel !== null && isLostUnder(pixel, area, text)) ?? false
}

/** Whether letters show nowhere through paint: under that of a highlighter, which multiplies, they do. On white, since what lay below is gone. */
function isLostUnder(paint: Rgb, { alpha, blend }: PaintedArea, { inks }: PaintedText): boolean {
  const over = (ground: Rgb) => blended(paint, ground, { alpha, mode: blend })
  return inks.every((ink) => contrast(over(colorOf(ink.fill) ?? white), over(white)) < contrastLimit)
}

/**
 * True when ink cannot be told from what lies below it, at hardly any point.
 *
 * @param grounds below the middle of the text, in painting order
 */
function isLost(ink: Ink, text: PaintedText, grounds: readonly PaintedArea[]): boolean {
  const color = colorOf(ink.fill)
  if (color === null) return false
  const isGone = (ground: Rgb) =>
    contrast(blended(color, ground, { alpha: ink.alpha, mode: text.blend }), ground) < contrastLimit
  const below = (count: number): readonly Rgb[] | null => {
    const ground = grounds[count - 1]
    if (ground === undefined) return [white]
    const plain = colorOf(ground.fill)
    if (plain !== null) return [plain]
    const pixels = samples(ground, text.box)
    const deeper = pixels?.some((pixel) => pixel === null) ? below(count - 1) : []
    return pixels === null || deeper === null ? null : [...pixels.filter((pixel) => pixel !== null), ...deeper]
  }
  // Most letters stand on bare paper: nothing is gathered for them.
  if (grounds.length === 0) return isGone(white)
  const found = below(grounds.length)
  return found !== null && found.filter(isGone).length > lostShare * found.length
}

/** Share of the points under a text at which it must be lost: a letter or two on a photo's edge do not make a word. */
const lostShare = 0.9

/** True for a picture of one color where a text stands, and around it: a layer of words there shows what is not in the scan. */
function isBlank(scan: PaintedArea, box: Rectangle): boolean {
  const height = box.y1 - box.y0
  const around = { ...box, y0: box.y0 - height / 2, y1: box.y1 + height / 2 }
  const pixels = samples(scan, around)
  const [first] = pixels ?? []
  return (
    first !== undefined && (pixels ?? []).every((pixel) => contrast(pixel ?? white, first ?? white) < contrastLimit)
  )
}

/** Points at which a picture is looked at, along a text and across it. */
const sampleColumns = 40
const sampleRows = 9

/** Colors of a picture under a box; null for those that are see-through, and for all where it was not decoded. */
function samples({ picture }: PaintedArea, box: Rectangle): readonly (Rgb | null)[] | null {
  if (picture?.isDecoded() !== true) return null
  return Array.from({ length: sampleColumns * sampleRows }, (_, index) => {
    const column = (index % sampleColumns) + 0.5
    const row = Math.floor(index / sampleColumns) + 0.5
    const x = box.x0 + ((box.x1 - box.x0) * column) / sampleColumns
    const y = box.y0 + ((box.y1 - box.y0) * row) / sampleRows
    const [red, green, blue, opacity] = picture.pixelAt(x, y) ?? [0, 0, 0, 0]
    return opacity < 128 ? null : [red, green, blue]
  })
}

/**
 * Those of the unseen texts that do not repeat what stands visibly at their place: a shadow or an outline of the letters, or the
 * text layer of a viewer does.
 */
export function withoutShadows<Unseen extends { readonly text: PaintedText }>(
  unseen: readonly Unseen[],
  visible: readonly PaintedText[],
): Unseen[] {
  if (unseen.length === 0) return []
  const byLetters = new Map<string, PaintedText[]>()
  for (const text of visible) {
    const letters = lettersOf(text)
    const same = byLetters.get(letters)
    if (same === undefined) byLetters.set(letters, [text])
    else same.push(text)
  }
  return unseen.filter(({ text }) => !byLetters.get(lettersOf(text))?.some((each) => isOver(text, each)))
}

function isOver(hidden: PaintedText, { box, sizePt }: PaintedText): boolean {
  return Math.abs(box.x0 - hidden.box.x0) < sizePt && Math.abs(box.y0 - hidden.box.y0) < sizePt
}

function lettersOf(text: PaintedText): string {
  return text.glyphs
    .map((glyph) => glyph.text)
    .join('')
    .replace(/\s+/g, '')
}

function middleOf(box: Rectangle): { readonly x: number; readonly y: number } {
  return { x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2 }
}

function areaOf(box: Rectangle): number {
  return (box.x1 - box.x0) * (box.y1 - box.y0)
}
