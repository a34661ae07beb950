/** The file that a shard leaves: the records of its applications, and a digest by which a torn or foreign one is known. */
import { createHash } from 'node:crypto'

/**
 * A line that says what it is, then each record behind its length (4 bytes, big-endian), then the length 0, and the digest
 * of all before (32 bytes).
 */
const format = 'cvsift part 1'

/** Why a part is not taken. */
export type PartFault = 'missing' | 'damaged' | 'foreign'

export class PartError extends Error {
  readonly fault: PartFault

  constructor(fault: PartFault) {
    super(`the part is ${fault}`)
    this.fault = fault
  }
}

/** The bytes of a part while its records are made. */
export async function* partBytes(fingerprint: string, records: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256')
  const hashed = (bytes: Uint8Array): Uint8Array => {
    hash.update(bytes)
    return bytes
  }
  yield hashed(headOf(fingerprint))
  for await (const record of records) yield hashed(Buffer.concat([lengthOf(record.length), record]))
  yield hashed(lengthOf(0))
  yield hash.digest()
}

/** What a part holds, to be known again. */
export interface PartDigest {
  readonly size: number
  /** Of the whole file. */
  readonly sha256: string
}

/** A record, and where it stands in its file. */
export interface PlacedRecord {
  readonly record: Uint8Array
  readonly start: number
  readonly end: number
}

/**
 * The records of a part, each as it is read. Nothing holds until the last was given: the digest stands behind it.
 *
 * @param chunks the file in pieces of any size
 * @param onWhole told when it is
 * @throws PartError when it is another run's, or not whole
 */
export function* recordsIn(
  chunks: Iterable<Uint8Array>,
  fingerprint: string,
  onWhole: (digest: PartDigest) => void = () => {},
): Iterable<PlacedRecord> {
  const reader = new Reader(chunks)
  const head = headOf(fingerprint)
  if (!head.equals(reader.take(head.length))) throw new PartError('foreign')
  for (;;) {
    const length = Buffer.from(reader.take(lengthBytes)).readUInt32BE()
    if (length === 0) break
    const start = reader.position
    yield { record: reader.take(length), start, end: start + length }
  }
  const digest = reader.digest()
  if (!digest.equals(reader.take(digestBytes)) || !reader.isAtEnd()) throw new PartError('damaged')
  onWhole({ size: reader.position, sha256: reader.digest().toString('hex') })
}

const lengthBytes = 4
const digestBytes = 32

function headOf(fingerprint: string): Buffer {
  return Buffer.from(`${format} ${fingerprint}\n`)
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(lengthBytes)
  bytes.writeUInt32BE(length)
  return bytes
}

/** Takes bytes from the front of a file, and digests what it gave. */
class Reader {
  readonly #chunks: Iterator<Uint8Array>
  readonly #hash = createHash('sha256')
  #rest: Buffer = Buffer.alloc(0)
  position = 0

  constructor(chunks: Iterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.iterator]()
  }

  /** @throws PartError when there are fewer */
  take(length: number): Uint8Array {
    const got = [this.#rest]
    let size = this.#rest.length
    while (size < length) {
      const next = this.#chunks.next()
      if (next.done === true) throw new PartError(this.position === 0 ? 'foreign' : 'damaged')
      got.push(Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length))
      size += next.value.length
    }
    const all = got.length === 1 ? this.#rest : Buffer.concat(got)
    this.#rest = all.subarray(length)
    this.position += length
    const taken = all.subarray(0, length)
    this.#hash.update(taken)
    return taken
  }

  /** Of all that was taken so far. */
  digest(): Buffer {
    return this.#hash.copy().digest()
  }

  isAtEnd(): boolean {
    return this.#rest.length === 0 && this.#chunks.next().done === true
  }
}
