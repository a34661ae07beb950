/** Parts → the bytes of a zip archive, each deflated while it is made; the same parts give the same bytes. */
import { crc32, deflateRawSync, constants as zlib } from 'node:zlib'

export interface Part {
  /** ASCII. */
  readonly name: string
  readonly content: Iterable<string>
}

/** UTF-16 units that are deflated at once; each piece begins anew, which costs next to nothing at this size. */
const pieceLength = 1 << 18

/** Deflated; what a part measures follows it, since it is not known before. */
const FLAGS = 0x0008
const METHOD = 8
const VERSION = 20
/** 1 January 1980, the earliest that the format knows: no archive tells when it was made. */
const DATE = 0x0021

interface Written {
  readonly name: Buffer
  readonly offset: number
  readonly crc: number
  /** Bytes, deflated and before. */
  readonly packed: number
  readonly size: number
}

/** @see PKWARE APPNOTE 6.3.10, §§ 4.3.7 to 4.3.16; parts and archive below 4 GB */
export function* zipped(parts: Iterable<Part>): Iterable<Uint8Array> {
  const written: Written[] = []
  let offset = 0
  for (const { name, content } of parts) {
    const title = Buffer.from(name, 'ascii')
    const header = fields([0x04034b50, VERSION, FLAGS, METHOD, 0, DATE, 0, 0, 0, title.length, 0], '42222244422')
    yield Buffer.concat([header, title])
    let [crc, packed, size] = [0, 0, 0]
    for (const { bytes, isLast } of inPieces(content)) {
      const deflated = deflateRawSync(bytes, { finishFlush: isLast ? zlib.Z_FINISH : zlib.Z_SYNC_FLUSH })
      crc = crc32(bytes, crc)
      packed += deflated.length
      size += bytes.length
      yield deflated
    }
    yield fields([0x08074b50, crc, packed, size], '4444')
    written.push({ name: title, offset, crc, packed, size })
    offset += header.length + title.length + packed + 16
  }
  const directory = Buffer.concat(written.map(directoryEntry))
  yield directory
  yield fields([0x06054b50, 0, 0, written.length, written.length, directory.length, offset, 0], '42222442')
}

function directoryEntry({ name, offset, crc, packed, size }: Written): Buffer {
  const values = [0x02014b50, VERSION, VERSION, FLAGS, METHOD, 0, DATE, crc, packed, size, name.length, 0, 0, 0, 0, 0]
  return Buffer.concat([fields([...values, offset], '42222224442222244'), name])
}

/** Little-endian numbers of the widths given, a digit each. */
function fields(values: readonly number[], widths: string): Buffer {
  const digits = [...widths].map(Number)
  const buffer = Buffer.alloc(digits.reduce((sum, width) => sum + width, 0))
  let at = 0
  for (const [index, width] of digits.entries()) at = buffer.writeUIntLE(values[index] ?? 0, at, width)
  return buffer
}

function* inPieces(content: Iterable<string>): Iterable<{ readonly bytes: Buffer; readonly isLast: boolean }> {
  let pending: string[] = []
  let length = 0
  for (const text of content) {
    pending.push(text)
    length += text.length
    if (length < pieceLength) continue
    yield { bytes: Buffer.from(pending.join(''), 'utf8'), isLast: false }
    pending = []
    length = 0
  }
  yield { bytes: Buffer.from(pending.join(''), 'utf8'), isLast: true }
}
