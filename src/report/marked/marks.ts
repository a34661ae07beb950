/** The evidence of one document → what is marked in it, in order. */
import type { Assessment, CriterionScore } from '../../model/assessment.ts'
import type { BBox } from '../../model/document.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Mark } from '../../model/marking.ts'
import { safeForTerminal } from '../escape.ts'
import { counts } from '../evidence-order.ts'
import { colorOf } from './colors.ts'
import { type Placed, stripeOf, swallows } from './lanes.ts'
import { noteOf } from './notes.ts'

/** All evidence of one criterion at one place. */
export interface Spot extends Placed {
  readonly criterion: CriterionScore
  readonly evidence: Evidence
  readonly notes: readonly string[]
}

/** Places of a document with evidence, from its beginning to its end; what counts stands before what does not. */
export function spotsOf({ criteria }: Assessment, path: string): readonly Spot[] {
  return criteria
    .flatMap((criterion, criterionIndex) => {
      const own = criterion.evidence.filter(({ location }) => location.path === path)
      return byPlace(own).flatMap((pieces) => spotOf(pieces, criterion, criterionIndex))
    })
    .toSorted((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
}

function byPlace(evidence: readonly Evidence[]): readonly (readonly Evidence[])[] {
  const places = new Map<string, Evidence[]>()
  for (const each of evidence) {
    const { start, end } = each.location.range
    const key = `${start}-${end}`
    places.set(key, [...(places.get(key) ?? []), each])
  }
  return [...places.values()]
}

function spotOf(pieces: readonly Evidence[], criterion: CriterionScore, criterionIndex: number): readonly Spot[] {
  const first = pieces.find(counts) ?? pieces[0]
  if (first === undefined) return []
  const ordered = [...pieces.filter(counts), ...pieces.filter((each) => !counts(each))]
  const notes = [...new Set(ordered.map((each) => noteOf(each, criterion)))]
  return [{ criterionIndex, criterion, look: lookOf(first), range: first.location.range, evidence: first, notes }]
}

/** A name of a thing is lit up; a sentence or an entry, in which there may be such names, is underlined. */
export function lookOf(evidence: Evidence): Mark['look'] {
  if (!counts(evidence)) return 'dim'
  return evidence.kind === 'keyword' ? 'words' : 'passage'
}

/** What can be shown on a page. */
export function marksOf(assessment: Assessment, path: string): readonly Mark[] {
  const shown = spotsOf(assessment, path).filter(({ evidence: { location } }) => location.page !== null)
  const whole = shown.filter((spot) => !shown.some((other) => swallows(other, spot)))
  return whole.flatMap((spot) => {
    const { page, boxes } = spot.evidence.location
    if (page === null || boxes.length === 0) return []
    const swallowed = shown.filter((other) => swallows(spot, other)).flatMap(({ notes }) => notes)
    const note = [...new Set([...spot.notes, ...swallowed])].join('\n')
    const { color, title } = { color: colorOf(spot.criterionIndex), title: safeForTerminal(spot.criterion.label) }
    return [{ page, boxes: stripes(spot, whole), color, look: spot.look, title, note }]
  })
}

function stripes(spot: Spot, spots: readonly Spot[]): readonly BBox[] {
  const { index, count } = stripeOf(spot, spots)
  return spot.evidence.location.boxes.map(({ x0, top, x1, bottom }) => {
    const height = (bottom - top) / count
    return { x0, top: top + index * height, x1, bottom: top + (index + 1) * height }
  })
}
