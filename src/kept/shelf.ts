/** Where packed evidence lies until the end of a run. */
import { type PutAside, putAside, type Scratch } from '../model/put-aside.ts'

export interface Shelf {
  /** @returns the same bytes, to stay */
  hold(bytes: Uint8Array): Uint8Array | PutAside
}

/** @param scratch null to keep them in memory, as those are that it has no room for */
export function openShelf(scratch: Scratch | null): Shelf {
  const memory = new MemoryShelf()
  if (scratch === null) return memory
  let isFull = false
  const hold = (bytes: Uint8Array) => {
    if (isFull) return memory.hold(bytes)
    try {
      return putAside(scratch, bytes)
    } catch {
      isFull = true
      return memory.hold(bytes)
    }
  }
  return { hold }
}

/** Bytes. */
const blockSize = 2 ** 20

/** In few large blocks: no object of its own for each, and threads share them without a copy. */
class MemoryShelf implements Shelf {
  #block = new Uint8Array(new SharedArrayBuffer(0))
  #used = 0

  hold(bytes: Uint8Array): Uint8Array {
    if (this.#used + bytes.length > this.#block.length) {
      this.#block = new Uint8Array(new SharedArrayBuffer(Math.max(blockSize, bytes.length)))
      this.#used = 0
    }
    const held = this.#block.subarray(this.#used, this.#used + bytes.length)
    held.set(bytes)
    this.#used += bytes.length
    return held
  }
}
