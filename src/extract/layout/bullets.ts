/** What begins an item: a bullet or number that is printed, or a shape that is drawn beside its first line. */
import type { BBox } from '../../model/document.ts'
import type { RawLine } from '../contract.ts'
import { extentOf, sizeOf } from './line-shape.ts'
import { textOf } from './running.ts'

/** Bullets and numbers that begin an item. */
const BULLET = /^\s*(?:[•◦▪▫●○■□‣⁃∙·–—*►▸➢➤✓❖\uf0b7\u2043-]\s+|\(?\d{1,3}[.)]\s+\S|\[\d{1,3}\]\s*\S)/

/** Fonts whose letters are signs: `§` is a square in them, `o` of a typewriter a circle. */
const SIGN_FONTS = /wingdings|symbol|dingbat|webdings|courier/i

export function isItem(line: RawLine): boolean {
  return line.starts === 'item' || beginsWithBullet(line)
}

/** With a printed one; a drawn one may also be the mark of a heading. */
export function beginsWithBullet(line: RawLine): boolean {
  return BULLET.test(textOf(line)) || beginsWithSign(line)
}

/** One character of another font before the text, as word processors write bullets. */
function beginsWithSign(line: RawLine): boolean {
  if (!/^\s*\S\s/.test(textOf(line))) return false
  const printed = line.spans.filter((span) => span.text.trim() !== '')
  const [sign, next] = printed
  if (sign === undefined || next === undefined || sign.font?.name === next.font?.name) return false
  return /^\s*[^\p{Lu}\p{N}\s]\s*$/u.test(sign.text) && SIGN_FONTS.test(sign.font?.name ?? '')
}

/** In sizes of the line's type: a drawn bullet is no larger, and stands no farther from its text. */
const bulletSizes = 0.75
const bulletDistance = 2.5

/** In sizes above the lower edge of the box: where bullets are centered, and how far they are off. */
const bulletHeight = 0.5
const bulletHeightOff = 0.3

/** Points of height of the bands in which lines are looked up. */
const bandPt = 8

/** Lines that a small shape stands before begin an item. */
export function withDrawnBullets(lines: readonly RawLine[], shapes: readonly BBox[]): RawLine[] {
  if (shapes.length === 0) return [...lines]
  const bands = new Map<number, BBox[]>()
  for (const shape of shapes) {
    const band = Math.floor(shape.top / bandPt)
    bands.set(band, [...(bands.get(band) ?? []), shape])
  }
  const near = ({ top, bottom }: BBox) => {
    const found: BBox[] = []
    for (let band = Math.floor(top / bandPt) - 1; band <= Math.floor(bottom / bandPt); band++)
      found.push(...(bands.get(band) ?? []))
    return found
  }
  return lines.map((line) => {
    const isBulleted = line.bbox !== null && near(line.bbox).some((shape) => isBulletOf(shape, line))
    return isBulleted && line.starts === null ? { ...line, starts: 'item' } : line
  })
}

function isBulletOf(shape: BBox, line: RawLine): boolean {
  if (line.bbox === null) return false
  const size = sizeOf(line)
  if (Math.max(shape.x1 - shape.x0, shape.bottom - shape.top) > bulletSizes * size) return false
  const height = (line.bbox.bottom - (shape.top + shape.bottom) / 2) / size
  if (Math.abs(height - bulletHeight) > bulletHeightOff) return false
  const isFromRight = extentOf(line).start < 0
  const distance = isFromRight ? shape.x0 - line.bbox.x1 : line.bbox.x0 - shape.x1
  return distance >= 0 && distance < bulletDistance * size
}
