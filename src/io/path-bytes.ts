/** Names as the disk has them, bytes, and as a program shows them, text. */
import { isUtf8 } from 'node:buffer'
import { resolve, sep } from 'node:path'

/** Bytes that are no UTF-8 stand in a name as U+DC80 to U+DCFF, which no text holds by itself. */
const strayByte = 0xdc00
const STRAY_BYTES = /[\udc80-\udcff]/u

/**
 * A name in a folder. One that is no UTF-8 has a character for each stray byte, so that it can be opened, sorted and told
 * from others; reports show these characters as `\u{dcff}`.
 *
 * @see PEP 383, Python's answer to the same question
 */
export function nameFrom(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString()
  let name = ''
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find((each) => at + each <= bytes.length && isUtf8(bytes.subarray(at, at + each)))
    name +=
      length === undefined ? String.fromCharCode(strayByte + (bytes[at] ?? 0)) : bytes.toString('utf8', at, at + length)
    at += length ?? 1
  }
  return name
}

/** What opens a path made of such names. */
export function pathBytes(path: string): string | Buffer {
  if (!STRAY_BYTES.test(path)) return path
  const parts = Array.from(path, (character) =>
    STRAY_BYTES.test(character) ? Buffer.from([character.charCodeAt(0) - strayByte]) : Buffer.from(character),
  )
  return Buffer.concat(parts)
}

/**
 * The address of a file; null for standard input. Bytes other than letters, digits and `-._~/` are escaped, so that it holds
 * nothing that acts, and a name that is no UTF-8 still leads to its file.
 */
export function fileUrl(path: string): string | null {
  if (path === '-') return null
  const absolute = sep === '/' ? resolve(path) : `/${resolve(path).replaceAll(sep, '/')}`
  const escaped = Array.from(Buffer.from(pathBytes(absolute)), (byte) => {
    const character = String.fromCharCode(byte)
    return /[\w\-.~/]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  })
  return `file://${escaped.join('')}`
}
