/** Which of many CVs are nearly the same, by their sketches: exact, and the sketches need not be in memory. */
import { Rows, type Scratch } from '../model/put-aside.ts'

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
  readonly #rows: Rows<Int32Array>
  readonly #row = new Int32Array(1 + sketchSize)

  /** @param scratch where most of them are; null for memory */
  constructor(scratch: Scratch | null = null) {
    this.#rows = new Rows(Int32Array, 1 + sketchSize, scratch)
  }

  get length(): number {
    return this.#rows.length
  }

  /** @param owner the application's index; those of one come together */
  add(owner: number, sketches: readonly Int32Array[]): void {
    for (const sketch of sketches) {
      this.#row[0] = owner
      this.#row.set(sketch, 1)
      this.#rows.add(this.#row)
    }
  }

  /** @param visit told of each sketch its number, its owner, and where in an array its hashes begin */
  forEach(visit: (sketch: number, owner: number, numbers: Int32Array, start: number) => void): void {
    for (const { numbers, first } of this.#rows.blocks()) {
      for (let at = 0, sketch = first; at < numbers.length; at += 1 + sketchSize, sketch++)
        visit(sketch, numbers[at] ?? 0, numbers, at + 1)
    }
  }
}

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
 */
export function nearPairs(
  shelf: SketchShelf,
  { placeOf = null, concerns = () => true, placesAtOnce = 4_000_000 }: PairOptions = {},
): IndexPair[] {
  const order = inOrder(shelf, placeOf)
  // More than a sketch holds is all the same.
  const sharedCounts = new Uint8ClampedArray(order.owners.reduce((most, each) => Math.max(most, each + 1), 0))
  forEachShared(order, placesAtOnce, ({ holders }) => {
    for (const each of holders) sharedCounts[each] = (sharedCounts[each] ?? 0) + 1
  })
  const isLikely = (index: number) => (sharedCounts[index] ?? 0) >= leastShared
  const pairs = new Map<number, { readonly pair: IndexPair; count: number; firstPlace: number }>()
  forEachShared(order, placesAtOnce, ({ firstPlace, holders }) => {
    for (const pair of pairsOf(holders.filter(isLikely))) {
      if (!concerns(pair[0]) && !concerns(pair[1])) continue
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

interface PairOptions {
  /** Another index for each owner, by which the pairs are then named; the owners themselves unless given. */
  readonly placeOf?: Uint32Array | null
  /** Whether pairs with this one are wanted; default all. */
  readonly concerns?: (index: number) => boolean
  /** Hashes that are sorted at a time. */
  readonly placesAtOnce?: number
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
  sketches.shelf.forEach((sketch, _owner, numbers, start) => {
    const firstPlace = (sketches.positions[sketch] ?? 0) * sketchSize
    for (let index = 0; index < sketchSize; index++) {
      const hash = (numbers[start + index] ?? 0) >>> 0
      if ((hash & mask) !== part) continue
      if (filled % chunkSize === 0) found.push(new Float64Array(chunkSize))
      const chunk = found.at(-1)
      if (chunk !== undefined)
        chunk[filled++ % chunkSize] = Math.floor(hash / partCount) * placeUnit + firstPlace + index
    }
  })
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

/** Sketches, and where each stands by the index of its application. */
interface Ordered {
  readonly shelf: SketchShelf
  /** By sketch, in the order in which they came. */
  readonly positions: Uint32Array
  /** The application of each position, ascending. */
  readonly owners: Uint32Array
}

function inOrder(shelf: SketchShelf, placeOf: Uint32Array | null): Ordered {
  const ownerOf = new Uint32Array(shelf.length)
  shelf.forEach((sketch, owner) => {
    ownerOf[sketch] = placeOf?.[owner] ?? owner
  })
  const order = new Uint32Array(shelf.length).map((_, index) => index)
  if (placeOf !== null) order.sort((a, b) => (ownerOf[a] ?? 0) - (ownerOf[b] ?? 0) || a - b)
  const positions = new Uint32Array(order.length)
  for (const [position, sketch] of order.entries()) positions[sketch] = position
  return { shelf, positions, owners: order.map((sketch) => ownerOf[sketch] ?? 0) }
}
