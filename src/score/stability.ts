/** How far the ranks can be trusted: what they would be under slightly other weights and levels. */
import type { Assessment, RankInterval } from '../model/assessment.ts'
import type { Rubric } from '../model/rubric.ts'
import { isPartlyRead } from './doubt.ts'
import { drawGamma, seededRandom } from './random.ts'

export interface Stability {
  readonly rankInterval: RankInterval
  /** k → share of the draws in which the application is among the first k. */
  readonly topK: Readonly<Record<string, number>>
}

const drawCount = 500
const seed = 20_260
const confidence = 0.9

/** How near the drawn weights stay to the rubric's: about ± 20 % of an equal weight among five. */
const weightConcentration = 100

/** Chance that a reader would have given a criterion one level more, and one level less. */
const oneLevelError = 0.1

/** The same where not all of the application could be read. */
const doubtfulError = 0.3

/** What one level is worth on the score's scale of 0 to 1. */
const levelStep = 0.3

const TOP = [5, 10, 20] as const

/**
 * Rank intervals by seeded Monte-Carlo: Dirichlet weights around the rubric's, and one-level errors of the criteria,
 * which are likelier where not all could be read.
 * In each draw equal points share a rank, as they do in the ranking.
 *
 * @param ranked by rank; the result has the same order
 * @see Lahdelma, Salminen, SMAA-2: Stochastic multicriteria acceptability analysis for group decision making (2001)
 */
export function stabilityOf(ranked: readonly Assessment[], rubric: Rubric): Stability[] {
  const random = seededRandom(seed)
  const ranks = ranked.map(() => new Uint32Array(drawCount))
  const scores = ranked.map((assessment) => Float64Array.from(assessment.criteria, (criterion) => criterion.score))
  const errors = ranked.map((assessment) => (isPartlyRead(assessment) ? doubtfulError : oneLevelError))
  const points = new Float64Array(ranked.length)
  for (let draw = 0; draw < drawCount; draw++) {
    const weights = rubric.criteria.map((criterion) =>
      drawGamma(1 + (criterion.weight * weightConcentration) / weightSum(rubric), random),
    )
    scores.forEach((each, index) => {
      points[index] = drawPoints(each, weights, { random, error: errors[index] ?? oneLevelError })
    })
    const above = countsAbove(points)
    ranks.forEach((drawn, index) => {
      drawn[draw] = 1 + (above[index] ?? 0)
    })
  }
  return ranks.map((drawn) => summarize(drawn.sort(), ranked.length))
}

/**
 * How many values are larger than each. By sorting and a search that begins near its end: the values are parted into as
 * many buckets of equal width as there are values, and only a value's own bucket is searched.
 */
function countsAbove(values: Float64Array): Uint32Array {
  const sorted = values.toSorted()
  const count = sorted.length
  const lowest = sorted[0] ?? 0
  const perUnit = count / ((sorted[count - 1] ?? 0) - lowest || 1)
  const bucketOf = (value: number) => Math.min(count - 1, Math.floor((value - lowest) * perUnit))
  const ends = new Uint32Array(count)
  for (let index = 0; index < count; index++) ends[bucketOf(sorted[index] ?? 0)] = index + 1
  for (let bucket = 1; bucket < count; bucket++) ends[bucket] = Math.max(ends[bucket] ?? 0, ends[bucket - 1] ?? 0)
  const above = new Uint32Array(count)
  for (let index = 0; index < count; index++) {
    const value = values[index] ?? 0
    const bucket = bucketOf(value)
    above[index] = count - upperBound(sorted, value, ends[bucket - 1] ?? 0, ends[bucket] ?? count)
  }
  return above
}

/** Index of the first value from `low` up to `high` that is larger, else `high`; `sorted` ascends. */
function upperBound(sorted: Float64Array, value: number, low: number, high: number): number {
  let from = low
  let to = high
  while (from < to) {
    const middle = (from + to) >> 1
    if ((sorted[middle] ?? 0) <= value) from = middle + 1
    else to = middle
  }
  return from
}

function weightSum(rubric: Rubric): number {
  return rubric.criteria.reduce((sum, criterion) => sum + criterion.weight, 0)
}

/** Chance of a level more, and of a level less. */
interface Draw {
  readonly random: () => number
  readonly error: number
}

/** @param scores of one application, by criterion */
function drawPoints(scores: Float64Array, weights: readonly number[], { random, error }: Draw): number {
  let sum = 0
  for (let index = 0; index < scores.length; index++) {
    const chance = random()
    const step = chance < error ? -levelStep : chance > 1 - error ? levelStep : 0
    sum += (weights[index] ?? 0) * Math.min(1, Math.max(0, (scores[index] ?? 0) + step))
  }
  return sum
}

/** @param sorted drawn ranks, ascending */
function summarize(sorted: Uint32Array, applicationCount: number): Stability {
  const at = (share: number) => sorted[Math.min(drawCount - 1, Math.floor(share * drawCount))] ?? 1
  const tail = (1 - confidence) / 2
  const beyond = (k: number) => sorted.findIndex((rank) => rank > k)
  const within = (k: number) => (beyond(k) < 0 ? drawCount : beyond(k)) / drawCount
  return {
    rankInterval: { low: at(tail), high: at(1 - tail), confidence },
    topK: Object.fromEntries(TOP.filter((k) => k < applicationCount).map((k) => [String(k), within(k)])),
  }
}
