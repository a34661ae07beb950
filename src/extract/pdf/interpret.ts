/** The operators that paint a page → the glyphs and areas it shows, in painting order. */
import type { PdfEngine } from './engine.ts'
import { IDENTITY, type Matrix, multiply, type Rectangle, transformBox, transformPoint } from './matrix.ts'
import { type Outline, outlineOf } from './outline.ts'

/** A color as `#rrggbb`, or what else fills: nothing, a pattern, a picture. */
export type Fill = string

export interface Glyph {
  readonly text: string
  /** Points along the baseline from the left of the page; y from the top. */
  readonly x0: number
  readonly x1: number
  readonly y: number
}

/** The glyphs of one text operator: one font, one color. */
export interface PaintedText {
  /** Position in painting order. */
  readonly order: number
  readonly glyphs: readonly Glyph[]
  readonly fontId: string | null
  readonly sizePt: number
  /** Degrees clockwise against the page's upright; 0 for most text. */
  readonly angle: number
  readonly fill: Fill
  /** 0 to 1. */
  readonly alpha: number
  /** As in ISO 32000-1, table 106; 3 and 7 paint nothing. */
  readonly renderingMode: number
  readonly box: Rectangle
}

/** A filled area or a picture. */
export interface PaintedArea {
  readonly order: number
  readonly box: Rectangle
  /** Null where the box says all that is known. */
  readonly outline: Outline | null
  readonly fill: Fill
  readonly alpha: number
}

export interface PaintedPage {
  readonly texts: readonly PaintedText[]
  readonly areas: readonly PaintedArea[]
  /** Glyphs with a shape and no character: their font does not say what they are. */
  readonly unmappedCount: number
}

interface State {
  ctm: Matrix
  fill: Fill
  strokeColor: Fill
  /** In units of the path; scaled by the matrix. */
  lineWidth: number
  alpha: number
  groupAlpha: number
  renderingMode: number
  fontId: string | null
  fontSize: number
  charSpacing: number
  wordSpacing: number
  horizontalScale: number
  leading: number
  rise: number
}

interface PdfGlyph {
  readonly unicode?: string
  readonly width?: number
  readonly isSpace?: boolean
}

export interface OperatorList {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** Points from which a stroke is a bar. */
const barThicknessPt = 6

/** Areas kept at most: a drawing of many strokes hides no text. */
const areaLimit = 3000

/** Unscaled advance of a glyph of a font: 0.001, or the font's own where it is of Type 3. */
export type AdvanceScale = (fontId: string | null) => number

/**
 * @param transform from the page's units to points from its top left corner
 * @see ISO 32000-1, sections 8.4 (graphics state) and 9.3 to 9.4 (text state and objects)
 */
export function interpret(
  list: OperatorList,
  ops: PdfEngine['OPS'],
  transform: Matrix,
  advanceScale: AdvanceScale,
): PaintedPage {
  const interpreter = new Interpreter(ops, transform, advanceScale)
  for (let index = 0; index < list.fnArray.length; index++) {
    const handle = interpreter.handlers.get(list.fnArray[index] ?? -1)
    handle?.((list.argsArray[index] ?? []) as readonly unknown[], index)
  }
  return { texts: interpreter.texts, areas: interpreter.areas, unmappedCount: interpreter.unmappedCount }
}

type Handler = (args: readonly unknown[], order: number) => void

/** The graphics state while a page is painted. */
class Interpreter {
  readonly texts: PaintedText[] = []
  readonly areas: PaintedArea[] = []
  unmappedCount = 0
  readonly handlers: ReadonlyMap<number, Handler>
  private state: State
  private readonly stack: State[] = []
  private textMatrix: Matrix = IDENTITY
  private lineMatrix: Matrix = IDENTITY
  private readonly advanceScale: AdvanceScale

  constructor(ops: PdfEngine['OPS'], transform: Matrix, advanceScale: AdvanceScale) {
    this.advanceScale = advanceScale
    this.state = {
      ctm: transform,
      fill: '#000000',
      strokeColor: '#000000',
      lineWidth: 1,
      alpha: 1,
      groupAlpha: 1,
      renderingMode: 0,
      fontId: null,
      fontSize: 0,
      charSpacing: 0,
      wordSpacing: 0,
      horizontalScale: 1,
      leading: 0,
      rise: 0,
    }
    this.handlers = new Map<number, Handler>([
      ...this.graphicsHandlers(ops),
      ...this.textHandlers(ops),
      ...this.areaHandlers(ops),
    ])
  }

  private graphicsHandlers(ops: PdfEngine['OPS']): [number, Handler][] {
    return [
      [ops.save, () => this.save()],
      [ops.restore, () => this.restore()],
      [ops.transform, (matrix) => this.transform(matrix as unknown as Matrix)],
      [
        ops.paintFormXObjectBegin,
        ([matrix]) => {
          this.save()
          if (matrix !== undefined && matrix !== null) this.transform(matrix as Matrix)
        },
      ],
      [ops.paintFormXObjectEnd, () => this.restore()],
      [
        ops.beginGroup,
        () => {
          this.save()
          this.state.groupAlpha *= this.state.alpha
          this.state.alpha = 1
        },
      ],
      [ops.endGroup, () => this.restore()],
      [
        ops.setFillRGBColor,
        (color) => {
          this.state.fill = colorOf(color)
        },
      ],
      [
        ops.setStrokeRGBColor,
        (color) => {
          this.state.strokeColor = colorOf(color)
        },
      ],
      [
        ops.setLineWidth,
        ([width]) => {
          this.state.lineWidth = numberOf(width)
        },
      ],
      [
        ops.setFillTransparent,
        () => {
          this.state.fill = 'none'
        },
      ],
      [
        ops.setFillColorN,
        () => {
          this.state.fill = 'pattern'
        },
      ],
      [
        ops.setGState,
        ([entries]) => this.setGraphicsState(entries as unknown as readonly (readonly [string, unknown])[]),
      ],
    ]
  }

