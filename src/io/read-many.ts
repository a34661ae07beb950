/** Many files, read one after the other: what is asked of each, and how the answers go from thread to thread. */
import { createHash } from 'node:crypto'
import type { FileDigest } from './file-digest.ts'
import { readFileNow } from './files.ts'
import { unsealedInto } from './sealed.ts'

export type ReadRequest =
  /** Of regular files of `limit` bytes at most. */
  | { readonly kind: 'digests'; readonly paths: readonly string[]; readonly limit: number }
  /** What stands sealed in files of the cache. */
  | { readonly kind: 'sealed'; readonly paths: readonly string[] }

/** By path; null for a file that cannot be read. */
export type Digests = readonly (FileDigest | null)[]

/** By path; null for what is not to be had, or finds no room. */
export type Unsealed = readonly (Uint8Array | null)[]

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

/** Bytes for all that is asked for together: some hundred records. */
const roomSize = 2 ** 22

/** Takes the same two pieces of shared memory in turn, so that nothing is copied and nothing thrown away. */
export class UnsealingRooms {
  readonly #rooms = [new SharedArrayBuffer(roomSize), new SharedArrayBuffer(roomSize)] as const
  #turn = 0

  /** Valid until it is called for the second time from now. */
  read(paths: readonly string[]): Unsealed {
    this.#turn = 1 - this.#turn
    let rest = Buffer.from(this.#rooms[this.#turn] ?? this.#rooms[0])
    return paths.map((path) => {
      const content = unsealedInto(rest, path)
      if (content !== null) rest = rest.subarray(content.byteOffset + content.length - rest.byteOffset)
      return content && new Uint8Array(content.buffer, content.byteOffset, content.length)
    })
  }
}
