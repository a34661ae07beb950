/** The order of reading: by points, equal points sharing a rank, the unread last and without one. */
import type { Assessment, RankInterval } from '../model/assessment.ts'
import type { Rubric } from '../model/rubric.ts'
import { isPartlyRead } from './doubt.ts'
import { type Drawn, type Stability, stabilitiesOf } from './stability.ts'

/** Where an application stands. */
export type Place = Pick<Assessment, 'rank' | 'rankInterval' | 'topK'>

/** Applications that are read, by points; equal points by id. */
export interface InOrder extends Drawn {
  readonly points: ArrayLike<number>
}

/** Of the unread. */
export const unplaced: Place = { rank: null, rankInterval: null, topK: null }

/**
 * The places of the first `asked`, by index. Equal points share a rank, and the next is not moved up (1, 2, 2, 4).
 *
 * @param points of those at least
 */
export function placesOf({ points, ...drawn }: InOrder, rubric: Rubric, asked: number): (index: number) => Place {
  const stability = stabilitiesOf(drawn, rubric)
  const ranks = new Uint32Array(asked)
  for (let index = 0; index < asked; index++)
    ranks[index] = index > 0 && points[index] === points[index - 1] ? (ranks[index - 1] ?? 0) : index + 1
  return (index) => placed(ranks[index] ?? 0, stability.at(index))
}

/** Levels at the top can only be less in a draw, so that somebody's ranks may all lie beside the rank they have. */
function placed(rank: number, { rankInterval, topK }: Stability): Place {
  const { low, high, confidence }: RankInterval = rankInterval
  return { rank, rankInterval: { low: Math.min(low, rank), high: Math.max(high, rank), confidence }, topK }
}

/** The assessments with their places: ranked first to last, then the unread by id. */
export function rank(assessments: readonly Assessment[], rubric: Rubric): Assessment[] {
  const read = assessments.filter((each) => each.points !== null).toSorted(byPoints)
  const unread = assessments.filter((each) => each.points === null).toSorted(byId)
  const points = read.map((each) => each.points ?? 0)
  const partlyRead = Uint8Array.from(read, (each) => Number(isPartlyRead(each)))
  const scores = (start: number, end: number) => scoresIn(read.slice(start, end))
  const placeAt = placesOf({ count: read.length, points, scores, partlyRead }, rubric, read.length)
  return [
    ...read.map((each, index) => ({ ...each, ...placeAt(index) })),
    ...unread.map((each) => ({ ...each, ...unplaced })),
  ]
}

function scoresIn(read: readonly Assessment[]): Float64Array {
  const width = read[0]?.criteria.length ?? 0
  const scores = new Float64Array(read.length * width)
  for (const [index, { criteria }] of read.entries())
    for (const [at, { score }] of criteria.entries()) scores[index * width + at] = score
  return scores
}

function byPoints(a: Assessment, b: Assessment): number {
  return (b.points ?? 0) - (a.points ?? 0) || byId(a, b)
}

function byId(a: Assessment, b: Assessment): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
