/** Criteria and facets that nobody meets: too strict, out of reach of the words that are looked for, or truly rare. */
import type { Assessment } from '../model/assessment.ts'
import type { UnmetPart } from '../model/gaps.ts'
import type { Rubric } from '../model/rubric.ts'

/** Those with level 0 in every application that was read, in the order of the rubric; of an unmet criterion no facets. */
export function unmetParts(rubric: Rubric, assessments: readonly Assessment[]): UnmetPart[] {
  const unmet = openUnmet(rubric)
  for (const each of assessments) unmet.add(each)
  return unmet.result()
}

/** The same of applications that go by. */
export function openUnmet(rubric: Rubric) {
  const met = new Set<string>()
  let readCount = 0
  return {
    add: ({ band, criteria }: Assessment): void => {
      if (band !== 'unread') readCount++
      for (const { id, level, facets } of criteria) {
        if (level > 0) met.add(id)
        for (const facet of facets) if (facet.level > 0) met.add(`${id}\n${facet.id}`)
      }
    },
    result: (): UnmetPart[] => (readCount === 0 ? [] : unmetIn(rubric, met)),
  }
}

/** @param met ids of criteria, and of facets behind those of their criteria */
function unmetIn(rubric: Rubric, met: ReadonlySet<string>): UnmetPart[] {
  return rubric.criteria.flatMap(({ id, label, facets }): UnmetPart[] => {
    if (!met.has(id)) return [{ criterionId: id, facetId: null, label }]
    return facets
      .filter((facet) => !met.has(`${id}\n${facet.id}`))
      .map((facet) => ({ criterionId: id, facetId: facet.id, label: facet.label }))
  })
}
