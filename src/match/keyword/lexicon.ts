/** Words and phrases made ready to be looked up token by token. */
import { wordKey } from '../../text/spelling.ts'
import { stem } from '../../text/stem.ts'
import { type Token, tokenize } from '../../text/tokenize.ts'
import type { Reading } from '../reading.ts'

/** One way to write something; `owner` is whatever the caller looks for. */
export interface Phrase<Owner> {
  readonly owner: Owner
  readonly written: string
  /** One a token: stems for phrases, singulars for single words. */
  readonly keys: readonly string[]
  /** The token must be written so (a plural s may follow). Only for single words. */
  readonly surface: string | null
}

/** Half-open, into `Reading.tokens`. */
export interface TokenMatch<Owner> {
  readonly owner: Owner
  readonly written: string
  readonly start: number
  readonly end: number
}

export interface Lexicon<Owner> {
  readonly words: ReadonlyMap<string, readonly Phrase<Owner>[]>
  readonly phrases: ReadonlyMap<string, readonly Phrase<Owner>[]>
  readonly prefixes: readonly { readonly owner: Owner; readonly written: string; readonly prefix: string }[]
}

export type CaseRule = 'any' | 'exact' | 'default'

/** Acronyms and one-letter names: all capitals, up to five letters. */
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}]{0,4}$/u

