/** Segments of a page, placed by hand. */
import type { Segment } from '../../../src/extract/layout/segments.ts'

/** A segment of 10-point text on a baseline, 5 points a letter wide. */
export function segment(text: string, x0: number, baseline: number, order = 0, sizePt = 10): Segment {
  const bbox = {
    x0,
    top: baseline - 0.78 * sizePt,
    x1: x0 + 0.5 * sizePt * text.length,
    bottom: baseline + 0.22 * sizePt,
  }
  const font = { name: 'Body', sizePt, bold: false, italic: false }
  return { spans: [{ text, bbox, font }], bbox, baseline, sizePt, order }
}

export const textOf = (placed: Segment): string => placed.spans.map((span) => span.text).join('')
