/** Which parts of a rubric the tests exercise: criteria, facets, terms and their other names. */
import type { TermObject } from '../match/keyword/term-schema.ts'
import type { Background } from '../model/background.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Rubric } from '../model/rubric.ts'
import { evidenceOf } from '../rubric/rules/probe.ts'
import type { CheckRun } from './index.ts'

export interface Coverage {
  readonly parts: readonly CoverageOfPart[]
  /** Exercised parts of all, 0 to 1. */
  readonly share: number
}

export interface CoverageOfPart {
  readonly part: 'criteria' | 'facets' | 'terms' | 'names'
  readonly covered: number
  readonly all: number
  /** `criterion/facet: term (alias)`, in the order of the rubric. */
  readonly missing: readonly string[]
}

/**
 * A part is exercised when evidence of it counts in a case, a line or a marked file. A name is, when it finds the words
 * of such evidence by itself; a term, when it or one of its names or patterns does.
 */
export function coverageOf(rubric: Rubric, { assessments }: CheckRun, background: Background): Coverage {
  const words = wordsByTerm(
    [...assessments.values()].flatMap(({ criteria }) => criteria.flatMap((each) => each.evidence)),
  )
  const terms = rubric.criteria.flatMap((criterion) =>
    criterion.facets.flatMap((facet) =>
      facet.sources.flatMap(({ kind, options }) =>
        kind !== 'keyword'
          ? []
          : (options as readonly (string | TermObject)[]).map((entry) => ({
              facet: `${criterion.id}/${facet.id}`,
              term: typeof entry === 'string' ? { term: entry } : entry,
            })),
      ),
    ),
  )
  const facets = rubric.criteria.flatMap(({ id, facets: own }) => own.map((facet) => `${id}/${facet.id}`))
  const seen = [...words.keys()].map((key) => key.split('\n')[0] ?? '')
  const parts = [
    part(
      'criteria',
      rubric.criteria.map(({ id }) => [id, seen.some((facet) => facet.startsWith(`${id}/`))]),
    ),
    part(
      'facets',
      facets.map((facet) => [facet, seen.includes(facet)]),
    ),
    part(
      'terms',
      terms.map(({ facet, term }) => [`${facet}: ${term.term}`, words.has(`${facet}\n${term.term}`)]),
    ),
    part(
      'names',
      terms.flatMap(({ facet, term }) =>
        [term.term, ...(term.aliases ?? [])].map((name): [string, boolean] => {
          const found = words.get(`${facet}\n${term.term}`) ?? new Set<string>()
          return [
            `${facet}: ${term.term}${name === term.term ? '' : ` (${name})`}`,
            finds(name, term, found, background),
          ]
        }),
      ),
    ),
  ]
  const all = parts.reduce((sum, each) => sum + each.all, 0)
  return { parts, share: all === 0 ? 1 : parts.reduce((sum, each) => sum + each.covered, 0) / all }
}

/** Words that counted, by facet and term. */
function wordsByTerm(evidence: readonly Evidence[]): ReadonlyMap<string, ReadonlySet<string>> {
  const words = new Map<string, Set<string>>()
  for (const { criterionId, facetId, termId, polarity, quote } of evidence) {
    if (polarity !== 'affirmed') continue
    const key = `${criterionId}/${facetId}\n${termId}`
    const known = words.get(key) ?? new Set()
    words.set(key, known.add(quote.exact))
  }
  return words
}

function finds(name: string, { case: rule }: TermObject, words: ReadonlySet<string>, background: Background): boolean {
  const alone = { term: name, ...(rule === undefined ? {} : { case: rule }) }
  return [...words].some(
    (exact) =>
      exact === name || evidenceOf(alone, exact, 'work', background).some(({ quote }) => quote.exact === exact),
  )
}

function part(name: CoverageOfPart['part'], entries: readonly (readonly [string, boolean])[]): CoverageOfPart {
  const missing = entries.flatMap(([id, isCovered]) => (isCovered ? [] : [id]))
  return { part: name, covered: entries.length - missing.length, all: entries.length, missing }
}
