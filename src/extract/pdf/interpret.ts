/** The operators that paint a page → the glyphs and areas it shows, in painting order. */

import { clippedTo, partedByClip } from './clip.ts'
import type { OperatorList, PdfEngine } from './engine.ts'
import {
  clipTo,
  colorOf,
  enterGroup,
  initialState,
  inksOf,
  type NumberKey,
  type State,
  setParameters,
} from './graphics-state.ts'
import { MarkedContent } from './marked-content.ts'
import {
  boxOfExtent,
  type Extent,
  IDENTITY,
  intersect,
  type Matrix,
  moved,
  multiply,
  type Rectangle,
  transformBox,
  transformPoint,
} from './matrix.ts'
import { outlineOf } from './outline.ts'
import type { AdvanceScale, Fill, Glyph, PaintedArea, PaintedPage, PaintedText, Sheet } from './painted.ts'

interface PdfGlyph {
  readonly unicode?: string
  readonly width?: number
  readonly isSpace?: boolean
}

/** Points from which a stroke is a bar. */
const barThicknessPt = 6

/** Areas, and small shapes, kept at most: a drawing of many strokes hides no text. */
const areaLimit = 3000

/** Points of height of the tiles of which some programs make a ground, and how many are kept beside larger areas. */
const tilePt = 16
const tileLimit = 30_000

/** Points of width and height of a bullet that is drawn, and how much longer one may be than the other. */
const bulletPt = { least: 1.2, most: 9, elongation: 2 }

/** @see ISO 32000-1, sections 8.4 (graphics state), 8.5.4 (clipping) and 9.3 to 9.4 (text state and objects) */
export function interpret(
  list: OperatorList,
  ops: PdfEngine['OPS'],
  sheet: Sheet,
  advanceScale: AdvanceScale,
): PaintedPage {
  const interpreter = new Interpreter(ops, sheet, advanceScale)
  for (let index = 0; index < list.fnArray.length; index++) {
    const handle = interpreter.handlers.get(list.fnArray[index] ?? -1)
    handle?.((list.argsArray[index] ?? []) as readonly unknown[], index)
  }
  const { texts, areas, shapes, unmappedCount } = interpreter
  return { texts, areas, shapes, unmappedCount }
}

const unitSquare: Rectangle = { x0: 0, y0: 0, x1: 1, y1: 1 }

type Handler = (args: readonly unknown[], order: number) => void

/** The graphics state while a page is painted. */
class Interpreter {
  readonly texts: PaintedText[] = []
  readonly areas: PaintedArea[] = []
  readonly shapes: Rectangle[] = []
  unmappedCount = 0
  readonly handlers: ReadonlyMap<number, Handler>
  private state: State
  private readonly stack: State[] = []
  private textMatrix: Matrix = IDENTITY
  private lineMatrix: Matrix = IDENTITY
  private readonly sheet: Sheet
  private readonly advanceScale: AdvanceScale
  private readonly marked: MarkedContent
  /** The next path clips all that is painted after it. */
  private clipsNext = false
  private tileCount = 0

  constructor(ops: PdfEngine['OPS'], sheet: Sheet, advanceScale: AdvanceScale) {
    this.sheet = sheet
    this.advanceScale = advanceScale
    this.marked = new MarkedContent(sheet.layers)
    this.state = initialState(sheet)
    this.handlers = new Map<number, Handler>([
      ...this.graphicsHandlers(ops),
      ...this.colorHandlers(ops),
      ...this.textHandlers(ops),
      ...this.areaHandlers(ops),
    ])
  }

  private graphicsHandlers(ops: PdfEngine['OPS']): [number, Handler][] {
    const clipNext = () => {
      this.clipsNext = true
    }
    return [
      [ops.save, () => this.save()],
      [ops.restore, () => this.restore()],
      [ops.transform, (matrix) => this.transform(matrix as unknown as Matrix)],
      [ops.paintFormXObjectBegin, ([matrix, extent]) => this.enterForm(matrix, extent)],
      [ops.paintFormXObjectEnd, () => this.restore()],
      [
        ops.beginGroup,
        ([group]) => {
          this.save()
          enterGroup(this.state, group as { matrix?: Matrix; bbox?: Extent } | undefined)
        },
      ],
      [ops.endGroup, () => this.restore()],
      [ops.beginAnnotation, ([, extent, transform, matrix]) => this.enterAnnotation(extent, [transform, matrix])],
      [ops.endAnnotation, () => this.restore()],
      [ops.clip, clipNext],
      [ops.eoClip, clipNext],
      [ops.setLineWidth, this.number('lineWidth')],
      [
        ops.setGState,
        ([entries]) => setParameters(this.state, entries as unknown as readonly (readonly [string, unknown])[]),
      ],
      [ops.beginMarkedContent, ([tag]) => this.marked.begin(tag, null)],
      [ops.beginMarkedContentProps, ([tag, properties]) => this.marked.begin(tag, properties)],
      [ops.endMarkedContent, () => this.marked.end()],
    ]
  }

