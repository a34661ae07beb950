/** The order of reading: by points, equal points sharing a rank, the unread last and without one. */
import type { Assessment } from '../model/assessment.ts'
import type { Rubric } from '../model/rubric.ts'
import { type Stabilities, type Stability, stabilitiesOf } from './stability.ts'

/** What places an application among others. */
export interface Scored extends Pick<Assessment, 'id' | 'points'> {
  /** By criterion, 0 to 1; without any when unread. */
  readonly scores: ArrayLike<number>
}

/** Where an application stands. */
export type Place = Pick<Assessment, 'rank' | 'rankInterval' | 'topK'>

export interface Ranking<Item> {
  /** Ranked first to last, then the unread by id. Equal points share a rank, and the next is not moved up (1, 2, 2, 4). */
  readonly order: readonly Item[]
  /** Of the item at an index of the order. */
  placeAt(index: number): Place
}

const unplaced: Place = { rank: null, rankInterval: null, topK: null }

/** Places applications of which no more is at hand than it takes. */
export function rankScored<Item extends Scored>(items: readonly Item[], rubric: Rubric): Ranking<Item> {
  const read = items.filter((each) => each.points !== null).toSorted(byPoints)
  const unread = items.filter((each) => each.points === null).toSorted(byId)
  const stability = stabilityOf(read, rubric)
  const ranks = new Uint32Array(read.length)
  for (const [index, { points }] of read.entries())
    ranks[index] = points === read[index - 1]?.points ? (ranks[index - 1] ?? 0) : index + 1
  return {
    order: [...read, ...unread],
    placeAt: (index) => (index < read.length ? placeOf(stability.at(index), ranks[index] ?? 0) : unplaced),
  }
}

/** Levels at the top can only be less in a draw, so that somebody's ranks may all lie beside the rank they have. */
function placeOf({ rankInterval, topK }: Stability, rank: number): Place {
  const { low, high, confidence } = rankInterval
  return { rank, rankInterval: { low: Math.min(low, rank), high: Math.max(high, rank), confidence }, topK }
}

/** The assessments with their places, in the order of the ranking. */
export function rank(assessments: readonly Assessment[], rubric: Rubric): Assessment[] {
  const items = assessments.map((assessment) => {
    const { id, points, criteria } = assessment
    return { id, points, scores: criteria.map(({ score }) => score), assessment }
  })
  const { order, placeAt } = rankScored(items, rubric)
  return order.map(({ assessment }, index) => ({ ...assessment, ...placeAt(index) }))
}

function stabilityOf(read: readonly Scored[], rubric: Rubric): Stabilities {
  const width = rubric.criteria.length
  const scores = new Float64Array(read.length * width)
  for (const [index, each] of read.entries()) scores.set(each.scores, index * width)
  return stabilitiesOf(scores, rubric)
}

function byPoints(a: Scored, b: Scored): number {
  return (b.points ?? 0) - (a.points ?? 0) || byId(a, b)
}

function byId(a: Scored, b: Scored): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
