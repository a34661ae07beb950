/** A value at a place in an order, without putting all in order: by counting high bytes, then low ones. */

/**
 * The value that would stand at `position` (from 0) if the values ascended; of whole numbers from 0 to `most`.
 *
 * @see Knuth, The Art of Computer Programming 3 (1998), § 5.2.5, radix sorting: here only the bucket that matters
 */
export function nthSmallest(values: Uint16Array | Uint32Array, position: number, most: number): number {
  const high = new Uint32Array((most >> 8) + 1)
  for (let index = 0; index < values.length; index++) count(high, (values[index] ?? 0) >> 8)
  const bucket = reach(high, position)
  const low = new Uint32Array(256)
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0
    if (value >> 8 === bucket.at) count(low, value & 255)
  }
  return (bucket.at << 8) | reach(low, bucket.left).at
}

function count(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1
}

/** The bucket in which the counted thing at `position` lies, and its position there. */
function reach(counts: Uint32Array, position: number): { readonly at: number; readonly left: number } {
  let at = 0
  let left = position
  while (at < counts.length - 1 && left >= (counts[at] ?? 0)) left -= counts[at++] ?? 0
  return { at, left }
}
