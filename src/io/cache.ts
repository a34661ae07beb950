/** What was made before of the same bytes: documents that were read, and records of applications that were assessed. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { lstat, readdir, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { Document } from '../model/document.ts'
import type { Reader } from './reader.ts'
import { seal, unsealed } from './sealed.ts'

export interface Cache {
  get(key: string): Promise<Document | null>
  /** Best effort: a full disk only costs time. */
  put(key: string, document: Document): Promise<void>
  /** What is made of the record of an application that was assessed, whose bytes nobody has touched since; or null. As `Reader.unsealed`. */
  getRecord<Made>(key: string, make: (record: Uint8Array) => Made): Promise<Made | null>
  /** Best effort, as `put`. */
  putRecord(key: string, record: Uint8Array): Promise<void>
  /** After a run: when it has kept something, and all is more than the limit, what was longest not used goes. */
  trim(): Promise<void>
}

export interface CacheInfo {
  readonly documentCount: number
  /** Bytes. */
  readonly size: number
}

export interface CacheOptions {
  /** Bytes at most, looked at after each run that has kept something. */
  readonly sizeLimit?: number
  /** Told once when the folder cannot be trusted: then nothing is taken from it or kept there. */
  readonly onRefused?: (why: Diagnostic) => void
  /** Reads records, where many are read together. */
  readonly reader?: Pick<Reader, 'unsealed'>
}

/** Bytes that are kept at most when nothing else is said: some hundred thousand documents. */
export const cacheSizeLimit = 2 * 1024 ** 3

/** Share of the limit to which a cache that is too large is cut, so that not every run has to. */
const trimmedShare = 0.9

/** Milliseconds after which a temporary file is nobody's any more. */
const abandonedMs = 3600 * 1000

/** CVSIFT_CACHE_DIR, else below XDG_CACHE_HOME or ~/.cache. */
export function defaultCacheFolder(): string {
  const { CVSIFT_CACHE_DIR, XDG_CACHE_HOME } = process.env
  if (CVSIFT_CACHE_DIR !== undefined && CVSIFT_CACHE_DIR !== '') return CVSIFT_CACHE_DIR
  const base = XDG_CACHE_HOME !== undefined && XDG_CACHE_HOME !== '' ? XDG_CACHE_HOME : join(homedir(), '.cache')
  return join(base, 'cvsift')
}

/**
 * One file a document and one an assessed application, written by rename, readable by this user alone. Its first line is the digest of the rest, so a
 * file that was damaged, or cut by a kill, is a miss and never wrong text. When it was last used is its time of change.
 */
export function openCache(
  folder: string,
  { sizeLimit = cacheSizeLimit, onRefused, reader = alone }: CacheOptions = {},
): Cache {
  let putCount = 0
  let trusted: Promise<boolean> | null = null
  const isTrusted = (): Promise<boolean> => {
    trusted ??= refusal(folder).then((why) => {
      if (why !== null) onRefused?.(diagnostic({ ...why, code: 'cache/refused', severity: 'warning', path: folder }))
      return why === null
    })
    return trusted
  }
  const pathOf = (key: string, extension: 'json' | 'record') => join(folder, key.slice(0, 2), `${key}.${extension}`)
  const keepIfTrusted = async (target: string, content: Uint8Array): Promise<void> => {
    if (await isTrusted()) keep(target, `${process.pid}-${++putCount}`, content)
  }
  return {
    get: async (key) => {
      const json = (await isTrusted()) ? unsealed(pathOf(key, 'json')) : null
      return json === null ? null : (JSON.parse(Buffer.from(json).toString('utf8')) as Document)
    },
    put: (key, document) => keepIfTrusted(pathOf(key, 'json'), Buffer.from(JSON.stringify(document), 'utf8')),
    getRecord: async (key, make) => ((await isTrusted()) ? reader.unsealed(pathOf(key, 'record'), make) : null),
    putRecord: (key, record) => keepIfTrusted(pathOf(key, 'record'), record),
    trim: async () => {
      if (putCount > 0) await trimTo(folder, sizeLimit)
    },
  }
}

