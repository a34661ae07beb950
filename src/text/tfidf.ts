/** Term weights and their cosine: how near two passages are in what they speak of. */

/** Stem → weight; of length 1 as a vector, or empty. */
export type Vector = ReadonlyMap<string, number>

/**
 * How telling a term is: 1 + ln((1 + N) / (1 + n)), so a term in every document weighs 1.
 *
 * @param documentCount N, documents in the corpus, at least 1
 * @param documentFrequency n, how many of them hold the term, 0 to N
 * @returns 1 or more, no unit
 * @throws RangeError when n exceeds N
 * @see Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008), § 6.2; smoothed as in scikit-learn
 */
export function inverseDocumentFrequency(documentCount: number, documentFrequency: number): number {
  if (documentFrequency > documentCount) throw new RangeError('a term cannot be in more documents than there are')
  return 1 + Math.log((1 + documentCount) / (1 + documentFrequency))
}

/**
 * The direction of a bag of stems: (1 + ln count) · idf each, divided by the vector's length.
 *
 * @param stems with repeats, in any order
 * @param idf weight of a stem, 1 or more
 */
export function vectorize(stems: Iterable<string>, idf: (stem: string) => number): Vector {
  const counts = new Map<string, number>()
  for (const each of stems) counts.set(each, (counts.get(each) ?? 0) + 1)
  let squares = 0
  const weights = new Map<string, number>()
  for (const [each, count] of counts) {
    const weight = (1 + Math.log(count)) * idf(each)
    weights.set(each, weight)
    squares += weight * weight
  }
  const length = Math.sqrt(squares)
  for (const [each, weight] of weights) weights.set(each, weight / length)
  return weights
}

/** Cosine of two unit vectors, 0 to 1; 0 when either is empty. */
export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [each, weight] of small) sum += weight * (large.get(each) ?? 0)
  return Math.min(1, sum)
}

/** The stems that make two vectors alike, the heaviest part of the cosine first. */
export function sharedStems(a: Vector, b: Vector): { readonly stem: string; readonly share: number }[] {
  const shared = [...a].flatMap(([each, weight]) => {
    const other = b.get(each)
    return other === undefined ? [] : [{ stem: each, share: weight * other }]
  })
  return shared.toSorted((x, y) => y.share - x.share || (x.stem < y.stem ? -1 : 1))
}
