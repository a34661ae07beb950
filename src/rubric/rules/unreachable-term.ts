/** Finds a name that its own rules never let count. */
import type { Rule } from './contract.ts'
import { exampleOf } from './examples.ts'
import { refusal } from './refusal.ts'
import { termsOf } from './terms.ts'

export const unreachableTerm: Rule = {
  code: 'rubric/unreachable-term',
  severity: 'warning',
  summary: 'a name that its own rules never let count',
  why: 'The name stands in sentences made up for it, beside the words it needs, in every kind of section where it may count, and no hit is accepted: its own `not`, `deny` or `need` refuses it. Who reads the rubric believes that it is looked for.',
  bad: exampleOf({ facet: 'terms:\n  - { term: Python package, not: [package] }' }),
  good: exampleOf({ facet: 'terms:\n  - { term: Python package, not: [package holiday] }' }),
  check: ({ file, background }) =>
    termsOf(file).flatMap(({ term, names }) =>
      names.flatMap(({ written, at }) => {
        const reason = refusal(term, written, background)
        if (reason === null) return []
        return [
          {
            at,
            message: `${JSON.stringify(written)} can never count: ${reason}`,
            hint: 'mend its rules, or remove it',
          },
        ]
      }),
    ),
}
