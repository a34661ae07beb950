/** Finds a single word that all kinds of work use. */
import type { Background } from '../../model/background.ts'
import { stem } from '../../text/stem.ts'
import { tokenize } from '../../text/tokenize.ts'
import type { Rule } from './contract.ts'
import { exampleOf } from './examples.ts'
import { termsOf } from './terms.ts'

/** Share of occupations whose description holds a word, from which the word tells little. */
const commonShare = 0.2

/** Weight up to which a vague word does little harm. */
const lightWeight = 0.5

export const vagueTerm: Rule = {
  code: 'rubric/vague-term',
  severity: 'warning',
  summary: 'a single word that all kinds of work use',
  why: 'The background corpus describes 1,016 occupations. A word that one in five of them uses is no evidence of any: `analysis` stands in the application of an accountant, too. Phrases, rules and low weights make it telling.',
  bad: exampleOf({ facet: 'terms: [analysis]' }),
  good: exampleOf({ facet: 'terms: [time series analysis]' }),
  check: ({ file, background }) =>
    termsOf(file).flatMap(({ term, names }) => {
      const hasRule = (term.need ?? term.sections) !== undefined
      if (hasRule || (term.weight ?? 1) <= lightWeight) return []
      return names.flatMap(({ written, at }) => {
        const share = shareOfWork(written, background)
        if (share < commonShare) return []
        const message = `${JSON.stringify(written)} is a word of ${Math.round(100 * share)} % of all occupations`
        const hint = `write a phrase that only this field uses, add \`need:\`, or give it a weight up to ${lightWeight}`
        return [{ at, message, hint }]
      })
    }),
}

/** True for a single word that one in five occupations uses. */
export function isVague(name: string, background: Background): boolean {
  return shareOfWork(name, background) >= commonShare
}

/** Share of the occupations whose description holds a single word; 0 for phrases and acronyms. */
function shareOfWork(name: string, background: Background): number {
  const [only, more] = tokenize(name)
  if (only === undefined || more !== undefined || only.surface === only.surface.toUpperCase()) return 0
  return (background.documentFrequency.get(stem(only.word)) ?? 0) / background.documents
}
