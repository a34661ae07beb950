/** Which of many CVs are nearly the same, by their sketches: exact, in little more memory than the sketches take. */

/** Hashes in a sketch; a text with fewer phrases has none. */
export const sketchSize = 64
/** Share of the sketch in common from which texts are near-identical: about the share of phrases in common. */
const nearlyAll = 0.8
const leastShared = nearlyAll * sketchSize
/** Hashes that are so common belong to a form that everybody filled in, and are not compared. */
const commonFrom = 50

/** Two applications, by index, the lower one first. */
export type IndexPair = readonly [first: number, second: number]

/** Sketches, each with the application that it is of. */
export class SketchShelf {
  readonly #blocks: Int32Array[] = []
  readonly #owners: number[] = []

  get length(): number {
    return this.#owners.length
  }

  /** @param owner the application's index */
  add(owner: number, sketches: readonly Int32Array[]): void {
    for (const sketch of sketches) {
      const at = this.#owners.length % sketchesInBlock
      if (at === 0) this.#blocks.push(new Int32Array(sketchesInBlock * sketchSize))
      this.#blocks.at(-1)?.set(sketch, at * sketchSize)
      this.#owners.push(owner)
    }
  }

  ownerOf(sketch: number): number {
    return this.#owners[sketch] ?? 0
  }

  hashesOf(sketch: number): Int32Array {
    const at = (sketch % sketchesInBlock) * sketchSize
    const block = this.#blocks[Math.floor(sketch / sketchesInBlock)] ?? new Int32Array(0)
    return block.subarray(at, at + sketchSize)
  }
}

const sketchesInBlock = 4096

/** A hash that several applications have: where it is met first, and their indices, ascending. */
interface SharedHash {
  readonly firstPlace: number
  readonly holders: readonly number[]
}

/**
 * Pairs whose sketches have most hashes in common; in the order of the hash that both are met with first, then by index.
 *
 * Only applications that share most of their hashes with anybody can be in a pair, which are few: pairs are counted for
 * them alone.
 *
 * @param placeOf another index for each owner, by which the pairs are then named; the owners themselves unless given
 * @param placesAtOnce hashes that are sorted at a time
 */
export function nearPairs(
  shelf: SketchShelf,
  placeOf: Uint32Array | null = null,
  placesAtOnce = 4_000_000,
): IndexPair[] {
  const order = inOrder(shelf, placeOf)
  const sharedCounts = new Map<number, number>()
  forEachShared(order, placesAtOnce, ({ holders }) => {
    for (const each of holders) sharedCounts.set(each, (sharedCounts.get(each) ?? 0) + 1)
  })
  const isLikely = (index: number) => (sharedCounts.get(index) ?? 0) >= leastShared
  const pairs = new Map<number, { readonly pair: IndexPair; count: number; firstPlace: number }>()
  forEachShared(order, placesAtOnce, ({ firstPlace, holders }) => {
    for (const pair of pairsOf(holders.filter(isLikely))) {
      const key = pair[0] * indexLimit + pair[1]
      const known = pairs.get(key)
      if (known === undefined) pairs.set(key, { pair, count: 1, firstPlace })
      else {
        known.count++
        known.firstPlace = Math.min(known.firstPlace, firstPlace)
      }
    }
  })
  return [...pairs.values()]
    .filter(({ count }) => count >= leastShared)
    .toSorted((a, b) => a.firstPlace - b.firstPlace || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1])
    .map(({ pair }) => pair)
}

/** Indices are lower, so that two of them are one number. */
const indexLimit = 2 ** 26

/**
 * Gives every hash that 2 to `commonFrom` applications have. By sorting, a part of the hashes at a time: a number of 53 bits
 * holds what is left of the hash and its place.
 */
