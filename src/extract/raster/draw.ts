/** Rectangles and short labels on a picture. */
import type { Raster } from './png.ts'

/** Red, green, blue, 0 to 255. */
export type Color = readonly [number, number, number]

/** Pixels; right and bottom are not part of it. */
export interface PixelBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

// biome-ignore format: a table
/** Letters of three by five, a digit a row, its bits the pixels from left to right. */
const GLYPHS: Readonly<Record<string, string>> = {
  '0': '75557', '1': '26227', '2': '71747', '3': '71717', '4': '55711', '5': '74717', '6': '74757', '7': '71111',
  '8': '75757', '9': '75717', a: '25755', b: '65656', c: '34443', d: '65556', e: '74647', f: '74644', g: '34553',
  h: '55755', i: '72227', j: '11152', k: '55655', l: '44447', m: '57755', n: '65555', o: '25552', p: '65644',
  q: '25563', r: '65655', s: '34216', t: '72222', u: '55557', v: '55552', w: '55775', x: '55255', y: '55222',
  z: '71247', '-': '00700', ':': '02020',
}

const glyphWidth = 3
const glyphHeight = 5

/** The outline of a box, `thickness` pixels to the outside. */
export function drawBox(raster: Raster, box: PixelBox, color: Color, thickness = 1): void {
  const { left, top, right, bottom } = box
  const outer = { left: left - thickness, right: right + thickness }
  fill(raster, { ...outer, top: top - thickness, bottom: top }, color)
  fill(raster, { ...outer, top: bottom, bottom: bottom + thickness }, color)
  fill(raster, { left: left - thickness, right: left, top, bottom }, color)
  fill(raster, { left: right, right: right + thickness, top, bottom }, color)
}

/**
 * Letters a to z, digits, hyphen and colon on a ground; others are left blank.
 *
 * @param scale pixels of a dot of a letter
 * @returns the label's width in pixels
 */
export function drawLabel(
  raster: Raster,
  text: string,
  look: { readonly left: number; readonly top: number; readonly scale: number; readonly color: Color },
): number {
  const { left, top, scale, color } = look
  const width = labelWidth(text, scale)
  fill(raster, { left, top, right: left + width, bottom: top + (glyphHeight + 2) * scale }, color)
  for (const [index, letter] of [...text.toLowerCase()].entries()) {
    drawGlyph(raster, letter, { left: left + (1 + index * (glyphWidth + 1)) * scale, top: top + scale, scale })
  }
  return width
}

/** Pixels that a label takes. */
export function labelWidth(text: string, scale: number): number {
  return (text.length * (glyphWidth + 1) + 1) * scale
}

function drawGlyph(raster: Raster, letter: string, at: { left: number; top: number; scale: number }): void {
  const rows = GLYPHS[letter] ?? '00000'
  for (let y = 0; y < glyphHeight; y++) {
    for (let x = 0; x < glyphWidth; x++) {
      if (((Number(rows[y]) >> (glyphWidth - 1 - x)) & 1) === 0) continue
      const left = at.left + x * at.scale
      const top = at.top + y * at.scale
      fill(raster, { left, top, right: left + at.scale, bottom: top + at.scale }, [255, 255, 255])
    }
  }
}

/** What lies outside of the picture is left out. */
function fill(raster: Raster, box: PixelBox, color: Color): void {
  const { width, height, channels, pixels } = raster
  const left = Math.max(0, Math.round(box.left))
  const right = Math.min(width, Math.round(box.right))
  for (let y = Math.max(0, Math.round(box.top)); y < Math.min(height, Math.round(box.bottom)); y++) {
    for (let x = left; x < right; x++) pixels.set(color, (y * width + x) * channels)
  }
}
