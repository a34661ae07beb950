/** What a report format gives. */
import type { FoundFile } from '../model/application.ts'
import type { Chunks } from '../model/chunks.ts'
import type { Document } from '../model/document.ts'
import type { PagesDrawn, PagesWanted } from '../model/picture.ts'
import type { PrintDocument } from '../model/print.ts'
import type { RunReport } from '../model/report.ts'
import type { Rubric } from '../model/rubric.ts'
import type { TableView } from './table-view.ts'

export interface RenderedFile {
  /** File name below the output folder, e.g. `report.json`. */
  readonly name: string
  /** In pieces where thousands of applications would make more than one string can hold (512 MB). */
  readonly content: string | Uint8Array | Chunks
}

/** Gives documents as they were read, one each, in the order asked for. */
export type ReadDocuments = (files: readonly FoundFile[]) => AsyncIterable<Document>

/** Gives the pictures of each document, in the order asked for; it may be left before its end. */
export type DrawPages = (wanted: readonly PagesWanted[]) => AsyncIterable<PagesDrawn>

/** How reports should look, and what some of them need beside the report; each format takes what concerns it. */
export interface RenderOptions {
  /** Columns of the terminal, at least 40. */
  readonly width: number
  readonly color: boolean
  /** Whether `explain` breaks lines at the width, as people read them; in a pipe a line is a fact. */
  readonly wrap?: boolean
  /** The address of a file for a link, or null where it has none; absent where the terminal has no links. */
  readonly linkTo?: ((path: string) => string | null) | null
  /** What the table shows; absent: everybody. */
  readonly view?: TableView | null
  /** What the report was made with; without it, a report of the rubric says what the scores carry of it. */
  readonly rubric?: Rubric
  /** Absent: a report holds quotes, and no text of the documents. */
  readonly read?: ReadDocuments
  /** Absent: a report shows no page as a picture. Needs `read`. */
  readonly draw?: DrawPages | null
  /** CSV begins with a byte order mark, by which Excel knows UTF-8. */
  readonly csvBom?: boolean
  /** Prints a text as PDF; without it, reports that would be printed are text alone. */
  readonly print?: (document: PrintDocument) => Promise<Uint8Array>
  /** People in a memo; null or absent for those in the upper bands. */
  readonly shortlist?: number | null
  /** Marked-up copies that are written beside the report, by the path of the document. */
  readonly marked?: ReadonlyMap<string, MarkedCopy>
}

/** A copy of a document with its evidence marked. */
export interface MarkedCopy {
  /** Relative to the reports; letters, digits, `-`, `.` and `/`. */
  readonly file: string
  /** Pages in front of the first of the document; null where the copy has no pages. */
  readonly coverPages: number | null
}

/** A report format. The module must be light: it is listed in `--help`. */
export interface Renderer {
  /** The word in `--format`. */
  readonly format: string
  readonly summary: string
  /** Written only when its format is named: it takes long, or few want it. */
  readonly isOnDemand?: boolean
  render(report: RunReport, options: RenderOptions): Promise<readonly RenderedFile[]>
}
