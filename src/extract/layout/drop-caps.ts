/** Large initials, with the line whose first letter they are. */
import { median } from './median.ts'
import { type Segment, union } from './segments.ts'

/** An initial is this many times as large as its text, and as near to it (in sizes of the text). */
const initialSizes = 1.8
const initialDistance = 0.5

/** Initials of a page at most. */
const initialLimit = 50

/** Each initial goes into the first of the lines beside it. */
export function withInitials(segments: readonly Segment[]): Segment[] {
  const usual = median(segments.map(({ sizePt }) => sizePt))
  const isInitial = (segment: Segment) => segment.sizePt > initialSizes * usual && /^\p{Lu}$/u.test(textOf(segment))
  const initials = segments.filter(isInitial).slice(0, initialLimit)
  const joined = new Map<Segment, Segment | null>()
  for (const initial of initials) {
    const [first, second] = segments
      .filter((each) => isBeside(each, initial))
      .toSorted((a, b) => a.baseline - b.baseline)
    if (first === undefined || second === undefined) continue
    joined.set(initial, null)
    const { x0, x1 } = union(initial.bbox, first.bbox)
    joined.set(first, { ...first, spans: [...initial.spans, ...first.spans], bbox: { ...first.bbox, x0, x1 } })
  }
  if (joined.size === 0) return [...segments]
  return segments.flatMap((segment) => {
    const replaced = joined.get(segment)
    return replaced === undefined ? [segment] : replaced === null ? [] : [replaced]
  })
}

function textOf({ spans }: Segment): string {
  return spans
    .map((span) => span.text)
    .join('')
    .trim()
}

function isBeside({ bbox, baseline, sizePt }: Segment, initial: Segment): boolean {
  const distance = bbox.x0 - initial.bbox.x1
  return (
    initial.sizePt > initialSizes * sizePt &&
    Math.abs(distance) < initialDistance * sizePt &&
    baseline > initial.bbox.top &&
    baseline < initial.baseline + 0.3 * sizePt
  )
}
