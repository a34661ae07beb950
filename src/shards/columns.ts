/** What a merge knows of every application: some bytes of each in memory, the rest put aside. */
import type { Assessment } from '../model/assessment.ts'
import { Rows, type Scratch } from '../model/put-aside.ts'
import type { Rubric } from '../model/rubric.ts'
import { type InOrder, isPartlyRead } from '../score/index.ts'
import { openIdOrder } from './id-order.ts'

/** Where a record is. */
interface RecordPlace {
  readonly shard: number
  readonly start: number
  readonly end: number
}

/** Applications by number: in the order in which they were added. */
export interface Columns {
  readonly count: number
  /** Those that are added next are of the next shard. */
  beginShard(): void
  add(assessment: Assessment, place: Omit<RecordPlace, 'shard'>): void
  placeOf(number: number): RecordPlace
  /** By criterion, 0 to 1. */
  scoresOf(number: number): Float64Array
  /** The numbers of all, by id. */
  byId(): Uint32Array
  /** The same by points, then by id; those without points come last. */
  order(byId: Uint32Array): Uint32Array
  /** What ranks applications in such an order, all of them read. */
  inOrder(order: Uint32Array): InOrder
}

export function openColumns(rubric: Rubric, scratch: Scratch): Columns {
  const width = rubric.criteria.length
  const ids = openIdOrder(scratch)
  const places = new Rows(Float64Array, 2, scratch)
  const scores = new Rows(Float64Array, width, scratch)
  const firstOfShard: number[] = []
  const levels = new Levels()
  return {
    get count() {
      return places.length
    },
    beginShard: () => {
      firstOfShard.push(places.length)
    },
    add: (assessment, { start, end }) => {
      const { id, points, criteria } = assessment
      levels.add(points, isPartlyRead(assessment))
      ids.add(id)
      places.add([start, end])
      scores.add(criteria.map(({ score }) => score))
    },
    placeOf: (number) => {
      const [start = 0, end = 0] = places.at(number)
      return { shard: shardOf(number, firstOfShard), start, end }
    },
    scoresOf: (number) => scores.at(number),
    byId: () => ids.order(),
    order: (byId) => levels.order(byId),
    inOrder: (order) => ({
      count: order.length,
      points: levels.pointsOf(order),
      partlyRead: levels.partlyReadOf(order),
      scores: (start, end) => {
        const found = new Float64Array((end - start) * width)
        for (let at = start; at < end; at++) found.set(scores.at(order[at] ?? 0), (at - start) * width)
        return found
      },
    }),
  }
}

/** The last shard that begins at the number or before it; those without applications begin where the next one does. */
function shardOf(number: number, firstOfShard: readonly number[]): number {
  let low = 0
  for (let high = firstOfShard.length; high - low > 1; ) {
    const middle = (low + high) >> 1
    if ((firstOfShard[middle] ?? 0) <= number) low = middle
    else high = middle
  }
  return low
}

/** Points are told to a tenth, so that there are 1,001 of them. */
const tenths = 1000
const unread = 0xffff
const partlyReadBit = 0x8000

/** Points and doubts, in two bytes an application. */
class Levels {
  #all = new Uint16Array(1024)
  #count = 0

  add(points: number | null, isPartlyRead: boolean): void {
    if (this.#count === this.#all.length) {
      const larger = new Uint16Array(2 * this.#count)
      larger.set(this.#all)
      this.#all = larger
    }
    this.#all[this.#count++] = points === null ? unread : Math.round(points * 10) | (isPartlyRead ? partlyReadBit : 0)
  }

  /** Sorts by counting; what is equal stays as it comes. */
  order(byId: Uint32Array): Uint32Array {
    const nextPlace = new Uint32Array(tenths + 3)
    for (const number of byId) {
      const bin = this.#binOf(number) + 1
      nextPlace[bin] = (nextPlace[bin] ?? 0) + 1
    }
    for (let bin = 1; bin < nextPlace.length; bin++) nextPlace[bin] = (nextPlace[bin] ?? 0) + (nextPlace[bin - 1] ?? 0)
    const order = new Uint32Array(byId.length)
    for (const number of byId) {
      const bin = this.#binOf(number)
      const place = nextPlace[bin] ?? 0
      order[place] = number
      nextPlace[bin] = place + 1
    }
    return order
  }

  /** In tenths, which rank as points do. */
  pointsOf(order: Uint32Array): Uint16Array {
    return Uint16Array.from(order, (number) => this.#tenthOf(number))
  }

  partlyReadOf(order: Uint32Array): Uint8Array {
    return Uint8Array.from(order, (number) => ((this.#all[number] ?? 0) & partlyReadBit ? 1 : 0))
  }

  #tenthOf(number: number): number {
    return (this.#all[number] ?? 0) & ~partlyReadBit
  }

  /** From 0 for all points to 1,000 for none, and then the unread. */
  #binOf(number: number): number {
    return this.#all[number] === unread ? tenths + 1 : tenths - this.#tenthOf(number)
  }
}
