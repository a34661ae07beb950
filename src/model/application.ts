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

export interface Application {
  /** The path below the folder that was given, without extension; unique in a run and the same on every machine. */
  readonly id: string
  /** Who sent it, as the mail's From line names them; null outside mail. Shown only when the CV names nobody. */
  readonly nameHint: string | null
  readonly documents: readonly ApplicationDocument[]
}
