/** Words of a document that look like a term with a slip of the pen. Shown to people, and never counted. */
import type { Background } from '../../model/background.ts'
import { isOneEditAway, withOneLetterLess } from '../../text/one-edit.ts'
import { stem } from '../../text/stem.ts'
import { tokenize } from '../../text/tokenize.ts'
import type { Reading } from '../reading.ts'
import { isJoined } from './lexicon.ts'
import type { TermsOptions } from './term-schema.ts'

/** Letters from which one letter more or less is a slip and no other word. */
const shortestWord = 6
const longestWord = 40

/** A word of a term, and where in it. */
interface TermWord {
  readonly termId: string
  /** The term or alias as the rubric writes it. */
  readonly written: string
  readonly words: readonly string[]
  readonly at: number
}

/** What looks like a term. */
export interface LooksLike {
  readonly termId: string
  /** The term or alias it looks like. */
  readonly written: string
  /** Half-open, into `Reading.tokens`. */
  readonly start: number
  readonly end: number
}

/** Words with a letter left out → the words of terms they may be. */
type NearIndex = ReadonlyMap<string, readonly TermWord[]>

const indexes = new WeakMap<TermsOptions, NearIndex>()

function indexOf(options: TermsOptions): NearIndex {
  const known = indexes.get(options)
  if (known !== undefined) return known
  const index = new Map<string, TermWord[]>()
  for (const entry of options) {
    const term = typeof entry === 'string' ? { term: entry } : entry
    for (const written of [term.term, ...(term.aliases ?? [])]) {
      const words = tokenize(written.normalize('NFKD').replace(/\p{M}+/gu, '')).map(({ word }) => word)
      words.forEach((word, at) => {
        if (!mayBeMisspelled(word)) return
        for (const shorter of withOneLetterLess(word)) {
          index.set(shorter, [...(index.get(shorter) ?? []), { termId: term.term, written, words, at }])
        }
      })
    }
  }
  indexes.set(options, index)
  return index
}

/** Each place that looks like a term, once, in the order of the text. Words that the background corpus knows are words. */
export function looksLike(options: TermsOptions, reading: Reading, background: Background): LooksLike[] {
  const index = indexOf(options)
  const found = new Map<number, LooksLike>()
  for (const { word, places } of unknownWords(reading, background)) {
    for (const near of nearWords(word, index)) {
      for (const place of places) {
        const start = place - near.at
        if (!found.has(place) && standsAround(near, reading, start)) {
          found.set(place, { termId: near.termId, written: near.written, start, end: start + near.words.length })
        }
      }
    }
  }
  return [...found.values()].toSorted((a, b) => a.start - b.start)
}

interface UnknownWord {
  readonly word: string
  readonly places: number[]
}

const unknownIn = new WeakMap<Reading, readonly UnknownWord[]>()

function unknownWords(reading: Reading, { documentFrequency }: Background): readonly UnknownWord[] {
  const known = unknownIn.get(reading)
  if (known !== undefined) return known
  const words = new Map<string, UnknownWord>()
  reading.tokens.forEach(({ word }, at) => {
    if (reading.passageOfToken[at] === -1 || !mayBeMisspelled(word)) return
    const seen = words.get(word)
    if (seen !== undefined) seen.places.push(at)
    else if (!documentFrequency.has(reading.stems[at] ?? '')) words.set(word, { word, places: [at] })
  })
  const unknown = [...words.values()]
  unknownIn.set(reading, unknown)
  return unknown
}

function mayBeMisspelled(word: string): boolean {
  return word.length >= shortestWord && word.length <= longestWord && /^\p{L}+$/u.test(word)
}

/** A slip is seldom in the first letter; another ending of the same stem is none. */
function nearWords(word: string, index: NearIndex): TermWord[] {
  const near = new Set([...withOneLetterLess(word)].flatMap((shorter) => index.get(shorter) ?? []))
  return [...near].filter(({ words, at }) => {
    const meant = words[at] ?? ''
    return meant[0] === word[0] && stem(meant) !== stem(word) && isOneEditAway(word, meant)
  })
}

/** The other words of a phrase stand where they should. */
function standsAround({ words, at }: TermWord, reading: Reading, start: number): boolean {
  return words.every((word, index) => {
    const place = start + index
    if (index > 0 && !isJoined(reading, place - 1)) return false
    return index === at || reading.stems[place] === stem(word)
  })
}
