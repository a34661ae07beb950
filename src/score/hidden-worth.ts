/** What text that nobody sees would have gained, had it been visible. Told to people; it never counts. */
import type { Assessment, Flag } from '../model/assessment.ts'
import type { Evidence } from '../model/evidence.ts'

/** Pages named, and concepts for each criterion. */
const namedAtMost = 5

/**
 * The flag that says so, criterion by criterion.
 *
 * @param seen the application as it is
 * @param shown the same with its hidden text visible
 * @param pages on which the hidden text stands; empty in formats without pages
 */
export function hiddenWorth(seen: Assessment, shown: Assessment, pages: readonly number[]): Flag {
  const gained = (shown.points ?? 0) - (seen.points ?? 0)
  const where = pages.length === 0 ? '' : ` on page ${named(pages.map(String))}`
  const worth = gained > tolerance ? `${gained.toFixed(1)} points: ${gains(seen, shown)}` : 'no points'
  return { code: 'hidden-text-worth', message: `hidden text${where} would have added ${worth}`, location: null }
}

/** Points are tenths; their differences are not exact in binary. */
const tolerance = 0.05

function gains(seen: Assessment, shown: Assessment): string {
  const parts = shown.criteria.flatMap((criterion) => {
    const before = seen.criteria.find(({ id }) => id === criterion.id)
    const gained = criterion.points - (before?.points ?? 0)
    if (gained <= tolerance) return []
    const concepts = newConcepts(before?.evidence ?? [], criterion.evidence)
    return [`${criterion.label} ${gained.toFixed(1)}${concepts.length === 0 ? '' : ` (${named(concepts)})`}`]
  })
  return parts.join('; ')
}

/** Concepts that only the hidden text has, or has at a higher level, in the order of the rubric. */
function newConcepts(before: readonly Evidence[], after: readonly Evidence[]): string[] {
  const levels = new Map<string, number>()
  for (const piece of before) {
    if (piece.polarity === 'affirmed') levels.set(keyOf(piece), Math.max(piece.level, levels.get(keyOf(piece)) ?? 0))
  }
  const risen = after.filter((piece) => piece.polarity === 'affirmed' && piece.level > (levels.get(keyOf(piece)) ?? 0))
  return [...new Set(risen.map(({ termId, kind }) => termId ?? kind))]
}

function keyOf({ facetId, termId, kind }: Evidence): string {
  return `${facetId}\n${kind}\n${termId}`
}

function named(names: readonly string[]): string {
  const left = names.length - namedAtMost
  return `${names.slice(0, namedAtMost).join(', ')}${left > 0 ? ` and ${left} more` : ''}`
}
