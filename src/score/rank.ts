/** The order of reading: by points, equal points sharing a rank, the unread last and without one. */
import type { Assessment, RankInterval } from '../model/assessment.ts'
import type { Rubric } from '../model/rubric.ts'
import { stabilityOf } from './stability.ts'

/** Ranked first to last, then the unread by id. Equal points share a rank, and the next is not moved up (1, 2, 2, 4). */
export function rank(assessments: readonly Assessment[], rubric: Rubric): Assessment[] {
  const read = assessments.filter((each) => each.points !== null).toSorted(byPoints)
  const unread = assessments.filter((each) => each.points === null).toSorted(byId)
  const stability = stabilityOf(read, rubric)
  let shared = 1
  return [
    ...read.map((each, index) => {
      if (each.points !== read[index - 1]?.points) shared = index + 1
      return {
        ...each,
        rank: shared,
        rankInterval: withRank(stability[index]?.rankInterval ?? null, shared),
        topK: stability[index]?.topK ?? null,
      }
    }),
    ...unread,
  ]
}

/** Levels at the top can only be less in a draw, so that somebody's ranks may all lie beside the rank they have. */
function withRank(interval: RankInterval | null, rank: number): RankInterval | null {
  return interval && { ...interval, low: Math.min(interval.low, rank), high: Math.max(interval.high, rank) }
}

function byPoints(a: Assessment, b: Assessment): number {
  return (b.points ?? 0) - (a.points ?? 0) || byId(a, b)
}

function byId(a: Assessment, b: Assessment): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