  /** @see ISO 32000-1, section 8.6; the engine gives every color as red, green and blue */
  private colorHandlers(ops: PdfEngine['OPS']): [number, Handler][] {
    const set =
      (key: 'fill' | 'strokeColor', color: (args: readonly unknown[]) => Fill): Handler =>
      (args) => {
        this.state[key] = color(args)
      }
    return [
      [ops.setFillRGBColor, set('fill', colorOf)],
      [ops.setFillTransparent, set('fill', () => 'none')],
      [ops.setFillColorN, set('fill', () => 'pattern')],
      [ops.setStrokeRGBColor, set('strokeColor', colorOf)],
      [ops.setStrokeTransparent, set('strokeColor', () => 'none')],
      [ops.setStrokeColorN, set('strokeColor', () => 'pattern')],
    ]
  }

  private textHandlers(ops: PdfEngine['OPS']): [number, Handler][] {
    return [
      [ops.beginText, () => this.setTextMatrix(IDENTITY)],
      [ops.setTextMatrix, (args) => this.setTextMatrix((args.length === 1 ? args[0] : args) as unknown as Matrix)],
      [ops.moveText, ([x, y]) => this.moveText(numberOf(x), numberOf(y))],
      [
        ops.setLeadingMoveText,
        ([x, y]) => {
          this.state.leading = -numberOf(y)
          this.moveText(numberOf(x), numberOf(y))
        },
      ],
      [ops.nextLine, () => this.moveText(0, -this.state.leading)],
      [ops.setLeading, this.number('leading')],
      [
        ops.setFont,
        ([fontId, size]) => {
          this.state.fontId = String(fontId)
          this.state.fontSize = numberOf(size)
        },
      ],
      [ops.setTextRenderingMode, this.number('renderingMode')],
      [ops.setCharSpacing, this.number('charSpacing')],
      [ops.setWordSpacing, this.number('wordSpacing')],
      [ops.setHScale, this.number('horizontalScale', 1 / 100)],
      [ops.setTextRise, this.number('rise')],
      [ops.showText, ([glyphs], order) => this.showText(glyphs as readonly (PdfGlyph | number | null)[], order)],
    ]
  }

  private areaHandlers(ops: PdfEngine['OPS']): [number, Handler][] {
    const fills = new Set([
      ops.fill,
      ops.eoFill,
      ops.fillStroke,
      ops.eoFillStroke,
      ops.closeFillStroke,
      ops.closeEOFillStroke,
    ])
    const strokes = new Set([ops.stroke, ops.closeStroke])
    const picture: Handler = ([source], order) =>
      this.addArea(unitSquare, { fill: 'image', order, picture: this.sheet.pictures.placed(source, this.state.ctm) })
    return [
      [
        ops.constructPath,
        ([operator, paths, extent], order) => {
          const box = extent as Extent | null | undefined
          const [path] = paths as readonly (ArrayLike<number> | null)[]
          this.clipIfAsked(box, path)
          if (box === null || box === undefined) return
          if (strokes.has(numberOf(operator)) || fills.has(numberOf(operator))) this.addShape(box)
          if (strokes.has(numberOf(operator))) this.addBar(box, order)
          if (!fills.has(numberOf(operator))) return
          const outline = outlineOf(path, this.state.ctm)
          this.addArea(boxOfExtent(box), { fill: this.state.fill, order, outline })
        },
      ],
      [ops.paintImageXObject, picture],
      [ops.paintInlineImageXObject, picture],
      [ops.paintImageMaskXObject, picture],
    ]
  }

  /** Sets a number of the state to the operand, times a factor. */
  private number(key: NumberKey, factor = 1): Handler {
    return ([value]) => {
      this.state[key] = numberOf(value) * factor
    }
  }

  private enterForm(matrix: unknown, extent: unknown): void {
    this.save()
    if (matrix !== undefined && matrix !== null) this.transform(matrix as Matrix)
    clipTo(this.state, extent as Extent | null | undefined)
  }

  /** Fields of forms and notes lie over the page, with a state of their own, clipped to their place on the page. */
  private enterAnnotation(extent: unknown, matrices: readonly unknown[]): void {
    this.save()
    this.state = initialState(this.sheet)
    clipTo(this.state, extent as Extent | null | undefined)
    this.state.isAnnotation = true
    for (const matrix of matrices) this.transform(matrix as Matrix)
  }

  private save(): void {
    this.stack.push({ ...this.state })
  }

  private restore(): void {
    const previous = this.stack.pop()
    if (previous !== undefined) this.state = previous
  }

  private transform(matrix: Matrix): void {
    this.state.ctm = multiply(this.state.ctm, matrix)
  }

  /** A path that has none of its parts clips nothing, as in other viewers. */
  private clipIfAsked(extent: Extent | null | undefined, path: ArrayLike<number> | null | undefined): void {
    if (this.clipsNext && extent !== null && extent !== undefined) {
      const { ctm, clip } = this.state
      this.state.clip = clippedTo(clip, transformBox(ctm, boxOfExtent(extent)), outlineOf(path, ctm))
    }
    this.clipsNext = false
  }

