/** Reads entries of a zip archive in memory, counting the bytes that really come out. */
import { inflateRawSync } from 'node:zlib'
import { decodeEntryName } from './entry-name.ts'
import { Refusal } from './refusal.ts'

/** Tika's and Gotenberg's figures (see SECURITY.md): no honest office document comes near them. */
const maxEntryCount = 2_000
const maxEntryBytes = 64 * 1024 * 1024
/** Bytes that all entries together may unpack to, unless told otherwise: enough for one office document. */
const defaultTotalBytes = 128 * 1024 * 1024
const maxRatio = 100
/** Below this size a high ratio is harmless: empty styles compress well. */
const ratioCountsAboveBytes = 1024 * 1024

/** An open archive; names are keys and never become paths. */
export interface ZipArchive {
  readonly names: readonly string[]
  /** Entries that are links to files elsewhere; they are never read. */
  readonly links: readonly string[]
  /** The bytes of an entry, or null when there is none of that name. Throws `Refusal`. */
  read(name: string): Uint8Array | null
}

interface Entry {
  readonly offset: number
  readonly compressedSize: number
  readonly method: number
  readonly encrypted: boolean
  readonly isLink: boolean
}

/** True when the bytes begin as zip archives do. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

/**
 * The archive's directory. Nothing is inflated before `read`.
 *
 * @param maxTotalBytes that all entries read may unpack to, together; 128 MB unless told otherwise
 * @throws Refusal `extract/zip-bomb` above 2,000 entries, or when they overlap; `extract/unreadable` when the directory is missing or torn
 */
export function openZip(bytes: Uint8Array, maxTotalBytes: number = defaultTotalBytes): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(view, bytes)
  let totalBytes = 0
  const named = [...entries].map(([name, { isLink }]) => ({ name, isLink }))
  return {
    names: named.filter(({ isLink }) => !isLink).map(({ name }) => name),
    links: named.filter(({ isLink }) => isLink).map(({ name }) => name),
    read(name) {
      const entry = entries.get(name)
      if (entry === undefined) return null
      const limit = limitOf(entry, maxTotalBytes - totalBytes)
      // What was unpacked in vain is counted too: many bombs are no cheaper than one.
      totalBytes += limit
      const data = inflate(bytes, view, entry, limit)
      totalBytes += data.length - limit
      return data
    },
  }
}

function readDirectory(view: DataView, bytes: Uint8Array): Map<string, Entry> {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > maxEntryCount) throw bomb(`${count} entries, more than ${maxEntryCount}`)
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw torn()
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const name = unusedName(entries, decodeEntryName(bytes.subarray(at + 46, at + 46 + nameLength)))
    entries.set(name, entryAt(view, at, at + 46 + nameLength, extraLength))
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  const packedBytes = [...entries.values()].reduce((sum, entry) => sum + entry.compressedSize, 0)
  if (packedBytes > bytes.length) throw bomb('entries that share their data')
  return entries
}

/** Two entries may have one name, and neither is lost: the second becomes `cv (2).pdf`. */
function unusedName(entries: ReadonlyMap<string, Entry>, name: string): string {
  if (!entries.has(name)) return name
  const extension = /\.[^./]{1,10}$/.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - extension.length)
  let number = 2
  while (entries.has(`${stem} (${number})${extension}`)) number++
  return `${stem} (${number})${extension}`
}

/** The end record stands within the last 64 KB, before a comment. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw torn()
}

function entryAt(view: DataView, at: number, extraAt: number, extraLength: number): Entry {
  const sizes = { compressedSize: view.getUint32(at + 20, true), offset: view.getUint32(at + 42, true) }
  const is64 = sizes.compressedSize === 0xffffffff || sizes.offset === 0xffffffff
  return {
    ...(is64 ? zip64Sizes(view, at, extraAt, extraLength) : sizes),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    isLink: isUnixLink(view.getUint32(at + 38, true) >>> 16),
  }
}

const isUnixLink = (mode: number): boolean => (mode & 0xf000) === 0xa000

/** Extra field 1 holds, in this order, those of size, compressed size and offset that read 0xffffffff. */
function zip64Sizes(
  view: DataView,
  at: number,
  extraAt: number,
  extraLength: number,
): Pick<Entry, 'compressedSize' | 'offset'> {
  let field = extraAt
  while (field + 4 <= extraAt + extraLength && view.getUint16(field, true) !== 1)
    field += 4 + view.getUint16(field + 2, true)
  if (field + 4 > extraAt + extraLength) throw torn()
  let next = field + 4
  const value = (headerOffset: number): number => {
    const short = view.getUint32(at + headerOffset, true)
    if (short !== 0xffffffff) return short
    next += 8
    return Number(view.getBigUint64(next - 8, true))
  }
  value(24)
  const compressedSize = value(20)
  return { compressedSize, offset: value(42) }
}

/** Bytes that an entry may unpack to. */
function limitOf({ compressedSize }: Entry, bytesLeft: number): number {
  return Math.max(0, Math.min(maxEntryBytes, bytesLeft, Math.max(ratioCountsAboveBytes, compressedSize * maxRatio)))
}

function inflate(bytes: Uint8Array, view: DataView, entry: Entry, limit: number): Uint8Array {
  if (entry.encrypted) {
    throw new Refusal(
      'extract/encrypted',
      'the file is protected by a password',
      'ask for a copy without password; it is listed as unread, not ranked',
    )
  }
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) throw torn()
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.compressedSize > bytes.length) throw torn()
  const data = bytes.subarray(start, start + entry.compressedSize)
  if (entry.method === 0) {
    if (data.length > limit) throw bomb(`more than ${limit} bytes`)
    return data
  }
  if (entry.method !== 8) throw torn()
  return inflateWithin(data, limit)
}

function inflateWithin(data: Uint8Array, limit: number): Uint8Array {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, limit) })
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw tooLarge ? bomb(`an entry that unpacks to more than ${limit} bytes`) : torn()
  }
}

const bomb = (what: string): Refusal =>
  new Refusal(
    'extract/zip-bomb',
    `this file is packed to grow without measure: ${what}`,
    'if you trust the sender, unpack it yourself and run again on the folder, or save it anew',
  )

const torn = (): Refusal =>
  new Refusal(
    'extract/unreadable',
    'this file is a torn or damaged archive: its parts cannot be unpacked',
    'open it yourself to see whether it is damaged, and ask for a PDF when it is',
  )
