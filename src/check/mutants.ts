/** Small changes of a rubric, each of which a good test notices. */
import type { TermObject } from '../match/keyword/term-schema.ts'
import type { EvidenceSource, Facet, Rubric } from '../model/rubric.ts'

export interface Mutant {
  /** `machine-learning/models: without "SVM"`. */
  readonly change: string
  readonly rubric: Rubric
  /** The term that it touches, of the facet `criterion/facet`; null where it touches weights, gates or bands. */
  readonly touches: { readonly facet: string; readonly term: string } | null
}

/** Keys of a term that say which hits count. */
const RULES = ['not', 'need', 'deny', 'unfinished', 'contradicted-by', 'patterns', 'sections'] as const

/** Every mutant, in the order of the rubric. */
export function mutantsOf(rubric: Rubric): Mutant[] {
  return [
    ...rubric.criteria.flatMap((criterion, index) =>
      criterion.facets.flatMap((facet, facetIndex) =>
        facetMutants(facet).map(({ change, term, facet: changed }): Mutant => {
          const facets = criterion.facets.with(facetIndex, changed)
          const id = `${criterion.id}/${facet.id}`
          return {
            change: `${id}: ${change}`,
            rubric: { ...rubric, criteria: rubric.criteria.with(index, { ...criterion, facets }) },
            touches: { facet: id, term },
          }
        }),
      ),
    ),
    // Weights are relative: that of an only criterion says nothing.
    ...rubric.criteria.flatMap((criterion, index) =>
      (rubric.criteria.length === 1 ? [] : [0.5, 2]).map((factor): Mutant => {
        const weight = criterion.weight * factor
        return {
          change: `${criterion.id}: weight ${criterion.weight} → ${weight}`,
          rubric: { ...rubric, criteria: rubric.criteria.with(index, { ...criterion, weight }) },
          touches: null,
        }
      }),
    ),
    ...rubric.gates.map(
      (gate): Mutant => ({
        change: `${gate.criterionId}: without its gate`,
        rubric: { ...rubric, gates: rubric.gates.filter((each) => each !== gate) },
        touches: null,
      }),
    ),
  ]
}

interface FacetMutant {
  readonly change: string
  readonly term: string
  readonly facet: Facet
}

function facetMutants(facet: Facet): FacetMutant[] {
  return facet.sources.flatMap((source, index) => {
    if (source.kind !== 'keyword') return []
    const terms = source.options as readonly (string | TermObject)[]
    const changed = (options: readonly (string | TermObject)[]): Facet => {
      const next: EvidenceSource = { kind: source.kind, options }
      return { ...facet, sources: facet.sources.with(index, next) }
    }
    return terms.flatMap((entry, at) => {
      const term = typeof entry === 'string' ? { term: entry } : entry
      return [
        { change: `without "${term.term}"`, term: term.term, facet: changed(terms.toSpliced(at, 1)) },
        ...termMutants(term).map(({ change, term: mutated }) => ({
          change,
          term: term.term,
          facet: changed(terms.with(at, mutated)),
        })),
      ]
    })
  })
}

function termMutants(term: TermObject): { readonly change: string; readonly term: TermObject }[] {
  const aliases = (term.aliases ?? []).map((alias) => {
    const others = (term.aliases ?? []).filter((each) => each !== alias)
    const { aliases: _, ...rest } = term
    return {
      change: `"${term.term}" without its alias "${alias}"`,
      term: others.length === 0 ? rest : { ...rest, aliases: others },
    }
  })
  const rules = RULES.flatMap((rule) => {
    if (term[rule] === undefined) return []
    const { [rule]: _, ...rest } = term
    return [{ change: `"${term.term}" without \`${rule}\``, term: rest as TermObject }]
  })
  return [...aliases, ...rules]
}
