/** Which phrases stand beside which terms: in the same passage, the same stretch of a list, or in brackets. */
import type { Passage, Reading } from '../reading.ts'
import type { Hit } from './concepts.ts'
import { type Mask, type Phrase, phrasesIn, speaksOfWork } from './phrases.ts'

/** A document with what its terms cover. */
export interface MaskedReading {
  readonly reading: Reading
  readonly hits: readonly Hit[]
  readonly mask: Mask
}

/** A passage with the hits in it that counted. */
export interface PassageOfWork extends MaskedReading {
  readonly passage: Passage
}

/** A phrase in one passage. */
export interface SeenPhrase {
  readonly phrase: Phrase
  readonly written: string
  /** It is a whole item of a row. */
  readonly asItem: boolean
  readonly near: readonly NearHit[]
}

interface NearHit {
  readonly hit: Hit
  readonly inList: boolean
  readonly inBrackets: boolean
}

/** Characters between names that stand next to each other in a list. */
const listReach = 60

/** The passages in which people speak of their work, in order. */
export function* passagesOfWork(document: MaskedReading): Iterable<PassageOfWork> {
  const counted = document.hits.filter((hit) => hit.counted)
  let from = 0
  for (const passage of document.reading.passages) {
    while ((counted[from]?.start ?? Number.POSITIVE_INFINITY) < passage.tokens.start) from++
    let to = from
    while ((counted[to]?.start ?? Number.POSITIVE_INFINITY) < passage.tokens.end) to++
    if (speaksOfWork(passage)) yield { ...document, hits: counted.slice(from, to), passage }
    from = to
  }
}

/** Every different phrase of a passage, with the terms it stands beside. */
export function phrasesBeside(given: PassageOfWork): SeenPhrase[] {
  const { reading, passage, mask } = given
  const seen = new Map<string, SeenPhrase>()
  for (const phrase of phrasesIn(reading, passage, mask)) {
    if (seen.has(phrase.key)) continue
    const near = given.hits.flatMap((hit) => nearHit(given, phrase, hit))
    seen.set(phrase.key, { phrase, written: textOf(reading, phrase), asItem: isItem(reading, phrase), near })
  }
  return [...seen.values()]
}

/** A hit that is part of the phrase is not beside it; in a list only what stands close is. */
function nearHit({ reading, passage }: PassageOfWork, phrase: Phrase, hit: Hit): NearHit[] {
  if (hit.start < phrase.end && hit.end > phrase.start) return []
  const [first, second] = phrase.start < hit.start ? [phrase, hit] : [hit, phrase]
  const between = textOf(reading, { start: first.end - 1, end: second.start + 1 })
  if (passage.isList && between.length > listReach) return []
  return [{ hit, inList: passage.isList, inBrackets: isInBrackets(reading, first, second) }]
}

interface Words {
  readonly start: number
  readonly end: number
}

/** `magnetoencephalography (MEG)`. */
function isInBrackets({ tokens, normalized }: Reading, first: Words, second: Words): boolean {
  if (first.end !== second.start) return false
  const start = tokens[second.start]?.start ?? 0
  const end = tokens[second.end - 1]?.end ?? 0
  const before = normalized.text.slice(tokens[first.end - 1]?.end ?? 0, start)
  return /^ ?[([]$/.test(before) && /^[)\]]/.test(normalized.text.slice(end, end + 1))
}

/** Between commas, brackets, slashes or line ends, or joined to its neighbor by "and". */
function isItem({ tokens, normalized }: Reading, { start, end }: Phrase): boolean {
  const before = normalized.text.slice(tokens[start - 1]?.end ?? 0, tokens[start]?.start ?? 0)
  const after = normalized.text.slice(tokens[end - 1]?.end ?? 0, tokens[end]?.start ?? normalized.text.length)
  const opens = /[,;(:|•·[]/.test(before) || AND.test(tokens[start - 1]?.word ?? '')
  return opens && (/[,;).|•·\]]/.test(after) || AND.test(tokens[end]?.word ?? ''))
}

const AND = /^(?:and|or|et|und|y|e)$/

function textOf({ tokens, normalized }: Reading, { start, end }: Words): string {
  return normalized.text.slice(tokens[start]?.start ?? 0, tokens[end - 1]?.end ?? 0)
}
