/** Figures of agreement between a tool and its labels: pure functions of arrays. */

/**
 * Ranks from 1, ties at their mean rank.
 *
 * @param {readonly number[]} values
 * @returns {number[]}
 */
function averageRanks(values) {
  const order = values.map((_, index) => index).toSorted((a, b) => values[a] - values[b])
  const ranks = new Array(values.length).fill(0)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to + 1 < order.length && values[order[to + 1]] === values[order[from]]) to++
    for (let at = from; at <= to; at++) ranks[order[at]] = (from + to) / 2 + 1
    from = to + 1
  }
  return ranks
}

/**
 * Spearman's rank correlation, -1 to 1: Pearson's correlation of the average ranks. NaN when one side is constant.
 *
 * @param {readonly number[]} scores
 * @param {readonly number[]} labels of the same length
 * @see Kendall, Gibbons, Rank Correlation Methods (1990), ch. 3, for ties
 */
export function spearman(scores, labels) {
  return pearson(averageRanks(scores), averageRanks(labels))
}

/**
 * @param {readonly number[]} xs
 * @param {readonly number[]} ys
 */
function pearson(xs, ys) {
  const meanX = mean(xs)
  const meanY = mean(ys)
  let [xy, xx, yy] = [0, 0, 0]
  for (let at = 0; at < xs.length; at++) {
    const [dx, dy] = [xs[at] - meanX, ys[at] - meanY]
    xy += dx * dy
    xx += dx * dx
    yy += dy * dy
  }
  return xy / Math.sqrt(xx * yy)
}

/** @param {readonly number[]} values */
export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/**
 * Kendall's tau-b, -1 to 1: (concordant - discordant) / √((n₀ - tied in x) (n₀ - tied in y)), n₀ pairs in all.
 *
 * @param {readonly number[]} scores
 * @param {readonly number[]} labels of the same length
 * @see Kendall, The treatment of ties in ranking problems, Biometrika 33 (1945)
 */
export function kendall(scores, labels) {
  let [balance, untiedX, untiedY] = [0, 0, 0]
  for (let a = 0; a < scores.length; a++) {
    for (let b = a + 1; b < scores.length; b++) {
      const [x, y] = [Math.sign(scores[a] - scores[b]), Math.sign(labels[a] - labels[b])]
      balance += x * y
      untiedX += x * x
      untiedY += y * y
    }
  }
  return balance / Math.sqrt(untiedX * untiedY)
}

/**
 * Normalized discounted cumulative gain of the first k, 0 to 1; gain 2^label - 1, discount log2(1 + rank). Documents with
 * the same score share their places: each place gets their mean gain, which is the value expected of a random order.
 * NaN when every label is 0.
 *
 * @param {readonly number[]} scores
 * @param {readonly number[]} labels grades from 0
 * @param {number} k at least 1; fewer documents than k are all taken
 * @see Järvelin, Kekäläinen, ACM TOIS 20 (2002); Burges et al., ICML 2005, for the gain;
 *   McSherry, Najork, ECIR 2008, for ties
 */
export function ndcg(scores, labels, k) {
  return discountedGain(scores, labels, k) / discountedGain(labels, labels, k)
}

/**
 * @param {readonly number[]} scores
 * @param {readonly number[]} labels
 * @param {number} k
 */
function discountedGain(scores, labels, k) {
  const order = scores.map((_, index) => index).toSorted((a, b) => scores[b] - scores[a])
  let sum = 0
  for (let from = 0; from < Math.min(k, order.length); ) {
    let to = from
    while (to + 1 < order.length && scores[order[to + 1]] === scores[order[from]]) to++
    const gain = mean(order.slice(from, to + 1).map((index) => 2 ** labels[index] - 1))
    for (let at = from; at <= to && at < k; at++) sum += gain / Math.log2(at + 2)
    from = to + 1
  }
  return sum
}

/**
 * Area under the ROC curve, 0 to 1: how probable it is that a document with a label of `positiveFrom` or more has a
 * higher score than one with less; equal scores count a half. NaN when one of the two groups is empty.
 *
 * @param {readonly number[]} scores
 * @param {readonly number[]} labels
 * @param {number} [positiveFrom]
 * @see Hanley, McNeil, Radiology 143 (1982): it is the Mann-Whitney statistic
 */
