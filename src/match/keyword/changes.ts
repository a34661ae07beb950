/** Which documents an edit of a facet's terms can concern. */
import type { Evidence } from '../../model/evidence.ts'
import type { SourceChange } from '../contract.ts'
import { mayHoldKey, mayHoldStem, type Vocabulary } from '../vocabulary.ts'
import { isImplied } from './implied.ts'
import { buildLexicon, type Lexicon } from './lexicon.ts'
import type { TermObject, TermsOptions } from './term-schema.ts'

/**
 * Terms do not see each other but in hits of the same facet, so a term that has none, neither as it was nor as it is,
 * changes nothing. Its rules (`need`, `not`, …) only let its own hits in or out. Null where terms changed places: evidence
 * at one place stands in their order.
 */
export function compareTerms(before: TermsOptions, after: TermsOptions): SourceChange | null {
  const [was, is] = [before, after].map((options) => options.map(asRead))
  if (was === undefined || is === undefined || hasTwice(was) || hasTwice(is)) return null
  const kept = new Map(is.map((each) => [each.rules, each]))
  const common = was.filter(({ rules }) => kept.has(rules))
  const known = new Set(common.map(({ rules }) => rules))
  const stayed = is.filter(({ rules }) => known.has(rules))
  if (common.some(({ rules }, index) => rules !== stayed[index]?.rules)) return null
  const reweighted = stayed.filter(({ weight }, index) => weight !== common[index]?.weight)
  // What a term implies in other facets counts as much as itself.
  const changed = [...was, ...is].filter(({ rules }) => !known.has(rules))
  changed.push(...reweighted.filter(({ term }) => term.implies !== undefined))
  const seekers = changed.map(({ term }) => seekerOf(term))
  return {
    mayTouch: (vocabulary) => seekers.some((seeker) => mayFind(seeker, vocabulary)),
    restate:
      reweighted.length === 0 ? null : restater(new Map(reweighted.map(({ term, weight }) => [term.term, weight]))),
  }
}

/** @param weights that have changed, by term */
function restater(weights: ReadonlyMap<string, number>): (evidence: Evidence) => Evidence {
  return (evidence) => {
    const weight = isImplied(evidence) ? undefined : weights.get(evidence.termId ?? '')
    return weight === undefined ? evidence : { ...evidence, strength: weight }
  }
}

interface ReadTerm {
  readonly term: TermObject
  readonly weight: number
  /** All of it but its weight, as a text. */
  readonly rules: string
}

function asRead(entry: TermsOptions[number]): ReadTerm {
  const term = typeof entry === 'string' ? { term: entry } : entry
  const { weight = 1, ...rules } = term
  return { term, weight, rules: JSON.stringify(rules) }
}

/** Evidence names its term by these words alone. */
function hasTwice(terms: readonly ReadTerm[]): boolean {
  return new Set(terms.map(({ term }) => term.term)).size < terms.length
}

interface Seeker {
  readonly lexicon: Lexicon<null>
  readonly hasPatterns: boolean
}

function seekerOf({ term, aliases = [], patterns = [], ...rest }: TermObject): Seeker {
  const entries = [term, ...aliases].map((written) => ({
    owner: null,
    written,
    case: rest.case ?? ('default' as const),
  }))
  return { lexicon: buildLexicon(entries), hasPatterns: patterns.length > 0 }
}

/** What is looked for by other than whole words may always be there. */
function mayFind({ lexicon, hasPatterns }: Seeker, vocabulary: Vocabulary): boolean {
  if (hasPatterns || lexicon.prefixes.length > 0) return true
  if ([...lexicon.words.keys()].some((key) => mayHoldKey(vocabulary, key))) return true
  const phrases = [...lexicon.phrases.values()].flat()
  return phrases.some(({ keys }) => keys.every((stem) => mayHoldStem(vocabulary, stem)))
}
