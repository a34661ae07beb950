/** A facet's terms made ready once, however many documents follow. */
import { buildLexicon, type Lexicon } from './lexicon.ts'
import { compilePattern, type Pattern } from './pattern.ts'
import { type ClueSet, compileClues } from './rules.ts'
import type { TermObject, TermsOptions } from './term-schema.ts'

/** How near is nearby when a term does not say: characters on either side. */
const defaultReach = 120

export interface CompiledTerm {
  readonly id: string
  readonly weight: number
  readonly atMost: number
  readonly atLeast: number
  readonly not: ClueSet | null
  readonly need: ClueSet | null
  readonly deny: ClueSet | null
  readonly unfinished: ClueSet | null
  readonly contradictedBy: ClueSet | null
  readonly reach: number
  readonly sections: ReadonlySet<string> | null
  /** Counts only where its dates have ended. */
  readonly ended: boolean
  readonly patterns: readonly Pattern[]
}

export interface CompiledTerms {
  readonly lexicon: Lexicon<CompiledTerm>
  readonly withPatterns: readonly CompiledTerm[]
}

const compiled = new WeakMap<TermsOptions, CompiledTerms>()

export function compileTerms(options: TermsOptions): CompiledTerms {
  const known = compiled.get(options)
  if (known !== undefined) return known
  const terms = options.map((entry) => (typeof entry === 'string' ? { term: entry } : entry))
  const entries = terms.flatMap((term) => {
    const owner = compileTerm(term)
    return [term.term, ...(term.aliases ?? [])].map((written) => ({
      owner,
      written,
      case: term.case ?? ('default' as const),
    }))
  })
  const owners = [...new Set(entries.map((entry) => entry.owner))]
  const result = { lexicon: buildLexicon(entries), withPatterns: owners.filter((owner) => owner.patterns.length > 0) }
  compiled.set(options, result)
  return result
}

const compiledTerms = new WeakMap<TermObject, CompiledTerm>()

/** Once for each term, so that a variant of a facet in which one term differs compiles that term alone. */
function compileTerm(term: TermObject): CompiledTerm {
  const known = compiledTerms.get(term)
  if (known !== undefined) return known
  const made = compileRules(term)
  compiledTerms.set(term, made)
  return made
}

function compileRules(term: TermObject): CompiledTerm {
  return {
    id: term.term,
    weight: term.weight ?? 1,
    atMost: term['at-most'] ?? 3,
    atLeast: term['at-least'] ?? 1,
    not: compileClues(term.not),
    need: compileClues(term.need),
    deny: compileClues(term.deny),
    unfinished: compileClues(term.unfinished),
    contradictedBy: compileClues(term['contradicted-by']),
    reach: term.within ?? defaultReach,
    sections: term.sections === undefined ? null : new Set(term.sections),
    ended: term.ended ?? false,
    patterns: (term.patterns ?? []).map(compilePattern),
  }
}
