/** The real World: files, child processes, cache and clock. */
import { documentVersion, extract, fileSizeLimit, ocrMissingCode, readers, unreadDocument } from '../extract/index.ts'
import type { FoundFile } from '../model/application.ts'
import type { Document, SourceFile } from '../model/document.ts'
import type { Memory, World } from '../model/ports.ts'
import { openAssessors } from './assessor-pool.ts'
import { type Cache, openCache } from './cache.ts'
import { codeDigest } from './code-digest.ts'
import { listTree, readRegularFile } from './files.ts'
import type { Pool } from './pool.ts'
import { openReader } from './reader.ts'
import { temporaryScratch } from './scratch.ts'
import { cannotOpen, digestOf, openSentFiles, type SentFiles, unreadSource } from './sent-files.ts'
import { jobsFor, poolFor, threadsFor, type WorldOptions } from './world-options.ts'

/** Files under way for each process, so that none waits for the one in front. */
const filesAhead = 4

export interface RealWorld extends World {
  /** Hex digest of what a file holds; null when it cannot be opened. */
  digest(file: FoundFile): Promise<string | null>
}

export function realWorld(options: WorldOptions): RealWorld {
  const reader = openReader(fileSizeLimit)
  const cache = options.cacheFolder === null ? null : openCache(options.cacheFolder, { ...refusalTo(options), reader })
  const files = openSentFiles(options, reader)
  const shared: Shared = { cache, files, ocr: options.ocr === true }
  return {
    list: async (path) => files.containers.open(listTree(path)),
    now: () => (options.reproducible ? null : new Date().toISOString()),
    extract: (files) => extractAll(files, options, shared),
    memory: cache === null ? null : memoryIn(cache, shared),
    assessors: (by) => (threadsFor(options) > 1 ? openAssessors(by, threadsFor(options)) : null),
    scratch: temporaryScratch,
    digest: async (file) => (await shared.files.sourceOf(file))?.sha256 ?? null,
  }
}

function refusalTo({ onDiagnostic }: WorldOptions) {
  return onDiagnostic === undefined ? {} : { onRefused: onDiagnostic }
}

/** What was assessed before, beside the documents that it was read from. */
function memoryIn(cache: Cache, shared: Shared): Memory {
  const nameOf = (key: string) => digestOf(`${key}\n${codeDigest()}`)
  return {
    identify: async (file) => {
      const source = await shared.files.sourceOf(file)
      return source === null ? null : documentKey(source, shared)
    },
    identityOf: (document) => (isLasting(document) ? documentKey(document.source, shared) : null),
    recall: (key, make) => cache.getRecord(nameOf(key), make),
    keep: (key, bytes) => cache.putRecord(nameOf(key), bytes),
  }
}

/** What stays the same from file to file. */
interface Shared {
  readonly cache: Cache | null
  readonly files: SentFiles
  readonly ocr: boolean
}

async function* extractAll(
  files: readonly FoundFile[],
  options: WorldOptions,
  shared: Shared,
): AsyncIterable<Document> {
  const jobs = jobsFor(files.length, options)
  const pool = poolFor(files.length, options, { ocr: shared.ocr })
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
    const opened = await shared.files.open(file)
    if (opened.kind === 'failure') return unreadDocument(unreadSource(file), null, opened.diagnostic)
    const { source, sent } = opened
    const known = await shared.cache?.get(documentKey(source, shared))
    if (known !== undefined && known !== null) return withSource(known, source)
    const document = await pool.read(source, sent)
    if (isLasting(document)) await shared.cache?.put(documentKey(source, shared), document)
    return document
  } catch (error) {
    return unreadDocument(unreadSource(file), null, cannotOpen(error))
  }
}

/** Names the document that the same bytes under the same extension make. */
function documentKey(source: SourceFile, { ocr }: Shared): string {
  const key = digestOf(`${source.sha256}\n${extensionOf(source.path)}\n${versions}`)
  return ocr ? digestOf(`${key}\nocr`) : key
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

function extensionOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}

/**
 * Reads in this process, without guard: for measurements on files that are trusted.
 *
 * @public bench/layout.mjs asks the build for it
 */
export async function extractHere(path: string): Promise<Document> {
  const bytes = await readRegularFile(path, fileSizeLimit)
  return extract({ path, container: null, mediaType: null, size: bytes.length, sha256: digestOf(bytes) }, bytes)
}
