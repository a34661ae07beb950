/** Finds a key that changes nothing. */
import type { YamlPath } from '../position.ts'
import type { Rule } from './contract.ts'
import { exampleOf } from './examples.ts'
import { termsOf } from './terms.ts'

export const needlessKey: Rule = {
  code: 'rubric/needless-key',
  severity: 'warning',
  summary: 'a key that changes nothing',
  why: 'What stands in a rubric is read as a decision. A weight of 1 is the default, and `within` says nothing without the words that must or must not be so near.',
  bad: exampleOf({ facet: 'terms:\n  - { term: Python, weight: 1, within: 40 }' }),
  good: exampleOf({ facet: 'terms:\n  - { term: Python, need: [code], within: 40 }' }),
  check: ({ file }) => [
    ...file.criteria.flatMap((criterion, index) =>
      [
        { value: criterion.weight, at: ['criteria', index, 'weight'] },
        ...criterion.facets.map((facet, facetIndex) => ({
          value: facet.weight,
          at: ['criteria', index, 'facets', facetIndex, 'weight'],
        })),
      ].flatMap(({ value, at }) => (value === 1 ? [needless(at, 'a weight of 1 is the default')] : [])),
    ),
    ...termsOf(file).flatMap(({ term, at }) => [
      ...(term.weight === 1 ? [needless([...at, 'weight'], 'a weight of 1 is the default')] : []),
      ...(term.within !== undefined && (term.need ?? term.deny ?? term.unfinished) === undefined
        ? [needless([...at, 'within'], '`within` changes nothing without `need`, `deny` or `unfinished`')]
        : []),
    ]),
  ],
}

function needless(at: YamlPath, message: string) {
  return { at, message, hint: 'remove it', fix: { how: 'remove' as const, at } }
}
