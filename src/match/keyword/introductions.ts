/** Abbreviations that a document introduces: "independent component analysis (ICA)", "ERP (enterprise resource planning)". */
import type { Reading } from '../reading.ts'

export interface Introduction {
  /** As written. */
  readonly short: string
  /** Token of the short form. */
  readonly at: number
  /** The long form; half-open, into `Reading.tokens`. */
  readonly long: { readonly start: number; readonly end: number }
}

/** Introductions looked at in one document; real ones have fewer than fifty. */
const introductionsAtMost = 200

const known = new WeakMap<Reading, readonly Introduction[]>()

/**
 * Every abbreviation of two to ten letters that stands in brackets after its long form, or before it.
 *
 * @see Schwartz, Hearst, A simple algorithm for identifying abbreviation definitions in biomedical text (2003)
 */
export function introductionsIn(reading: Reading): readonly Introduction[] {
  const found = known.get(reading) ?? findIntroductions(reading)
  known.set(reading, found)
  return found
}

function findIntroductions(reading: Reading): Introduction[] {
  const { tokens, normalized } = reading
  const found: Introduction[] = []
  for (let at = 1; at < tokens.length && found.length < introductionsAtMost; at++) {
    const [left, first] = [tokens[at - 1], tokens[at]]
    if (left === undefined || first === undefined || normalized.text.slice(left.end, first.start) !== ' (') continue
    const introduction = shortInBrackets(reading, at) ?? longInBrackets(reading, at)
    if (introduction !== null) found.push(introduction)
  }
  return found
}

/** "long form (SF)". */
function shortInBrackets(reading: Reading, at: number): Introduction | null {
  const short = reading.tokens[at]
  if (short === undefined || !isShortForm(short.surface) || reading.normalized.text[short.end] !== ')') return null
  const start = startOfLongForm(reading, {
    short: singularOf(short.surface),
    from: at - wordLimit(short.surface),
    to: at,
  })
  return start === null ? null : { short: singularOf(short.surface), at, long: { start, end: at } }
}

/** "SF (long form)". */
function longInBrackets(reading: Reading, first: number): Introduction | null {
  const short = reading.tokens[first - 1]
  if (short === undefined || !isShortForm(short.surface)) return null
  const end = endOfBracket(reading, first, wordLimit(short.surface))
  if (end === null || end - first < 1) return null
  const start = startOfLongForm(reading, { short: singularOf(short.surface), from: first, to: end })
  return start === first ? { short: singularOf(short.surface), at: first - 1, long: { start, end } } : null
}

/** Two to ten letters and digits, two of them capitals at least: `ICA`, `fMRI`, `ERPs`. */
function isShortForm(surface: string): boolean {
  return /^(?=.*\p{Lu}.*\p{Lu})[\p{L}\p{N}]{2,10}$/u.test(surface)
}

function singularOf(surface: string): string {
  return surface.replace(/(?<=\p{Lu})s$/u, '')
}

/** Words of a long form at most: min(letters + 5, letters × 2). */
function wordLimit(short: string): number {
  return Math.min(short.length + 5, short.length * 2)
}

function endOfBracket({ tokens, normalized }: Reading, first: number, words: number): number | null {
  for (let at = first; at < Math.min(tokens.length, first + words); at++) {
    const character = normalized.text[tokens[at]?.end ?? 0]
    if (character === ')') return at + 1
    if (character === '(' || character === ';' || character === ',') return null
  }
  return null
}

interface Candidate {
  readonly short: string
  readonly from: number
  readonly to: number
}

/** The token at which the shortest long form begins: its letters hold those of the short form in order, the first at a word's start. */
function startOfLongForm(reading: Reading, { short, from, to }: Candidate): number | null {
  let left = short.toLowerCase()
  for (let at = to - 1; at >= Math.max(0, from); at--) {
    if (reading.passageOfToken[at] !== reading.passageOfToken[to - 1]) return null
    left = withoutLettersOf(reading.tokens[at]?.word ?? '', left)
    if (left === '') return isLongForm(reading, short, at, to) ? at : null
  }
  return null
}

/** What is left of the letters after a word has taken its own from the end; the very first only begins a word. */
function withoutLettersOf(word: string, letters: string): string {
  let left = letters
  for (let index = word.length - 1; index >= 0 && left !== ''; index--) {
    if (word[index] === left.at(-1) && (left.length > 1 || index === 0)) left = left.slice(0, -1)
  }
  return left
}

/** It says more than the short form does, and does not hold it. */
function isLongForm({ tokens }: Reading, short: string, start: number, end: number): boolean {
  const words = tokens.slice(start, end).map(({ surface }) => surface)
  return words.join('').length > short.length + 1 && !words.includes(short)
}
