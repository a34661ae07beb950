/** Bytes that last as long as a run, in few large blocks: no object of its own for each, and threads share them without a copy. */

/** Bytes. */
const blockSize = 2 ** 20

/** A block goes when nothing that was put on it is wanted any more. */
export class Shelf {
  #block = new Uint8Array(new SharedArrayBuffer(0))
  #used = 0

  /** @returns the same bytes, to stay */
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
