/** What is said of the evidence at a place: its criterion, term, level and reason. */
import type { CriterionScore } from '../../model/assessment.ts'
import type { Evidence } from '../../model/evidence.ts'
import { LEVEL_NAMES } from '../../model/rubric.ts'
import { oneLine, safeForTerminal } from '../escape.ts'
import { counts } from '../evidence-order.ts'
import { POLARITY_REASONS } from '../words.ts'

/** `Python (Programming), level 2 used: in a role, 2019–2023`; fit to be shown anywhere as plain text. */
export function noteOf(evidence: Evidence, criterion: CriterionScore): string {
  const { termId, kind, facetId, level, polarity, note } = evidence
  const facet = criterion.facets.find(({ id }) => id === facetId)?.label ?? facetId
  const what = `${termId ?? kind} (${facet})`
  const why = note === '' ? '' : `: ${note}`
  const text = counts(evidence)
    ? `${what}, level ${level} ${LEVEL_NAMES[level]}${why}`
    : `${what} does not count, ${POLARITY_REASONS[polarity]}${why}`
  return safeForTerminal(oneLine(text))
}
