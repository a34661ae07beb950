/** Phrases that share a word: "structural and functional MRI", "linear, logistic and ridge regression", "pre- and postprocessing". */
import { foldSpelling, singular } from '../../text/spelling.ts'
import { type Token, tokenize } from '../../text/tokenize.ts'
import type { Reading } from '../reading.ts'
import type { Lexicon, Phrase, TokenMatch } from './lexicon.ts'
import { type Places, placesOf, visitPlaces } from './places.ts'

/** A phrase that is said without standing there as one; `start` and `end` are the visible words that say it. */
interface Said {
  /** Stems of a phrase, or the key of one word. */
  readonly keys: readonly string[]
  readonly isWord: boolean
  /** What stands for a modifier must be written as in the phrase: "Statistics and Machine Learning" is no statistical learning. */
  readonly modifier: string
  readonly start: number
  readonly end: number
}

const CONJUNCTIONS: ReadonlySet<string> = new Set(['and', 'or', 'et', 'ou', 'und', 'oder', 'sowie', 'y', 'o', 'e', 'u'])

/** Conjunctions of languages whose nouns stand before what modifies them: "IRM structurelle et fonctionnelle". */
const HEAD_FIRST: ReadonlySet<string> = new Set(['et', 'ou', 'y', 'o', 'e', 'u'])

/** Members of an enumeration looked at, and words of one member and of the head: more are another construction. */
const membersAtMost = 6
const modifierWords = [1, 2] as const
const headWords = [1, 2] as const

/** Phrases looked at in one document: a hostile one has any number. */
const saidAtMost = 20_000

/** All that a document says so, those that begin alike beside each other, and where each first word stands among them. */
interface SaidIndex {
  readonly saids: readonly Said[]
  readonly firsts: Places
}

const known = new WeakMap<Reading, SaidIndex>()

/** Keys of single words that stand nowhere, but that an enumeration says. */
export function* wordsOnlySaid(reading: Reading): Iterable<string> {
  for (const { isWord, keys } of indexOf(reading).saids) if (isWord) yield* keys
}

/** Every match of a lexicon that only an enumeration says. */
export function lookUpShared<Owner>({ sought }: Lexicon<Owner>, reading: Reading): TokenMatch<Owner>[] {
  const { saids, firsts } = indexOf(reading)
  const found: { readonly at: number; readonly match: TokenMatch<Owner> }[] = []
  const add = (phrases: readonly Phrase<Owner>[], at: number, areWords: boolean) => {
    const said = saids[at]
    if (said === undefined || said.isWord !== areWords) return
    for (const each of phrases) {
      if (!isSaid(each, said)) continue
      found.push({ at, match: { owner: each.owner, written: each.written, start: said.start, end: said.end } })
    }
  }
  visitPlaces(sought.words, firsts, (phrases, at) => add(phrases, at, true))
  visitPlaces(sought.phrases, firsts, (phrases, at) => add(phrases, at, false))
  return found.toSorted((a, b) => a.at - b.at).map(({ match }) => match)
}

/** A word that must be written in capitals is said by no enumeration. */
function isSaid(each: Pick<Phrase<unknown>, 'keys' | 'surface' | 'written'>, said: Said): boolean {
  const hasKeys = each.keys.length === said.keys.length && each.keys.every((key, at) => key === said.keys[at])
  return each.surface === null && hasKeys && (said.isWord || spelled(tokenize(each.written)).startsWith(said.modifier))
}

function indexOf(reading: Reading): SaidIndex {
  const index = known.get(reading) ?? makeIndex(reading)
  known.set(reading, index)
  return index
}

function makeIndex(reading: Reading): SaidIndex {
  const byFirst = new Map<string, Said[]>()
  let count = 0
  for (let at = 1; at + 1 < reading.tokens.length && count < saidAtMost; at++) {
    for (const said of saidAt(reading, at)) {
      count++
      const [first = ''] = said.keys
      const group = byFirst.get(first)
      if (group === undefined) byFirst.set(first, [said])
      else group.push(said)
    }
  }
  const saids = [...byFirst.values()].flat()
  return { saids, firsts: placesOf(saids.map(({ keys }) => keys[0] ?? '')) }
}

function saidAt(reading: Reading, at: number): Said[] {
  const word = reading.tokens[at]?.word ?? ''
  const inBrackets = gap(reading, at - 1) === ' (' ? bracketed(reading, at) : []
  if (!CONJUNCTIONS.has(word)) return inBrackets
  return [
    ...inBrackets,
    ...headLast(reading, at),
    ...(HEAD_FIRST.has(word) ? headFirst(reading, at) : []),
    ...suspended(reading, at),
  ]
}

/** "A, B and C HEAD": what stands before the conjunction takes the head of what follows it. */
function headLast(reading: Reading, conjunction: number): Said[] {
  const members = membersBefore(reading, conjunction)
  return modifierWords.flatMap((modifier) =>
    headWords.flatMap((length) => {
      const head = { start: conjunction + 1 + modifier, end: conjunction + 1 + modifier + length }
      if (!areOnePhrase(reading, conjunction + 1, head.end)) return []
      return members.map((member) => ({
        ...phrase(reading, [member, head], { start: member.start, end: head.end }),
        modifier: `${spelled(reading.tokens.slice(member.start, member.end))} `,
      }))
    }),
  )
}

