/** What was made last, so that several reports that go through the same people make it once. */

/**
 * In a ring and not in a map: a map of which the oldest are deleted is copied again and again, and what its old copies still name
 * outlives the collections of young objects.
 */
export class Recent<Key, Value> {
  readonly #keys: (Key | null)[]
  readonly #values: (Value | null)[]
  readonly #make: (key: Key) => Value
  /** Where the next one goes. */
  #next = 0

  /** @param limit values remembered at most; all of them are looked at, so some hundred */
  constructor(limit: number, make: (key: Key) => Value) {
    this.#keys = new Array<Key | null>(limit).fill(null)
    this.#values = new Array<Value | null>(limit).fill(null)
    this.#make = make
  }

  of(key: Key): Value {
    const at = this.#keys.indexOf(key)
    if (at >= 0) return this.#values[at] as Value
    const value = this.#make(key)
    this.#keys[this.#next] = key
    this.#values[this.#next] = value
    this.#next = (this.#next + 1) % this.#keys.length
    return value
  }
}
