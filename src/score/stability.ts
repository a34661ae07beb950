/** How far the ranks can be trusted: what they would be under slightly other weights and levels. */
import type { RankInterval } from '../model/assessment.ts'
import type { Rubric } from '../model/rubric.ts'
import { drawGamma, seededRandom } from './random.ts'

export interface Stability {
  readonly rankInterval: RankInterval
  /** k → share of the draws in which the application is among the first k. */
  readonly topK: Readonly<Record<string, number>>
}

/** Applications that are read, by rank. */
export interface Drawn {
  /** 0 to 1; of each application one after the other, by criterion. */
  readonly scores: Float64Array
  /** By application: 1 where not all of it could be read. */
  readonly partlyRead: Uint8Array
}

/** How far the rank of each application can be trusted, by its index. */
export interface Stabilities {
  at(index: number): Stability
}

/** Draws of a batch; a share is then off by 0.022 at most in 95 % of cases. Of a very large batch fewer, so that it has an end. */
const mostDraws = 2000
const leastDraws = 500
const ranksDrawn = 64_000_000

const seed = 20_260
const confidence = 0.9

/** How near the drawn weights stay to the rubric's: about ± 20 % of an equal weight among five. */
const weightConcentration = 100

/** Sides of the die that is cast for each criterion. */
const sides = 10

/** How many of them mean a level less, and how many a level more: where all was read, and where not all could be. */
const errorSides = [1, 3] as const

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
 * case of ten, one less in another (score ± 0.3, within 0 to 1); three of ten each where not all could be read. Points are
 * 100 · Σ w · score, down to a tenth; equal points share a rank, as in the ranking. The interval goes from the 5th to the 95th
 * percentile of a person's ranks; the chance to be among the first k is the share of draws with a rank of k or better: SMAA's
 * rank acceptabilities up to k, added up.
 *
 * Takes time in line with people × draws × criteria, and nothing is sorted by points, since there are only 1,001 of them. Of
 * the drawn ranks an application keeps those at both ends, 800 bytes at most.
 *
 * @see Lahdelma, Hokkanen, Salminen, SMAA: Stochastic multiobjective acceptability analysis (1998), for drawn weights
 * @see Tervonen, Lahdelma, Implementing stochastic multicriteria acceptability analysis (2007), for draws by Monte-Carlo
 *   and how many it takes
 */
export function stabilitiesOf({ scores, partlyRead }: Drawn, rubric: Rubric): Stabilities {
  const count = partlyRead.length
  const draws = Math.min(mostDraws, Math.max(leastDraws, Math.floor(ranksDrawn / Math.max(1, count))))
  const random = seededRandom(seed)
  const erring = erringScores(scores)
  const tenth = new Uint16Array(count)
  const tally = new Tally(count, draws)
  for (let draw = 0; draw < draws; draw++) {
    drawPoints(tenth, { erring, partlyRead, weights: drawWeights(rubric, random), random })
    const rankOf = ranksByTenth(tenth)
    for (let person = 0; person < count; person++) tally.add(person, draw, rankOf[tenth[person] ?? 0] ?? 0)
  }
  return tally
}

/** Three scores for each: a level less, as it is, a level more. */
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

/** Which of the three scores a side of the die chooses: where all was read, and where not all could be. */
const CHOICES = errorSides.map((errors) =>
  Uint8Array.from({ length: sides }, (_, side) => (side < errors ? 0 : side >= sides - errors ? 2 : 1)),
)

interface Draw {
  readonly erring: Float64Array
  readonly partlyRead: Uint8Array
  readonly weights: Float64Array
  readonly random: () => number
}

/** Writes everybody's points in this draw, in tenths. */
function drawPoints(tenth: Uint16Array, { erring, partlyRead, weights, random }: Draw): void {
  let at = 0
  for (let person = 0; person < tenth.length; person++) {
    const choice = CHOICES[partlyRead[person] ?? 0]
    let sum = 0
    let dice = 0
    let cast = 0
    for (let index = 0; index < weights.length; index++) {
      if (cast === 0) {
        dice = (random() * manyDice) | 0
        cast = diceAtOnce
      }
      cast--
      const rest = (dice / sides) | 0
      sum += (weights[index] ?? 0) * (erring[at + (choice?.[dice - rest * sides] ?? 1)] ?? 0)
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

/** What is kept of the drawn ranks. */
class Tally implements Stabilities {
  readonly #lowest: Ends
  readonly #highest: Ends
  readonly #within: readonly { readonly k: number; readonly counts: Uint16Array }[]
  readonly #draws: number

  constructor(count: number, draws: number) {
    const tail = (1 - confidence) / 2
    this.#lowest = new Ends(count, Math.floor(tail * draws) + 1)
    this.#highest = new Ends(count, draws - Math.floor((1 - tail) * draws))
    this.#within = TOP.filter((k) => k < count).map((k) => ({ k, counts: new Uint16Array(count) }))
    this.#draws = draws
  }

  /** @param draw the draws before this one */
  add(person: number, draw: number, rank: number): void {
    this.#lowest.add(person, draw, rank)
    this.#highest.add(person, draw, -rank)
    for (const { k, counts } of this.#within) if (rank <= k) counts[person] = (counts[person] ?? 0) + 1
  }

  at(index: number): Stability {
    return {
      rankInterval: { low: this.#lowest.last(index), high: -this.#highest.last(index), confidence },
      topK: Object.fromEntries(this.#within.map(({ k, counts }) => [String(k), (counts[index] ?? 0) / this.#draws])),
    }
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
