/** Whether two things stand together more often than by chance. */

/** In how many places each stands. */
export interface Joint {
  /** Both. */
  readonly together: number
  readonly first: number
  readonly second: number
  /** Places in all. */
  readonly total: number
}

/**
 * The log-likelihood ratio G² of two things standing together: 0 by chance, above 6.6 once in a hundred by chance.
 *
 * Unlike χ² and mutual information it does not overrate what is rare.
 *
 * @returns 0 or more; negative when they stand together less often than by chance
 * @see Dunning, Accurate Methods for the Statistics of Surprise and Coincidence (1993)
 */
export function logLikelihood({ together, first, second, total }: Joint): number {
  const cells = [
    [together, first, second],
    [first - together, first, total - second],
    [second - together, total - first, second],
    [total - first - second + together, total - first, total - second],
  ] as const
  const ratio = 2 * cells.reduce((sum, [seen, row, column]) => sum + surprise(seen, (row * column) / total), 0)
  return together * total < first * second ? -ratio : Math.max(0, ratio)
}

function surprise(seen: number, expected: number): number {
  return seen > 0 && expected > 0 ? seen * Math.log(seen / expected) : 0
}
