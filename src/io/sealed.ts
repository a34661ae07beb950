/** Files whose first line is the digest of the rest: one that was damaged, or cut by a kill, is known. */
import { createHash } from 'node:crypto'
import { closeSync, fstatSync, futimesSync, openSync, readFileSync, readSync } from 'node:fs'

/** Milliseconds for which a use is not written down again. */
const sameUseMs = 24 * 3600 * 1000

export function seal(content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${digest(content)}\n`), content])
}

/**
 * What is sealed in a file; null when there is none, or it is not what it was. That it was used is its time of change.
 *
 * Synchronous: for ten thousand small files three times as fast as in turn with everything else.
 */
export function unsealed(path: string): Uint8Array | null {
  return withOpened(path, (file) => opened(readFileSync(file)))
}

/** The same, read into `room` if it fits; else null. */
export function unsealedInto(room: Buffer, path: string): Uint8Array | null {
  return withOpened(path, (file, size) => {
    if (size > room.length) return null
    return opened(room.subarray(0, readSync(file, room, 0, size, 0)))
  })
}

function withOpened<Result>(path: string, use: (file: number, size: number) => Result): Result | null {
  try {
    const file = openSync(path, 'r')
    try {
      const now = Date.now()
      const { mtimeMs, size } = fstatSync(file)
      if (now - mtimeMs > sameUseMs) futimesSync(file, now / 1000, now / 1000)
      return use(file, size)
    } finally {
      closeSync(file)
    }
  } catch {
    return null
  }
}

function opened(sealed: Buffer): Uint8Array | null {
  const end = sealed.indexOf('\n')
  const content = sealed.subarray(end + 1)
  return end >= 0 && sealed.toString('latin1', 0, end) === digest(content) ? content : null
}

function digest(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
