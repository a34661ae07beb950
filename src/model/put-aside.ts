/** What is put aside while all of it would be too much for memory. */

/** A place for bytes, such as a file that goes when the program ends. */
export interface Scratch {
  /**
   * Writes behind what was there.
   *
   * @returns where the bytes begin
   */
  append(bytes: Uint8Array): number
  /** The bytes from `start` up to `end`, all of which were written. */
  read(start: number, end: number): Uint8Array
  /** By which other threads of the program can read it. */
  readonly file: number
}

/** Bytes that are not in memory. */
export interface PutAside {
  readonly on: Pick<Scratch, 'read' | 'file'>
  readonly start: number
  readonly end: number
}

export function putAside(on: Scratch, bytes: Uint8Array): PutAside {
  const start = on.append(bytes)
  return { on, start, end: start + bytes.length }
}

/** Those from `from` up to `to`, or to the end, where they are. */
export function partHeld(held: Uint8Array | PutAside, from: number, to?: number): Uint8Array | PutAside {
  if (held instanceof Uint8Array) return held.subarray(from, to)
  return { on: held.on, start: held.start + from, end: to === undefined ? held.end : held.start + to }
}

export function bytesHeld(held: Uint8Array | PutAside): Uint8Array {
  return held instanceof Uint8Array ? held : held.on.read(held.start, held.end)
}

interface ArrayType<Numbers> {
  new (length: number): Numbers
  new (buffer: ArrayBuffer): Numbers
  readonly BYTES_PER_ELEMENT: number
}

/** Rows of numbers, all of one width. The block that is being filled is in memory, the others where `scratch` has them. */
export class Rows<Numbers extends Int32Array | Float64Array> {
  readonly #type: ArrayType<Numbers>
  readonly #width: number
  readonly #scratch: Scratch | null
  readonly #rowsInBlock: number
  /** Full ones: where they begin, or themselves. */
  readonly #blocks: (number | Numbers)[] = []
  #open: Numbers
  #length = 0

  /** @param scratch null to keep all in memory */
  constructor(type: ArrayType<Numbers>, width: number, scratch: Scratch | null, numbersInBlock = megabytes) {
    this.#type = type
    this.#width = width
    this.#scratch = scratch
    this.#rowsInBlock = Math.max(1, Math.floor(numbersInBlock / width))
    this.#open = new type(this.#rowsInBlock * width)
  }

  get length(): number {
    return this.#length
  }

  /** @param row as many numbers as the width; fewer leave zeros behind them */
  add(row: ArrayLike<number>): void {
    this.#open.set(row, (this.#length % this.#rowsInBlock) * this.#width)
    this.#length++
    if (this.#length % this.#rowsInBlock !== 0) return
    this.#blocks.push(this.#scratch === null ? this.#open : this.#scratch.append(bytesOf(this.#open)))
    this.#open = new this.#type(this.#rowsInBlock * this.#width)
  }

  at(index: number): Numbers {
    const block = this.#blocks[Math.floor(index / this.#rowsInBlock)] ?? this.#open
    const start = (index % this.#rowsInBlock) * this.#width
    if (typeof block !== 'number') return block.slice(start, start + this.#width) as Numbers
    return this.#read(block + start * this.#type.BYTES_PER_ELEMENT, this.#width)
  }

  /** All rows in the order in which they came, a block at a time: its numbers, and the index of its first row. */
  *blocks(): Iterable<{ readonly numbers: Numbers; readonly first: number }> {
    for (const [index, block] of this.#blocks.entries()) {
      const numbers = typeof block === 'number' ? this.#read(block, this.#rowsInBlock * this.#width) : block
      yield { numbers, first: index * this.#rowsInBlock }
    }
    const first = this.#blocks.length * this.#rowsInBlock
    yield { numbers: this.#open.subarray(0, (this.#length - first) * this.#width) as Numbers, first }
  }

  #read(start: number, count: number): Numbers {
    const bytes = this.#scratch?.read(start, start + count * this.#type.BYTES_PER_ELEMENT) ?? new Uint8Array()
    // A copy: numbers begin at a multiple of their size.
    return new this.#type(new Uint8Array(bytes).buffer)
  }
}

/** One or two, as numbers. */
const megabytes = 2 ** 18

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
