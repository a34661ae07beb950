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
  const words = new Set<string>()
  for (const reading of readings) {
    for (const key of reading.keys) words.add(asKey(key))
    for (const key of wordsOnlySaid(reading)) words.add(asKey(key))
    for (const stem of reading.stems) words.add(asStem(stem))
  }
  const vocabulary = new Uint8Array(Math.ceil((words.size * bitsPerWord) / 8))
  for (const word of words) {
    for (const bit of bitsOf(word, vocabulary)) vocabulary[bit >> 3] = (vocabulary[bit >> 3] ?? 0) | (1 << (bit & 7))
  }
  return vocabulary
}

/** Whether a single word may stand there, by its key. */
export function mayHoldKey(vocabulary: Vocabulary, key: string): boolean {
  return mayHold(vocabulary, asKey(key))
}

/** Whether a word of a phrase may stand there, by its stem. */
export function mayHoldStem(vocabulary: Vocabulary, stem: string): boolean {
  return mayHold(vocabulary, asStem(stem))
}

function mayHold(vocabulary: Vocabulary, word: string): boolean {
  if (vocabulary.length === 0) return false
  return bitsOf(word, vocabulary).every((bit) => ((vocabulary[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0)
}

function asKey(key: string): string {
  return `k${key}`
}

function asStem(stem: string): string {
  return `s${stem}`
}

/** Two hashes make as many as are asked for (Kirsch, Mitzenmacher, Less hashing, same performance, 2006); FNV-1a. */
function bitsOf(word: string, { length }: Vocabulary): number[] {
  let first = 0x811c9dc5
  let second = 0x1b873593
  for (let at = 0; at < word.length; at++) {
    first = Math.imul(first ^ word.charCodeAt(at), 0x01000193)
    second = Math.imul(second ^ word.charCodeAt(at), 0x85ebca6b)
  }
  const step = (second ^ (second >>> 15)) | 1
  return Array.from({ length: bitsSet }, (_, index) => ((first + Math.imul(index, step)) >>> 0) % (8 * length))
}
