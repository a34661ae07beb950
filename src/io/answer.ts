/** What a reading process answered, looked at before it is used: a stranger's file may have taken it over. */
import { notDrawn, type PixelPages, picturePixelLimit, unreadDocument } from '../extract/index.ts'
import { type MarkedPdf, noCopy } from '../mark/index.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Document, SourceFile } from '../model/document.ts'
import type { PagePixels } from '../model/picture.ts'

/** Objects within objects at most. */
const depthLimit = 16

/** A document of the right shape; what the process says of where it came from is not taken from it. */
export function documentFrom(answer: unknown, source: SourceFile): Document | null {
  const model = unreadDocument(source, null, diagnostic({ code: '', message: '' }))
  if (!hasShapeOf(model, answer)) return null
  const document = answer as Document
  if (!areWithin(document, document.text.length, depthLimit)) return null
  return { ...document, source: { ...source, mediaType: mediaTypeOf(document) } }
}

function mediaTypeOf({ source }: Document): string | null {
  return typeof source.mediaType === 'string' ? source.mediaType : null
}

/** Has every part that a document has, each of its kind; what is null in the model may be anything. */
function hasShapeOf(model: object, answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false
  return Object.entries(model).every(([key, part]) => {
    if (!Object.hasOwn(answer, key)) return false
    const own: unknown = (answer as Record<string, unknown>)[key]
    if (part === null) return true
    if (Array.isArray(part)) return Array.isArray(own)
    return typeof part === 'object' ? hasShapeOf(part, own) : typeof own === typeof part
  })
}

/** Every range lies in the text, and nothing is deeper than a document can be: not even a ring. */
function areWithin(value: unknown, length: number, depthLeft: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depthLeft === 0) return false
  if (Array.isArray(value)) return value.every((each) => areWithin(each, length, depthLeft - 1))
  return Object.entries(value).every(([key, own]) =>
    key === 'range' ? isRange(own, length) : areWithin(own, length, depthLeft - 1),
  )
}

function isRange(value: unknown, length: number): boolean {
  const { start, end } = (value ?? {}) as Record<string, unknown>
  return (
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    0 <= Number(start) &&
    Number(start) <= Number(end) &&
    Number(end) <= length
  )
}

/** Pages of a cover at most. */
const coverLimit = 100

/** A PDF, or a reason without one; null where it is neither. */
export function markedFrom(answer: unknown): MarkedPdf | null {
  const { bytes, coverPages, diagnostic: why } = (answer ?? {}) as Record<string, unknown>
  if (bytes === null) {
    const { message } = (why ?? {}) as Record<string, unknown>
    return typeof message === 'string' ? refused(message) : null
  }
  const isPdf = bytes instanceof Uint8Array && Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
  const isCount = Number.isInteger(coverPages) && Number(coverPages) >= 0 && Number(coverPages) <= coverLimit
  return isPdf && isCount ? { bytes, coverPages: Number(coverPages), diagnostic: null } : null
}

function refused(message: string): MarkedPdf {
  const none = noCopy('')
  return { ...none, diagnostic: none.diagnostic && { ...none.diagnostic, message } }
}

/** Pages that were asked for, each with a color for every pixel; null where it is something else. */
export function drawnFrom(answer: unknown, numbers: readonly number[]): PixelPages | null {
  const { pages, diagnostic: why } = (answer ?? {}) as Record<string, unknown>
  if (!Array.isArray(pages) || !pages.every(isPage)) return null
  const drawn = numbers.flatMap((number) => pages.find((page) => page.number === number) ?? [])
  if (drawn.length !== pages.length) return null
  if (drawn.length === numbers.length) return { pages: drawn, diagnostic: null }
  const { message } = (why ?? {}) as Record<string, unknown>
  const model = notDrawn('')
  return typeof message === 'string' ? { pages: drawn, diagnostic: { ...model, message } } : null
}

function isPage(page: unknown): page is PagePixels {
  const { number, width, height, palette, pixels } = (page ?? {}) as Record<string, unknown>
  if (![number, width, height].every((each) => Number.isInteger(each) && Number(each) > 0)) return false
  if (!(palette instanceof Uint8Array && pixels instanceof Uint8Array)) return false
  const colorCount = palette.length / 3
  if (!Number.isInteger(colorCount) || colorCount === 0 || colorCount > 256) return false
  const isWhole = pixels.length === Number(width) * Number(height) && pixels.length <= pixelLimit
  return isWhole && pixels.every((color) => color < colorCount)
}

/** Sides are rounded, so a page may have some more. */
const pixelLimit = picturePixelLimit * 1.01
