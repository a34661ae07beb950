/** Finds a facet that can never count. */
import type { Finding, LintInput, Rule } from './contract.ts'
import { exampleOf } from './examples.ts'
import { refusal } from './refusal.ts'
import { termsOf } from './terms.ts'

export const deadFacet: Rule = {
  code: 'rubric/dead-facet',
  severity: 'warning',
  summary: 'a facet that can never count',
  why: 'A `supporting` facet counts only beside evidence of a facet that is not. In a criterion that has no other, nothing ever does. Nor does a facet count whose names are all refused by their own rules. Everybody has level 0 in it, and it reads like something that nobody can do.',
  bad: exampleOf({ facet: 'supporting: true\nterms: [Git]' }),
  good: exampleOf({ facet: 'terms: [Python]' }),
  check: (input) => [...unsupported(input), ...refused(input)],
}

function unsupported({ rubric }: LintInput): Finding[] {
  return rubric.criteria.flatMap(({ facets }, index) => {
    if (facets.some((facet) => !facet.supporting)) return []
    return facets.map((facet, facetIndex) => ({
      at: ['criteria', index, 'facets', facetIndex, 'supporting'],
      message: `${JSON.stringify(facet.label)} is supporting, and the criterion has no facet that it could support`,
      hint: 'remove `supporting` from the facet that the posting asks for',
    }))
  })
}

function refused({ file, rubric, background }: LintInput): Finding[] {
  const terms = termsOf(file)
  return rubric.criteria.flatMap(({ facets }, index) =>
    facets.flatMap(({ id, label, sources }, facetIndex) => {
      const own = terms.filter((each) => each.criterionIndex === index && each.facetIndex === facetIndex)
      const isOther =
        sources.some(({ kind }) => kind !== 'keyword') ||
        own.some(({ term }) => term.patterns !== undefined) ||
        terms.some(({ term, criterionIndex }) => criterionIndex === index && term.implies?.includes(id) === true)
      const canCount = own.some(({ term, names }) =>
        names.some(({ written }) => refusal(term, written, background) === null),
      )
      if (isOther || canCount || own.length === 0) return []
      return [
        {
          at: ['criteria', index, 'facets', facetIndex, 'label'],
          message: `none of the names of ${JSON.stringify(label)} can ever count`,
          hint: 'mend the rules of its terms, or remove the facet',
        },
      ]
    }),
  )
}
