/** What one concept says of another facet: who uses FreeSurfer has seen MRI. A mention, by a rule of the rubric. */
import type { Evidence } from '../../model/evidence.ts'
import type { TermsOptions } from './term-schema.ts'

/** How the note of what is implied begins. */
const impliedNote = 'implied by "'

/** True for a mention that another facet's term implies. */
export function isImplied({ note }: Evidence): boolean {
  return note.startsWith(impliedNote)
}

/**
 * A mention in each facet that a found term implies: one for each term and facet, where it first counts.
 *
 * @param evidence of these terms, in any order
 * @returns affirmed evidence of level 1, with the words and the place of what implies it
 */
export function impliedBy(options: TermsOptions, evidence: readonly Evidence[]): Evidence[] {
  if (evidence.length === 0) return []
  return options.flatMap((entry) => {
    if (typeof entry === 'string' || entry.implies === undefined) return []
    const pieces = evidence.filter((piece) => piece.termId === entry.term && piece.polarity === 'affirmed')
    const first = pieces.toSorted((a, b) => a.location.range.start - b.location.range.start)[0]
    if (first === undefined) return []
    return entry.implies.map((facetId): Evidence => {
      return { ...first, facetId, level: 1, note: `${impliedNote}${entry.term}": ${first.note}` }
    })
  })
}
