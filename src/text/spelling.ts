/** British and American spelling, and the plural of a single word, folded to one form. */

/** Endings, longest first. Both sides of a comparison are folded, so a fold of a rare word into another is harmless. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/isation(s?)$/, 'ization$1'],
  [/ising$/, 'izing'],
  [/ised$/, 'ized'],
  [/iser(s?)$/, 'izer$1'],
  [/ise(s?)$/, 'ize$1'],
  [/lys(e|ed|es|ing)$/, 'lyz$1'],
  [/ll(ing|ed|er|ers)$/, 'l$1'],
  [/our(s|ed|ing|al|ally)?$/, 'or$1'],
  [/ogramme(s?)$/, 'ogram$1'],
  [/^haem/, 'hem'],
  [/^oesoph/, 'esoph'],
  [/^grey/, 'gray'],
]

/** One form for words that differ only in British or American spelling; `word` is in lower case. */
export function foldSpelling(word: string): string {
  if (word.length < 4) return word
  for (const [ending, replacement] of SPELLINGS) {
    if (ending.test(word)) return word.replace(ending, replacement)
  }
  return word
}

/** The singular of a regular plural of five letters or more, else the word: `classifiers` → `classifier`. */
export function singular(word: string): string {
  return word.length >= 5 && /[^sui']s$/.test(word) ? word.slice(0, -1) : word
}

const remembered = new Map<string, string>()

/** Words remembered at most; past this the memory starts anew, so a hostile file cannot fill it. */
const rememberedLimit = 200_000

/** The key under which single words are looked up: `word` in lower case, of one spelling and in the singular. */
export function wordKey(word: string): string {
  const known = remembered.get(word)
  if (known !== undefined) return known
  if (remembered.size >= rememberedLimit) remembered.clear()
  const key = singular(foldSpelling(word))
  remembered.set(word, key)
  return key
}
