/** Marks → annotations that every viewer shows the same way, with a note to read. */
import {
  PDFArray,
  type PDFContext,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib'
import type { BBox } from '../model/document.ts'
import type { Mark } from '../model/marking.ts'
import type { Color } from '../model/print.ts'
import { quadOf, type Rect, rectIn, type View, viewOf } from './view.ts'

const GRAY: Color = [224, 226, 229]

/** Points of a line under words. */
const lineWidth = 1.6

interface Paint {
  readonly color: Color
  readonly boxes: readonly BBox[]
}

/** What is painted for each look, in points of the page as it is shown. */
const PAINTS: Readonly<Record<Mark['look'], (mark: Mark) => readonly Paint[]>> = {
  words: ({ color, boxes }) => [{ color, boxes }],
  passage: ({ color, boxes }) => [{ color: darker(color), boxes: boxes.map(underline) }],
  dim: ({ color, boxes }) => [
    { color: GRAY, boxes },
    { color: darker(color), boxes: boxes.map(underline) },
  ],
}

function underline({ x0, x1, bottom }: BBox): BBox {
  return { x0, top: bottom - 0.2, x1, bottom: bottom - 0.2 + lineWidth }
}

/** A thin line needs more color than a surface. */
function darker([red, green, blue]: Color): Color {
  return [0.72 * red, 0.72 * green, 0.72 * blue]
}

/** Adds the marks of one page to it. */
export function highlight(document: PDFDocument, page: PDFPage, marks: readonly Mark[]): void {
  const { context } = document
  const view = viewOf(page.node)
  const annots = page.node.lookup(PDFName.of('Annots'))
  const list = annots instanceof PDFArray ? annots : context.obj([])
  for (const mark of marks.filter(({ boxes }) => boxes.length > 0)) {
    for (const ref of annotationsOf(mark, view, { context, page })) list.push(ref)
  }
  page.node.set(PDFName.of('Annots'), list)
}

function annotationsOf(mark: Mark, view: View, at: { context: PDFContext; page: PDFPage }): readonly PDFRef[] {
  const { context, page } = at
  const paints = PAINTS[mark.look](mark)
  const rect = around(paints.flatMap(({ boxes }) => boxes).map((box) => rectIn(box, view)))
  const ref = context.nextRef()
  const note = context.nextRef()
  const text = { Contents: PDFHexString.fromText(mark.note), T: PDFHexString.fromText(mark.title) }
  context.assign(
    ref,
    context.obj({
      ...{ Type: 'Annot', Subtype: mark.look === 'passage' ? 'Underline' : 'Highlight', P: page.ref, F: 4 },
      ...{ Rect: corners(rect), QuadPoints: mark.boxes.flatMap((box) => quadOf(box, view)) },
      C: (mark.look === 'dim' ? GRAY : mark.color).map((part) => part / 255),
      ...text,
      AP: context.obj({ N: appearance(paints, rect, view, context) }),
      Popup: note,
    }),
  )
  const beside = { left: rect.right + 8, bottom: rect.bottom - 90, right: rect.right + 208, top: rect.bottom }
  const popup = { Type: 'Annot', Subtype: 'Popup', Rect: corners(beside), Parent: ref, Open: false, F: 28 }
  context.assign(note, context.obj(popup))
  return [ref, note]
}

function around(rects: readonly Rect[]): Rect {
  return {
    left: Math.min(...rects.map(({ left }) => left)),
    bottom: Math.min(...rects.map(({ bottom }) => bottom)),
    right: Math.max(...rects.map(({ right }) => right)),
    top: Math.max(...rects.map(({ top }) => top)),
  }
}

function corners({ left, bottom, right, top }: Rect): number[] {
  return [left, bottom, right, top].map(rounded)
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** Drawn by us, since viewers differ: as a marker pen would, so that the words stay black. */
function appearance(paints: readonly Paint[], rect: Rect, view: View, context: PDFContext): PDFRef {
  const operators = paints.flatMap(({ color, boxes }) => [
    `${color.map((part) => rounded(part / 255)).join(' ')} rg`,
    ...boxes.map((box) => {
      const { left, bottom, right, top } = rectIn(box, view)
      return `${[left, bottom, right - left, top - bottom].map(rounded).join(' ')} re f`
    }),
  ])
  const pen = context.obj({ Type: 'ExtGState', BM: 'Multiply' })
  const dict = context.obj({
    ...{ Type: 'XObject', Subtype: 'Form', BBox: corners(rect) },
    Resources: context.obj({ ExtGState: context.obj({ Pen: pen }) }),
  })
  const bytes = new TextEncoder().encode(`/Pen gs ${operators.join('\n')}`)
  return context.register(PDFRawStream.of(dict, bytes))
}
