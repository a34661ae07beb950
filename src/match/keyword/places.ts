/**
 * Where each word of a document stands, found by a number of the word. Few words that are looked for stand in a document,
 * and a look at a small table tells of most of them that they do not.
 */
export interface Places {
  readonly words: readonly string[]
  /** Of each number, the place after its first word; 0 for none. */
  readonly first: Int32Array
  /** Of each word, the place after the next one of its number; 0 for none. */
  readonly next: Int32Array
}

/** A page of text takes a tenth of them. */
const numberCount = 1 << 12

export function placesOf(words: readonly string[]): Places {
  const first = new Int32Array(numberCount)
  const next = new Int32Array(words.length)
  for (let at = words.length - 1; at >= 0; at--) {
    const number = numberOf(words[at] ?? '')
    next[at] = first[number] ?? 0
    first[number] = at + 1
  }
  return { words, first, next }
}

/** The same for equal words, seldom for others. */
function numberOf(word: string): number {
  const { length } = word
  let number = length
  for (let at = 0; at < length && at < 4; at++) number = Math.imul(number, 31) + word.charCodeAt(at)
  for (let at = Math.max(4, length - 3); at < length; at++) number = Math.imul(number, 31) + word.charCodeAt(at)
  return (number ^ (number >>> 12)) & (numberCount - 1)
}

/** Words to look for, and their numbers. */
export interface Sought<Value> {
  readonly numbers: Uint16Array
  readonly entries: readonly (readonly [word: string, value: Value])[]
}

export function soughtOf<Value>(entries: Iterable<readonly [string, Value]>): Sought<Value> {
  const all = [...entries]
  return { entries: all, numbers: Uint16Array.from(all, ([word]) => numberOf(word)) }
}

/** Calls `visit` for every place of every word: in the order of those that are looked for, then of the document. */
export function visitPlaces<Value>(
  { numbers, entries }: Sought<Value>,
  { words, first, next }: Places,
  visit: (value: Value, at: number) => void,
): void {
  for (let index = 0; index < numbers.length; index++) {
    let after = first[numbers[index] ?? 0] ?? 0
    const entry = after > 0 ? entries[index] : undefined
    if (entry === undefined) continue
    for (; after > 0; after = next[after - 1] ?? 0) {
      if (words[after - 1] === entry[0]) visit(entry[1], after - 1)
    }
  }
}
