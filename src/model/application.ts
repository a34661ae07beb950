/** One person's application: the documents that were sent, before anything is read. */

export type DocumentRole = 'cv' | 'cover-letter' | 'research-statement' | 'publications' | 'other'

/** A file that intake found, still unread. */
export interface FoundFile {
  /** As the user named it, with `/` between folders; inside a container its path goes on: `inbox/ada.eml/cv.pdf`. */
  readonly path: string
  /** The mail or archive on disk that it came in (the outermost, where one holds another), or null. */
  readonly container: string | null
}

export interface ApplicationDocument {
  readonly file: FoundFile
  readonly role: DocumentRole
}

/** Who a mail is from, as its From line says. */
export interface Sender {
  readonly name: string | null
  readonly address: string | null
}

export interface Application {
  /** The path below the folder that was given, without extension; unique in a run and the same on every machine. */
  readonly id: string
  /** Null outside mail. */
  readonly sender: Sender | null
  readonly documents: readonly ApplicationDocument[]
}
