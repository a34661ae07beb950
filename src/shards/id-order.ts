/** The order of many ids, of which some thousand are in memory at a time. */
import type { Scratch } from '../model/put-aside.ts'

export interface IdOrder {
  /** The next application's. */
  add(id: string): void
  /** Applications by id: their numbers, in the order in which they were added. */
  order(): Uint32Array
}

interface Numbered {
  readonly id: string
  readonly number: number
}

/** Runs are sorted in memory, put aside, and merged. @param runLength ids in memory at a time */
export function openIdOrder(scratch: Scratch, runLength = 32_768): IdOrder {
  const runs: Run[] = []
  let open: Numbered[] = []
  let count = 0
  const close = () => {
    runs.push(writeRun(open.toSorted(byId), scratch))
    open = []
  }
  return {
    add: (id) => {
      open.push({ id, number: count++ })
      if (open.length === runLength) close()
    },
    order: () => {
      if (open.length > 0) close()
      const order = new Uint32Array(count)
      let at = 0
      for (const { number } of mergeRuns(runs, scratch)) order[at++] = number
      return order
    },
  }
}

/** Where pieces of a run are; the ids go on over from one to the next. */
type Run = readonly (readonly [start: number, end: number])[]

/** Ids that are read at a time. */
const idsInPiece = 512

function writeRun(sorted: readonly Numbered[], scratch: Scratch): Run {
  return Array.from({ length: Math.ceil(sorted.length / idsInPiece) }, (_, piece) => {
    const bytes = Buffer.from(
      JSON.stringify(sorted.slice(piece * idsInPiece, (piece + 1) * idsInPiece).map(({ id, number }) => [id, number])),
    )
    const start = scratch.append(bytes)
    return [start, start + bytes.length]
  })
}

function* readRun(run: Run, scratch: Scratch): Iterator<Numbered> {
  for (const [start, end] of run) {
    const piece = JSON.parse(Buffer.from(scratch.read(start, end)).toString('utf8')) as [string, number][]
    for (const [id, number] of piece) yield { id, number }
  }
}

interface Head {
  readonly next: Numbered
  readonly rest: Iterator<Numbered>
}

/** All of several sorted runs, by a heap of the first of each. */
function* mergeRuns(runs: readonly Run[], scratch: Scratch): Iterable<Numbered> {
  const heap: Head[] = []
  const advance = (rest: Iterator<Numbered>): Head | null => {
    const { done, value } = rest.next()
    return done === true ? null : { next: value, rest }
  }
  for (const run of runs) {
    const head = advance(readRun(run, scratch))
    if (head !== null) push(heap, head)
  }
  for (let first = heap[0]; first !== undefined; first = heap[0]) {
    yield first.next
    const head = advance(first.rest) ?? heap.pop()
    if (head !== undefined && heap.length > 0) sink(heap, head)
  }
}

function push(heap: Head[], head: Head): void {
  let at = heap.push(head) - 1
  for (let parent = (at - 1) >> 1; at > 0 && isBefore(head, heap[parent]); parent = (at - 1) >> 1) {
    heap[at] = heap[parent] ?? head
    at = parent
  }
  heap[at] = head
}

/** Puts it in the place of the first, and as far down as it goes. */
function sink(heap: Head[], head: Head): void {
  let at = 0
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (isBefore(heap[child + 1], heap[child])) child++
    const below = heap[child]
    if (below === undefined || isBefore(head, below)) break
    heap[at] = below
    at = child
  }
  heap[at] = head
}

function isBefore(a: Head | undefined, b: Head | undefined): boolean {
  return a !== undefined && b !== undefined && byId(a.next, b.next) < 0
}

function byId(a: Numbered, b: Numbered): number {
  return a.id < b.id ? -1 : 1
}
