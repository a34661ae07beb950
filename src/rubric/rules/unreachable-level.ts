/** Finds a level that no evidence can reach. */
import type { TermObject } from '../../match/keyword/term-schema.ts'
import { type Criterion, type Facet, LEVEL_NAMES } from '../../model/rubric.ts'
import type { Finding, LintInput, Rule } from './contract.ts'
import { exampleOf } from './examples.ts'
import { type MostMass, mostMass } from './most-mass.ts'

export const unreachableLevel: Rule = {
  code: 'rubric/unreachable-level',
  severity: 'warning',
  summary: 'a level that no evidence can reach',
  why: 'Terms with `at-most`, and `like` texts, which never prove more than level 2, bound what a criterion can reach. So does `enough`: a term counts below twice its weight on however many lines, and words below 0.5 make up to half of what the levels above a mention take. If nothing in it can prove the top, everybody loses the same points, and the anchor of that level describes nobody.',
  bad: exampleOf({ facet: 'terms:\n  - { term: Python, at-most: 2 }' }),
  good: exampleOf({ facet: 'terms:\n  - { term: scripting, at-most: 2 }\n  - Python' }),
  check: (input) =>
    input.rubric.criteria.flatMap((criterion, index) => {
      const level = highest(criterion)
      if (level >= 3) return beyondAll(input, index)
      const message = `nothing in ${JSON.stringify(criterion.label)} can prove more than level ${level}, ${LEVEL_NAMES[level as 0 | 1 | 2]}`
      return [{ at: ['criteria', index, 'label'], message, hint: 'let a term, or entries, prove level 3' }]
    }),
}

/** Levels for which `enough` asks more than all terms together can be. */
function beyondAll({ file, rubric }: LintInput, index: number): Finding[] {
  const criterion = rubric.criteria[index]
  // What facets are worth one by one, and what terms imply in other facets, is not bounded here.
  if (criterion === undefined || criterion.combine.how !== 'together' || implies(criterion)) return []
  const level = ([1, 2, 3] as const).find((each) => most(criterion, each) < criterion.enough[indexOf(each)] - tolerance)
  if (level === undefined) return []
  const name = LEVEL_NAMES[level]
  const given = file.criteria[index]?.enough?.[name as 'mentioned' | 'used' | 'demonstrated']
  const at = given === undefined ? ['criteria', index, 'label'] : ['criteria', index, 'enough', name]
  const message = `${JSON.stringify(criterion.label)} asks ${criterion.enough[indexOf(level)]} for ${name}, and all that it looks for makes at most ${Math.round(10 * most(criterion, level)) / 10}`
  return [{ at, message, hint: 'ask for less, weigh terms below 0.5 more, or add terms' }]
}

function indexOf(level: 1 | 2 | 3): 0 | 1 | 2 {
  return (level - 1) as 0 | 1 | 2
}

/** Sums of tenths are not exact in binary. */
const tolerance = 1e-9

/** Words that count below one half make up to this share of what `used` and `demonstrated` take. */
const vagueShare = 0.5

function most(criterion: Criterion, level: 1 | 2 | 3): number {
  const { strong, vague } = together(criterion, level)
  return strong + (level === 1 ? vague : Math.min(vague, vagueShare * criterion.enough[indexOf(level)]))
}

function together({ facets }: Criterion, level: 1 | 2 | 3): MostMass {
  return facets.reduce(
    (sum, facet) => {
      const own = mostMass(facet, level)
      return { strong: sum.strong + facet.weight * own.strong, vague: sum.vague + facet.weight * own.vague }
    },
    { strong: 0, vague: 0 },
  )
}

function implies({ facets }: Criterion): boolean {
  return facets.some(({ sources }) =>
    sources.some(
      ({ kind, options }) =>
        kind === 'keyword' &&
        (options as readonly (string | TermObject)[]).some(
          (term) => typeof term !== 'string' && term.implies !== undefined,
        ),
    ),
  )
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
