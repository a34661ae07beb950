/** What is to be marked in a copy of a document, as plain data. */
import type { BBox } from './document.ts'
import type { Color, PrintDocument } from './print.ts'

export interface Mark {
  /** From 1. */
  readonly page: number
  /** As a reader found them: points from the top left corner of the page as it is shown. */
  readonly boxes: readonly BBox[]
  readonly color: Color
  /** `words` are lit up, a `passage` is underlined, and what does not count is `dim`. */
  readonly look: 'words' | 'passage' | 'dim'
  /** Whom a note is of, to a viewer. */
  readonly title: string
  readonly note: string
}

export interface Marking {
  readonly marks: readonly Mark[]
  /** Stands in front of the copy. */
  readonly cover: PrintDocument
  /** Pages that the reader found: a copy with another number would be marked in the wrong places. */
  readonly pageCount: number
}
