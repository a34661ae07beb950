/** What may be painted on: the sheet, cut by clipping paths; and text parted where they cut it. */

import { intersect, type Rectangle } from './matrix.ts'
import type { Outline } from './outline.ts'
import type { Glyph } from './painted.ts'

/**
 * Never smaller than the real one, so that nothing visible is taken for cut off: each path counts with the upright
 * rectangles around its subpaths.
 */
export interface Clip {
  /** Around all that is left. */
  readonly box: Rectangle
  /** Of each path with several subpaths their rectangles: a point must lie in one of each. */
  readonly parts: readonly (readonly Rectangle[])[]
}

/** Clips with several subpaths that are kept at most. */
const partsLimit = 20

/** @param outline of the path, where it is known */
export function clippedTo(clip: Clip, box: Rectangle, outline: Outline | null = null): Clip {
  const several = outline !== null && outline.length > 1 && clip.parts.length < partsLimit
  return {
    box: intersect(clip.box, box),
    parts: several ? [...clip.parts, outline.map(boxAround)] : clip.parts,
  }
}

function boxAround(corners: Outline[number]): Rectangle {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) }
}

interface PlacedText {
  readonly clip: Clip
  readonly box: Rectangle
  /** From the baseline to the middle of the letters. */
  readonly up: { readonly x: number; readonly y: number }
}

export interface TextPart {
  readonly glyphs: readonly Glyph[]
  readonly box: Rectangle
  readonly isClipped: boolean
}

/** Stretches of letters that are seen and such that are cut off, by the middle of each letter. */
export function partedByClip(glyphs: readonly Glyph[], { clip, box, up }: PlacedText): TextPart[] {
  if (glyphs.length === 0) return []
  if (isWithin(box, clip.box) && clip.parts.length === 0) return [{ glyphs, box, isClipped: false }]
  const parts: { glyphs: Glyph[]; isClipped: boolean }[] = []
  for (const glyph of glyphs) {
    const isClipped = !isSeen(clip, (glyph.x0 + glyph.x1) / 2 + up.x, glyph.y + up.y)
    const last = parts.at(-1)
    if (last?.isClipped === isClipped) last.glyphs.push(glyph)
    else parts.push({ glyphs: [glyph], isClipped })
  }
  return parts.map((part) => ({ ...part, box: parts.length === 1 ? box : { ...box, ...extentOf(part.glyphs) } }))
}

function extentOf(glyphs: readonly Glyph[]): { readonly x0: number; readonly x1: number } {
  const [a, b] = [glyphs[0]?.x0 ?? 0, glyphs.at(-1)?.x1 ?? 0]
  return { x0: Math.min(a, b), x1: Math.max(a, b) }
}

function isSeen({ box, parts }: Clip, x: number, y: number): boolean {
  return hasPoint(box, x, y) && parts.every((boxes) => boxes.some((each) => hasPoint(each, x, y)))
}

function hasPoint(box: Rectangle, x: number, y: number): boolean {
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1
}

function isWithin(inner: Rectangle, outer: Rectangle): boolean {
  return inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 && inner.y1 <= outer.y1
}