function forEachShared(sketches: Ordered, placesAtOnce: number, visit: (shared: SharedHash) => void): void {
  const placeCount = sketches.owners.length * sketchSize
  if (placeCount === 0) return
  const { partCount, placeUnit } = partsFor(placeCount, placesAtOnce)
  for (let part = 0; part < partCount; part++) {
    for (const places of samesIn(placesByHash(sketches, { part, partCount, placeUnit }), placeUnit)) {
      const holders = holdersOf(places, (place) => sketches.owners[Math.floor(place / sketchSize)] ?? 0)
      if (holders.length > 1 && holders.length <= commonFrom) visit({ firstPlace: places[0] ?? 0, holders })
    }
  }
}

/** The places of each hash that stands at several. */
function* samesIn(sorted: Float64Array, placeUnit: number): Iterable<Float64Array> {
  for (let start = 0, end = 1; start < sorted.length; start = end++) {
    const hash = Math.floor((sorted[start] ?? 0) / placeUnit)
    while (end < sorted.length && Math.floor((sorted[end] ?? 0) / placeUnit) === hash) end++
    if (end - start > 1) yield sorted.subarray(start, end).map((each) => each % placeUnit)
  }
}

/** Into how many parts hashes are divided: so many that hash and place fit together, and no part is large. */
function partsFor(
  placeCount: number,
  placesAtOnce: number,
): { readonly partCount: number; readonly placeUnit: number } {
  const placeBits = Math.ceil(Math.log2(placeCount + 1))
  const forBits = Math.max(0, hashBits + placeBits - safeBits)
  const forSize = Math.max(0, Math.ceil(Math.log2(placeCount / placesAtOnce)))
  return { partCount: 2 ** Math.max(forBits, forSize), placeUnit: 2 ** placeBits }
}

const hashBits = 32
const safeBits = 53

interface PartOfHashes {
  readonly part: number
  readonly partCount: number
  readonly placeUnit: number
}

/** Of one part of the hashes: hash and place as one number each, ascending. */
function placesByHash(sketches: Ordered, { part, partCount, placeUnit }: PartOfHashes): Float64Array {
  const mask = partCount - 1
  const found: Float64Array[] = []
  let filled = 0
  for (let at = 0; at < sketches.owners.length; at++) {
    const hashes = sketches.hashesAt(at)
    for (let index = 0; index < sketchSize; index++) {
      const hash = (hashes[index] ?? 0) >>> 0
      if ((hash & mask) !== part) continue
      if (filled % chunkSize === 0) found.push(new Float64Array(chunkSize))
      const chunk = found.at(-1)
      if (chunk !== undefined)
        chunk[filled++ % chunkSize] = Math.floor(hash / partCount) * placeUnit + at * sketchSize + index
    }
  }
  const all = new Float64Array(filled)
  for (const [index, chunk] of found.entries())
    all.set(chunk.subarray(0, Math.min(chunkSize, filled - index * chunkSize)), index * chunkSize)
  return all.sort()
}

const chunkSize = 65_536

/** The applications of some places, each once; stops where there are too many. */
function holdersOf(places: Float64Array, ownerAt: (place: number) => number): number[] {
  const holders: number[] = []
  for (const each of places) {
    const owner = ownerAt(each)
    if (holders.at(-1) !== owner) holders.push(owner)
    if (holders.length > commonFrom) break
  }
  return holders
}

function pairsOf(holders: readonly number[]): IndexPair[] {
  return holders.flatMap((first, at) => holders.slice(at + 1).map((second): IndexPair => [first, second]))
}

/** Sketches by the index of their application. */
interface Ordered {
  readonly owners: Uint32Array
  hashesAt(position: number): Int32Array
}

function inOrder(shelf: SketchShelf, placeOf: Uint32Array | null): Ordered {
  const ownerOf = (sketch: number) => placeOf?.[shelf.ownerOf(sketch)] ?? shelf.ownerOf(sketch)
  const order = Uint32Array.from({ length: shelf.length }, (_, index) => index)
  if (placeOf !== null) order.sort((a, b) => ownerOf(a) - ownerOf(b) || a - b)
  return { owners: order.map(ownerOf), hashesAt: (position) => shelf.hashesOf(order[position] ?? 0) }
}
