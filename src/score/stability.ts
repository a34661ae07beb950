/** How far the ranks can be trusted: what they would be under slightly other weights and levels. */
import type { RankInterval } from '../model/assessment.ts'
import type { Rubric } from '../model/rubric.ts'
import { drawGamma, seededRandom, uniformAt } from './random.ts'

export interface Stability {
  readonly rankInterval: RankInterval
  /** k → share of the draws in which the application is among the first k. */
  readonly topK: Readonly<Record<string, number>>
}

/** Applications that are read, by rank. */
export interface Drawn {
  readonly count: number
  /** Of those from `start` up to `end`, one after the other, by criterion: 0 to 1. */
  scores(start: number, end: number): Float64Array
  /** By application: 1 where not all of it could be read. */
  readonly partlyRead: Uint8Array
}

/** How far the rank of each application can be trusted, by its index; made when it is asked for. */
export interface Stabilities {
  at(index: number): Stability
}

/** Draws of a batch; a share is then off by 0.022 at most in 95 % of cases. Above 5,000 people fewer, so that it has an end: 0.044 at most. */
const mostDraws = 2000
const leastDraws = 500
const ranksDrawn = 10_000_000

const weightSeed = 20_260
const diceSeed = 20_261
const confidence = 0.9

/** How near the drawn weights stay to the rubric's: about ± 20 % of an equal weight among five. */
const weightConcentration = 100

/** Sides of the die that is cast for each criterion. */
const sides = 10

/** How many of them mean a level less, and how many a level more: where all was read, and where not all could be. */
const errorSides = [1, 3] as const

/** Dice cast with one random number. */
const diceAtOnce = 5

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
 * Takes time in line with people × draws × criteria, and nothing is sorted: there are only 1,001 different points in a draw.
 * First it is counted which rank which points have in each draw; then, when a person is asked for, theirs are looked up. Above
 * some 30,000 people their points are drawn again for that, and scores are looked at a part at a time, so that nothing is held by
 * person.
 *
 * @param peopleAtOnce whose scores are at hand
 * @see Lahdelma, Hokkanen, Salminen, SMAA: Stochastic multiobjective acceptability analysis (1998), for drawn weights
 * @see Tervonen, Lahdelma, Implementing stochastic multicriteria acceptability analysis (2007), for draws by Monte-Carlo
 *   and how many it takes
 */
export function stabilitiesOf(drawn: Drawn, rubric: Rubric, peopleAtOnce = 32_768): Stabilities {
  const { count } = drawn
  const draws = Math.min(mostDraws, Math.max(leastDraws, Math.floor(ranksDrawn / Math.max(1, count))))
  const points = new DrawnPoints(drawn, { weights: drawWeights(rubric, draws), areKept: count <= peopleAtOnce })
  const ranks = rankTables(points, { draws, count, peopleAtOnce })
  const places = TOP.filter((k) => k < count)
  const tail = Math.floor(((1 - confidence) / 2) * draws)
  const histogram = new Histogram(count)
  // One for all who are never that far up, which most are.
  const never = Object.fromEntries(places.map((k) => [String(k), 0]))
  const chances = () => {
    const isEver = histogram.countUpTo(places.at(-1) ?? 0) > 0
    return isEver ? Object.fromEntries(places.map((k) => [String(k), histogram.countUpTo(k) / draws])) : never
  }
  const drawnAt = inBlocks((first, last) => ranksIn(points, { ranks, draws, first, last }))
  return {
    at: (index) => {
      const own = drawnAt(index, count)
      histogram.count(own)
      return {
        rankInterval: { low: histogram.at(tail), high: histogram.at(draws - 1 - tail), confidence },
        topK: chances(),
      }
    },
  }
}

/** Draw by draw, weights by criterion that sum to the number of tenths of 100 points. */
function drawWeights({ criteria }: Rubric, draws: number): readonly Float64Array[] {
  const random = seededRandom(weightSeed)
  const sum = criteria.reduce((total, { weight }) => total + weight, 0)
  return Array.from({ length: draws }, () => {
    const drawn = criteria.map(({ weight }) => drawGamma(1 + (weight * weightConcentration) / sum, random))
    const scale = tenths / drawn.reduce((total, each) => total + each, 0)
    return Float64Array.from(drawn, (each) => each * scale)
  })
}

