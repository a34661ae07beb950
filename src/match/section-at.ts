/** The section that an offset lies in. */
import type { Section } from '../model/document.ts'

/** The last section that starts at `offset` or before, or null. `sections` are in the order of the text. */
export function sectionAt(sections: readonly Section[], offset: number): Section | null {
  let low = 0
  let high = sections.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sections[middle]?.range.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return sections[low - 1] ?? null
}
