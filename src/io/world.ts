/** The real World: files, child processes, cache and clock. */
import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { documentVersion, extract, fileSizeLimit, ocrMissingCode, readers, unreadDocument } from '../extract/index.ts'
import type { FoundFile } from '../model/application.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { Document, SourceFile } from '../model/document.ts'
import type { World } from '../model/ports.ts'
import { type Cache, openCache } from './cache.ts'
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

export function realWorld(options: WorldOptions): World {
  const folder = options.cacheFolder === null ? null : openCache(options.cacheFolder, refusalTo(options))
  const cache = folder !== null && options.ocr === true ? forOcr(folder) : folder
  const containers = openContainers((count) => openPool(jobsFor(count, options), limitsFor(options)), cannotOpen)
  return {
    list: async (path) => containers.open(await listTree(path)),
    now: () => (options.reproducible ? null : new Date().toISOString()),
    extract: (files) => extractAll(files, options, { cache, containers }),
  }
}

function refusalTo({ onDiagnostic }: WorldOptions) {
  return onDiagnostic === undefined ? {} : { onRefused: onDiagnostic }
}

/** The same cache under other keys; what only waits for a package to be installed is not kept. */
function forOcr(cache: Cache): Cache {
  const keyOf = (key: string) => digest(`${key}\nocr`)
  return {
    get: (key) => cache.get(keyOf(key)),
    put: async (key, document) => {
      if (document.diagnostics.some((each) => each.code === ocrMissingCode)) return
      await cache.put(keyOf(key), document)
    },
    trim: () => cache.trim(),
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
interface Keep {
  readonly cache: Cache | null
  readonly containers: Containers
}

async function* extractAll(files: readonly FoundFile[], options: WorldOptions, keep: Keep): AsyncIterable<Document> {
  const jobs = jobsFor(files.length, options)
  const pool = openPool(jobs, limitsFor(options), { ocr: options.ocr === true })
  const underWay: Promise<Document>[] = []
  let next = 0
  try {
    for (let done = 0; done < files.length; done++) {
      while (next < files.length && underWay.length < jobs * filesAhead) {
        const file = files[next++]
        if (file !== undefined) underWay.push(readOne(file, pool, keep))
      }
      const document = await underWay.shift()
      if (document === undefined) return
      options.onProgress(done + 1, files.length)
      yield document
    }
  } finally {
    await Promise.allSettled(underWay)
    pool.close()
    await keep.cache?.trim()
  }
}

async function readOne(file: FoundFile, pool: Pool, { cache, containers }: Keep): Promise<Document> {
  const unread: SourceFile = { ...file, mediaType: null, size: 0, sha256: digest('') }
  try {
    const listing = await containers.listingFor(file)
    if (listing.kind === 'failure') return unreadDocument(unread, null, listing.diagnostic)
    if (listing.kind === 'listed') return await readPart(unread, listing.container, pool, cache)
    const bytes = await readRegularFile(file.path, fileSizeLimit)
    const source = { ...unread, size: bytes.length, sha256: digest(bytes) }
    return await cached(source, cache, () => pool.read(source, bytes))
  } catch (error) {
    return unreadDocument(unread, null, cannotOpen(error))
  }
}

/** A file in a container; what is not among its parts is a mail without any, and unread. */
function readPart(unread: SourceFile, container: ListedContainer, pool: Pool, cache: Cache | null): Promise<Document> {
  const { size, sha256 } = container.parts.get(unread.path) ?? unread
  const source = { ...unread, size, sha256 }
  const id = { path: container.path, sha256: container.sha256 }
  return cached(source, cache, () => pool.readPart(source, id, container.load))
}

async function cached(source: SourceFile, cache: Cache | null, read: () => Promise<Document>): Promise<Document> {
  const key = digest(`${source.sha256}\n${extensionOf(source.path)}\n${versions}`)
  const known = await cache?.get(key)
  if (known !== undefined && known !== null) return withSource(known, source)
  const document = await read()
  if (cache !== null && document.reader !== null) await cache.put(key, document)
  return document
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
