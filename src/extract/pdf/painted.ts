/** What a page shows, as plain data: texts and areas in painting order, and the sheet they are painted on. */
import type { ContentMark, Layers } from './marked-content.ts'
import type { Matrix, Rectangle } from './matrix.ts'
import type { Outline } from './outline.ts'
import type { Pictures, PlacedPicture } from './pictures.ts'

/** A color as `#rrggbb`, or what else fills: nothing, a pattern, a picture. */
export type Fill = string

export interface Glyph {
  readonly text: string
  /** Points along the baseline from the left of the page; y from the top. */
  readonly x0: number
  readonly x1: number
  readonly y: number
  /** Where the baseline of a glyph that is turned ends; that of an upright one is `y`. */
  readonly y1: number
}

/** What letters are painted with. */
export interface Ink {
  readonly fill: Fill
  /** 0 to 1. */
  readonly alpha: number
}

/** The glyphs of one text operator: one font, one color. */
export interface PaintedText {
  /** Position in painting order. */
  readonly order: number
  readonly glyphs: readonly Glyph[]
  readonly fontId: string | null
  readonly sizePt: number
  /** Degrees clockwise against the page's upright, whole; 0 for most text, and where a scan stands a little askew. */
  readonly angle: number
  /** Inside the letters, on their edges, or both. */
  readonly inks: readonly Ink[]
  /** As in ISO 32000-1, table 11.3.5: how the ink mixes with what lies below; `Normal` replaces it. */
  readonly blend: string
  /** As in ISO 32000-1, table 106; 3 and 7 paint nothing. */
  readonly renderingMode: number
  readonly box: Rectangle
  /** Cut off by the edge of the page or by a clipping path. */
  readonly isClipped: boolean
  /** Of a field of a form or a note laid over the page. */
  readonly isAnnotation: boolean
  readonly mark: ContentMark
}

/** A filled area or a picture, as far as it is not clipped. */
export interface PaintedArea {
  readonly order: number
  readonly box: Rectangle
  /** Null where the box says all that is known. */
  readonly outline: Outline | null
  readonly fill: Fill
  readonly alpha: number
  /** How it mixes with what lies below, as of a text. */
  readonly blend: string
  /** What a picture shows; null for other areas and where it was not decoded. */
  readonly picture: PlacedPicture | null
}

export interface PaintedPage {
  readonly texts: readonly PaintedText[]
  readonly areas: readonly PaintedArea[]
  /** Small shapes, about as high as wide: drawn bullets among them. */
  readonly shapes: readonly Rectangle[]
  /** Glyphs with a shape and no character: their font does not say what they are. */
  readonly unmappedCount: number
}

/** The sheet that is painted on. */
export interface Sheet {
  /** From the page's units to points from its top left corner. */
  readonly transform: Matrix
  /** Points; nothing beyond is seen. */
  readonly width: number
  readonly height: number
  readonly layers: Layers
  /** By the engine's ids; those that were not decoded are missing. */
  readonly pictures: Pictures
}

/** Unscaled advance of a glyph of a font: 0.001, or the font's own where it is of Type 3. */
export type AdvanceScale = (fontId: string | null) => number
