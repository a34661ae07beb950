/** How far a page's text can be trusted to be what the page shows. */

/** Characters without which nothing can be said. */
const minimumCharacters = 100

/** Share of characters that stand for nothing, from which text is garbled; icons and bullets stay far below. */
const strangeShareLimit = 0.08

/** Share of words that no language has, from which text is garbled. No CV of the fixtures is flagged. */
const oddShareLimit = 0.25

/** Words judged at least, of four letters and more. */
const minimumWords = 15

/** Letters from which a word has a vowel; HTTP and NLTK have none. */
const vowelLetters = 5

/** Replacement, private use, control and unassigned characters: what fonts without a Unicode map leave. */
const STRANGE = /[\ufffd\p{Co}\p{Cn}]|(?![\t\n\f\r])\p{Cc}/gu

/** All that the text of most pages is made of, none of it strange; asked first, since it is told at a glance. */
const COMMON = /^[\t\n\f\r -~\u00a0-\u024f\u2010-\u205e\u2500-\u26ff]*$/

/** Four plain letters and more with signs around them; with a vowel such a word is never odd, and most are such. */
const PLAIN_WORD = /^\P{L}*[A-Za-z]{4,}\P{L}*$/u

const FOUR_LETTERS = /^(?:\P{Script=Latin}*\p{Script=Latin}){4}/u

/** A vowel of any Latin alphabet, with its accents taken off. */
const VOWEL = /[aeiouyæœøıåäöü]/i

/**
 * True when the text is not what the page shows: its fonts do not say which letters their shapes are.
 *
 * @param text of a page or document
 * @param unmappedCount shapes in it that have no character at all
 */
export function isGarbled(text: string, unmappedCount = 0): boolean {
  const characters = text.replace(/\s+/g, '').length + unmappedCount
  if (characters < minimumCharacters) return false
  const strange = (COMMON.test(text) ? 0 : (text.match(STRANGE)?.length ?? 0)) + unmappedCount
  if (strange > strangeShareLimit * characters) return true
  const words = text.split(/\s+/)
  const others = words.filter((word) => !(PLAIN_WORD.test(word) && VOWEL.test(word)))
  const long = others.filter((word) => FOUR_LETTERS.test(word))
  const count = words.length - others.length + long.length
  return count >= minimumWords && long.filter(isOdd).length > oddShareLimit * count
}

/** Without a vowel, or letters with signs between them that no spelling has. Names of things, as `a/b` and `c++`, pass. */
function isOdd(word: string): boolean {
  if (/@|:\/\/|www\.|\.\p{Ll}{2,}/iu.test(word)) return false
  const plain = word.normalize('NFD').replace(/\p{M}+/gu, '')
  if (/\p{L}["#$%*<=>?[\\\]^`{|}~\u00a1-\u00b4\u00b8-\u00bf]+\p{L}/u.test(plain)) return true
  const letters = plain.replace(/\P{L}+/gu, '')
  return letters.length >= vowelLetters && !VOWEL.test(letters)
}

/** Characters of a page of print are about 3,000; a page of names and dates alone still has 200. */
const sparseCharacters = 200

/** True when several pages hold so little that what they show is likely not text. */
export function hasLittleText(characterCount: number, pageCount: number): boolean {
  return pageCount > 1 && characterCount < sparseCharacters * pageCount
}
