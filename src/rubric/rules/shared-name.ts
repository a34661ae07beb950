/** Finds one name of two concepts of a criterion. */
import { foldSpelling, singular } from '../../text/spelling.ts'
import { stem } from '../../text/stem.ts'
import { tokenize } from '../../text/tokenize.ts'
import type { Rule } from './contract.ts'
import { exampleOf } from './examples.ts'
import { type PlacedTerm, termsOf } from './terms.ts'

export const sharedName: Rule = {
  code: 'rubric/shared-name',
  severity: 'warning',
  summary: 'one name of two concepts of a criterion',
  why: 'A concept counts once. A name that stands under two of them counts twice for the same words, so whoever uses it gets more than who uses another name.',
  bad: `${exampleOf({ facet: 'terms: [{ term: deep learning, aliases: [CNN] }]' })}      - { id: images, label: Images, terms: [CNN] }\n`,
  good: `${exampleOf({ facet: 'terms: [{ term: deep learning, aliases: [MLP] }]' })}      - { id: images, label: Images, terms: [CNN] }\n`,
  check: ({ file }) => {
    const seen = new Map<string, PlacedTerm>()
    return termsOf(file).flatMap((placed) =>
      placed.names.flatMap(({ written, at }) => {
        const key = `${placed.criterionIndex} ${nameKey(written)}`
        const first = seen.get(key)
        if (first === undefined) {
          seen.set(key, placed)
          return []
        }
        if (first === placed || isNarrowed(first) || isNarrowed(placed)) return []
        const message = `${JSON.stringify(written)} is also a name of ${JSON.stringify(first.term.term)} in this criterion`
        return [{ at, message, hint: 'keep it under the concept that it names' }]
      }),
    )
  },
}

/** Terms that count only in some sections, or beside some words, tell two senses of one name apart. */
function isNarrowed({ term }: PlacedTerm): boolean {
  return term.sections !== undefined || term.need !== undefined
}

/** The same for two names that find the same words. */
export function nameKey(written: string): string {
  const tokens = tokenize(written.normalize('NFKC'))
  const [first] = tokens
  if (tokens.length === 1 && first !== undefined) {
    return first.surface === first.surface.toUpperCase() ? first.surface : singular(foldSpelling(first.word))
  }
  return tokens.map((token) => stem(token.word)).join(' ')
}
