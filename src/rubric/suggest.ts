/** The word that a mistyped one was probably meant to be. */

/**
 * The nearest candidate at most two fifths of the word’s length away, or null.
 *
 * @see Wagner, Fischer, The String-to-String Correction Problem (1974), for the edit distance
 */
export function suggest(word: string, candidates: readonly string[]): string | null {
  const nearest = candidates
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
    .toSorted((a, b) => a.distance - b.distance)[0]
  const limit = Math.max(1, Math.floor(word.length * 0.4))
  return nearest !== undefined && nearest.distance <= limit ? nearest.candidate : null
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      current[column] = Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1)
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
