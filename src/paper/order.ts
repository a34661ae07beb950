/** Words as they are read → what stands from left to right, where some are written from the right (UAX #9). */
import bidiFactory from 'bidi-js'
import type { Run } from '../model/print.ts'

export interface ReadWord {
  readonly text: string
  readonly look: Run['look']
  /** Whether a blank stands before it. */
  readonly isApart: boolean
  /** Somebody's own words, which run in their own direction whatever stands around them. */
  readonly isTheirs: boolean
}

/** What is drawn in one go. Letters from the right are in the order of reading: the font turns them round. */
export interface Stretch {
  readonly text: string
  readonly look: Run['look']
}

/** For each UTF-16 unit of a word with the blank before it: odd ones run from the right. */
export type Levels = readonly number[]

const RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}]/u

/** First strong isolate, and its end. */
const [isolate, end] = ['\u{2068}', '\u{2069}']

const bidi = bidiFactory()

/** Whether anything in a text is written from the right. */
export function hasRightToLeft(words: readonly Pick<ReadWord, 'text'>[]): boolean {
  return words.some(({ text }) => RIGHT.test(text))
}

/** The levels of each word of a paragraph, which runs from the left. */
export function levelsOf(words: readonly ReadWord[]): readonly Levels[] {
  const units: { readonly character: string; readonly word: number | null }[] = []
  const add = (text: string, word: number | null) => {
    for (let at = 0; at < text.length; at++) units.push({ character: text[at] ?? '', word })
  }
  for (const [index, { text, isApart, isTheirs }] of words.entries()) {
    const wasTheirs = words[index - 1]?.isTheirs === true
    if (wasTheirs && !isTheirs) add(end, null)
    if (isApart) add(' ', index)
    if (isTheirs && !wasTheirs) add(isolate, null)
    add(text, index)
  }
  const { levels } = bidi.getEmbeddingLevels(units.map(({ character }) => character).join(''), 'ltr')
  const own: number[][] = words.map(() => [])
  for (const [at, { word }] of units.entries()) if (word !== null) own[word]?.push(levels[at] ?? 0)
  return own
}

/** What a line shows from left to right; `levels` of its words as `levelsOf` gives them. */
export function stretchesOf(words: readonly ReadWord[], levels: readonly Levels[]): readonly Stretch[] {
  const runs: { text: string; look: Run['look']; level: number }[] = []
  for (const [index, { text, look, isApart }] of words.entries()) {
    const own = levels[index] ?? []
    const shown = isApart ? ` ${text}` : text
    for (let at = isApart && index === 0 ? 1 : 0; at < shown.length; at++) {
      const [character = '', level = 0, last] = [shown[at], own[at], runs.at(-1)]
      if (last?.level === level && last.look === look) last.text += character
      else runs.push({ text: character, look, level })
    }
  }
  return turned(runs).flatMap(({ text, look, level }) =>
    level % 2 === 0 ? [{ text, look }] : fromTheRight(text).map((part) => ({ text: part, look })),
  )
}

/** Rule L2: from the highest level down to 1, what stands at it or above is turned round. */
function turned<Leveled extends { readonly level: number }>(runs: readonly Leveled[]): readonly Leveled[] {
  const ordered = [...runs]
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level--) {
    for (let start = 0; start < ordered.length; start++) {
      let stop = start
      while ((ordered[stop]?.level ?? 0) >= level) stop++
      ordered.splice(start, stop - start, ...ordered.slice(start, stop).toReversed())
      start = Math.max(start, stop)
    }
  }
  return ordered
}

/** Letters with the marks and blanks between them, or signs that no font turns round. */
const PARTS =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}](?:[\s\p{M}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{M}])*|./gsu

function fromTheRight(text: string): readonly string[] {
  const parts = text.match(PARTS) ?? []
  return parts.toReversed().map((part) => bidi.getMirroredCharacter(part) ?? part)
}
