/** How far the ranks can be trusted: what they would be under slightly other weights and levels. */
import type { Assessment, RankInterval } from '../model/assessment.ts'
import type { Rubric } from '../model/rubric.ts'
import { nthSmallest } from './nth-smallest.ts'
import { drawGamma, seededRandom } from './random.ts'

export interface Stability {
  readonly rankInterval: RankInterval
  /** k → share of the draws in which the application is among the first k. */
  readonly topK: Readonly<Record<string, number>>
}

/** Draws of a batch; a share is then off by 0.022 at most in 95 % of cases. Larger batches get as many as memory holds. */
const mostDraws = 2000
const ranksHeld = 64_000_000
const fewestDraws = 500

const seed = 20_260
const confidence = 0.9
const tail = (1 - confidence) / 2

/** How near the drawn weights stay to the rubric's: about ± 20 % of an equal weight among five. */
const weightConcentration = 100

/** Sides of the die that is cast for each criterion: one means a level less, one a level more, all others none. */
const sides = 10

/** Dice cast with one random number. */
const diceAtOnce = 5
const manyDice = sides ** diceAtOnce

/** What one level is worth on the score's scale of 0 to 1. */
const levelStep = 0.3

/** Points are told apart by tenths, as reports show them. */
const tenths = 1000

const TOP = [5, 10, 20] as const

/** How far the rank of each application can be trusted, by its index. */
export interface Stabilities {
  at(index: number): Stability
}

/** Of assessments that are read, by rank; the result has the same order. */
export function stabilityOf(ranked: readonly Assessment[], rubric: Rubric): Stability[] {
  const scores = Float64Array.from(ranked.flatMap(({ criteria }) => criteria.map(({ score }) => score)))
  const stabilities = stabilitiesOf(scores, rubric)
  return ranked.map((_, index) => stabilities.at(index))
}

/**
 * Rank intervals and chances to be among the first k, by seeded Monte-Carlo.
 *
 * In each draw the criteria get weights from a Dirichlet distribution whose mode is the rubric's weights
 * (w ~ Dir(1 + 100 · weight / Σ weight)), the same for everybody, and each criterion of each person gets one level more in one
 * case of ten, one less in another (score ± 0.3, within 0 to 1). Points are 100 · Σ w · score, down to a tenth; equal points
 * share a rank, as in the ranking. The interval goes from the 5th to the 95th percentile of a person's ranks; the chance to
 * be among the first k is the share of draws with a rank of k or better: SMAA's rank acceptabilities up to k, added up.
 *
 * Takes time in line with people × draws × criteria and nothing is sorted by points, since there are only 1,001 of them.
 *
 * @param scores of all applications that are read, by rank: of each one after the other, by criterion
 * @param held ranks that may be in memory; of more, only the ends are kept
 * @see Lahdelma, Hokkanen, Salminen, SMAA: Stochastic multiobjective acceptability analysis (1998), for drawn weights
 * @see Tervonen, Lahdelma, Implementing stochastic multicriteria acceptability analysis (2007), for draws by Monte-Carlo
 *   and how many it takes
 */
export function stabilitiesOf(scores: Float64Array, rubric: Rubric, held = ranksHeld): Stabilities {
  const count = scores.length / rubric.criteria.length
  const draws = Math.min(mostDraws, Math.max(fewestDraws, Math.floor(held / Math.max(1, count))))
  return count * draws <= held ? byAllRanks(scores, rubric, draws) : byEnds(scores, rubric, draws)
}

/** Of a draw: everybody's points in tenths, and the rank of each number of tenths. */
type Visit = (draw: number, tenth: Uint16Array, rankOf: Uint32Array) => void

function drawRanks(scores: Float64Array, rubric: Rubric, draws: number, visit: Visit): void {
  const random = seededRandom(seed)
  const erring = erringScores(scores)
  const tenth = new Uint16Array(scores.length / rubric.criteria.length)
  for (let draw = 0; draw < draws; draw++) {
    drawPoints(tenth, erring, drawWeights(rubric, random), random)
    visit(draw, tenth, ranksByTenth(tenth))
  }
}

/** Holds the ranks of all draws of each person in turn. */
function byAllRanks(scores: Float64Array, rubric: Rubric, draws: number): Stabilities {
  const count = scores.length / rubric.criteria.length
  const ranks = count < 2 ** 16 ? new Uint16Array(count * draws) : new Uint32Array(count * draws)
  drawRanks(scores, rubric, draws, (draw, tenth, rankOf) => {
    for (let person = 0; person < count; person++) ranks[person * draws + draw] = rankOf[tenth[person] ?? 0] ?? 0
  })
  return { at: (index) => summarize(ranks.subarray(index * draws, (index + 1) * draws), count) }
}

