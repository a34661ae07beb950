/** One color a criterion, the same in every marked-up copy of a run. */
import type { Color } from '../../model/print.ts'

/** Light enough for black words on them, and told apart by people who do not tell red from green. */
const COLORS: readonly Color[] = [
  [255, 224, 102],
  [143, 211, 244],
  [168, 226, 160],
  [246, 178, 201],
  [255, 190, 128],
  [203, 184, 240],
  [160, 226, 214],
  [222, 203, 168],
]

/** The color of the criterion at an index of the rubric; the ninth begins anew. */
export function colorOf(index: number): Color {
  return COLORS[index % COLORS.length] ?? [255, 224, 102]
}

/** For a style sheet. */
export function cssColor([red, green, blue]: Color): string {
  return `rgb(${red}, ${green}, ${blue})`
}
