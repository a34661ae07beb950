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
  const corners = [
    [box.x0, box.y0],
    [box.x1, box.y0],
    [box.x0, box.y1],
    [box.x1, box.y1],
  ] as const
  const xs = corners.map(([x, y]) => matrix[0] * x + matrix[2] * y + matrix[4])
  const ys = corners.map(([x, y]) => matrix[1] * x + matrix[3] * y + matrix[5])
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) }
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
