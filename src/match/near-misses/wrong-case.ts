/** Acronyms and names that are written in another case than they must be: `meg` for MEG. */
import type { NearMiss } from '../../model/search.ts'
import { isStopword } from '../../text/stopwords.ts'
import { compileTerms } from '../keyword/compile.ts'
import type { TermsOptions } from '../keyword/term-schema.ts'
import { locate, quote } from '../locate.ts'
import type { Reading } from '../reading.ts'

/** Letters of a name at least: `r` and `c` stand everywhere. */
const shortestName = 2

/** Places told for each term. */
const placesTold = 2

export function wrongCase(options: TermsOptions, reading: Reading): NearMiss[] {
  const { words } = compileTerms(options).lexicon
  const told = new Map<string, number>()
  return reading.tokens.flatMap((token, at) => {
    const phrases = words.get(reading.keys[at] ?? '') ?? []
    const [first] = phrases
    if (first === undefined || reading.passageOfToken[at] === -1 || isStopword(token.word)) return []
    const isFound = phrases.some(({ surface }) =>
      [null, token.surface, token.surface.replace(/s$/, '')].includes(surface),
    )
    const count = told.get(first.owner.id) ?? 0
    if (isFound || token.surface.length < shortestName || count >= placesTold) return []
    told.set(first.owner.id, count + 1)
    const range = reading.normalized.toOriginal(token)
    const note = `written "${token.surface}"; it counts only as "${first.surface}"`
    const place = { location: locate(reading.document, range), quote: quote(reading.document, range) }
    return [{ kind: 'wrong-case' as const, termId: first.owner.id, note, ...place }]
  })
}
