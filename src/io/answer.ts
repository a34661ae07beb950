/** What a reading process answered, looked at before it is used: a stranger's file may have taken it over. */
import { unreadDocument } from '../extract/index.ts'
import { type MarkedPdf, noCopy } from '../mark/index.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Document, SourceFile } from '../model/document.ts'

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
