/** Which characters are letters or digits, for whoever goes through a text one character after the other. */

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/** What is known of each code point below 0x10000: 0 for nothing yet. */
const known = new Uint8Array(0x10000)
const YES = 1
const NO = 2

/** The same as `/[\p{L}\p{N}]/u` says; of most characters it is asked once. */
export function isLetterOrDigit(codePoint: number): boolean {
  const before = known[codePoint]
  if (before === YES) return true
  if (before === NO) return false
  const is = LETTER_OR_DIGIT.test(String.fromCodePoint(codePoint))
  if (codePoint < known.length) known[codePoint] = is ? YES : NO
  return is
}