/** "HEAD A et B": what follows the conjunction takes the head of what stands before it. */
function headFirst(reading: Reading, conjunction: number): Said[] {
  return modifierWords.flatMap((modifier) => {
    const second = { start: conjunction + 1, end: conjunction + 1 + modifier }
    if (!areOnePhrase(reading, second.start, second.end)) return []
    return modifierWords.flatMap((first) =>
      headWords.flatMap((length) => {
        const start = conjunction - first - length
        const head = { start, end: start + length }
        if (start < 0 || !areOnePhrase(reading, start, conjunction)) return []
        return [phrase(reading, [head, second], { start, end: second.end })]
      }),
    )
  })
}

/** "MRI (structural, functional and diffusion)": each member takes the head before the bracket. */
function bracketed(reading: Reading, first: number): Said[] {
  const closed = endOfBracket(reading, first)
  if (closed === null) return []
  return headWords.flatMap((length) => {
    const head = { start: first - length, end: first }
    if (head.start < 0 || !areOnePhrase(reading, head.start, head.end)) return []
    return membersIn(reading, first, closed).map((member) =>
      phrase(reading, [member, head], { start: head.start, end: member.end }),
    )
  })
}

/** "pre- and postprocessing", "Bild- und Signalverarbeitung": the part that is left out ends the other word. */
function suspended(reading: Reading, conjunction: number): Said[] {
  const part = reading.tokens[conjunction - 1]
  const whole = reading.tokens[conjunction + 1]
  if (part === undefined || whole === undefined || gap(reading, conjunction - 1) !== '- ') return []
  if (gap(reading, conjunction) !== ' ') return []
  const said: Said[] = []
  for (let cut = 2; cut <= Math.min(whole.word.length - 4, 24); cut++) {
    const key = singular(foldSpelling(`${part.word}${whole.word.slice(cut)}`))
    said.push({ keys: [key], isWord: true, modifier: '', start: conjunction - 1, end: conjunction + 2 })
  }
  return said
}

/** In the spelling that is compared: `behavioural` → `behavioral`. */
function spelled(words: readonly Token[]): string {
  return words.map(({ word }) => foldSpelling(word)).join(' ')
}

interface Span {
  readonly start: number
  readonly end: number
}

function phrase(reading: Reading, parts: readonly Span[], visible: Span): Said {
  const keys = parts.flatMap(({ start, end }) => reading.stems.slice(start, end))
  return { keys, isWord: false, modifier: '', start: visible.start, end: visible.end }
}

/** Members of one or two words, from the conjunction back: `linear, logistic` before `and`. */
function membersBefore(reading: Reading, conjunction: number): Span[] {
  const members: Span[] = []
  let end: number | undefined = conjunction
  for (let count = 0; count < membersAtMost && end !== undefined; count++) {
    const last: number = end
    const spans = modifierWords.map((length) => ({ start: last - length, end: last }))
    const whole = spans.filter(({ start }) => start >= 0 && areOnePhrase(reading, start, last))
    members.push(...whole)
    end = whole.map(({ start }) => start).find((start) => start > 0 && /^(?:, ?|\/)$/.test(gap(reading, start - 1)))
  }
  return members.filter(({ start }) => samePassage(reading, start, conjunction))
}

function membersIn(reading: Reading, first: number, end: number): Span[] {
  const members: Span[] = []
  let start = first
  for (let at = first; at < end && members.length < membersAtMost; at++) {
    const isLast =
      at + 1 === end || !/^[ -]$/.test(gap(reading, at)) || CONJUNCTIONS.has(reading.tokens[at + 1]?.word ?? '')
    if (CONJUNCTIONS.has(reading.tokens[at]?.word ?? '')) start = at + 1
    else if (isLast) {
      if (at + 1 - start <= 2) members.push({ start, end: at + 1 })
      start = at + 1
    }
  }
  return members
}

/** Words in a bracket at most. */
const bracketWords = 12

function endOfBracket(reading: Reading, first: number): number | null {
  for (let at = first; at < first + bracketWords && at < reading.tokens.length; at++) {
    const between = gap(reading, at)
    // Names and years in brackets are no modifiers.
    if (!/^\p{Ll}+$/u.test(reading.tokens[at]?.surface ?? '')) return null
    if (between.startsWith(')')) return at + 1
    if (!/^(?:,? |[/-])$/.test(between)) return null
  }
  return null
}

/** What stands between a token and the next; empty at the end. */
function gap({ tokens, normalized }: Reading, at: number): string {
  const [left, right] = [tokens[at], tokens[at + 1]]
  return left === undefined || right === undefined
    ? normalized.text.slice(left?.end ?? 0, (left?.end ?? 0) + 1)
    : normalized.text.slice(left.end, right.start)
}

/** Whether words stand together in one clause, without a conjunction among them. */
function areOnePhrase(reading: Reading, start: number, end: number): boolean {
  if (end > reading.tokens.length || !samePassage(reading, start, end - 1)) return false
  for (let at = start; at < end; at++) {
    if (CONJUNCTIONS.has(reading.tokens[at]?.word ?? '')) return false
    if (at + 1 < end && !/^[ -]$/.test(gap(reading, at))) return false
  }
  return true
}

function samePassage({ passageOfToken }: Reading, start: number, end: number): boolean {
  return passageOfToken[start] === passageOfToken[end] && passageOfToken[start] !== -1
}