/** Everybody's points in every draw. */
class DrawnPoints {
  readonly #drawn: Drawn
  readonly #weights: readonly Float64Array[]
  readonly #kept: Uint16Array | null
  /** Of the people who were asked for last. */
  #erring: Float64Array = new Float64Array()
  #erringOf = ''

  /** @param how `areKept`: from when ranks are counted until they are looked up, 2 bytes each; else they are drawn twice */
  constructor(drawn: Drawn, how: { readonly weights: readonly Float64Array[]; readonly areKept: boolean }) {
    this.#drawn = drawn
    this.#weights = how.weights
    this.#kept = how.areKept ? new Uint16Array(how.weights.length * drawn.count) : null
  }

  /** In tenths, of the people from `first` up to `last` in a draw. */
  first(draw: number, first: number, last: number): Uint16Array {
    const points = this.#keptOf(draw, first, last) ?? new Uint16Array(last - first)
    this.#write(points, draw, first)
    return points
  }

  /** The same, once all were asked for. */
  again(draw: number, first: number, last: number): Uint16Array {
    return this.#keptOf(draw, first, last) ?? this.first(draw, first, last)
  }

  #keptOf(draw: number, first: number, last: number): Uint16Array | null {
    const start = draw * this.#drawn.count
    return this.#kept?.subarray(start + first, start + last) ?? null
  }

  #erringScores(first: number, last: number): Float64Array {
    const asked = `${first} ${last}`
    if (asked !== this.#erringOf) this.#erring = erringScores(this.#drawn.scores(first, last))
    this.#erringOf = asked
    return this.#erring
  }

  #write(points: Uint16Array, draw: number, first: number): void {
    const weights = this.#weights[draw] ?? new Float64Array()
    const width = weights.length
    const castings = Math.ceil(width / diceAtOnce)
    const erring = this.#erringScores(first, first + points.length)
    const { count, partlyRead } = this.#drawn
    let place = (draw * count + first) * castings
    let at = 0
    for (let person = 0; person < points.length; person++) {
      const meanings = CASTINGS[partlyRead[first + person] ?? 0]
      let sum = 0
      let dice = 0
      let cast = 0
      for (let index = 0; index < width; index++) {
        if (cast === 0) {
          dice = meanings?.[(uniformAt(diceSeed, place++) * manyDice) | 0] ?? 0
          cast = diceAtOnce
        }
        cast--
        sum += (weights[index] ?? 0) * (erring[at + (dice & 3)] ?? 0)
        dice >>= 2
        at += 3
      }
      points[person] = sum
    }
  }
}

/** Three scores for each: a level less, as it is, a level more. */
function erringScores(scores: Float64Array): Float64Array {
  const erring = new Float64Array(scores.length * 3)
  scores.forEach((score, index) => {
    erring.set([Math.max(0, score - levelStep), score, Math.min(1, score + levelStep)], index * 3)
  })
  return erring
}

/** Ways in which the dice of one random number can fall. */
const manyDice = sides ** diceAtOnce

/** What each way means, two bits a die from the lowest: which of the three scores; where all was read, and where not. */
const CASTINGS = errorSides.map((errors) => {
  const choices = Array.from({ length: sides }, (_, side) => (side < errors ? 0 : side >= sides - errors ? 2 : 1))
  return Uint16Array.from({ length: manyDice }, (_, cast) => {
    let packed = 0
    for (let die = 0, rest = cast; die < diceAtOnce; die++, rest = Math.floor(rest / sides))
      packed |= (choices[rest % sides] ?? 1) << (2 * die)
    return packed
  })
})

/** Different points there can be, and one more for what rounding may add. */
const steps = tenths + 2

