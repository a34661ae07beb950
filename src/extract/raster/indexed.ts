/** A picture in few colors: of a page of text that is a quarter of the bytes, and nobody sees the difference. */
import type { Raster } from './png.ts'

/** Each pixel is one of at most 256 colors. */
export interface Indexed {
  /** Red, green and blue of each color. */
  readonly palette: Uint8Array
  /** Which color, for each pixel, in rows from the top. */
  readonly pixels: Uint8Array
}

/** Shades of red, of green and of blue that are told apart; 16 are enough for the edges of letters. */
const shadeCount = 16
const shadeStep = 255 / (shadeCount - 1)
const colorLimit = 256

/** The shade of each value from 0 to 255. */
const SHADES = Uint8Array.from({ length: 256 }, (_, value) => Math.round(value / shadeStep))

/** The commonest colors of a picture in red, green and blue, each pixel the one that is nearest. Plain loops: pages have a million pixels. */
export function toIndexed({ width, height, pixels }: Raster): Indexed {
  const codes = new Uint16Array(width * height)
  const counts = new Uint32Array(shadeCount ** 3)
  for (let from = 0, to = 0; to < codes.length; from += 3, to++) {
    const red = SHADES[pixels[from] ?? 0] ?? 0
    const green = SHADES[pixels[from + 1] ?? 0] ?? 0
    const blue = SHADES[pixels[from + 2] ?? 0] ?? 0
    const code = (red * shadeCount + green) * shadeCount + blue
    codes[to] = code
    counts[code] = (counts[code] ?? 0) + 1
  }
  const found = [...counts.keys()].filter((code) => counts[code] !== 0)
  const kept = found.toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b).slice(0, colorLimit)
  const colors = new Uint8Array(counts.length)
  for (const code of found) colors[code] = nearest(code, kept)
  const indices = new Uint8Array(codes.length)
  for (let at = 0; at < codes.length; at++) indices[at] = colors[codes[at] ?? 0] ?? 0
  return {
    palette: Uint8Array.from(kept.flatMap((code) => shadesOf(code).map((shade) => Math.round(shade * shadeStep)))),
    pixels: indices,
  }
}

function shadesOf(code: number): readonly number[] {
  return [Math.floor(code / shadeCount ** 2), Math.floor(code / shadeCount) % shadeCount, code % shadeCount]
}

function nearest(code: number, kept: readonly number[]): number {
  const shades = shadesOf(code)
  let [best, least] = [0, Number.POSITIVE_INFINITY]
  for (const [index, each] of kept.entries()) {
    const distance = shadesOf(each).reduce((sum, shade, at) => sum + (shade - (shades[at] ?? 0)) ** 2, 0)
    if (distance < least) [best, least] = [index, distance]
  }
  return best
}
