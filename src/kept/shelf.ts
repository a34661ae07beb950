/** Where packed evidence lies until the end of a run. */
import { type PutAside, putAside, type Scratch } from '../model/put-aside.ts'

export interface Shelf {
  /** @returns the same bytes, to stay */
  hold(bytes: Uint8Array): Uint8Array | PutAside
}

/** @param scratch null to keep them in memory */
export function openShelf(scratch: Scratch | null): Shelf {
  return scratch === null ? new MemoryShelf() : { hold: (bytes) => putAside(scratch, bytes) }
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
