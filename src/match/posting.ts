/** Phrases of the posting that a document quotes back: they say what was asked for, not what was done. */
import { stem } from '../text/stem.ts'
import { tokenize } from '../text/tokenize.ts'

/** Words in a row that are the posting's own and nobody's by chance. */
const shingleLength = 5

const known = new WeakMap<readonly string[], ReadonlySet<string>>()

/** Marks with 1 every token that is part of five words in a row of a phrase. */
export function markQuoted(stems: readonly string[], posting: readonly string[]): Uint8Array {
  const shingles = known.get(posting) ?? shinglesOf(posting)
  known.set(posting, shingles)
  const marks = new Uint8Array(stems.length)
  for (let at = 0; at + shingleLength <= stems.length; at++) {
    if (shingles.has(stems.slice(at, at + shingleLength).join(' '))) marks.fill(1, at, at + shingleLength)
  }
  return marks
}

function shinglesOf(posting: readonly string[]): ReadonlySet<string> {
  const shingles = new Set<string>()
  for (const phrase of posting) {
    const stems = tokenize(phrase).map((token) => stem(token.word))
    for (let at = 0; at + shingleLength <= stems.length; at++)
      shingles.add(stems.slice(at, at + shingleLength).join(' '))
  }
  return shingles
}
