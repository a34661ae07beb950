/** Many files, read one after the other: what is asked of each, and how it is answered from thread to thread. */
import { createHash } from 'node:crypto'
import type { FileDigest } from './file-digest.ts'
import { readFileNow } from './files.ts'
import { unsealedInto } from './sealed.ts'

export type ReadRequest =
  /** Of regular files of `limit` bytes at most. */
  | { readonly kind: 'digests'; readonly paths: readonly string[]; readonly limit: number }
  /** What stands sealed in files of the cache, read into `room`, which is the reader's until it answers. */
  | { readonly kind: 'sealed'; readonly paths: readonly string[]; readonly room: SharedArrayBuffer }

/** By path; null for a file that cannot be read. */
export type Digests = readonly (FileDigest | null)[]

/** By path, from where to where in the room; null for what is not to be had, or does not fit. */
export type Places = readonly (readonly [start: number, end: number] | null)[]

export function digestsOf(paths: readonly string[], limit: number): Digests {
  return paths.map((path) => {
    try {
      const bytes = readFileNow(path, limit)
      return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
    } catch {
      return null
    }
  })
}

export function unsealedIn(paths: readonly string[], room: SharedArrayBuffer): Places {
  let start = 0
  return paths.map((path) => {
    const content = unsealedInto(Buffer.from(room, start), path)
    if (content === null) return null
    const end = content.byteOffset + content.length
    start = end
    return [content.byteOffset, end]
  })
}
