/** How far reviewers agree, beyond what chance would give. */

/** Grades that several reviewers gave one thing; null where one gave none. */
export type Unit = readonly (number | null)[]

/**
 * Cohen's kappa with quadratic weights, at most 1: 1 - Σ (a - b)² observed / Σ (a - b)² expected of independent raters.
 *
 * @returns null without a pair, or when both gave one and the same grade throughout: then nothing can be told
 * @see Cohen, Weighted kappa, Psychological Bulletin 70 (1968)
 */
export function weightedKappa(pairs: readonly (readonly [number, number])[]): number | null {
  let [observed, expected] = [0, 0]
  for (const [a, b] of pairs) {
    observed += (a - b) ** 2
    for (const [, other] of pairs) expected += (a - other) ** 2
  }
  return expected === 0 ? null : 1 - observed / (expected / pairs.length)
}

/**
 * Krippendorff's alpha for ordered grades, at most 1; takes any number of reviewers, and grades that are missing.
 *
 * @returns null where fewer than two grades can be compared, or all grades are the same
 * @see Krippendorff, Computing Krippendorff's alpha-reliability (2011): coincidences, and the ordinal metric
 */
export function ordinalAlpha(units: readonly Unit[]): number | null {
  const compared = units.map((unit) => unit.filter((grade) => grade !== null)).filter((unit) => unit.length > 1)
  const values = [...new Set(compared.flat())].toSorted((a, b) => a - b)
  const counts = values.map((value) => compared.flat().filter((grade) => grade === value).length)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const distance = distances(counts)
  const at = (grade: number) => values.indexOf(grade)
  let [observed, expected] = [0, 0]
  for (const unit of compared) {
    for (const a of unit) for (const b of unit) observed += (distance[at(a)]?.[at(b)] ?? 0) / (unit.length - 1)
  }
  for (const [a, countA] of counts.entries()) {
    for (const [b, countB] of counts.entries()) expected += (countA * countB * (distance[a]?.[b] ?? 0)) / (total - 1)
  }
  return expected > 0 ? 1 - observed / expected : null
}

/** Of two grades: the square of how many grades lie from one to the other, the outer two counted half. */
function distances(counts: readonly number[]): readonly (readonly number[])[] {
  return counts.map((_, a) =>
    counts.map((_, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      const between = counts.slice(low, high + 1).reduce((sum, count) => sum + count, 0)
      return a === b ? 0 : (between - ((counts[a] ?? 0) + (counts[b] ?? 0)) / 2) ** 2
    }),
  )
}

export interface Interval {
  readonly low: number
  readonly high: number
}

const draws = 1000
const tail = 0.025

/** Draws of which something can be told, below which no interval is given. */
const leastDraws = 200

/**
 * The 95 % interval of alpha when other people had applied: people are drawn anew with all their grades, with replacement.
 *
 * @param people the units of each person
 * @param random uniform in [0, 1)
 * @returns null where too few draws differ in their grades
 * @see Zapf et al., Measuring inter-rater reliability for nominal data, BMC Medical Research Methodology 16 (2016): bootstrap
 */
export function alphaInterval(people: readonly (readonly Unit[])[], random: () => number): Interval | null {
  const alphas: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const drawn = people.flatMap(() => people[Math.floor(random() * people.length)] ?? [])
    const alpha = ordinalAlpha(drawn)
    if (alpha !== null) alphas.push(alpha)
  }
  if (alphas.length < leastDraws) return null
  const sorted = alphas.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { low: at(tail), high: at(1 - tail) }
}
