/** Words and phrases made ready to be looked up token by token. */
import { wordKey } from '../../text/spelling.ts'
import { stem } from '../../text/stem.ts'
import { type Token, tokenize } from '../../text/tokenize.ts'
import { firstFrom, type Reading } from '../reading.ts'
import { type Places, placesOf, type Sought, soughtOf, visitPlaces } from './places.ts'

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
  readonly words: PhrasesByWord<Owner>
  readonly phrases: PhrasesByWord<Owner>
  readonly prefixes: readonly Prefix<Owner>[]
  /** All of it, to be looked for in a document. */
  readonly sought: SoughtWords<Owner>
}

interface Prefix<Owner> {
  readonly owner: Owner
  readonly written: string
  readonly prefix: string
}

interface SoughtWords<Owner> {
  readonly words: Sought<readonly Phrase<Owner>[]>
  readonly phrases: Sought<readonly Phrase<Owner>[]>
  /** By first letter. */
  readonly prefixes: Sought<Prefix<Owner>>
}

/** By the key of a single word, or the stem of a phrase's first. */
type PhrasesByWord<Owner> = ReadonlyMap<string, readonly Phrase<Owner>[]>

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
  const byInitial = lexicon.prefixes.map((each) => [each.prefix.charAt(0), each] as const)
  const { words, phrases } = lexicon
  const sought = { words: soughtOf(words), phrases: soughtOf(phrases), prefixes: soughtOf(byInitial) }
  return { ...lexicon, sought }
}

interface Entry<Owner> {
  readonly owner: Owner
  readonly written: string
  readonly case: CaseRule
}

interface MutableLexicon<Owner> {
  readonly words: Map<string, Phrase<Owner>[]>
  readonly phrases: Map<string, Phrase<Owner>[]>
  readonly prefixes: Prefix<Owner>[]
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
  const everywhere = lookUpEverywhere(lexicon, reading)
  return everywhere.slice(firstFrom(everywhere, start), firstFrom(everywhere, end))
}

/** Where the words of a document stand, and what was looked up in it. */
interface WordIndex {
  readonly keys: Places
  readonly stems: Places
  readonly initials: Places
  readonly found: Map<Lexicon<unknown>, readonly TokenMatch<unknown>[]>
}

const indexes = new WeakMap<Reading, WordIndex>()

function indexOf(reading: Reading): WordIndex {
  const known = indexes.get(reading)
  if (known !== undefined) return known
  const index = {
    keys: placesOf(reading.keys),
    stems: placesOf(reading.stems),
    initials: placesOf(reading.tokens.map(({ word }) => word.charAt(0))),
    found: new Map(),
  }
  indexes.set(reading, index)
  return index
}

/** Once a document, since the words of a rule are looked for around many hits. */
function lookUpEverywhere<Owner>(lexicon: Lexicon<Owner>, reading: Reading): readonly TokenMatch<Owner>[] {
  const index = indexOf(reading)
  const known = index.found.get(lexicon) as readonly TokenMatch<Owner>[] | undefined
  if (known !== undefined) return known
  const found = findAll(lexicon, reading, index)
  index.found.set(lexicon, found)
  return found
}

/** Starts from the words of the lexicon, which has fewer than a document. */
function findAll<Owner>({ sought }: Lexicon<Owner>, reading: Reading, index: WordIndex): TokenMatch<Owner>[] {
  const found: TokenMatch<Owner>[] = []
  visitPlaces(sought.words, index.keys, (phrases, at) => addWords(phrases, reading, at, found))
  visitPlaces(sought.phrases, index.stems, (phrases, at) => addPhrases(phrases, reading, at, found))
  visitPlaces(sought.prefixes, index.initials, (prefix, at) => addPrefix(prefix, reading, at, found))
  return found.length > 1 ? found.sort((a, b) => a.start - b.start) : found
}

function addWords<Owner>(
  phrases: readonly Phrase<Owner>[],
  reading: Reading,
  at: number,
  found: TokenMatch<Owner>[],
): void {
  const surface = reading.tokens[at]?.surface
  for (const phrase of phrases) {
    if (isWrittenSo(phrase.surface, surface)) found.push(matchOf(phrase, at, 1))
  }
}

function addPhrases<Owner>(
  phrases: readonly Phrase<Owner>[],
  reading: Reading,
  at: number,
  found: TokenMatch<Owner>[],
): void {
  for (const phrase of phrases) {
    if (standsAt(phrase.keys, reading, at)) found.push(matchOf(phrase, at, phrase.keys.length))
  }
}

function addPrefix<Owner>(prefix: Prefix<Owner>, reading: Reading, at: number, found: TokenMatch<Owner>[]): void {
  if (reading.tokens[at]?.word.startsWith(prefix.prefix) === true) {
    found.push(matchOf(prefix, at, 1))
  }
}

function matchOf<Owner>(
  { owner, written }: Pick<Phrase<Owner>, 'owner' | 'written'>,
  start: number,
  length: number,
): TokenMatch<Owner> {
  return { owner, written, start, end: start + length }
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
