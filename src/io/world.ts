/** The real World: files, child processes, cache and clock. */
import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { documentVersion, extract, fileSizeLimit, ocrMissingCode, readers, unreadDocument } from '../extract/index.ts'
import { type MarkedPdf, noCopy } from '../mark/index.ts'
import type { FoundFile } from '../model/application.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { Document, SourceFile } from '../model/document.ts'
import type { Marking } from '../model/marking.ts'
import type { Memory, World } from '../model/ports.ts'
import { type Cache, openCache } from './cache.ts'
import { codeDigest } from './code-digest.ts'
import { type Containers, type ListedContainer, openContainers } from './containers.ts'
import { listTree, readRegularFile } from './files.ts'
import { limitsOf, openPool, type Pool, type PoolLimits } from './pool.ts'

export interface WorldOptions {
  /** Null: nothing is kept between runs. */
  readonly cacheFolder: string | null
  /** Child processes; null for as many as pay off. */
  readonly jobs: number | null
  readonly reproducible: boolean
  /** Scans and pictures are read by OCR; default false. */
  readonly ocr?: boolean
  /** What one file may cost, where it is not what is usual. */
  readonly limits?: Partial<PoolLimits>
  /** Told what is to be said of the run itself, such as that its cache cannot be used. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void
  /** Told after each file: how many of how many are read. */
  readonly onProgress: (done: number, total: number) => void
}

/** Files under way for each process, so that none waits for the one in front. */
const filesAhead = 4

/** A second process pays for its start from about this many files each (measured, see src/README.md). */
const filesPerJob = 24

/** OCR takes a hundred times as long. */
const scansPerJob = 2

export interface RealWorld extends World {
  /** Hex digest of what a file holds; null when it cannot be opened. */
  digest(file: FoundFile): Promise<string | null>
}

export function realWorld(options: WorldOptions): RealWorld {
  const cache = options.cacheFolder === null ? null : openCache(options.cacheFolder, refusalTo(options))
  const containers = openContainers((count) => openPool(jobsFor(count, options), limitsFor(options)), cannotOpen)
  const shared: Shared = { cache, containers, ocr: options.ocr === true }
  return {
    list: async (path) => containers.open(listTree(path)),
    now: () => (options.reproducible ? null : new Date().toISOString()),
    extract: (files) => extractAll(files, options, shared),
    memory: cache === null ? null : memoryIn(cache, shared),
    digest: async (file) => (await sourceOf(file, shared))?.sha256 ?? null,
  }
}

/** Makes marked-up copies of PDFs that a run has read. */
export interface Marker {
  /** Never rejects. @param sha256 of what was read: another file is not marked */
  mark(file: FoundFile, sha256: string, marking: Marking): Promise<MarkedPdf>
  close(): void
}

/** @param count how many copies are wanted */
export function openMarker(options: WorldOptions, count: number): Marker {
  const containers = openContainers((each) => openPool(jobsFor(each, options), limitsFor(options)), cannotOpen)
  const pool = openPool(jobsFor(count, options), limitsFor(options))
  return {
    mark: async (file, sha256, marking) => {
      try {
        const { source, mark } = await openFile(file, { cache: null, containers, ocr: false })
        if (source?.sha256 !== sha256) return noCopy('it changed since it was read')
        return await mark(pool, marking)
      } catch (error) {
        return noCopy(cannotOpen(error).message)
      }
    },
    close: () => pool.close(),
  }
}

function refusalTo({ onDiagnostic }: WorldOptions) {
  return onDiagnostic === undefined ? {} : { onRefused: onDiagnostic }
}

/** What was assessed before, beside the documents that it was read from. */
function memoryIn(cache: Cache, shared: Shared): Memory {
  const nameOf = (key: string) => digest(`${key}\n${codeDigest()}`)
  return {
    identify: async (file) => {
      const source = await sourceOf(file, shared)
      return source === null ? null : documentKey(source, shared)
    },
    identityOf: (document) => (isLasting(document) ? documentKey(document.source, shared) : null),
    recall: (key) => cache.getRecord(nameOf(key)),
    keep: (key, bytes) => cache.putRecord(nameOf(key), bytes),
  }
}

function limitsFor({ limits = {}, ocr }: WorldOptions): PoolLimits {
  return limitsOf(limits, { ocr: ocr === true })
}

function jobsFor(fileCount: number, { jobs, ocr }: WorldOptions): number {
  const perJob = ocr === true ? scansPerJob : filesPerJob
  return jobs ?? Math.max(1, Math.min(availableParallelism(), Math.ceil(fileCount / perJob)))
}

/** What stays the same from file to file. */
interface Shared {
  readonly cache: Cache | null
  readonly containers: Containers
  readonly ocr: boolean
}

