/** A clause of a posting → a facet: the terms by which it would be found in an application. */

import type { Names } from '../../model/vocabulary.ts'
import { tokenize } from '../../text/tokenize.ts'
import { nameKey } from '../rules/shared-name.ts'
import { degreesIn, withoutDegrees } from './degrees.ts'
import type { DraftJob } from './job.ts'
import { phrasesOf } from './phrases.ts'
import type { DraftFacet, DraftTerm } from './plan.ts'
import { withoutInterviewWords } from './posting-words.ts'
import type { Rarity } from './rarity.ts'
import { slug } from './slug.ts'
import { technologiesIn } from './technologies.ts'

/** Terms of a facet at most: what comes after is the least telling, and a person reads all of it. */
const termsAtMost = 10

/** A term that counts less than this is left out where others count more. */
const lightest = 0.3

/** Technologies, degrees, phrases and words of the text, the most telling first. */
export function termsIn(text: string, { rarity, vocabulary, emphasis }: DraftJob): DraftTerm[] {
  const technologies = technologiesIn(withoutDegrees(text), vocabulary).map((names) => technologyTerm(names, rarity))
  const rest = withoutDegrees(withoutInterviewWords(text))
  const phrases = phrasesOf(rest, rarity).map(({ text: term, weight }) => ({
    term,
    aliases: [],
    weight: roundWeight(Math.min(1, weight * emphasis(term))),
    ...withPrefix(term),
  }))
  return once([...technologies, ...degreesIn(text), ...phrases]).slice(0, termsAtMost)
}

/** Fields put small letters in front of an acronym: fMRI and dMRI are MRI, qPCR is PCR, iEEG is EEG. */
function withPrefix(term: string): Pick<DraftTerm, 'patterns'> {
  return /^\p{Lu}{3,5}$/u.test(term) && /^[A-Z]+$/.test(term) ? { patterns: [`/\\b[a-z]{1,2}${term}\\b/`] } : {}
}

/** A name, and the more telling the rarer; what nearly all kinds of work use, such as `Microsoft Office`, tells little. */
export function technologyTerm([term, ...aliases]: Names, rarity: Rarity, most = 1): DraftTerm {
  const rarest = Math.max(...tokenize([term, ...aliases].join(' ')).map(({ word }) => rarity(word)))
  return { term, aliases, weight: roundWeight(most * (rarest < everywhere ? 0.3 : 0.6 + 0.4 * rarest)) }
}

/** Rarity of words of every second occupation. */
const everywhere = 0.12

/** Tenths, from 0.1. */
export function roundWeight(weight: number): number {
  return Math.max(0.1, Math.round(10 * weight) / 10)
}

/** Each name once, under the first term that has it; a word that a technology's name holds is no term of its own. */
export function once(terms: readonly DraftTerm[], taken: Set<string> = new Set()): DraftTerm[] {
  return terms.flatMap((term) => {
    const names = [term.term, ...term.aliases].filter((name) => {
      const key = nameKey(name)
      if (key === '' || taken.has(key)) return false
      taken.add(key)
      return true
    })
    const [first, ...aliases] = names
    return first === undefined || term.weight < lightest ? [] : [{ ...term, term: first, aliases }]
  })
}

/** Of an enumeration's item, or of a whole sentence. */
export function facetOf(
  label: string,
  posting: string | null,
  terms: readonly DraftTerm[],
  like: readonly string[] = [],
): DraftFacet {
  return {
    id: slug(label),
    label,
    posting,
    weight: 1,
    supporting: false,
    isChoice: false,
    isExample: false,
    terms,
    like,
    note: null,
  }
}

/** Characters from which a text is one to compare, with room for what is cut off its ends. */
const likeLeast = 40

/** Different words, function words aside, that a `like` text has at least. */
export function hasEnoughWords(text: string, { rarity }: DraftJob): boolean {
  return (
    new Set(tokenize(text).map(({ word }) => word)).size >= 6 &&
    text.length >= likeLeast &&
    phrasesOf(text, rarity).length >= 3
  )
}
