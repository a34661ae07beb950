/** All that the core asks of the outside. */
import type { DocumentRole, FoundFile, Sender } from './application.ts'
import type { AssessedBy, Assessors } from './assessing.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Document } from './document.ts'
import type { Scratch } from './put-aside.ts'

/** A file inside a container. Its path begins with the container's and never names anything on disk. */
export interface PartEntry {
  readonly kind: 'part'
  readonly path: string
  /** The file on disk that it came in. */
  readonly container: string
  /** Bytes, once unpacked; 0 when it must not be unpacked. */
  readonly size: number
  /** Hex digest of the unpacked bytes; that of no bytes when it must not be unpacked. */
  readonly sha256: string
  /** What its place in the container says, such as a mail's body; null when only its name can tell. */
  readonly role: DocumentRole | null
}

/** One mail, and so one application: its body and attachments. */
export interface MessageEntry {
  readonly kind: 'message'
  readonly path: string
  /** The file on disk that it came in; null when it is that file. */
  readonly container: string | null
  /** The From line's display name, or null. */
  readonly sender: Sender | null
  readonly entries: readonly Entry[]
  readonly diagnostics: readonly Diagnostic[]
}

/** `archive` is read as a folder is; `mailbox` holds messages. */
export interface CollectionEntry {
  readonly kind: 'archive' | 'mailbox'
  readonly path: string
  readonly entries: readonly Entry[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What stands at a path. `removed` was there a moment before; `unreadable` is there but cannot be opened; `too-deep` lies below more folders than are opened; `special` is a device, socket or FIFO. */
export type Entry =
  | { readonly kind: 'file'; readonly path: string; readonly size: number }
  | { readonly kind: 'folder'; readonly path: string; readonly entries: readonly Entry[] }
  | PartEntry
  | MessageEntry
  | CollectionEntry
  | { readonly kind: 'missing' | 'removed' | 'unreadable' | 'too-deep' | 'special' | 'symlink'; readonly path: string }

/** What a run leaves for later ones. Whatever it holds or has lost, a report has the same bytes. */
export interface Memory {
  /** A digest of what a file holds and of what would read it; null when it cannot be opened. */
  identify(file: FoundFile): Promise<string | null>
  /** The same of a document as it was read; null when another run may read it otherwise, as after a crash. */
  identityOf(document: Document): string | null
  /**
   * What is made of what this version of the program kept under a key, byte for byte; null when there is nothing.
   *
   * @param make is called at once, and keeps nothing of the bytes: they may be written over afterwards
   */
  recall<Made>(key: string, make: (bytes: Uint8Array) => Made): Promise<Made | null>
  /** Best effort. `key` names all that the bytes depend on, but for the program. */
  keep(key: string, bytes: Uint8Array): Promise<void>
}

export interface World {
  /**
   * The tree at a path, entries by name in code-unit order, mails and archives opened. A container that cannot be opened
   * stays a `file`, and `extract` says why. Never throws for what it finds.
   */
  list(path: string): Promise<Entry>
  /** Reads every file into a Document, in the order given. A file that cannot be read is a Document with an error diagnostic. */
  extract(files: readonly FoundFile[]): AsyncIterable<Document>
  /** ISO 8601, or null where a run must not depend on the day. */
  now(): string | null
  /** Null or absent: everything is looked at anew. */
  readonly memory?: Memory | null
  /** Threads that assess applications beside each other; null or absent where it is done in this one. */
  readonly assessors?: (by: AssessedBy) => Assessors | null
  /** A place for what would be too much for memory; null or absent where there is none. */
  readonly scratch?: () => Scratch | null
}
