/** A text too long for one string: made piece by piece while it is written, and as often as it is asked for. */

export class Chunks implements Iterable<string | Uint8Array> {
  readonly #make: () => Iterable<string | Uint8Array>

  /** @param make gives the pieces in order, from the first again at every call */
  constructor(make: () => Iterable<string | Uint8Array>) {
    this.#make = make
  }

  [Symbol.iterator](): Iterator<string | Uint8Array> {
    return this.#make()[Symbol.iterator]()
  }

  /** All of it as one string; throws where that is too long. */
  toString(): string {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    return [...this].map((chunk) => (typeof chunk === 'string' ? chunk : decoder.decode(chunk))).join('')
  }
}

/** Texts and bytes one behind the other: what is written of one person is one chunk. */
export function joined(parts: readonly (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : part)))
}