  private textHandlers(ops: PdfEngine['OPS']): [number, Handler][] {
    const set =
      (change: (value: number) => void): Handler =>
      ([value]) =>
        change(numberOf(value))
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
      [
        ops.setLeading,
        set((value) => {
          this.state.leading = -value
        }),
      ],
      [ops.setFont, ([fontId, size]) => this.setFont(String(fontId), numberOf(size))],
      [
        ops.setTextRenderingMode,
        set((value) => {
          this.state.renderingMode = value
        }),
      ],
      [
        ops.setCharSpacing,
        set((value) => {
          this.state.charSpacing = value
        }),
      ],
      [
        ops.setWordSpacing,
        set((value) => {
          this.state.wordSpacing = value
        }),
      ],
      [
        ops.setHScale,
        set((value) => {
          this.state.horizontalScale = value / 100
        }),
      ],
      [
        ops.setTextRise,
        set((value) => {
          this.state.rise = value
        }),
      ],
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
    const picture: Handler = (_, order) => this.addArea({ x0: 0, y0: 0, x1: 1, y1: 1 }, 'image', order)
    return [
      [
        ops.constructPath,
        ([operator, paths, extent], order) => {
          const box = extent as unknown as readonly [number, number, number, number] | null
          if (box === null || box === undefined) return
          if (strokes.has(numberOf(operator))) this.addBar(box, order)
          if (!fills.has(numberOf(operator))) return
          const [path] = paths as readonly (ArrayLike<number> | null)[]
          const outline = outlineOf(path, this.state.ctm)
          this.addArea({ x0: box[0], y0: box[1], x1: box[2], y1: box[3] }, this.state.fill, order, outline)
        },
      ],
      [ops.paintImageXObject, picture],
      [ops.paintInlineImageXObject, picture],
      [ops.paintImageMaskXObject, picture],
    ]
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

  private setGraphicsState(entries: readonly (readonly [string, unknown])[]): void {
    for (const [key, value] of entries) {
      if (key === 'ca') this.state.alpha = value as number
      if (key === 'Font') this.setFont((value as [string, number])[0], (value as [string, number])[1])
    }
  }

  private setFont(fontId: string, size: number): void {
    this.state.fontId = fontId
    this.state.fontSize = size
  }

  private setTextMatrix(matrix: Matrix): void {
    this.textMatrix = matrix
    this.lineMatrix = matrix
  }

  private moveText(x: number, y: number): void {
    this.lineMatrix = multiply(this.lineMatrix, [1, 0, 0, 1, x, y])
    this.textMatrix = this.lineMatrix
  }

  private addArea(box: Rectangle, fill: Fill, order: number, outline: Outline | null = null): void {
    if (this.areas.length >= areaLimit) return
    this.areas.push({
      order,
      box: transformBox(this.state.ctm, box),
      outline,
      fill,
      alpha: this.state.alpha * this.state.groupAlpha,
    })
  }

  /** A line as thick as a line of text is a bar that text may stand on. */
  private addBar([x0, y0, x1, y1]: readonly [number, number, number, number], order: number): void {
    const { ctm, lineWidth, strokeColor } = this.state
    const half = lineWidth / 2
    if (lineWidth * Math.hypot(ctm[2], ctm[3]) < barThicknessPt) return
    this.addArea({ x0: x0 - half, y0: y0 - half, x1: x1 + half, y1: y1 + half }, strokeColor, order)
  }

  private showText(glyphs: readonly (PdfGlyph | number | null)[], order: number): void {
    const { state } = this
    const matrix = multiply(state.ctm, this.textMatrix)
    const { placed, advance } = this.place(glyphs, matrix)
    if (placed.length > 0) {
      const box = { x0: 0, y0: state.rise, x1: advance, y1: state.rise + state.fontSize * 0.7 }
      this.texts.push({
        order,
        glyphs: placed,
        fontId: state.fontId,
        sizePt: Math.abs(state.fontSize) * Math.hypot(matrix[2], matrix[3]),
        angle: Math.round((Math.atan2(matrix[1], matrix[0]) * 180) / Math.PI),
        fill: state.fill,
        alpha: state.alpha * state.groupAlpha,
        renderingMode: state.renderingMode,
        box: transformBox(matrix, box),
      })
    }
    this.textMatrix = multiply(this.textMatrix, [1, 0, 0, 1, advance, 0])
  }

  /** Glyphs at their places, and how far the text position moves; widths are in thousandths of the font size. */
  private place(glyphs: readonly (PdfGlyph | number | null)[], matrix: Matrix): { placed: Glyph[]; advance: number } {
    const { state } = this
    const scale = this.advanceScale(state.fontId) * state.fontSize
    const placed: Glyph[] = []
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
        placed.push({ text: glyph.unicode, x0: start.x, x1: end.x, y: start.y })
      else if (width !== 0) this.unmappedCount++
      advance += width + (state.charSpacing + (glyph.isSpace === true ? state.wordSpacing : 0)) * state.horizontalScale
    }
    return { placed, advance }
  }
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

function colorOf(args: readonly unknown[]): Fill {
  if (typeof args[0] === 'string') return args[0]
  const parts = [...args].slice(0, 3).map((value) => Math.round(Number(value)).toString(16).padStart(2, '0'))
  return `#${parts.join('')}`
}
