/** How a page is shown, and the way back: from points of the page as seen to those of the file. */
import { PDFArray, PDFName, PDFNumber, type PDFPageLeaf } from '@cantoo/pdf-lib'
import type { BBox } from '../model/document.ts'

/** As in the file: points from its origin, y upwards. */
export interface Rect {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

export interface View {
  /** What is shown of the page. */
  readonly box: Rect
  /** Degrees clockwise by which it is turned: 0, 90, 180 or 270. */
  readonly turn: number
  /** Points of the page as it is shown, for each of the file. */
  readonly scale: number
}

const letter: Rect = { left: 0, bottom: 0, right: 612, top: 792 }

/** As the reader has it, whose boxes are to be found again: pdf.js takes what the crop box leaves of the media box. */
export function viewOf(page: PDFPageLeaf): View {
  const media = rectOf(page.MediaBox()) ?? letter
  const crop = rectOf(page.CropBox()) ?? media
  const scale = numberOf(page.get(PDFName.of('UserUnit')))
  return {
    box: common(media, crop) ?? media,
    turn: quarterTurns(numberOf(page.Rotate())),
    scale: scale !== null && scale > 0 ? scale : 1,
  }
}

function quarterTurns(degrees: number | null): number {
  if (degrees === null || degrees % 90 !== 0) return 0
  return ((degrees % 360) + 360) % 360
}

function numberOf(object: unknown): number | null {
  return object instanceof PDFNumber ? object.asNumber() : null
}

/** Null where it is no rectangle, or has no area. */
function rectOf(object: unknown): Rect | null {
  if (!(object instanceof PDFArray) || object.size() !== 4) return null
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN, d = Number.NaN] = [0, 1, 2, 3].map(
    (index) => numberOf(object.lookup(index)) ?? Number.NaN,
  )
  const rect = { left: Math.min(a, c), bottom: Math.min(b, d), right: Math.max(a, c), top: Math.max(b, d) }
  return rect.right > rect.left && rect.top > rect.bottom ? rect : null
}

function common(a: Rect, b: Rect): Rect | null {
  const rect = {
    left: Math.max(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
    top: Math.min(a.top, b.top),
  }
  return rect.right > rect.left && rect.top > rect.bottom ? rect : null
}

/** A corner of the page as it is shown → its point in the file. */
function pointOf(x: number, y: number, { box, turn, scale }: View): readonly [number, number] {
  const [right, down] = [x / scale, y / scale]
  if (turn === 90) return [box.left + down, box.bottom + right]
  if (turn === 180) return [box.right - right, box.bottom + down]
  if (turn === 270) return [box.right - down, box.top - right]
  return [box.left + right, box.top - down]
}

/** The corners of a box as a reader sees them: top left, top right, bottom left, bottom right. */
export function quadOf({ x0, top, x1, bottom }: BBox, view: View): readonly number[] {
  return [pointOf(x0, top, view), pointOf(x1, top, view), pointOf(x0, bottom, view), pointOf(x1, bottom, view)].flat()
}

/** The same as a rectangle: a quarter turn keeps its sides upright. */
export function rectIn(box: BBox, view: View): Rect {
  const quad = quadOf(box, view)
  const xs = quad.filter((_, index) => index % 2 === 0)
  const ys = quad.filter((_, index) => index % 2 === 1)
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) }
}
