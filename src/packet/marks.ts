/** A text cut where marks begin and end, so that marks that overlap are shown in one go. */

export interface Mark {
  readonly start: number
  readonly end: number
}

/** A stretch of text under the same marks. */
export interface Stretch {
  readonly start: number
  readonly end: number
  /** Indices into the marks given, the shortest first: it is the one a click means. */
  readonly marks: readonly number[]
}

/** Covers the text from `start` to `end` in order; marks may overlap and stand outside. */
export function stretches(start: number, end: number, marks: readonly Mark[]): readonly Stretch[] {
  const inside = marks.flatMap((mark, index) => (mark.start < end && mark.end > start ? [{ mark, index }] : []))
  const edges = inside.flatMap(({ mark }) => [mark.start, mark.end]).filter((edge) => edge > start && edge < end)
  const cuts = [...new Set([start, ...edges, end])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end
    const over = inside.filter(({ mark }) => mark.start <= from && mark.end >= to)
    const length = ({ mark }: { readonly mark: Mark }) => mark.end - mark.start
    return { start: from, end: to, marks: over.toSorted((a, b) => length(a) - length(b)).map((each) => each.index) }
  })
}
