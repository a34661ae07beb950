/** Affine transformations as PDF writes them: [a b c d e f], x' = ax + cy + e, y' = bx + dy + f. */

export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ]
}

/** First a step aside, then `outer`. */
export function moved(outer: Matrix, x: number, y: number): Matrix {
  const { x: left, y: top } = transformPoint(outer, x, y)
  return [outer[0], outer[1], outer[2], outer[3], left, top]
}

/** Turns the page so that text at this angle (degrees clockwise) stands upright; `turnedBy(-degrees)` turns it back. */
export function turnedBy(degrees: number): Matrix {
  const radians = (-degrees * Math.PI) / 180
  return [Math.cos(radians), Math.sin(radians), -Math.sin(radians), Math.cos(radians), 0, 0]
}

export interface Rectangle {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

export function transformPoint(matrix: Matrix, x: number, y: number): { readonly x: number; readonly y: number } {
  return { x: matrix[0] * x + matrix[2] * y + matrix[4], y: matrix[1] * x + matrix[3] * y + matrix[5] }
}

/** The upright rectangle around a transformed one. */
export function transformBox(matrix: Matrix, box: Rectangle): Rectangle {
  const a = transformPoint(matrix, box.x0, box.y0)
  const b = transformPoint(matrix, box.x1, box.y0)
  const c = transformPoint(matrix, box.x0, box.y1)
  const d = transformPoint(matrix, box.x1, box.y1)
  return {
    x0: Math.min(a.x, b.x, c.x, d.x),
    y0: Math.min(a.y, b.y, c.y, d.y),
    x1: Math.max(a.x, b.x, c.x, d.x),
    y1: Math.max(a.y, b.y, c.y, d.y),
  }
}

/** A rectangle as the engine gives it: left, bottom, right, top in units of its space. */
export type Extent = readonly [number, number, number, number]

export function boxOfExtent([x0, y0, x1, y1]: Extent): Rectangle {
  return { x0, y0, x1, y1 }
}

/** What two rectangles share; its right end lies left of its left one where they share nothing. */
export function intersect(a: Rectangle, b: Rectangle): Rectangle {
  return { x0: Math.max(a.x0, b.x0), y0: Math.max(a.y0, b.y0), x1: Math.min(a.x1, b.x1), y1: Math.min(a.y1, b.y1) }
}
