/** Words and phrases of a passage that a rubric could name and does not. */
import { isStopword } from '../../text/stopwords.ts'
import { isJoined } from '../keyword/lexicon.ts'
import { firstFrom, type Passage, type Reading } from '../reading.ts'
import type { Hit } from './concepts.ts'

/** Words of the longest phrase. */
const longestPhrase = 3

/** Sections in which people say what they do in their own words: no names of authors, venues, places and schools. */
const OF_WORK: ReadonlySet<string> = new Set([
  'summary',
  'interests',
  'skills',
  'work',
  'research',
  'projects',
  'software',
  'thesis',
  'languages',
  'teaching',
  'certificates',
  'volunteer',
  'letter',
  'statement',
  'other',
])

/** Words of the longest passage that is looked at: what is longer is no sentence, and would take the square of its length. */
const longestPassage = 400

/** Addresses, of which the words are no words. */
const ADDRESS = /\S*(?::\/\/|www\.|@|\.(?:org|com|net|io|edu|gov|ac|eu|de|fr|uk|ch|nl)\b)\S*/g

/** One to three words in a row, at least one of which no term covers. */
export interface Phrase {
  /** Half-open, into `Reading.tokens`. */
  readonly start: number
  readonly end: number
  /** Its stems, parted by spaces. */
  readonly key: string
}

/** Of each token: where the words end that a term covers, or -1; and whether it may be part of a phrase. */
export interface Mask {
  readonly coveredFrom: Int32Array
  readonly coveredTo: Int32Array
  readonly barred: Uint8Array
}

/** Marks what terms cover, names of employers and dates, and quotes of the posting. */
export function maskOf(reading: Reading, hits: readonly Hit[]): Mask {
  const { tokens, document, normalized, quoted } = reading
  const coveredFrom = new Int32Array(tokens.length).fill(-1)
  const coveredTo = new Int32Array(tokens.length).fill(-1)
  for (const { start, end } of merged(hits)) {
    coveredFrom.fill(start, start, end)
    coveredTo.fill(end, start, end)
  }
  const barred = Uint8Array.from(quoted)
  const bar = (start: number, end: number) => barred.fill(1, firstFrom(tokens, start), firstFrom(tokens, end))
  for (const { organization, period } of document.entries) {
    for (const range of [organization?.range, period.range]) {
      if (range !== undefined) bar(normalized.fromOriginal(range.start), normalized.fromOriginal(range.end))
    }
  }
  for (const { index, 0: address } of normalized.text.matchAll(ADDRESS)) bar(index, index + address.length)
  return { coveredFrom, coveredTo, barred }
}

/** Hits that overlap as one. */
function merged(hits: readonly Hit[]): { readonly start: number; readonly end: number }[] {
  const spans: { start: number; end: number }[] = []
  for (const { start, end } of hits) {
    const last = spans.at(-1)
    if (last === undefined || start >= last.end) spans.push({ start, end })
    else last.end = Math.max(last.end, end)
  }
  return spans
}

/** True for a passage whose words are this person's work. */
export function speaksOfWork({ section, block, tokens, void: isVoid }: Passage): boolean {
  return (
    tokens.end - tokens.start <= longestPassage &&
    isVoid === null &&
    block.kind !== 'heading' &&
    OF_WORK.has(section.kind)
  )
}

/** The phrases of a passage, each way to cut it. */
export function phrasesIn(reading: Reading, passage: Passage, mask: Mask): Phrase[] {
  const phrases: Phrase[] = []
  for (let start = passage.tokens.start; start < passage.tokens.end; start++) {
    if (!isContent(reading, start, mask)) continue
    for (let end = start + 1; end <= Math.min(start + longestPhrase, passage.tokens.end); end++) {
      if (end - start > 1 && !isJoined(reading, end - 2)) break
      if (mask.barred[end - 1] === 1) break
      if (!isContent(reading, end - 1, mask) || !isWhole(start, end, mask)) continue
      phrases.push({ start, end, key: reading.stems.slice(start, end).join(' ') })
    }
  }
  return phrases
}

/** A word that says something: no function word, no number, no single letter. */
function isContent({ tokens }: Reading, at: number, { barred }: Mask): boolean {
  const word = tokens[at]?.word ?? ''
  return barred[at] !== 1 && word.length > 1 && word.length <= 40 && /^\p{L}/u.test(word) && !isStopword(word)
}

/** No covered words are cut in two, and some word is not covered. */
function isWhole(start: number, end: number, { coveredFrom, coveredTo }: Mask): boolean {
  let isUncovered = false
  for (let at = start; at < end; at++) {
    const from = coveredFrom[at] ?? -1
    if (from < 0) isUncovered = true
    else if (from < start || (coveredTo[at] ?? 0) > end) return false
  }
  return isUncovered
}
