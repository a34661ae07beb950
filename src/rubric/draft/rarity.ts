/** How telling a word is of a kind of work. */
import type { Background } from '../../model/background.ts'
import type { Occupation, Vocabulary } from '../../model/vocabulary.ts'
import { stem } from '../../text/stem.ts'
import { tokenize } from '../../text/tokenize.ts'
import { isApplicationWord } from './posting-words.ts'

/** Of a word in lower case: 0 (all work, or what every application says) to 1 (one kind of work). */
export type Rarity = (word: string) => number

/** A title tells somewhat less than a description: there are fewer words in it. */
const titleShare = 0.7

/**
 * How rare a word is among descriptions of occupations, or among their titles where it stands in some: “engineering” is in
 * the description of every third, by the software they use, and in the titles of few. 1 - ln(n) / ln(N) each.
 *
 * @see Spärck Jones, A statistical interpretation of term specificity (1972)
 */
export function rarityOf({ documents, documentFrequency }: Background, { occupations }: Vocabulary): Rarity {
  const inTitles = titleCounts(occupations)
  const rare = (count: number) => 1 - Math.log(Math.max(1, count)) / Math.log(documents)
  return (word) => {
    if (isApplicationWord(word)) return 0
    const key = stem(word)
    const titles = inTitles.get(key)
    return Math.max(rare(documentFrequency.get(key) ?? 1), titles === undefined ? 0 : titleShare * rare(titles))
  }
}

const known = new WeakMap<readonly Occupation[], ReadonlyMap<string, number>>()

/** Stem → in the titles of how many occupations it stands; counted once. */
function titleCounts(occupations: readonly Occupation[]): ReadonlyMap<string, number> {
  const kept = known.get(occupations)
  if (kept !== undefined) return kept
  const counts = new Map<string, number>()
  for (const { title, titles } of occupations) {
    const stems = new Set(tokenize([title, ...titles].join(' ')).map(({ word }) => stem(word)))
    for (const each of stems) counts.set(each, (counts.get(each) ?? 0) + 1)
  }
  known.set(occupations, counts)
  return counts
}
