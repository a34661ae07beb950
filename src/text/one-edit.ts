/** Words that are one slip of the pen away from each other. */

/**
 * True when one letter is added, left out, changed or moved: `pyton`, `phyton` for `python`. Not for equals.
 *
 * @see Damerau, A technique for computer detection and correction of spelling errors (1964): four of five slips are such
 */
export function isOneEditAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.slice(1) + left[0] === right || right.slice(1) + right[0] === left
}

/** The word and each way to leave out one of its letters: two words one slip apart share at least one of these. */
export function withOneLetterLess(word: string): Set<string> {
  const shorter = new Set([word])
  for (let at = 0; at < word.length; at++) shorter.add(word.slice(0, at) + word.slice(at + 1))
  return shorter
}
