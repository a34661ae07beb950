/** The texts of one page → its lines in reading order, whichever way they run. */
import type { BBox, Font } from '../../model/document.ts'
import type { RawLine } from '../contract.ts'
import type { Rectangle } from '../pdf/matrix.ts'
import type { PaintedText } from '../pdf/painted.ts'
import { withDrawnBullets } from './bullets.ts'
import { type Gutters, type Placed, regionsOf } from './columns.ts'
import { withInitials } from './drop-caps.ts'
import { withGuttersApart } from './gutter-cells.ts'
import { linesOf } from './lines.ts'
import { withMarginsFirst } from './margins.ts'
import { directionOf } from './script.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { withTurned } from './turned.ts'

/** What is painted on a page beside its glyphs, and what the pages before have shown. */
export interface Surroundings {
  /** The font of a text, as shown to people. */
  readonly fontOf: (text: PaintedText) => Font
  /** Of the document's earlier pages; this page's are added. */
  readonly gutters: Gutters
  /** Small shapes: some are bullets. */
  readonly shapes: readonly Rectangle[]
}

/**
 * Upright lines in columns and rows, the rightmost column first where the page is written from the right. Text that
 * is written sideways is read by itself; a label stands before what it labels, all else at the end.
 */
export function linesOfPage(texts: readonly PaintedText[], { fontOf, gutters, shapes }: Surroundings): RawLine[] {
  const upright = texts.filter((text) => text.angle === 0)
  const lines = inOrder(withInitials(segmentsOf(upright, fontOf)), gutters).flatMap((region) => linesOf(region))
  const bullets = shapes.map(({ x0, y0, x1, y1 }) => ({ x0, top: y0, x1, bottom: y1 }))
  return withTurned(withDrawnBullets(withMarginsFirst(withGuttersApart(lines)), bullets), texts, fontOf)
}

/** A page from the right is laid out as its mirror image is. */
function inOrder(segments: readonly Segment[], gutters: Gutters): Segment[][] {
  const direction = directionOf(segments.flatMap(({ spans }) => spans.map((span) => span.text)))
  if (direction === 'left-to-right') return regionsOf(segments, gutters)
  return regionsOf(segments.map(mirrored), gutters).map((region) => region.map(({ segment }) => segment))
}

function mirrored(segment: Segment): Placed & { readonly segment: Segment } {
  const { baseline, sizePt, order } = segment
  return { bbox: mirroredBox(segment.bbox), baseline, sizePt, order, segment }
}

function mirroredBox({ x0, top, x1, bottom }: BBox): BBox {
  return { x0: -x1, top, x1: -x0, bottom }
}
