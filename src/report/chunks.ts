/** A text too long for one string: made piece by piece while it is written, and as often as it is asked for. */

export class Chunks implements Iterable<string> {
  readonly #make: () => Iterable<string>

  /** @param make gives the pieces in order, from the first again at every call */
  constructor(make: () => Iterable<string>) {
    this.#make = make
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#make()[Symbol.iterator]()
  }

  /** All of it as one string; throws where that is too long. */
  toString(): string {
    return [...this].join('')
  }
}
