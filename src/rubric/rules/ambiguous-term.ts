/** Finds a name with several senses and no rule that tells them apart. */
import { AMBIGUOUS_NAMES } from './ambiguous-names.ts'
import type { Rule } from './contract.ts'
import { exampleOf } from './examples.ts'
import { termsOf } from './terms.ts'

export const ambiguousTerm: Rule = {
  code: 'rubric/ambiguous-term',
  severity: 'warning',
  summary: 'a name with several senses and no rule that tells them apart',
  why: 'Whole words are not enough for names that are also something else: `R` stands in “R&D”, `MEG` is a first name. Rules beside the term say which hits count: `not` (the hit is part of something else), `need` (one of these stands nearby), `deny` (none of these does), `sections`.',
  bad: exampleOf({ facet: 'terms: [R]' }),
  good: exampleOf({
    facet: "terms:\n  - { term: R, not: [R&D, '/\\bR\\. ?[A-Z]/'], need: [Python, statistic*, package*] }",
  }),
  check: ({ file }) =>
    termsOf(file).flatMap(({ term, names }) => {
      const isRuled = [term.not, term.need, term.deny, term.sections].some((rule) => rule !== undefined)
      if (isRuled) return []
      return names.flatMap(({ written, at }) => {
        const senses = AMBIGUOUS_NAMES.get(written)
        if (senses === undefined) return []
        const message = `${JSON.stringify(written)} may also be ${senses}`
        return [{ at, message, hint: 'say with `not:`, `need:` or `deny:` which hits count' }]
      })
    }),
}
