/** Finds a level that no evidence can reach. */
import type { TermObject } from '../../match/keyword/term-schema.ts'
import { type Criterion, type Facet, LEVEL_NAMES } from '../../model/rubric.ts'
import type { Rule } from './contract.ts'
import { exampleOf } from './examples.ts'

export const unreachableLevel: Rule = {
  code: 'rubric/unreachable-level',
  severity: 'warning',
  summary: 'a level that no evidence can reach',
  why: 'Terms with `at-most`, and `like` texts, which never prove more than level 2, bound what a criterion can reach. If nothing in it can prove the top, everybody loses the same points, and the anchor of that level describes nobody.',
  bad: exampleOf({ facet: 'terms:\n  - { term: Python, at-most: 2 }' }),
  good: exampleOf({ facet: 'terms:\n  - { term: scripting, at-most: 2 }\n  - Python' }),
  check: ({ rubric }) =>
    rubric.criteria.flatMap((criterion, index) => {
      const level = highest(criterion)
      if (level >= 3) return []
      const message = `nothing in ${JSON.stringify(criterion.label)} can prove more than level ${level}, ${LEVEL_NAMES[level as 0 | 1 | 2]}`
      return [{ at: ['criteria', index, 'label'], message, hint: 'let a term, or entries, prove level 3' }]
    }),
}

function highest({ facets, combine }: Criterion): number {
  const levels = facets.map(highestOf).toSorted((a, b) => b - a)
  if (combine.how === 'all') return levels.at(-1) ?? 0
  return levels[combine.how === 'at-least' ? combine.count - 1 : 0] ?? 0
}

function highestOf({ sources }: Facet): number {
  return Math.max(0, ...sources.map(({ kind, options }) => (BY_KIND.get(kind) ?? (() => 3))(options)))
}

const BY_KIND: ReadonlyMap<string, (options: unknown) => number> = new Map([
  ['tfidf', () => 2],
  ['keyword', (options: unknown) => Math.max(...(options as readonly (string | TermObject)[]).map(levelOfTerm))],
  [
    'entries',
    (options: unknown) =>
      Math.max(...(options as readonly { 'at-most'?: number }[]).map((each) => each['at-most'] ?? 3)),
  ],
])

function levelOfTerm(term: string | TermObject): number {
  return typeof term === 'string' ? 3 : (term['at-most'] ?? 3)
}
