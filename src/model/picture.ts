/** Pages of a document as pictures, as plain data. */
import type { FoundFile } from './application.ts'
import type { Diagnostic } from './diagnostic.ts'

/** A page as it was drawn: the colors that it has, and one of them a pixel. */
export interface PagePixels {
  /** From 1. */
  readonly number: number
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Red, green and blue of each color, 0 to 255; 256 colors at most. */
  readonly palette: Uint8Array
  /** Which color, for each pixel, in rows from the top. */
  readonly pixels: Uint8Array
}

/** A page as a file. */
export interface PagePicture {
  /** From 1. */
  readonly number: number
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly png: Uint8Array
}

/** Pages of a document that was read. */
export interface PagesWanted {
  readonly file: FoundFile
  /** Of what was read: of another file no page is drawn. */
  readonly sha256: string
  /** From 1, in their order. */
  readonly numbers: readonly number[]
}

export interface PagesDrawn {
  /** In the order asked for; a page that cannot be drawn is not among them. */
  readonly pictures: readonly PagePicture[]
  /** Why some are not among them, or all; null where none is missing. */
  readonly diagnostic: Diagnostic | null
}
