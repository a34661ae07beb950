/** Which words stand in an application's documents, in a kilobyte: enough to tell that a term has nothing to find there. */
import { wordsOnlySaid } from './keyword/shared-heads.ts'
import type { Reading } from './reading.ts'

/**
 * A Bloom filter. It holds what single words and phrases are looked up by; a word that is not in it stands nowhere, one that
 * is may stand there.
 *
 * @see Bloom, Space/time trade-offs in hash coding with allowable errors (1970)
 */
export type Vocabulary = Uint8Array

/** Bits a word, and bits set by each: one in two hundred words is taken to be there and is not. */
const bitsPerWord = 12
const bitsSet = 6

export function vocabularyOf(readings: readonly Reading[]): Vocabulary {
  const keys = new Set<string>()
  const stems = new Set<string>()
  for (const reading of readings) {
    for (const key of reading.keys) keys.add(key)
    for (const key of wordsOnlySaid(reading)) keys.add(key)
    for (const stem of reading.stems) stems.add(stem)
  }
  const vocabulary = new Uint8Array(Math.ceil(((keys.size + stems.size) * bitsPerWord) / 8))
  for (const key of keys) mark(vocabulary, KEY, key)
  for (const stem of stems) mark(vocabulary, STEM, stem)
  return vocabulary
}

/** Whether a single word may stand there, by its key. */
export function mayHoldKey(vocabulary: Vocabulary, key: string): boolean {
  return mayHold(vocabulary, KEY, key)
}

/** Whether a word of a phrase may stand there, by its stem. */
export function mayHoldStem(vocabulary: Vocabulary, stem: string): boolean {
  return mayHold(vocabulary, STEM, stem)
}

/** What a word is, as a letter in front of it. */
const KEY = 'k'.charCodeAt(0)
const STEM = 's'.charCodeAt(0)

function mark(vocabulary: Vocabulary, kind: number, word: string): void {
  for (const bit of bitsOf(vocabulary, kind, word))
    vocabulary[bit >> 3] = (vocabulary[bit >> 3] ?? 0) | (1 << (bit & 7))
}

function mayHold(vocabulary: Vocabulary, kind: number, word: string): boolean {
  if (vocabulary.length === 0) return false
  return bitsOf(vocabulary, kind, word).every((bit) => ((vocabulary[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0)
}

/** Two hashes make as many as are asked for (Kirsch, Mitzenmacher, Less hashing, same performance, 2006); FNV-1a. */
function bitsOf({ length }: Vocabulary, kind: number, word: string): number[] {
  let first = 0x811c9dc5
  let second = 0x1b873593
  for (let at = -1; at < word.length; at++) {
    const code = at < 0 ? kind : word.charCodeAt(at)
    first = Math.imul(first ^ code, 0x01000193)
    second = Math.imul(second ^ code, 0x85ebca6b)
  }
  const step = (second ^ (second >>> 15)) | 1
  const bits: number[] = []
  for (let index = 0; index < bitsSet; index++) bits.push(((first + Math.imul(index, step)) >>> 0) % (8 * length))
  return bits
}
