/** How far two readers agree: the two figures of the bench, written plainly. */

/** Cohen's kappa with quadratic weights over paired grades; 1 is full agreement, 0 chance. */
export function weightedKappa(pairs: readonly (readonly [number, number])[]): number {
  const observed = sum(pairs.map(([a, b]) => (a - b) ** 2)) / pairs.length
  const expected = sum(pairs.flatMap(([a]) => pairs.map(([, b]) => (a - b) ** 2))) / pairs.length ** 2
  return 1 - observed / expected
}

/** Spearman's rank correlation over paired values, ties at their mean rank. */
export function spearman(pairs: readonly (readonly [number, number])[]): number {
  const xs = ranks(pairs.map(([x]) => x))
  const ys = ranks(pairs.map(([, y]) => y))
  const [meanX, meanY] = [sum(xs) / xs.length, sum(ys) / ys.length]
  const products = (a: readonly number[], meanA: number, b: readonly number[], meanB: number) =>
    sum(a.map((value, at) => (value - meanA) * ((b[at] ?? 0) - meanB)))
  return products(xs, meanX, ys, meanY) / Math.sqrt(products(xs, meanX, xs, meanX) * products(ys, meanY, ys, meanY))
}

const ranks = (values: readonly number[]): number[] =>
  values.map((value) => {
    const below = values.filter((other) => other < value).length
    const equal = values.filter((other) => other === value).length
    return below + (equal + 1) / 2
  })

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
