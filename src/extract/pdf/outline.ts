/** The outline of a painted path, and whether a point lies in it. */
import { type Matrix, transformPoint } from './matrix.ts'

/** Corners of the subpaths of a path, in points from the top left of the page; curves are followed by their ends. */
export type Outline = readonly (readonly Corner[])[]

interface Corner {
  readonly x: number
  readonly y: number
}

/** How many numbers follow each drawing code of the engine: move, line, cubic, quadratic, close. */
const OPERANDS = [2, 2, 6, 4, 0] as const
const MOVE = 0

/** Corners kept at most: a shape with more is a drawing, whose box will do. */
const cornerLimit = 500

/**
 * Reads a path of the engine: codes 0 to 4, each followed by its coordinates.
 *
 * @returns null when it is too long to follow or not of this form
 */
export function outlineOf(path: ArrayLike<number> | null | undefined, matrix: Matrix): Outline | null {
  if (path === null || path === undefined) return null
  const subpaths: Corner[][] = []
  let cornerCount = 0
  for (let at = 0; at < path.length; ) {
    const code = path[at] ?? -1
    const operands = OPERANDS[code]
    if (operands === undefined || ++cornerCount > cornerLimit) return null
    if (code === MOVE) subpaths.push([])
    if (operands > 0) {
      const corner = transformPoint(matrix, path[at + operands - 1] ?? 0, path[at + operands] ?? 0)
      subpaths.at(-1)?.push(corner)
    }
    at += operands + 1
  }
  return subpaths
}

/** True when a point is inside, by the even-odd rule over all subpaths. */
export function isInside(outline: Outline, x: number, y: number): boolean {
  let inside = false
  for (const corners of outline) {
    for (const [index, a] of corners.entries()) {
      const b = corners[(index + 1) % corners.length] ?? a
      const crosses = a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x
      if (crosses) inside = !inside
    }
  }
  return inside
}