const alone: Pick<Reader, 'unsealed'> = {
  unsealed: async (path, make) => {
    const bytes = unsealed(path)
    return bytes && make(bytes)
  },
}

/** Why a folder that others made or can write to is not used: what it holds would be taken for what was read. */
async function refusal(folder: string): Promise<Pick<Diagnostic, 'message' | 'hint'> | null> {
  const hint = 'name another with --cache-dir, or run with --no-cache'
  try {
    const stats = await lstat(folder)
    if (stats.isSymbolicLink()) return { message: 'the cache is not used: its folder is a link', hint }
    if (!stats.isDirectory()) return { message: 'the cache is not used: its folder is no folder', hint }
    const user = process.getuid?.()
    if (user === undefined) return null
    if (stats.uid !== user) return { message: 'the cache is not used: its folder belongs to another user', hint }
    if ((stats.mode & 0o022) === 0) return null
    return { message: 'the cache is not used: others can write to its folder', hint: 'run chmod 700 on it' }
  } catch {
    return null
  }
}

/** Synchronous: no signal comes between the temporary file and its name. */
function keep(target: string, writer: string, content: Uint8Array): void {
  const temporary = `${target}.${writer}.tmp`
  try {
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    writeFileSync(temporary, seal(content), { mode: 0o600 })
    renameSync(temporary, target)
  } catch {
    // What cannot be removed either is found by its age later.
    rm(temporary, { force: true }).catch(() => {})
  }
}

/** Removes what a killed run left behind, and what was longest not used until the rest is well within the limit. */
async function trimTo(folder: string, sizeLimit: number): Promise<void> {
  const files = await Promise.all((await cachedFiles(folder)).map(statOf))
  const found = files.flatMap((file) => (file === null ? [] : [file]))
  const isAbandoned = ({ path, usedAt }: CachedFile) => path.endsWith('.tmp') && Date.now() - usedAt > abandonedMs
  const abandoned = found.filter(isAbandoned)
  let size = found.reduce((sum, file) => sum + file.size, 0)
  const tooOld: CachedFile[] = []
  if (size > sizeLimit) {
    for (const file of found.toSorted((a, b) => a.usedAt - b.usedAt)) {
      if (size <= trimmedShare * sizeLimit) break
      tooOld.push(file)
      size -= file.size
    }
  }
  await Promise.all([...abandoned, ...tooOld].map(({ path }) => rm(path, { force: true }).catch(() => {})))
}

interface CachedFile {
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly usedAt: number
}

/** Null when another run has removed it. */
async function statOf(path: string): Promise<CachedFile | null> {
  try {
    const { size, mtimeMs } = await stat(path)
    return { path, size, usedAt: mtimeMs }
  } catch {
    return null
  }
}

export async function cacheInfo(folder: string): Promise<CacheInfo> {
  const files = await Promise.all((await cachedFiles(folder)).map(statOf))
  const found = files.flatMap((file) => (file === null ? [] : [file]))
  const documentCount = found.filter(({ path }) => isDocument(path)).length
  return { documentCount, size: found.reduce((sum, file) => sum + file.size, 0) }
}

/** Removes what was kept, and nothing else that may stand in the folder; returns how many documents there were. */
export async function clearCache(folder: string): Promise<number> {
  const files = await cachedFiles(folder)
  await Promise.all(files.map((file) => rm(file, { force: true })))
  return files.filter(isDocument).length
}

function isDocument(path: string): boolean {
  return path.endsWith('.json')
}

async function cachedFiles(folder: string): Promise<string[]> {
  const shelves = (await namesIn(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name))
  const files = await Promise.all(
    shelves.map(async (shelf) => (await namesIn(join(folder, shelf))).map((name) => join(folder, shelf, name))),
  )
  return files.flat().filter((file) => /[0-9a-f]{64}\.(?:json|record)(?:\.\d+(?:-\d+)?\.tmp)?$/.test(file))
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}
