/** A document made ready for matching: its words, and the passages they stand in. */
import type { DocumentRole } from '../model/application.ts'
import type { Block, Document, Section, TextRange, YearMonth } from '../model/document.ts'
import { type Normalized, normalize } from '../text/normalize.ts'
import { wordKey } from '../text/spelling.ts'
import { stem } from '../text/stem.ts'
import { type Token, tokenize } from '../text/tokenize.ts'
import { documentYear } from './document-year.ts'
import { isBareList } from './list.ts'
import { markQuoted } from './posting.ts'
import { sectionAt } from './section-at.ts'
import { splitSentences } from './sentences.ts'
import { stuffing } from './stuffing.ts'

/** A sentence, bullet, cell or publication entry: the unit in which words are read together. */
export interface Passage {
  /** Offsets into the normalized text. */
  readonly range: TextRange
  /** Half-open, into `Reading.tokens`. */
  readonly tokens: TextRange
  readonly block: Block
  readonly section: Section
  /** Names in a row without a statement, such as a skills line. */
  readonly isList: boolean
  /** Why nothing in it counts: stuffed with words, or said before word for word; else null. */
  readonly void: string | null
  readonly isCopy: boolean
}

export interface Reading {
  readonly document: Document
  readonly role: DocumentRole
  /** The candidate's name, to tell which author of a publication it is; null when it is not known. */
  readonly candidate: string | null
  readonly normalized: Normalized
  readonly tokens: readonly Token[]
  /** Of each token: its stem, and its singular for single words. */
  readonly stems: readonly string[]
  readonly keys: readonly string[]
  /** In order, without overlap; running headers are left out. */
  readonly passages: readonly Passage[]
  /** Index into `passages` of each token, -1 for words in running headers. */
  readonly passageOfToken: Int32Array
  /** The year the document says it was written in, or null. */
  readonly asOf: number | null
  /** What `present` means in it: when it says it was written, else the day that the rubric names; null where neither tells. */
  readonly present: YearMonth | null
  /** 1 for each token that is part of a phrase of the posting quoted back, else 0. */
  readonly quoted: Uint8Array
}

/** Sections in which an entry is one passage: its periods and commas separate authors, title and venue. */
const ENTRY_SECTIONS: ReadonlySet<string> = new Set(['publications', 'talks', 'awards', 'grants', 'references'])

/**
 * Prepares a document once for all criteria.
 *
 * @param posting phrases of the posting, to tell when a document only quotes them back
 * @param candidate the candidate's name, or null when it is not known
 * @param asOf the day that stands for now in the rubric, for roles that go on
 */
export function prepare(
  document: Document,
  role: DocumentRole,
  posting: readonly string[],
  candidate: string | null = null,
  asOf: YearMonth | null = null,
): Reading {
  const normalized = normalize(document.text)
  const tokens = tokenize(normalized.text)
  const passages = voidCopies(
    document.blocks.flatMap((block) => passagesOf(block, document, normalized, tokens)),
    normalized.text,
  )
  const passageOfToken = new Int32Array(tokens.length).fill(-1)
  passages.forEach((passage, index) => {
    passageOfToken.fill(index, passage.tokens.start, passage.tokens.end)
  })
  const stems = tokens.map((token) => stem(token.word))
  const keys = tokens.map((token) => wordKey(token.word))
  const quoted = markQuoted(stems, posting)
  const ownYear = documentYear(normalized.text)
  return {
    document,
    role,
    candidate,
    normalized,
    tokens,
    stems,
    keys,
    passages,
    passageOfToken,
    asOf: ownYear,
    present: ownYear === null ? asOf : { year: ownYear, month: null },
    quoted,
  }
}

function passagesOf(block: Block, document: Document, normalized: Normalized, tokens: readonly Token[]): Passage[] {
  if (block.kind === 'header') return []
  const section = sectionAt(document.sections, block.range.start) ?? noSection
  const whole = {
    start: normalized.fromOriginal(block.range.start),
    end: normalized.fromOriginal(block.range.end),
  }
  const ranges = ENTRY_SECTIONS.has(section.kind) ? [whole] : splitSentences(normalized.text, whole)
  return ranges.flatMap((range) => {
    const within = tokensWithin(tokens, range)
    if (within.end === within.start) return []
    const text = normalized.text.slice(range.start, range.end)
    const isList = block.kind !== 'heading' && !ENTRY_SECTIONS.has(section.kind) && isBareList(text)
    const words = tokens.slice(within.start, within.end).map((token) => token.word)
    return [{ range, tokens: within, block, section, isList, void: stuffing(text, words, isList), isCopy: false }]
  })
}

const noSection: Section = { kind: 'other', heading: null, range: { start: 0, end: 0 } }

function tokensWithin(tokens: readonly Token[], range: TextRange): TextRange {
  const start = firstFrom(tokens, range.start)
  return { start, end: Math.max(start, firstFrom(tokens, range.end)) }
}

/** Index of the first that starts at `start` or later; they are in order of their start. */
export function firstFrom(ordered: readonly { readonly start: number }[], start: number): number {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ordered[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return low
}

/** A passage that stands in the document before, word for word, says nothing new. */
function voidCopies(passages: readonly Passage[], text: string): Passage[] {
  const seen = new Set<string>()
  return passages.map((passage) => {
    const words = text.slice(passage.range.start, passage.range.end).replace(/\W+/g, ' ').trim().toLowerCase()
    const isCopy = words.length >= copyLength && seen.has(words)
    seen.add(words)
    return isCopy && passage.void === null ? { ...passage, void: 'said before, word for word', isCopy: true } : passage
  })
}

/** Characters from which the same words again are a copy and no coincidence. */
const copyLength = 12

/** A passage from its first word to its last, as a range of the document. */
export function wordsOf(reading: Reading, passage: Passage): TextRange {
  const start = reading.tokens[passage.tokens.start]?.start ?? passage.range.start
  const end = reading.tokens[passage.tokens.end - 1]?.end ?? passage.range.end
  return reading.normalized.toOriginal({ start, end })
}
