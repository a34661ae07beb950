/** What a reader of the page cannot see, though it is in the file. */
import type { HiddenReason } from '../model/document.ts'
import type { PaintedArea, PaintedPage, PaintedText } from './pdf/interpret.ts'
import type { Rectangle } from './pdf/matrix.ts'
import { isInside } from './pdf/outline.ts'

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
  const { box } = text
  if (box.x1 < 0 || box.x0 > view.width || box.y1 < 0 || box.y0 > view.height) return 'off-page'
  const isScan = page.areas.some((area) => coversPage(area, view))
  if ((text.renderingMode === 3 || text.renderingMode === 7) && !isScan) return 'invisible'
  if (text.alpha < 0.1 || text.fill === 'none') return 'transparent'
  if (text.sizePt < tinySizePt) return 'tiny'
  if (isScan) return null
  if (page.areas.some((area) => covers(area, text))) return 'covered'
  const ground = page.areas.findLast((area) => area.order < text.order && area.alpha > 0.5 && contains(area, box))
  return hasNoContrast(text.fill, ground?.fill ?? '#ffffff') ? 'no-contrast' : null
}

/** True for a picture that fills the page or nearly so. */
export function coversPage(area: PaintedArea, view: PageView): boolean {
  return area.fill === 'image' && areaOf(area.box) >= scanShare * view.width * view.height
}

/** An opaque area painted later. Pictures may be transparent in part, so they prove nothing. */
function covers(area: PaintedArea, text: PaintedText): boolean {
  const isOpaque = area.alpha > 0.9 && area.fill.startsWith('#')
  return isOpaque && area.order > text.order && areaOf(area.box) > 4 && contains(area, text.box)
}

/** True when the middle of a box lies in a painted area. */
function contains({ box, outline }: PaintedArea, inner: Rectangle): boolean {
  const x = (inner.x0 + inner.x1) / 2
  const y = (inner.y0 + inner.y1) / 2
  if (x < box.x0 || x > box.x1 || y < box.y0 || y > box.y1) return false
  return outline === null || isInside(outline, x, y)
}

/**
 * True for hidden text that repeats what stands visibly at its place: a shadow or an outline of the letters, or the
 * text layer of a viewer.
 */
export function isShadow(hidden: PaintedText, visible: readonly PaintedText[]): boolean {
  const letters = lettersOf(hidden)
  return visible.some((text) => {
    const near =
      Math.abs(text.box.x0 - hidden.box.x0) < text.sizePt && Math.abs(text.box.y0 - hidden.box.y0) < text.sizePt
    return near && lettersOf(text) === letters
  })
}

function lettersOf(text: PaintedText): string {
  return text.glyphs
    .map((glyph) => glyph.text)
    .join('')
    .replace(/\s+/g, '')
}

function areaOf(box: Rectangle): number {
  return (box.x1 - box.x0) * (box.y1 - box.y0)
}

function hasNoContrast(fill: string, ground: string): boolean {
  if (!fill.startsWith('#') || !ground.startsWith('#')) return false
  const [light, dark] = [luminance(fill), luminance(ground)].toSorted((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05) < contrastLimit
}

function luminance(color: string): number {
  const value = Number.parseInt(color.slice(1), 16)
  const linear = (channel: number) => {
    const share = channel / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear((value >> 16) & 255) + 0.7152 * linear((value >> 8) & 255) + 0.0722 * linear(value & 255)
}
