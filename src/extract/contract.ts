/** What a reader of one file format gives. */

import type { Diagnostic } from '../model/diagnostic.ts'
import type { About, BBox, BlockKind, Font, HiddenText } from '../model/document.ts'

/** Text of one font. Spaces between spans are part of the text of one of them. */
export interface RawSpan {
  readonly text: string
  readonly bbox: BBox | null
  readonly font: Font | null
}

/**
 * One line in reading order.
 *
 * `starts` says what block begins with this line; null continues the block before.
 * `undefined` is not allowed: a reader without structure (PDF) leaves it to layout/blocks.ts, which fills it and heeds
 * what is known before: running headers, labels, drawn bullets.
 * `headingLevel` is 1 to 6 where the format marks headings, else null.
 * `number` is the source line for text formats; null counts within the page.
 */
export interface RawLine {
  readonly spans: readonly RawSpan[]
  readonly bbox: BBox | null
  readonly number: number | null
  readonly starts: BlockKind | null
  readonly headingLevel: number | null
}

export interface RawPage {
  /** Points; null in formats without pages. */
  readonly width: number | null
  readonly height: number | null
  readonly lines: readonly RawLine[]
}

export interface RawDocument {
  readonly pages: readonly RawPage[]
  readonly hidden: readonly HiddenText[]
  readonly diagnostics: readonly Diagnostic[]
  /** Absent where the format has no place for it. */
  readonly about?: About
}

/** What the user asked of the readers; part of the cache key. */
export interface ReadOptions {
  /** Pictures of text are read by OCR: slow, and only where the optional packages are installed. */
  readonly ocr: boolean
}

/**
 * A file format. The module itself must be light (it is listed in `--help`): import the parser inside `read`.
 *
 * `read` never throws for what is in the file: it returns what it could read with diagnostics (`path` null; the caller
 * fills it). It opens no file, no socket and no process, and evaluates nothing.
 */
export interface Reader {
  readonly name: string
  /** Raised whenever the same bytes would read differently; part of the cache key. */
  readonly version: number
  readonly summary: string
  /** Lower case, without dot. */
  readonly extensions: readonly string[]
  readonly mediaTypes: readonly string[]
  /** True when the first bytes are of this format, whatever the name says; false where the format has no signature. */
  sniff(bytes: Uint8Array): boolean
  read(bytes: Uint8Array, options: ReadOptions): Promise<RawDocument>
}