async function* extractAll(
  files: readonly FoundFile[],
  options: WorldOptions,
  shared: Shared,
): AsyncIterable<Document> {
  const jobs = jobsFor(files.length, options)
  const pool = openPool(jobs, limitsFor(options), { ocr: shared.ocr })
  const underWay: Promise<Document>[] = []
  let next = 0
  try {
    for (let done = 0; done < files.length; done++) {
      while (next < files.length && underWay.length < jobs * filesAhead) {
        const file = files[next++]
        if (file !== undefined) underWay.push(readOne(file, pool, shared))
      }
      const document = await underWay.shift()
      if (document === undefined) return
      options.onProgress(done + 1, files.length)
      yield document
    }
  } finally {
    await Promise.allSettled(underWay)
    pool.close()
    await shared.cache?.trim()
  }
}

async function readOne(file: FoundFile, pool: Pool, shared: Shared): Promise<Document> {
  try {
    const { source, read } = await openFile(file, shared)
    if (source === null) return await read(pool)
    const known = await shared.cache?.get(documentKey(source, shared))
    if (known !== undefined && known !== null) return withSource(known, source)
    const document = await read(pool)
    if (isLasting(document)) await shared.cache?.put(documentKey(source, shared), document)
    return document
  } catch (error) {
    return unreadDocument(unreadSource(file), null, cannotOpen(error))
  }
}

/** Null for what cannot be opened. */
async function sourceOf(file: FoundFile, shared: Shared): Promise<SourceFile | null> {
  const { source } = await openFile(file, shared).catch(() => ({ source: null }))
  return source
}

interface OpenedFile {
  /** Null when its container cannot be opened: then `read` says why. */
  readonly source: SourceFile | null
  read(pool: Pool): Promise<Document>
  mark(pool: Pool, marking: Marking): Promise<MarkedPdf>
}

/** Rejects when the file cannot be read. */
async function openFile(file: FoundFile, { containers }: Shared): Promise<OpenedFile> {
  const unread = unreadSource(file)
  const listing = await containers.listingFor(file)
  if (listing.kind === 'failure')
    return {
      source: null,
      read: async () => unreadDocument(unread, null, listing.diagnostic),
      mark: async () => noCopy(listing.diagnostic.message),
    }
  if (listing.kind === 'listed') return openPart(unread, listing.container)
  const bytes = await readRegularFile(file.path, fileSizeLimit)
  const source = { ...unread, size: bytes.length, sha256: digest(bytes) }
  return {
    source,
    read: (pool) => pool.read(source, bytes),
    mark: (pool, marking) => pool.mark(source, bytes, marking),
  }
}

/** A file in a container; what is not among its parts is a mail without any, and unread. */
function openPart(unread: SourceFile, container: ListedContainer): OpenedFile {
  const { size, sha256 } = container.parts.get(unread.path) ?? unread
  const source = { ...unread, size, sha256 }
  const id = { path: container.path, sha256: container.sha256 }
  return {
    source,
    read: (pool) => pool.readPart(source, id, container.load),
    mark: (pool, marking) => pool.markPart(source, id, container.load, marking),
  }
}

function unreadSource(file: FoundFile): SourceFile {
  return { ...file, mediaType: null, size: 0, sha256: digest('') }
}

/** Names the document that the same bytes under the same extension make. */
function documentKey(source: SourceFile, { ocr }: Shared): string {
  const key = digest(`${source.sha256}\n${extensionOf(source.path)}\n${versions}`)
  return ocr ? digest(`${key}\nocr`) : key
}

/** Whether another run would make the same: not of a crash, a limit or a package that waits to be installed. */
function isLasting({ reader, diagnostics }: Document): boolean {
  return reader !== null && !diagnostics.some((each) => each.code === ocrMissingCode)
}

/** All that decides what is made of the same bytes. Limits do not: what hits one is not kept. */
const versions = [
  `document@${documentVersion}`,
  ...readers.map((reader) => `${reader.name}@${reader.version}`),
  `${fileSizeLimit} bytes`,
].join(' ')

/** The same bytes under another name: all that was read holds, but for the name. */
function withSource(document: Document, source: SourceFile): Document {
  const diagnostics = document.diagnostics.map((each) => ({ ...each, path: source.path }))
  return { ...document, source: { ...source, mediaType: document.source.mediaType }, diagnostics }
}

function digest(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

function extensionOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}

function cannotOpen(error: unknown): Diagnostic {
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

/**
 * Reads in this process, without guard: for measurements on files that are trusted.
 *
 * @public bench/layout.mjs asks the build for it
 */
export async function extractHere(path: string): Promise<Document> {
  const bytes = await readRegularFile(path, fileSizeLimit)
  return extract({ path, container: null, mediaType: null, size: bytes.length, sha256: digest(bytes) }, bytes)
}
