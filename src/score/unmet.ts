/** Criteria and facets that nobody meets: too strict, out of reach of the words that are looked for, or truly rare. */
import type { Assessment } from '../model/assessment.ts'
import type { UnmetPart } from '../model/gaps.ts'
import type { Rubric } from '../model/rubric.ts'

/** Those with level 0 in every application that was read, in the order of the rubric; of an unmet criterion no facets. */
export function unmetParts(rubric: Rubric, assessments: readonly Assessment[]): UnmetPart[] {
  const read = assessments.filter(({ band }) => band !== 'unread')
  if (read.length === 0) return []
  const met = new Set(
    read.flatMap(({ criteria }) =>
      criteria.flatMap(({ id, level, facets }) => [
        ...(level > 0 ? [id] : []),
        ...facets.filter((facet) => facet.level > 0).map((facet) => `${id}\n${facet.id}`),
      ]),
    ),
  )
  return rubric.criteria.flatMap(({ id, label, facets }): UnmetPart[] => {
    if (!met.has(id)) return [{ criterionId: id, facetId: null, label }]
    return facets
      .filter((facet) => !met.has(`${id}\n${facet.id}`))
      .map((facet) => ({ criterionId: id, facetId: facet.id, label: facet.label }))
  })
}
