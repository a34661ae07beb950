/** Files as people sent them: on disk or inside a container, with the digest of what they hold. */
import { createHash } from 'node:crypto'
import { fileSizeLimit } from '../extract/index.ts'
import type { FoundFile } from '../model/application.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { SourceFile } from '../model/document.ts'
import { type Containers, type ListedContainer, openContainers } from './containers.ts'
import type { FileDigest } from './file-digest.ts'
import { readRegularFile, standardInput } from './files.ts'
import type { Sent } from './pool.ts'
import { openReader, type Reader } from './reader.ts'
import { poolFor, type WorldOptions } from './world-options.ts'

export type OpenedFile =
  | { readonly kind: 'opened'; readonly source: SourceFile; readonly sent: Sent }
  /** Its container cannot be opened. */
  | { readonly kind: 'failure'; readonly diagnostic: Diagnostic }

export interface SentFiles {
  readonly containers: Containers
  /** Rejects when the file cannot be read. */
  open(file: FoundFile): Promise<OpenedFile>
  /** What `open` says of its source, where many are asked for at a time; null when it cannot be read. */
  sourceOf(file: FoundFile): Promise<SourceFile | null>
}

export function openSentFiles(options: WorldOptions, reader: Reader = openReader(fileSizeLimit)): SentFiles {
  const containers = openContainers((count) => poolFor(count, options), cannotOpen)
  return {
    containers,
    open: async (file) => {
      const listing = await containers.listingFor(file)
      if (listing.kind === 'failure') return listing
      if (listing.kind === 'listed') return openPart(file, listing.container)
      const bytes = await readRegularFile(file.path, fileSizeLimit)
      const source = { ...file, mediaType: null, size: bytes.length, sha256: digestOf(bytes) }
      return { kind: 'opened', source, sent: bytes }
    },
    sourceOf: async (file) => {
      const listing = await containers.listingFor(file)
      if (listing.kind === 'failure') return null
      if (listing.kind === 'listed') return openPart(file, listing.container).source
      const digest = await (file.path === standardInput ? inputDigest() : reader.digest(file.path))
      return digest === null ? null : { ...file, mediaType: null, ...digest }
    },
  }
}

async function inputDigest(): Promise<FileDigest | null> {
  const bytes = await readRegularFile(standardInput, fileSizeLimit).catch(() => null)
  return bytes && { size: bytes.length, sha256: digestOf(bytes) }
}

/** A file in a container; what is not among its parts is a mail without any, and unread. */
function openPart(file: FoundFile, { path, sha256, parts, load }: ListedContainer) {
  const unread = unreadSource(file)
  const part = parts.get(file.path) ?? unread
  const source = { ...unread, size: part.size, sha256: part.sha256 }
  return { kind: 'opened', source, sent: { container: { path, sha256 }, load } } as const
}

/** A file of which nothing is known but where it is. */
export function unreadSource(file: FoundFile): SourceFile {
  return { ...file, mediaType: null, size: 0, sha256: digestOf('') }
}

export function digestOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

export function cannotOpen(error: unknown): Diagnostic {
  if (error instanceof RangeError) {
    return diagnostic({
      code: 'extract/too-large',
      message: `the file is ${error.message}`,
      hint: 'ask for a smaller copy',
    })
  }
  const code = (error as NodeJS.ErrnoException).code
  const why =
    code === 'EACCES' || code === 'EPERM' ? 'permission denied' : error instanceof Error ? error.message : String(error)
  return diagnostic({
    code: 'extract/cannot-open',
    message: `it cannot be opened: ${why}`,
    hint: 'mend that and run again; the rest was read',
  })
}
