/** How often a posting says a phrase: what it repeats is what it is about. */
import { stem } from '../../text/stem.ts'
import { tokenize } from '../../text/tokenize.ts'

/** How many times as telling a phrase is for being repeated, 1 or more: 1 + 0.25 ln(count). */
export type Emphasis = (phrase: string) => number

/** What each doubling of the count adds, beside 1 for how rare the words are. */
const perLogarithm = 0.25

/** Words of a phrase at most. */
const longest = 3

export function emphasisIn(posting: string): Emphasis {
  const stems = tokenize(posting).map(({ word }) => stem(word))
  const counts = new Map<string, number>()
  for (let size = 1; size <= longest; size++) {
    for (let at = 0; at + size <= stems.length; at++) {
      const key = stems.slice(at, at + size).join(' ')
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return (phrase) => {
    const key = tokenize(phrase)
      .map(({ word }) => stem(word))
      .join(' ')
    return 1 + perLogarithm * Math.log(Math.max(1, counts.get(key) ?? 1))
  }
}
