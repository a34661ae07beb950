/** A clause of a posting → the words and phrases in it that name something. */
import { stem } from '../../text/stem.ts'
import { type Token, tokenize } from '../../text/tokenize.ts'
import { isPostingWord } from './posting-words.ts'
import type { Rarity } from './rarity.ts'

/** What names something, as written, and how telling it is. */
export interface Phrase {
  readonly text: string
  /** 0 to 1. */
  readonly weight: number
  readonly wordCount: number
}

/** Rarity up to which a single word tells nothing, whoever writes it: it stands in one occupation of fifteen or more. */
const tellsNothing = 0.4

/** Words of a run that are taken as one phrase; longer ones are read two by two. */
const longestPhrase = 3

/** Runs of words that name something, with the telling words in them; the most telling first. */
export function phrasesOf(text: string, rarity: Rarity): Phrase[] {
  const found = runsOf(text).flatMap((run) => [...phrasesOfRun(run, rarity), ...wordsOfRun(run, text, rarity)])
  const best = new Map<string, Phrase>()
  for (const phrase of found) {
    const key = tokenize(phrase.text.toLowerCase())
      .map(({ word }) => stem(word))
      .join(' ')
    const known = best.get(key)
    if (known === undefined || phrase.weight > known.weight) best.set(key, phrase)
  }
  return [...best.values()].toSorted((a, b) => b.weight - a.weight || b.wordCount - a.wordCount)
}

/** The word behind is a verb: “insofar as they bear on”. */
const SUBJECTS: ReadonlySet<string> = new Set(['they', 'we', 'you', 'who'])

/** Neighboring words between punctuation, function words and rhetoric. */
export function runsOf(text: string): Token[][] {
  const runs: Token[][] = []
  let last: Token | null = null
  let before = ''
  for (const token of tokenize(text)) {
    const isBreak = isPostingWord(token.word) || isPossessive(token, text) || SUBJECTS.has(before)
    before = token.word
    const touches = last !== null && /^[ \u00a0]?$|^-$/.test(text.slice(last.end, token.start))
    if (!isBreak) {
      if (touches) runs.at(-1)?.push(token)
      else runs.push([token])
    }
    last = isBreak ? null : token
  }
  return runs
}

/** The `s` of `client's`. */
function isPossessive({ start, word }: Token, text: string): boolean {
  return word.length === 1 && /['’]/.test(text[start - 1] ?? '')
}

function phrasesOfRun(run: readonly Token[], rarity: Rarity): Phrase[] {
  if (run.length < 2) return []
  const size = run.length <= longestPhrase ? run.length : 2
  const windows = run.slice(size - 1).map((_, index) => run.slice(index, index + size))
  const pairs = size === longestPhrase ? run.slice(1).map((_, index) => run.slice(index, index + 2)) : []
  return [...windows, ...pairs].map((words) => ({
    text: words.map(({ surface }) => written(surface)).join(' '),
    weight: phraseWeight(words, rarity),
    wordCount: words.length,
  }))
}

/** Two words together are more telling than the rarer one alone. */
function phraseWeight(words: readonly Token[], rarity: Rarity): number {
  const rarities = words.map(({ word }) => rarity(word))
  const mean = rarities.reduce((sum, each) => sum + each, 0) / rarities.length
  return Math.min(1, 0.4 + 0.4 * mean + 0.4 * Math.max(...rarities))
}

function wordsOfRun(run: readonly Token[], text: string, rarity: Rarity): Phrase[] {
  return run.flatMap((token) => {
    const { surface, word } = token
    const rare = rarity(word)
    const isLetter = word.length < 3 && surface !== surface.toUpperCase()
    if (isLetter || isHalf(token, text)) return []
    if (isAcronym(surface)) return [{ text: surface, weight: Math.max(acronymWeight, rare), wordCount: 1 }]
    return rare <= tellsNothing ? [] : [{ text: written(surface), weight: Math.min(1, rare * 1.1), wordCount: 1 }]
  })
}

/** The `intensive` of `data-intensive`, which tells nothing alone; halves of Sarbanes-Oxley are names. */
function isHalf({ surface, start, end }: Token, text: string): boolean {
  return /^\p{Ll}/u.test(surface) && (text[start - 1] === '-' || text[end] === '-')
}

/** A name, however many occupations use it. */
const acronymWeight = 0.8

function isAcronym(surface: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]{1,5}$/u.test(surface)
}

/** In lower case where only a sentence's beginning or a title made it a capital. */
function written(surface: string): string {
  return /^\p{Lu}\p{Ll}+$/u.test(surface) ? surface.toLowerCase() : surface
}