export function auc(scores, labels, positiveFrom = 2) {
  let [wins, pairs] = [0, 0]
  for (let a = 0; a < scores.length; a++) {
    if (labels[a] < positiveFrom) continue
    for (let b = 0; b < scores.length; b++) {
      if (labels[b] >= positiveFrom) continue
      pairs++
      wins += scores[a] > scores[b] ? 1 : scores[a] === scores[b] ? 0.5 : 0
    }
  }
  return wins / pairs
}

/**
 * Cohen's kappa with quadratic weights, at most 1: 1 - Σ (a - b)² observed / Σ (a - b)² expected of independent raters.
 * NaN when both gave one and the same grade throughout.
 *
 * @param {readonly number[]} a grades
 * @param {readonly number[]} b grades of the same length
 * @see Cohen, Weighted kappa, Psychological Bulletin 70 (1968)
 */
export function weightedKappa(a, b) {
  let [observed, expected] = [0, 0]
  for (let at = 0; at < a.length; at++) {
    observed += (a[at] - b[at]) ** 2
    for (const other of b) expected += (a[at] - other) ** 2
  }
  return 1 - observed / (expected / a.length)
}

/** @param {readonly { claimed: boolean, true: boolean }[]} claims */
export function precision(claims) {
  const claimed = claims.filter((each) => each.claimed)
  return claimed.filter((each) => each.true).length / claimed.length
}

/** @param {readonly { claimed: boolean, true: boolean }[]} claims */
export function recall(claims) {
  const held = claims.filter((each) => each.true)
  return held.filter((each) => each.claimed).length / held.length
}

/**
 * A figure and its percentile bootstrap interval over documents.
 *
 * @template Item
 * @param {readonly Item[]} items one a document: documents are drawn, with replacement, never their parts
 * @param {(items: readonly Item[]) => number} figure
 * @param {{ resamples: number, seed: number, confidence: number }} options
 * @returns {{ value: number, low: number, high: number }} low and high are NaN when too few resamples have a figure
 * @see Efron, Tibshirani, An Introduction to the Bootstrap (1993), ch. 13
 */
export function withInterval(items, figure, { resamples, seed, confidence }) {
  const random = seededRandom(seed)
  const values = []
  for (let round = 0; round < resamples; round++) {
    const drawn = items.map(() => items[Math.floor(random() * items.length)])
    const value = figure(drawn)
    if (Number.isFinite(value)) values.push(value)
  }
  values.sort((a, b) => a - b)
  const at = (share) => (values.length < resamples / 2 ? Number.NaN : quantile(values, share))
  return { value: figure(items), low: at((1 - confidence) / 2), high: at((1 + confidence) / 2) }
}

/**
 * @param {readonly number[]} sorted ascending, not empty
 * @param {number} share 0 to 1
 * @see Hyndman, Fan, Sample quantiles, The American Statistician 50 (1996), type 7
 */
function quantile(sorted, share) {
  const at = (sorted.length - 1) * share
  const low = Math.floor(at)
  const below = sorted[low]
  const above = sorted[Math.min(low + 1, sorted.length - 1)]
  return below + (above - below) * (at - low)
}

/**
 * The same numbers in [0, 1) for the same seed on every machine.
 *
 * @param {number} seed whole number
 * @see Tommy Ettinger's mulberry32
 */
function seededRandom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Average precision, 0 to 1: the mean, over those wanted, of the share of wanted ones up to there. Documents of equal score
 * share their places: it is the value expected of a random order among them. NaN when none is wanted.
 *
 * @param {readonly number[]} scores
 * @param {readonly boolean[]} wanted of the same length
 * @see Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008), § 8.4; McSherry, Najork, ECIR 2008, for ties
 */
export function averagePrecision(scores, wanted) {
  const order = scores.map((_, index) => index).toSorted((a, b) => scores[b] - scores[a])
  let [sum, before] = [0, 0]
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && scores[order[to]] === scores[order[from]]) to++
    const size = to - from
    const found = order.slice(from, to).filter((index) => wanted[index]).length
    for (let place = 0; place < size; place++) {
      const others = size === 1 ? 0 : (place * (found - 1)) / (size - 1)
      if (found > 0) sum += ((found / size) * (before + 1 + others)) / (from + place + 1)
    }
    before += found
    from = to
  }
  return sum / before
}
