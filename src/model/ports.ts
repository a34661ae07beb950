/** All that the core asks of the outside. */
import type { FoundFile } from './application.ts'
import type { Document } from './document.ts'

/** What stands at a path. `unreadable` is there but cannot be opened; `special` is a device, socket or FIFO. */
export type Entry =
  | { readonly kind: 'file'; readonly path: string; readonly size: number }
  | { readonly kind: 'folder'; readonly path: string; readonly entries: readonly Entry[] }
  | { readonly kind: 'missing' | 'unreadable' | 'special' | 'symlink'; readonly path: string }

export interface World {
  /** The tree at a path, entries by name in code-unit order. Never throws for what it finds. */
  list(path: string): Promise<Entry>
  /** Reads every file into a Document, in the order given. A file that cannot be read is a Document with an error diagnostic. */
  extract(files: readonly FoundFile[]): AsyncIterable<Document>
  /** ISO 8601, or null where a run must not depend on the day. */
  now(): string | null
}