/** Draw by draw, the rank of each number of tenths: one more than there are people above it. */
function rankTables(
  points: DrawnPoints,
  { draws, count, peopleAtOnce }: { readonly draws: number; readonly count: number; readonly peopleAtOnce: number },
): Uint32Array {
  const ranks = new Uint32Array(draws * steps)
  const tableOf = (draw: number) => ranks.subarray(draw * steps, (draw + 1) * steps)
  for (let first = 0; first < count; first += peopleAtOnce) {
    for (let draw = 0; draw < draws; draw++) {
      const people = tableOf(draw)
      for (const tenth of points.first(draw, first, Math.min(count, first + peopleAtOnce)))
        people[tenth] = (people[tenth] ?? 0) + 1
    }
  }
  for (let draw = 0; draw < draws; draw++) {
    const people = tableOf(draw)
    let rank = 1
    for (let tenth = steps - 1; tenth >= 0; tenth--) {
      const here = people[tenth] ?? 0
      people[tenth] = rank
      rank += here
    }
  }
  return ranks
}

/** Of one person, by draw. */
type Ranks = Uint32Array<ArrayBuffer>

/** People whose ranks are looked up together, so that the table of a draw is at hand for all of them. */
const blockSize = 64

/** What is made of the block that an index is in; of two questions about one block the second costs nothing. */
function inBlocks(make: (first: number, last: number) => readonly Ranks[]) {
  let first = -1
  let block: readonly Ranks[] = []
  return (index: number, count: number): Ranks => {
    const begin = index - (index % blockSize)
    if (begin !== first) block = make(begin, Math.min(count, begin + blockSize))
    first = begin
    return block[index - begin] ?? new Uint32Array()
  }
}

/** Of each person from `first` up to `last`, the rank in every draw. */
function ranksIn(
  points: DrawnPoints,
  { ranks, draws, first, last }: { ranks: Uint32Array; draws: number; first: number; last: number },
): readonly Ranks[] {
  const own = Array.from({ length: last - first }, () => new Uint32Array(draws))
  for (let draw = 0; draw < draws; draw++) {
    const table = draw * steps
    const drawn = points.again(draw, first, last)
    for (let person = 0; person < drawn.length; person++) {
      const row = own[person]
      if (row !== undefined) row[draw] = ranks[table + (drawn[person] ?? 0)] ?? 0
    }
  }
  return own
}

const coarseBits = 10

/** Finds what would stand at an index if ranks were sorted, by counting: first in coarse steps, then within one of them. */
class Histogram {
  readonly #coarse = new Uint32Array(2 ** coarseBits)
  readonly #fine: Uint32Array
  readonly #fineBits: number
  #ranks = new Uint32Array()

  /** @param most the largest rank there can be */
  constructor(most: number) {
    this.#fineBits = Math.max(0, 32 - Math.clz32(most) - coarseBits)
    this.#fine = new Uint32Array(2 ** this.#fineBits)
  }

  count(ranks: Ranks): void {
    const [coarse, bits] = [this.#coarse, this.#fineBits]
    coarse.fill(0)
    for (let index = 0; index < ranks.length; index++) {
      const step = (ranks[index] ?? 0) >>> bits
      coarse[step] = (coarse[step] ?? 0) + 1
    }
    this.#ranks = ranks
  }

  /** Of what was counted. */
  at(index: number): number {
    const step = stepOf(this.#coarse, index)
    return (step.at << this.#fineBits) + stepOf(this.#within(step.at), index - step.before).at
  }

  countUpTo(most: number): number {
    const last = most >>> this.#fineBits
    const before = this.#coarse.subarray(0, last).reduce((sum, count) => sum + count, 0)
    if (this.#coarse[last] === 0) return before
    const fine = this.#within(last).subarray(0, (most & (this.#fine.length - 1)) + 1)
    return before + fine.reduce((sum, count) => sum + count, 0)
  }

  /** What was counted in one coarse step, in fine ones. */
  #within(step: number): Uint32Array {
    const [fine, bits, ranks] = [this.#fine, this.#fineBits, this.#ranks]
    fine.fill(0)
    for (let index = 0; index < ranks.length; index++) {
      const rank = ranks[index] ?? 0
      if (rank >>> bits === step) fine[rank & (fine.length - 1)] = (fine[rank & (fine.length - 1)] ?? 0) + 1
    }
    return fine
  }
}

/** In which step of a histogram an index falls, and how many come before that step. */
function stepOf(counts: Uint32Array, index: number): { readonly at: number; readonly before: number } {
  let before = 0
  let at = 0
  while (before + (counts[at] ?? 0) <= index && at < counts.length - 1) before += counts[at++] ?? 0
  return { at, before }
}
