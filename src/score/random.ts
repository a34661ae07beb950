/** Random numbers that are the same on every machine. */

/** A source of uniform numbers in [0, 1): those at places 1, 2, 3 … */
export function seededRandom(seed: number): () => number {
  let place = 0
  return () => uniformAt(seed, ++place)
}

/**
 * The uniform number in [0, 1) at any place of a source, without those before it.
 *
 * @param place whole; 2³² places on the numbers come again
 * @see Steele, Lea, Flood, Fast splittable pseudorandom number generators (2014), as the 32-bit variant mulberry32
 */
export function uniformAt(seed: number, place: number): number {
  // As signed numbers, which the engine keeps without an allocation each.
  const state = (seed + Math.imul(place, 0x6d2b79f5)) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

/**
 * A draw from the gamma distribution of a shape of 1 or more, scale 1.
 *
 * @see Marsaglia, Tsang, A simple method for generating gamma variables (2000)
 */
export function drawGamma(shape: number, random: () => number): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const normal = drawNormal(random)
    const v = (1 + c * normal) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Box and Muller (1958). */
function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
