/** Finds a facet that can never count. */
import type { Rule } from './contract.ts'
import { exampleOf } from './examples.ts'

export const deadFacet: Rule = {
  code: 'rubric/dead-facet',
  severity: 'warning',
  summary: 'a facet that can never count',
  why: 'A `supporting` facet counts only beside evidence of a facet that is not. In a criterion that has no other, nothing ever does.',
  bad: exampleOf({ facet: 'supporting: true\nterms: [Git]' }),
  good: exampleOf({ facet: 'terms: [Python]' }),
  check: ({ rubric }) =>
    rubric.criteria.flatMap(({ facets }, index) => {
      if (facets.some((facet) => !facet.supporting)) return []
      return facets.map((facet, facetIndex) => ({
        at: ['criteria', index, 'facets', facetIndex, 'supporting'],
        message: `${JSON.stringify(facet.label)} is supporting, and the criterion has no facet that it could support`,
        hint: 'remove `supporting` from the facet that the posting asks for',
      }))
    }),
}
