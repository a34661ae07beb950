/** Pictures of pages that a run has read, drawn in guarded processes and made files here, as many as a report can hold. */
import { encodeIndexedPng, notDrawn } from '../extract/index.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { PagePicture, PagesDrawn, PagesWanted } from '../model/picture.ts'
import { type Cache, openCache } from './cache.ts'
import { programDigest } from './code-digest.ts'
import type { Pool } from './pool.ts'
import { cannotOpen, digestOf, openSentFiles, type SentFiles } from './sent-files.ts'
import { jobsFor, poolFor, type WorldOptions } from './world-options.ts'

/** Bytes of all pictures of a report; as text in a page they are a third more. */
const pictureBytesLimit = 40_000_000

/** Documents under way for each process; each may hold a dozen pages. */
const documentsAhead = 2

interface Shared {
  readonly files: SentFiles
  readonly pool: Pool
  readonly cache: Cache | null
  /** Digest of this program: another one may draw otherwise. */
  readonly program: string
}

/**
 * The pictures of each document, in the order asked for, from the first on for as long as they take no more than `limit`
 * bytes together. Never rejects.
 */
export async function* drawAll(
  wanted: readonly PagesWanted[],
  options: WorldOptions,
  limit = pictureBytesLimit,
): AsyncIterable<PagesDrawn> {
  const jobs = jobsFor(wanted.length, options)
  const cache = options.cacheFolder === null ? null : openCache(options.cacheFolder)
  const pool = poolFor(wanted.length, options)
  const shared = { files: openSentFiles(options), pool, cache, program: programDigest() }
  const underWay: Promise<PagesDrawn>[] = []
  let [next, bytesLeft] = [0, limit]
  try {
    for (const done of wanted.keys()) {
      while (bytesLeft >= 0 && next < wanted.length && underWay.length < jobs * documentsAhead) {
        const each = wanted[next++]
        if (each !== undefined) underWay.push(drawOne(each, shared))
      }
      const drawn = bytesLeft < 0 ? undefined : await underWay.shift()
      bytesLeft -= (drawn?.pictures ?? []).reduce((sum, { png }) => sum + png.length, 0)
      options.onProgress(done + 1, wanted.length)
      yield drawn === undefined || bytesLeft < 0 ? { pictures: [], diagnostic: leftOut(limit) } : drawn
    }
  } finally {
    await Promise.allSettled(underWay)
    pool.close()
    await cache?.trim()
  }
}

export const leftOutCode = 'pages/left-out'

function leftOut(limit: number): Diagnostic {
  return diagnostic({
    code: leftOutCode,
    severity: 'info',
    message: `no pictures of its pages: a report holds ${Math.round(limit / 1e6)} MB of them, and those before it fill that`,
    hint: 'the packet shows its text, with the same marks',
  })
}

async function drawOne(wanted: PagesWanted, { files, pool, cache, program }: Shared): Promise<PagesDrawn> {
  const { file, sha256, numbers } = wanted
  const key = digestOf(`${sha256}\n${numbers.join(' ')}\n${program}`)
  const kept = (await cache?.getRecord(key, (bytes) => new Uint8Array(bytes))) ?? null
  if (kept !== null) return { pictures: unpack(kept), diagnostic: null }
  try {
    const opened = await files.open(file)
    if (opened.kind === 'failure') return nothing(opened.diagnostic.message)
    if (opened.source.sha256 !== sha256) return nothing('it changed since it was read')
    const { pages, diagnostic: why } = await pool.draw(opened.source, opened.sent, numbers)
    const pictures = await Promise.all(
      pages.map(async (page) => ({
        ...{ number: page.number, width: page.width, height: page.height },
        png: await encodeIndexedPng(page),
      })),
    )
    if (why === null) await cache?.putRecord(key, pack(pictures))
    return { pictures, diagnostic: why === null ? null : { ...why, path: file.path } }
  } catch (error) {
    return nothing(cannotOpen(error).message)
  }

  function nothing(reason: string): PagesDrawn {
    return { pictures: [], diagnostic: { ...notDrawn(reason), path: file.path } }
  }
}

function pack(pictures: readonly PagePicture[]): Uint8Array {
  const plain = pictures.map((each) => ({ ...each, png: Buffer.from(each.png).toString('base64') }))
  return Buffer.from(JSON.stringify(plain))
}

function unpack(record: Uint8Array): readonly PagePicture[] {
  const plain = JSON.parse(Buffer.from(record).toString()) as (Omit<PagePicture, 'png'> & { readonly png: string })[]
  return plain.map((each) => ({ ...each, png: Buffer.from(each.png, 'base64') }))
}
