/** What was made before of the same bytes: documents that were read, and records of applications that were assessed. */
import {
  closeSync,
  constants,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { lstat, readdir, rm } from 'node:fs/promises'
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
 * One file a document and one an assessed application, new ones written by rename, readable by this user alone. Its first line is the digest of the
 * rest, so a file that was damaged, or cut by a kill, is a miss and never wrong text. When it was last used is its time of change.
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
  const sealed = seal(content)
  try {
    if (writeOver(target, sealed)) return
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    writeFileSync(temporary, sealed, { mode: 0o600 })
    renameSync(temporary, target)
  } catch {
    // What cannot be removed either is found by its age later.
    rm(temporary, { force: true }).catch(() => {})
  }
}

/**
 * Writes over what stands there, and says whether there was anything. Whoever reads it meanwhile, or after a kill, finds it unsealed. To put
 * another file in its place takes ten times as long: some file systems write that one out at once.
 *
 * @see ext4(5), auto_da_alloc
 */
function writeOver(target: string, bytes: Uint8Array): boolean {
  let file: number
  try {
    file = openSync(target, constants.O_WRONLY | constants.O_NOFOLLOW)
  } catch {
    return false
  }
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, done)
    ftruncateSync(file, bytes.length)
    return true
  } finally {
    closeSync(file)
  }
}

/** Removes what a killed run left behind, and what was longest not used until the rest is well within the limit. */
async function trimTo(folder: string, sizeLimit: number): Promise<void> {
  const isAbandoned = ({ path, usedAt }: CachedFile) => path.endsWith('.tmp') && Date.now() - usedAt > abandonedMs
  const found: CachedFile[] = []
  for await (const files of filesByShelf(folder)) {
    await removeAll(files.filter(isAbandoned), removedIfPossible)
    found.push(...files.filter((file) => !isAbandoned(file)))
  }
  let size = sizeOf(found)
  if (size <= sizeLimit) return
  const tooOld: CachedFile[] = []
  for (const file of found.toSorted((a, b) => a.usedAt - b.usedAt)) {
    if (size <= trimmedShare * sizeLimit) break
    tooOld.push(file)
    size -= file.size
  }
  await removeAll(tooOld, removedIfPossible)
}

export async function cacheInfo(folder: string): Promise<CacheInfo> {
  let [documentCount, size] = [0, 0]
  for await (const files of filesByShelf(folder)) {
    documentCount += files.filter(isDocument).length
    size += sizeOf(files)
  }
  return { documentCount, size }
}

/** Removes what was kept, and nothing else that may stand in the folder; returns how many documents there were. */
export async function clearCache(folder: string): Promise<number> {
  let documentCount = 0
  for await (const files of filesByShelf(folder)) {
    await removeAll(files)
    documentCount += files.filter(isDocument).length
  }
  return documentCount
}

interface CachedFile {
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly usedAt: number
}

const CACHED = /^[0-9a-f]{64}\.(?:json|record)(?:\.\d+(?:-\d+)?\.tmp)?$/

/** One folder at a time: a full cache has a hundred thousand files, and asked for all at once they took half a gigabyte. */
async function* filesByShelf(folder: string): AsyncIterable<readonly CachedFile[]> {
  for (const shelf of await namesIn(folder)) {
    if (!/^[0-9a-f]{2}$/.test(shelf)) continue
    const names = (await namesIn(join(folder, shelf))).filter((name) => CACHED.test(name))
    yield names.flatMap((name) => statOf(join(folder, shelf, name)) ?? [])
  }
}

/** Null when another run has removed it. */
function statOf(path: string): CachedFile | null {
  try {
    const { size, mtimeMs } = statSync(path)
    return { path, size, usedAt: mtimeMs }
  } catch {
    return null
  }
}

/** Few at a time, for the same reason. Rejects with the system's error. */
async function removeAll(files: readonly CachedFile[], remove = removed): Promise<void> {
  for (let start = 0; start < files.length; start += removedAtOnce)
    await Promise.all(files.slice(start, start + removedAtOnce).map(remove))
}

function removed({ path }: CachedFile): Promise<void> {
  return rm(path, { force: true })
}

/** What cannot be removed stays until the next time. */
function removedIfPossible(file: CachedFile): Promise<void> {
  return removed(file).catch(() => {})
}

const removedAtOnce = 500

function sizeOf(files: readonly CachedFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0)
}

function isDocument({ path }: CachedFile): boolean {
  return path.endsWith('.json')
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}
