/** The rules of an ambiguous term: when a hit counts, and what is said when it does not. */
import type { TextRange } from '../../model/document.ts'
import { firstFrom, type Passage, type Reading } from '../reading.ts'
import { buildLexicon, type Lexicon, lookUp, type TokenMatch } from './lexicon.ts'
import { compilePattern, isPattern, type Pattern } from './pattern.ts'

/** Words, phrases and patterns of one rule. */
export interface ClueSet {
  readonly lexicon: Lexicon<null>
  readonly patterns: readonly Pattern[]
}

/** A clue that was found, and where; offsets into the normalized text. */
interface FoundClue {
  /** As the document writes it. */
  readonly written: string
  readonly start: number
  readonly end: number
}

/** Characters on either side in which a `not` clue may overlap the hit. */
const overlapReach = 48

export function compileClues(clues: readonly string[] | undefined): ClueSet | null {
  if (clues === undefined) return null
  const words = clues.filter((clue) => !isPattern(clue))
  return {
    lexicon: buildLexicon(words.map((written) => ({ owner: null, written, case: 'default' as const }))),
    patterns: clues.filter(isPattern).map(compilePattern),
  }
}

/** The `not` clue that overlaps the hit in its own block, or null: a heading above it is not part of it. */
export function findOverlap(clues: ClueSet, reading: Reading, hit: TokenMatch<unknown>): FoundClue | null {
  const { start, end } = extentOf(reading, hit)
  const block = blockExtent(reading, hit.start)
  const from = Math.max(start - overlapReach, block.start)
  const to = Math.min(end + overlapReach, block.end)
  const found = findClues(clues, reading, from, to)
  return found.find((clue) => clue.start < end && clue.end > start) ?? null
}

/**
 * The clue nearest to the hit within `reach` characters, or null.
 *
 * @param within where it may stand, in normalized offsets: the same section
 */
export function findNearby(
  clues: ClueSet,
  reading: Reading,
  hit: TokenMatch<unknown>,
  reach: number,
  within = sectionExtent(reading, hit.start),
): FoundClue | null {
  const { start, end } = extentOf(reading, hit)
  const from = Math.max(start - reach, within.start)
  const to = Math.min(end + reach, within.end)
  const distance = (clue: FoundClue) => Math.max(0, clue.start - end, start - clue.end)
  return (
    findClues(clues, reading, from, to)
      .filter((clue) => clue.end <= start || clue.start >= end)
      .toSorted((a, b) => distance(a) - distance(b))[0] ?? null
  )
}

/** Whether a clue stands within a run of tokens. */
export function hasClueIn(clues: ClueSet, reading: Reading, tokens: { readonly start: number; readonly end: number }) {
  const { start, end } = extentOf(reading, { ...tokens, owner: null, written: '' })
  return findClues(clues, reading, start, end).length > 0
}

/** How many words lie between a hit and a clue. */
export function wordsBetween(reading: Reading, hit: TokenMatch<unknown>, clue: FoundClue): number {
  const at = firstFrom(reading.tokens, clue.start)
  return at >= hit.end ? at - hit.end + 1 : hit.start - at
}

/** Sections in which a person says what they are now. */
const PRESENT: ReadonlySet<string> = new Set(['basics', 'summary'])

/** The first clue beside the name or in the summary, wherever the hit is, or null. */
export function findInPresent(clues: ClueSet, reading: Reading): FoundClue | null {
  for (const { kind, range } of reading.document.sections) {
    if (!PRESENT.has(kind)) continue
    const { fromOriginal } = reading.normalized
    const [found] = findClues(clues, reading, fromOriginal(range.start), fromOriginal(range.end))
    if (found !== undefined) return found
  }
  return null
}

/** A year within reach of the hit that lies after the document's own, or null. */
export function findLaterYear(reading: Reading, hit: TokenMatch<unknown>, reach: number): string | null {
  const { asOf } = reading
  if (asOf === null) return null
  const { start, end } = extentOf(reading, hit)
  const near = reading.normalized.text.slice(Math.max(0, start - reach), end + reach)
  return near.match(/\b20\d\d\b/g)?.find((year) => Number(year) > asOf) ?? null
}

function findClues(clues: ClueSet, reading: Reading, from: number, to: number): FoundClue[] {
  const start = firstFrom(reading.tokens, Math.max(0, from))
  const end = firstFrom(reading.tokens, to)
  const words = lookUp(clues.lexicon, reading, start, end).map((match) => {
    const place = extentOf(reading, match)
    return { written: reading.normalized.text.slice(place.start, place.end), ...place }
  })
  if (clues.patterns.length === 0) return words
  const offset = Math.max(0, from)
  const text = reading.normalized.text.slice(offset, to)
  const patterns = clues.patterns.flatMap((pattern) =>
    pattern.findAll(text).map((range) => ({
      written: text.slice(range.start, range.end),
      start: range.start + offset,
      end: range.end + offset,
    })),
  )
  return [...words, ...patterns]
}

/** From its first word to its last, in normalized offsets. */
export function extentOf(reading: Reading, match: TokenMatch<unknown>): TextRange {
  return { start: reading.tokens[match.start]?.start ?? 0, end: reading.tokens[match.end - 1]?.end ?? 0 }
}

/** The section of a token in normalized offsets. */
function sectionExtent(reading: Reading, token: number): TextRange {
  return normalizedRange(reading, passageAt(reading, token)?.section.range)
}

/** The block of a token in normalized offsets. */
function blockExtent(reading: Reading, token: number): TextRange {
  return normalizedRange(reading, passageAt(reading, token)?.block.range)
}

function passageAt(reading: Reading, token: number): Passage | undefined {
  return reading.passages[reading.passageOfToken[token] ?? -1]
}

/** Of a range of the document; all of it where there is none. */
export function normalizedRange({ normalized }: Reading, range: TextRange | undefined): TextRange {
  if (range === undefined) return { start: 0, end: normalized.text.length }
  return { start: normalized.fromOriginal(range.start), end: normalized.fromOriginal(range.end) }
}
