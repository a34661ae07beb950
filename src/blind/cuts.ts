/** Stretches of a text that others stand for, and where everything else is afterwards. */
import type { TextRange } from '../model/document.ts'

/** `start` up to `end` is replaced by `text`. */
export interface Cut extends TextRange {
  readonly text: string
}

/** In order and apart: of cuts that overlap the first stays and reaches to the end of all. */
export function settle(cuts: readonly Cut[]): readonly Cut[] {
  const settled: Cut[] = []
  for (const cut of cuts.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = settled.at(-1)
    if (last !== undefined && cut.start < last.end)
      settled[settled.length - 1] = { ...last, end: Math.max(last.end, cut.end) }
    else if (cut.start < cut.end) settled.push(cut)
  }
  return settled
}

/** The part of a text from `start` to `end` with its cuts made; a cut that stands half outside is made whole. */
export function applied(text: string, cuts: readonly Cut[], { start, end }: TextRange): string {
  let result = ''
  let at = start
  for (const cut of cuts) {
    if (cut.end <= start || cut.start >= end) continue
    result += text.slice(at, Math.max(at, cut.start)) + cut.text
    at = Math.min(end, cut.end)
  }
  return result + text.slice(at, end)
}

/** Where offsets of the old text are in the new one; inside a cut, at its nearer end. */
export function offsetsAfter(cuts: readonly Cut[]): (offset: number) => number {
  const shifts: { readonly cut: Cut; readonly before: number }[] = []
  let before = 0
  for (const cut of cuts) {
    shifts.push({ cut, before })
    before += cut.text.length - (cut.end - cut.start)
  }
  return (offset) => {
    let [low, high] = [0, shifts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((shifts[middle]?.cut.start ?? 0) < offset) low = middle + 1
      else high = middle
    }
    const last = shifts[low - 1]
    if (last === undefined) return offset
    const { cut, before: moved } = last
    const begin = cut.start + moved
    if (offset >= cut.end) return offset + moved + cut.text.length - (cut.end - cut.start)
    return offset - cut.start <= cut.end - offset ? begin : begin + cut.text.length
  }
}
