/** The texts of one page → its lines in reading order, whichever way they run. */
import type { BBox, Font } from '../../model/document.ts'
import type { RawLine } from '../contract.ts'
import type { Rectangle } from '../pdf/matrix.ts'
import type { PaintedText } from '../pdf/painted.ts'
import { withDrawnBullets } from './bullets.ts'
import { type Gutters, regionsOf } from './columns.ts'
import { withInitials } from './drop-caps.ts'
import { withGuttersApart } from './gutter-cells.ts'
import { linesOf } from './lines.ts'
import { withMarginsFirst } from './margins.ts'
import { withRightDatesRaised } from './right-dates.ts'
import { directionOf } from './script.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { type PlacedSegment, type SideHeadingMemory, sideHeadingsOf, withSideHeadings } from './side-headings.ts'
import { withTurned } from './turned.ts'

/** What is painted on a page beside its glyphs, and what the pages before have shown. */
export interface Surroundings {
  /** The font of a text, as shown to people. */
  readonly fontOf: (text: PaintedText) => Font
  /** Of the document's earlier pages; this page's are added. */
  readonly gutters: Gutters
  /** The same of headings in the margin. */
  readonly sideHeadings: SideHeadingMemory
  /** Small shapes: some are bullets. */
  readonly shapes: readonly Rectangle[]
}

/**
 * Upright lines in columns and rows, the rightmost column first where the page is written from the right. Headings in the
 * margin stand before what they stand beside. Text that is written sideways is read by itself; a label stands before what
 * it labels, all else at the end.
 */
export function linesOfPage(texts: readonly PaintedText[], surroundings: Surroundings): RawLine[] {
  const { fontOf, gutters, sideHeadings, shapes } = surroundings
  const upright = texts.filter((text) => text.angle === 0)
  const { headings, rest } = sideHeadingsOf(placed(withInitials(segmentsOf(upright, fontOf))), sideHeadings)
  const lines = regionsOf(rest, gutters).flatMap((region) => linesOf(segmentsIn(region)))
  const bullets = shapes.map(({ x0, y0, x1, y1 }) => ({ x0, top: y0, x1, bottom: y1 }))
  const arranged = withDrawnBullets(withMarginsFirst(withGuttersApart(withRightDatesRaised(lines))), bullets)
  const headed = withSideHeadings(
    arranged,
    headings.map((heading) => linesOf(segmentsIn(heading))),
  )
  return withTurned(headed, texts, fontOf)
}

/** A page from the right is laid out as its mirror image is. */
function placed(segments: readonly Segment[]): PlacedSegment[] {
  const direction = directionOf(segments.flatMap(({ spans }) => spans.map((span) => span.text)))
  const boxOf = direction === 'left-to-right' ? ({ bbox }: Segment) => bbox : ({ bbox }: Segment) => mirroredBox(bbox)
  return segments.map((segment) => {
    const { spans, baseline, sizePt, order } = segment
    return { spans, bbox: boxOf(segment), baseline, sizePt, order, segment }
  })
}

function segmentsIn(region: readonly PlacedSegment[]): Segment[] {
  return region.map(({ segment }) => segment)
}

function mirroredBox({ x0, top, x1, bottom }: BBox): BBox {
  return { x0: -x1, top, x1: -x0, bottom }
}
