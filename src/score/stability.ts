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

const seed = 20_260
const confidence = 0.9

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
 * @param ranked by rank; the result has the same order
 * @see Lahdelma, Hokkanen, Salminen, SMAA: Stochastic multiobjective acceptability analysis (1998), for drawn weights
 * @see Tervonen, Lahdelma, Implementing stochastic multicriteria acceptability analysis (2007), for draws by Monte-Carlo
 *   and how many it takes
 */
export function stabilityOf(ranked: readonly Assessment[], rubric: Rubric): Stability[] {
  const count = ranked.length
  const draws = Math.min(mostDraws, Math.max(500, Math.floor(ranksHeld / Math.max(1, count))))
  const ranks = drawRanks(ranked, rubric, draws)
  return ranked.map((_, person) => summarize(ranks.subarray(person * draws, (person + 1) * draws), count))
}

/** @returns for each person in turn, the ranks of all draws */
function drawRanks(ranked: readonly Assessment[], rubric: Rubric, draws: number): Uint16Array | Uint32Array {
  const random = seededRandom(seed)
  const count = ranked.length
  const scores = erringScores(ranked, rubric.criteria.length)
  const tenth = new Uint16Array(count)
  const ranks = count < 2 ** 16 ? new Uint16Array(count * draws) : new Uint32Array(count * draws)
  for (let draw = 0; draw < draws; draw++) {
    drawPoints(tenth, scores, drawWeights(rubric, random), random)
    const rankOf = ranksByTenth(tenth)
    for (let person = 0; person < count; person++) ranks[person * draws + draw] = rankOf[tenth[person] ?? 0] ?? 0
  }
  return ranks
}

/** Each person's scores by criterion, three a criterion: a level less, as it is, a level more. */
function erringScores(ranked: readonly Assessment[], criterionCount: number): Float64Array {
  const scores = new Float64Array(ranked.length * criterionCount * 3)
  ranked.forEach(({ criteria }, person) => {
    criteria.forEach(({ score }, index) => {
      const at = (person * criterionCount + index) * 3
      scores.set([Math.max(0, score - levelStep), score, Math.min(1, score + levelStep)], at)
    })
  })
  return scores
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
  const tail = (1 - confidence) / 2
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
