/** Phrases of the posting that a document quotes back: they say what was asked for, not what was done. */
import { stem } from '../text/stem.ts'
import { tokenize } from '../text/tokenize.ts'

/** Words in a row that are the posting's own and nobody's by chance. */
const shingleLength = 5

interface Shingles {
  readonly all: ReadonlySet<string>
  /** The first word of each: few words of a document are one. */
  readonly first: ReadonlySet<string>
}

const known = new WeakMap<readonly string[], Shingles>()

/** Marks with 1 every token that is part of five words in a row of a phrase. */
export function markQuoted(stems: readonly string[], posting: readonly string[]): Uint8Array {
  const shingles = known.get(posting) ?? shinglesOf(posting)
  known.set(posting, shingles)
  const { all, first } = shingles
  const marks = new Uint8Array(stems.length)
  for (let at = 0; at + shingleLength <= stems.length; at++) {
    if (!first.has(stems[at] ?? '')) continue
    if (all.has(stems.slice(at, at + shingleLength).join(' '))) marks.fill(1, at, at + shingleLength)
  }
  return marks
}

function shinglesOf(posting: readonly string[]): Shingles {
  const phrases = posting.map((phrase) => tokenize(phrase).map((token) => stem(token.word)))
  const shingles = phrases.flatMap((stems) => stems.map((_, at) => stems.slice(at, at + shingleLength)))
  const whole = shingles.filter((each) => each.length === shingleLength)
  return { all: new Set(whole.map((each) => each.join(' '))), first: new Set(whole.map(([word]) => word ?? '')) }
}
