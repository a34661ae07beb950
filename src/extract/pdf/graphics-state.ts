/** The graphics state: how and where the next operator paints. */
import { type Clip, clippedTo } from './clip.ts'
import { boxOfExtent, type Extent, type Matrix, multiply, transformBox } from './matrix.ts'
import type { Fill, Ink, Sheet } from './painted.ts'

export interface State {
  ctm: Matrix
  fill: Fill
  strokeColor: Fill
  /** In units of the path; scaled by the matrix. */
  lineWidth: number
  alpha: number
  strokeAlpha: number
  groupAlpha: number
  blend: string
  clip: Clip
  renderingMode: number
  fontId: string | null
  fontSize: number
  charSpacing: number
  wordSpacing: number
  horizontalScale: number
  leading: number
  rise: number
  isAnnotation: boolean
}

/** What one operand of an operator sets. */
export type NumberKey =
  | 'lineWidth'
  | 'renderingMode'
  | 'charSpacing'
  | 'wordSpacing'
  | 'horizontalScale'
  | 'leading'
  | 'rise'

/** As a page begins. @see ISO 32000-1, tables 52 and 103 */
export function initialState({ transform, width, height }: Sheet): State {
  return {
    ctm: transform,
    clip: { box: { x0: 0, y0: 0, x1: width, y1: height }, parts: [] },
    fill: '#000000',
    strokeColor: '#000000',
    lineWidth: 1,
    alpha: 1,
    strokeAlpha: 1,
    groupAlpha: 1,
    blend: 'Normal',
    renderingMode: 0,
    fontId: null,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    isAnnotation: false,
  }
}

/** Changes by an ExtGState's entries as the engine gives them. */
export function setParameters(state: State, entries: readonly (readonly [string, unknown])[]): void {
  for (const [key, value] of entries) {
    if (key === 'ca') state.alpha = value as number
    if (key === 'CA') state.strokeAlpha = value as number
    if (key === 'BM') state.blend = String(value)
    if (key === 'Font') [state.fontId, state.fontSize] = value as [string, number]
  }
}

/** Clips to a rectangle of the current space, if there is one. */
export function clipTo(state: State, extent: Extent | null | undefined): void {
  if (extent === null || extent === undefined) return
  state.clip = clippedTo(state.clip, transformBox(state.ctm, boxOfExtent(extent)))
}

/** Begins a transparency group: its opacity holds for all in it, and its box clips. */
export function enterGroup(
  state: State,
  group: { readonly matrix?: Matrix; readonly bbox?: Extent } | undefined,
): void {
  const { ctm } = state
  state.groupAlpha *= state.alpha
  state.alpha = 1
  state.strokeAlpha = 1
  if (group?.matrix) state.ctm = multiply(ctm, group.matrix)
  clipTo(state, group?.bbox)
  state.ctm = ctm
}

/** Text in modes 1, 2, 5 and 6 has painted edges, in all but 1 and 5 (and those that paint nothing) painted insides. */
export function inksOf({ renderingMode, fill, alpha, strokeColor, strokeAlpha, groupAlpha }: State): Ink[] {
  const inside = { fill, alpha: alpha * groupAlpha }
  const edges = { fill: strokeColor, alpha: strokeAlpha * groupAlpha }
  if (renderingMode % 4 === 1) return [edges]
  return renderingMode % 4 === 2 ? [inside, edges] : [inside]
}

export function colorOf(args: readonly unknown[]): Fill {
  if (typeof args[0] === 'string') return args[0]
  const parts = [...args].slice(0, 3).map((value) => Math.round(Number(value)).toString(16).padStart(2, '0'))
  return `#${parts.join('')}`
}
