/** What was made last, so that several reports that go through the same people make it once. */

export class Recent<Key, Value> {
  readonly #made = new Map<Key, Value>()
  readonly #make: (key: Key) => Value
  readonly #limit: number

  /** @param limit values remembered at most */
  constructor(limit: number, make: (key: Key) => Value) {
    this.#limit = limit
    this.#make = make
  }

  of(key: Key): Value {
    const known = this.#made.get(key)
    if (known !== undefined) return known
    const value = this.#make(key)
    this.#made.set(key, value)
    for (const oldest of this.#made.keys()) {
      if (this.#made.size <= this.#limit) break
      this.#made.delete(oldest)
    }
    return value
  }
}
