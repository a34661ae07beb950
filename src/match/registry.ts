/** The kinds of evidence. A further kind is one file and one line here. */
import type { Matcher } from './contract.ts'
import { entries } from './matchers/entries.ts'
import { keyword } from './matchers/keyword.ts'
import { tfidf } from './matchers/tfidf.ts'

// biome-ignore lint/suspicious/noExplicitAny: each matcher knows its own options, the list cannot
export const matchers: readonly Matcher<any>[] = [keyword, tfidf, entries]

export const matcherByKind = new Map(matchers.map((matcher) => [matcher.kind, matcher]))