  private setTextMatrix(matrix: Matrix): void {
    this.textMatrix = matrix
    this.lineMatrix = matrix
  }

  private moveText(x: number, y: number): void {
    this.lineMatrix = moved(this.lineMatrix, x, y)
    this.textMatrix = this.lineMatrix
  }

  private addArea(box: Rectangle, area: Pick<PaintedArea, 'fill' | 'order'> & Partial<PaintedArea>): void {
    if (this.areas.length >= areaLimit + tileLimit || this.marked.mark.isOff) return
    const visible = intersect(transformBox(this.state.ctm, box), this.state.clip.box)
    if (!(visible.x1 > visible.x0 && visible.y1 > visible.y0)) return
    const isTile = visible.y1 - visible.y0 <= tilePt
    if (isTile ? this.tileCount >= tileLimit : this.areas.length - this.tileCount >= areaLimit) return
    if (isTile) this.tileCount++
    this.areas.push({
      outline: null,
      picture: null,
      ...area,
      box: visible,
      alpha: this.state.alpha * this.state.groupAlpha,
      blend: this.state.blend,
    })
  }

  private addShape(extent: Extent): void {
    if (this.shapes.length >= areaLimit) return
    const box = transformBox(this.state.ctm, boxOfExtent(extent))
    const [short = 0, long = 0] = [box.x1 - box.x0, box.y1 - box.y0].toSorted((a, b) => a - b)
    if (short >= bulletPt.least && long <= bulletPt.most && long <= bulletPt.elongation * short) this.shapes.push(box)
  }

  /** A line as thick as a line of text is a bar that text may stand on. */
  private addBar([x0, y0, x1, y1]: Extent, order: number): void {
    const { ctm, lineWidth, strokeColor } = this.state
    const half = lineWidth / 2
    if (lineWidth * Math.hypot(ctm[2], ctm[3]) < barThicknessPt) return
    this.addArea({ x0: x0 - half, y0: y0 - half, x1: x1 + half, y1: y1 + half }, { fill: strokeColor, order })
  }

  private showText(glyphs: readonly (PdfGlyph | number | null)[], order: number): void {
    const { state } = this
    const matrix = multiply(state.ctm, this.textMatrix)
    const { glyphs: shown, advance } = this.place(glyphs, matrix)
    const { clip, rise, fontSize } = state
    const box = transformBox(matrix, { x0: 0, y0: rise, x1: advance, y1: rise + fontSize * 0.7 })
    const up = { x: matrix[2] * fontSize * 0.35, y: matrix[3] * fontSize * 0.35 }
    const sizePt = Math.abs(fontSize) * Math.hypot(matrix[2], matrix[3])
    const [angle, inks] = [angleOf(matrix), inksOf(state)]
    // Key by key: to spread what the parts share was among the largest costs of reading.
    for (const part of partedByClip(shown, { clip, box, up }))
      this.texts.push({
        order,
        glyphs: part.glyphs,
        fontId: state.fontId,
        sizePt,
        angle,
        inks,
        blend: state.blend,
        renderingMode: state.renderingMode,
        box: part.box,
        isClipped: part.isClipped,
        isAnnotation: state.isAnnotation,
        mark: this.marked.mark,
      })
    this.textMatrix = moved(this.textMatrix, advance, 0)
  }

  /** Glyphs at their places, and how far the text position moves; widths are in thousandths of the font size. */
  private place(glyphs: readonly (PdfGlyph | number | null)[], matrix: Matrix): { glyphs: Glyph[]; advance: number } {
    const { state } = this
    const scale = this.advanceScale(state.fontId) * state.fontSize
    const shown: Glyph[] = []
    let advance = 0
    for (const glyph of glyphs) {
      if (glyph === null) continue
      if (typeof glyph === 'number') {
        advance -= (glyph / 1000) * state.fontSize * state.horizontalScale
        continue
      }
      const width = (glyph.width ?? 0) * scale * state.horizontalScale
      const start = transformPoint(matrix, advance, state.rise)
      const end = transformPoint(matrix, advance + width, state.rise)
      if (glyph.unicode !== undefined && glyph.unicode !== '')
        shown.push({
          text: glyph.unicode === '\t' ? ' ' : glyph.unicode,
          x0: start.x,
          x1: end.x,
          y: start.y,
          y1: end.y,
        })
      else if (width !== 0) this.unmappedCount++
      advance += width + (state.charSpacing + (glyph.isSpace === true ? state.wordSpacing : 0)) * state.horizontalScale
    }
    return { glyphs: shown, advance }
  }
}

/** Degrees up to which text is upright. */
const uprightDegrees = 2

function angleOf(matrix: Matrix): number {
  const degrees = Math.round((Math.atan2(matrix[1], matrix[0]) * 180) / Math.PI)
  return Math.abs(degrees) <= uprightDegrees ? 0 : degrees
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
