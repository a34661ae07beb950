/** Documents that were read before, by content and readers: the same bytes are not read twice. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Document } from '../model/document.ts'

export interface Cache {
  get(key: string): Promise<Document | null>
  /** Best effort: a full disk only costs time. */
  put(key: string, document: Document): Promise<void>
}

export interface CacheInfo {
  readonly documentCount: number
  /** Bytes. */
  readonly size: number
}

/** CVSIFT_CACHE_DIR, else below XDG_CACHE_HOME or ~/.cache. */
export function defaultCacheFolder(): string {
  const { CVSIFT_CACHE_DIR, XDG_CACHE_HOME } = process.env
  if (CVSIFT_CACHE_DIR !== undefined && CVSIFT_CACHE_DIR !== '') return CVSIFT_CACHE_DIR
  const base = XDG_CACHE_HOME !== undefined && XDG_CACHE_HOME !== '' ? XDG_CACHE_HOME : join(homedir(), '.cache')
  return join(base, 'cvsift')
}

/**
 * One file a document, written by rename, readable by this user alone. Its first line is the digest of the rest, so a
 * file that was damaged is a miss and never wrong text.
 */
export function openCache(folder: string): Cache {
  const pathOf = (key: string) => join(folder, key.slice(0, 2), `${key}.json`)
  return {
    get: async (key) => {
      try {
        return unseal(await readFile(pathOf(key), 'utf8'))
      } catch {
        return null
      }
    },
    put: async (key, document) => {
      const target = pathOf(key)
      const temporary = `${target}.${process.pid}.tmp`
      try {
        await mkdir(dirname(target), { recursive: true, mode: 0o700 })
        await writeFile(temporary, seal(document), { mode: 0o600 })
        await rename(temporary, target)
      } catch {
        await rm(temporary, { force: true }).catch(() => {})
      }
    },
  }
}

function seal(document: Document): string {
  const json = JSON.stringify(document)
  return `${digest(json)}\n${json}`
}

function unseal(sealed: string): Document | null {
  const json = sealed.slice(sealed.indexOf('\n') + 1)
  return sealed.startsWith(`${digest(json)}\n`) ? (JSON.parse(json) as Document) : null
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export async function cacheInfo(folder: string): Promise<CacheInfo> {
  const files = await cachedFiles(folder)
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size))
  return { documentCount: files.length, size: sizes.reduce((sum, size) => sum + size, 0) }
}

/** Removes the cached documents, and nothing else that may stand in the folder; returns how many there were. */
export async function clearCache(folder: string): Promise<number> {
  const files = await cachedFiles(folder)
  await Promise.all(files.map((file) => rm(file, { force: true })))
  return files.length
}

async function cachedFiles(folder: string): Promise<string[]> {
  const shelves = (await namesIn(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name))
  const files = await Promise.all(
    shelves.map(async (shelf) => (await namesIn(join(folder, shelf))).map((name) => join(folder, shelf, name))),
  )
  return files.flat().filter((file) => /[0-9a-f]{64}\.json(?:\.\d+\.tmp)?$/.test(file))
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}