/** What may stand between the words of a phrase: space, hyphen, slash, apostrophe, ampersand, or a period without a space. */
const JOINT = /^(?:[ \-/'&]{1,3}|\.-?)$/

/** After an abbreviation of one or two letters a period and a space may stand, as in `Ph. D.`. */
const ABBREVIATION_JOINT = /^\. $/

/** Builds the look-up. A trailing `*` in `written` matches any ending of a single word. */
export function buildLexicon<Owner>(entries: readonly Entry<Owner>[]): Lexicon<Owner> {
  const lexicon: MutableLexicon<Owner> = { words: new Map(), phrases: new Map(), prefixes: [] }
  for (const entry of entries) {
    const tokens = tokenize(fold(entry.written))
    const [first] = tokens
    if (first === undefined) continue
    if (tokens.length > 1) addPhrase(lexicon, entry, tokens)
    else if (entry.written.endsWith('*')) lexicon.prefixes.push({ ...entry, prefix: first.word })
    else addWord(lexicon, entry, first)
  }
  return lexicon
}

interface Entry<Owner> {
  readonly owner: Owner
  readonly written: string
  readonly case: CaseRule
}

interface MutableLexicon<Owner> {
  readonly words: Map<string, Phrase<Owner>[]>
  readonly phrases: Map<string, Phrase<Owner>[]>
  readonly prefixes: { owner: Owner; written: string; prefix: string }[]
}

function addWord<Owner>({ words }: MutableLexicon<Owner>, entry: Entry<Owner>, { word, surface }: Token): void {
  const isExact = entry.case === 'exact' || (entry.case === 'default' && ACRONYM.test(surface))
  const phrase = { ...entry, keys: [wordKey(word)], surface: isExact ? surface : null }
  addTo(words, wordKey(word), phrase)
  // `singular` leaves short words alone: the plural of an acronym is looked up under its own key.
  if (isExact && wordKey(`${word}s`) !== wordKey(word)) addTo(words, wordKey(`${word}s`), phrase)
}

/**
 * A phrase is also looked for as one word, `time series` as `timeseries`, and with any two of its words as one: a hyphen at
 * the end of a line may belong to the word or only break it, so `mixed-` above `effects model` reads `mixedeffects model`.
 */
function addPhrase<Owner>(lexicon: MutableLexicon<Owner>, entry: Entry<Owner>, tokens: readonly Token[]): void {
  const words = tokens.map((token) => token.word)
  addStems(lexicon, entry, words)
  const joined = wordKey(words.join(''))
  if (joined.length >= joinedLengthLimit) addTo(lexicon.words, joined, { ...entry, keys: [joined], surface: null })
  if (words.length < 3) return
  for (let at = 0; at + 1 < words.length; at++) {
    const pair = `${words[at]}${words[at + 1]}`
    if (pair.length >= joinedLengthLimit) addStems(lexicon, entry, words.toSpliced(at, 2, pair))
  }
}

function addStems<Owner>({ phrases }: MutableLexicon<Owner>, entry: Entry<Owner>, words: readonly string[]): void {
  const keys = words.map(stem)
  addTo(phrases, keys[0] ?? '', { ...entry, keys, surface: null })
}

/** Letters that words written as one have at least: shorter ones may be another word. */
const joinedLengthLimit = 7

function addTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else known.push(value)
}

/** The rubric's own words without diacritics, as the text is folded. */
function fold(written: string): string {
  return written
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
}

/** Every match that starts at one of the tokens from `start` up to `end`, in order of their start. */
export function lookUp<Owner>(
  lexicon: Lexicon<Owner>,
  reading: Reading,
  start: number,
  end: number,
): TokenMatch<Owner>[] {
  if (start === 0 && end === reading.tokens.length) return lookUpEverywhere(lexicon, reading)
  const found: TokenMatch<Owner>[] = []
  for (let at = start; at < end; at++) lookUpAt(lexicon, reading, at, found)
  return found
}

/** Where each word of a document stands: a lexicon has fewer words than a document. */
interface WordIndex {
  readonly byKey: ReadonlyMap<string, readonly number[]>
  readonly byStem: ReadonlyMap<string, readonly number[]>
  /** By first letter: each word and where it stands. */
  readonly byInitial: ReadonlyMap<string, readonly (readonly [word: string, places: readonly number[]])[]>
}

const indexes = new WeakMap<Reading, WordIndex>()

function indexOf(reading: Reading): WordIndex {
  const known = indexes.get(reading)
  if (known !== undefined) return known
  const byInitial = new Map<string, (readonly [string, readonly number[]])[]>()
  for (const word of placesOf(reading.tokens.map((token) => token.word))) addTo(byInitial, word[0][0] ?? '', word)
  const index = { byKey: placesOf(reading.keys), byStem: placesOf(reading.stems), byInitial }
  indexes.set(reading, index)
  return index
}

function placesOf(words: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  words.forEach((word, at) => {
    addTo(places, word, at)
  })
  return places
}

/** The same as token by token, starting from the words of the lexicon. */
function lookUpEverywhere<Owner>(lexicon: Lexicon<Owner>, reading: Reading): TokenMatch<Owner>[] {
  const { byKey, byStem, byInitial } = indexOf(reading)
  const found: TokenMatch<Owner>[] = []
  for (const [key, phrases] of lexicon.words) {
    for (const at of byKey.get(key) ?? []) addWords(phrases, reading, at, found)
  }
  for (const [key, phrases] of lexicon.phrases) {
    for (const at of byStem.get(key) ?? []) addPhrases(phrases, reading, at, found)
  }
  for (const each of lexicon.prefixes) {
    for (const [word, places] of byInitial.get(each.prefix[0] ?? '') ?? []) {
      for (const at of places) addPrefixes([each], word, at, found)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Adds to `found`, since this runs for every word of every document. */
function lookUpAt<Owner>(lexicon: Lexicon<Owner>, reading: Reading, at: number, found: TokenMatch<Owner>[]): void {
  const token = reading.tokens[at]
  if (token === undefined) return
  addWords(lexicon.words.get(reading.keys[at] ?? ''), reading, at, found)
  addPhrases(lexicon.phrases.get(reading.stems[at] ?? ''), reading, at, found)
  addPrefixes(lexicon.prefixes, token.word, at, found)
}

function addWords<Owner>(
  phrases: readonly Phrase<Owner>[] | undefined,
  reading: Reading,
  at: number,
  found: TokenMatch<Owner>[],
): void {
  if (phrases === undefined) return
  const surface = reading.tokens[at]?.surface
  for (const phrase of phrases) {
    if (isWrittenSo(phrase.surface, surface)) found.push({ ...matchOf(phrase), start: at, end: at + 1 })
  }
}

function addPhrases<Owner>(
  phrases: readonly Phrase<Owner>[] | undefined,
  reading: Reading,
  at: number,
  found: TokenMatch<Owner>[],
): void {
  if (phrases === undefined) return
  for (const phrase of phrases) {
    if (standsAt(phrase.keys, reading, at)) found.push({ ...matchOf(phrase), start: at, end: at + phrase.keys.length })
  }
}

function addPrefixes<Owner>(
  prefixes: Lexicon<Owner>['prefixes'],
  word: string,
  at: number,
  found: TokenMatch<Owner>[],
): void {
  for (const each of prefixes) {
    if (word.startsWith(each.prefix)) found.push({ ...matchOf(each), start: at, end: at + 1 })
  }
}

function matchOf<Owner>(phrase: { readonly owner: Owner; readonly written: string }) {
  return { owner: phrase.owner, written: phrase.written }
}

function isWrittenSo(surface: string | null, found: string | undefined): boolean {
  return surface === null || found === surface || found === `${surface}s`
}

function standsAt(keys: readonly string[], reading: Reading, at: number): boolean {
  for (let index = 0; index < keys.length; index++) {
    if (reading.stems[at + index] !== keys[index]) return false
    if (index > 0 && !isJoined(reading, at + index - 1)) return false
  }
  return reading.passageOfToken[at] === reading.passageOfToken[at + keys.length - 1]
}

/** Whether the token at `at` and the next may be words of one phrase. */
export function isJoined(reading: Reading, at: number): boolean {
  const left = reading.tokens[at]
  const right = reading.tokens[at + 1]
  if (left === undefined || right === undefined) return false
  const between = reading.normalized.text.slice(left.end, right.start)
  return JOINT.test(between) || (left.word.length <= 2 && ABBREVIATION_JOINT.test(between))
}
