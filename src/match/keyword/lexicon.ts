/** Words and phrases made ready to be looked up token by token. */
import { foldSpelling, singular } from '../../text/spelling.ts'
import { stem } from '../../text/stem.ts'
import { type Token, tokenize } from '../../text/tokenize.ts'
import type { Reading } from '../reading.ts'

/** One way to write something; `owner` is whatever the caller looks for. */
interface Phrase<Owner> {
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

/** A phrase is also looked for as one word: `time series` as `timeseries`. */
function addPhrase<Owner>(lexicon: MutableLexicon<Owner>, entry: Entry<Owner>, tokens: readonly Token[]): void {
  const keys = tokens.map((token) => stem(token.word))
  addTo(lexicon.phrases, keys[0] ?? '', { ...entry, keys, surface: null })
  const joined = wordKey(tokens.map((token) => token.word).join(''))
  if (joined.length >= joinedLengthLimit) addTo(lexicon.words, joined, { ...entry, keys: [joined], surface: null })
}

/** Letters a phrase written as one word has at least: shorter ones may be another word. */
const joinedLengthLimit = 7

function addTo<Owner>(map: Map<string, Phrase<Owner>[]>, key: string, phrase: Phrase<Owner>): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [phrase])
  else known.push(phrase)
}

/** The rubric's own words without diacritics, as the text is folded. */
function fold(written: string): string {
  return written
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
}

export function wordKey(word: string): string {
  return singular(foldSpelling(word))
}

/** Every match that starts at one of the tokens from `start` up to `end`, in order of their start. */
export function lookUp<Owner>(
  lexicon: Lexicon<Owner>,
  reading: Reading,
  start: number,
  end: number,
): TokenMatch<Owner>[] {
  const found: TokenMatch<Owner>[] = []
  for (let at = start; at < end; at++) lookUpAt(lexicon, reading, at, found)
  return found
}

/** Adds to `found`, since this runs for every word of every document. */
function lookUpAt<Owner>(lexicon: Lexicon<Owner>, reading: Reading, at: number, found: TokenMatch<Owner>[]): void {
  const token = reading.tokens[at]
  if (token === undefined) return
  for (const phrase of lexicon.words.get(reading.keys[at] ?? '') ?? []) {
    if (isWrittenSo(phrase.surface, token.surface)) found.push({ ...matchOf(phrase), start: at, end: at + 1 })
  }
  for (const phrase of lexicon.phrases.get(reading.stems[at] ?? '') ?? []) {
    if (standsAt(phrase.keys, reading, at)) found.push({ ...matchOf(phrase), start: at, end: at + phrase.keys.length })
  }
  for (const each of lexicon.prefixes) {
    if (token.word.startsWith(each.prefix)) found.push({ ...matchOf(each), start: at, end: at + 1 })
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
    if (index > 0 && !areJoined(reading, at + index - 1)) return false
  }
  return reading.passageOfToken[at] === reading.passageOfToken[at + keys.length - 1]
}

function areJoined(reading: Reading, at: number): boolean {
  const left = reading.tokens[at]
  const right = reading.tokens[at + 1]
  if (left === undefined || right === undefined) return false
  const between = reading.normalized.text.slice(left.end, right.start)
  return JOINT.test(between) || (left.word.length <= 2 && ABBREVIATION_JOINT.test(between))
}