/** Holds of each person the lowest and the highest ranks alone, some 200 bytes: where all would not fit. */
function byEnds(scores: Float64Array, rubric: Rubric, draws: number): Stabilities {
  const count = scores.length / rubric.criteria.length
  const [lowest, highest] = [
    new Ends(count, Math.floor(tail * draws) + 1),
    new Ends(count, draws - Math.floor((1 - tail) * draws)),
  ]
  const within = TOP.map((k) => ({ k, counts: new Uint16Array(count) }))
  drawRanks(scores, rubric, draws, (draw, tenth, rankOf) => {
    for (let person = 0; person < count; person++) {
      const rank = rankOf[tenth[person] ?? 0] ?? 0
      lowest.add(person, draw, rank)
      highest.add(person, draw, -rank)
      for (const { k, counts } of within) if (rank <= k) counts[person] = (counts[person] ?? 0) + 1
    }
  })
  return {
    at: (index) => ({
      rankInterval: { low: lowest.last(index), high: -highest.last(index), confidence },
      topK: Object.fromEntries(within.map(({ k, counts }) => [String(k), (counts[index] ?? 0) / draws])),
    }),
  }
}

/** The smallest values of many rows, a fixed number of each. */
class Ends {
  readonly #kept: Int32Array
  readonly #size: number

  constructor(rowCount: number, size: number) {
    this.#kept = new Int32Array(rowCount * size)
    this.#size = size
  }

  /** @param before values that were added to this row before */
  add(row: number, before: number, value: number): void {
    const start = row * this.#size
    let at = start + Math.min(before, this.#size)
    if (before >= this.#size) {
      if (value >= (this.#kept[at - 1] ?? 0)) return
      at--
    }
    for (; at > start && (this.#kept[at - 1] ?? 0) > value; at--) this.#kept[at] = this.#kept[at - 1] ?? 0
    this.#kept[at] = value
  }

  /** The largest of those that were kept. */
  last(row: number): number {
    return this.#kept[(row + 1) * this.#size - 1] ?? 0
  }
}

/** Three for each score: a level less, as it is, a level more. */
function erringScores(scores: Float64Array): Float64Array {
  const erring = new Float64Array(scores.length * 3)
  scores.forEach((score, index) => {
    erring.set([Math.max(0, score - levelStep), score, Math.min(1, score + levelStep)], index * 3)
  })
  return erring
}

/** Weights by criterion that sum to the number of tenths of 100 points. */
function drawWeights({ criteria }: Rubric, random: () => number): Float64Array {
  const sum = criteria.reduce((total, { weight }) => total + weight, 0)
  const drawn = Float64Array.from(criteria, ({ weight }) => drawGamma(1 + (weight * weightConcentration) / sum, random))
  const scale = tenths / drawn.reduce((total, each) => total + each, 0)
  return drawn.map((each) => each * scale)
}

/** Which of the three scores a side of the die chooses. */
const CHOICE = Uint8Array.from({ length: sides }, (_, side) => (side === 0 ? 0 : side === sides - 1 ? 2 : 1))

/** Writes everybody's points in this draw, in tenths. */
function drawPoints(tenth: Uint16Array, scores: Float64Array, weights: Float64Array, random: () => number): void {
  const criterionCount = weights.length
  let at = 0
  for (let person = 0; person < tenth.length; person++) {
    let sum = 0
    let dice = 0
    let cast = 0
    for (let index = 0; index < criterionCount; index++) {
      if (cast === 0) {
        dice = (random() * manyDice) | 0
        cast = diceAtOnce
      }
      cast--
      const rest = (dice / sides) | 0
      sum += (weights[index] ?? 0) * (scores[at + (CHOICE[dice - rest * sides] ?? 1)] ?? 0)
      dice = rest
      at += 3
    }
    tenth[person] = sum
  }
}

/** The rank of each number of tenths: one more than there are people above it. */
function ranksByTenth(tenth: Uint16Array): Uint32Array {
  const people = new Uint32Array(tenths + 2)
  for (let person = 0; person < tenth.length; person++) {
    const points = tenth[person] ?? 0
    people[points] = (people[points] ?? 0) + 1
  }
  let rank = 1
  for (let points = tenths + 1; points >= 0; points--) {
    const here = people[points] ?? 0
    people[points] = rank
    rank += here
  }
  return people
}

/** @param drawn one person's ranks, in the order of the draws */
function summarize(drawn: Uint16Array | Uint32Array, count: number): Stability {
  const at = (share: number) => nthSmallest(drawn, Math.min(drawn.length - 1, Math.floor(share * drawn.length)), count)
  return {
    rankInterval: { low: at(tail), high: at(1 - tail), confidence },
    topK: Object.fromEntries(TOP.filter((k) => k < count).map((k) => [String(k), shareWithin(drawn, k)])),
  }
}

function shareWithin(drawn: Uint16Array | Uint32Array, k: number): number {
  let within = 0
  for (let draw = 0; draw < drawn.length; draw++) if ((drawn[draw] ?? 0) <= k) within++
  return within / drawn.length
}
