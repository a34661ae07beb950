/** Files without a name: their bytes go when the program ends, however it ends. */
import { mkdtempSync, openSync, readSync, rmdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Scratch } from '../model/put-aside.ts'

/**
 * @param path of a file that is made, and has no name from then on
 * @param orThrow runs what the system may refuse, and throws what is to be said of it
 */
export function openScratch(path: string, orThrow: <Result>(use: () => Result) => Result = (use) => use()): Scratch {
  const file = orThrow(() => openSync(path, 'wx+', 0o600))
  // It is read and written by its number from here on, and is nobody's when that is closed.
  rmSync(path)
  let size = 0
  return {
    file,
    append: (bytes) =>
      orThrow(() => {
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, size + at)
        size += bytes.length
        return size - bytes.length
      }),
    read: (start, end) => readRange(file, start, end),
  }
}

/** Where the system keeps what is temporary; null when it refuses. */
export function temporaryScratch(): Scratch | null {
  try {
    const folder = mkdtempSync(join(tmpdir(), 'cvsift-'))
    try {
      return openScratch(join(folder, 'scratch'))
    } finally {
      rmdirSync(folder)
    }
  } catch {
    return null
  }
}

/** What there is of it. */
export function readRange(file: number, start: number, end: number): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(end - start)
  let length = 0
  for (let count = -1; count !== 0 && length < bytes.length; length += count)
    count = readSync(file, bytes, length, bytes.length - length, start + length)
  return bytes.subarray(0, length)
}
