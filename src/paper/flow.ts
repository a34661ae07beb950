/** Runs of text → lines no wider than a column. */
import type { Run } from '../model/print.ts'
import type { Face } from './face.ts'
import { hasRightToLeft, levelsOf, type ReadWord, type Stretch, stretchesOf } from './order.ts'

export interface Faces {
  readonly regular: Face
  readonly bold: Face
}

/** Words of one look that stand together, or a part of one that is wider than its column. */
export interface Piece {
  readonly text: string
  readonly look: Run['look']
  /** Points from the left of the line. */
  readonly x: number
}

export type Line = readonly Piece[]

export function faceOf(look: Run['look'], faces: Faces): Face {
  return look === 'bold' ? faces.bold : faces.regular
}

interface Word extends ReadWord {
  readonly width: number
}

/**
 * @param width points of the column
 * @param size points of the letters
 */
export function linesOf(
  runs: readonly Run[],
  { width, size, faces }: { width: number; size: number; faces: Faces },
): readonly Line[] {
  const words = wordsOf(runs, size, faces).flatMap((each) => fitted(each, { width, size, faces }))
  const lines: { word: Word; at: number }[][] = [[]]
  let x = 0
  for (const [at, word] of words.entries()) {
    const blank = word.isApart && x > 0 ? size * faceOf(word.look, faces).widthOf(' ') : 0
    if (x > 0 && word.isApart && x + blank + word.width > width) {
      lines.push([])
      x = 0
    }
    lines.at(-1)?.push({ word, at })
    x += (x > 0 ? blank : 0) + word.width
  }
  const levels = hasRightToLeft(words) ? levelsOf(words) : null
  return lines.map((line) => {
    const own = line.map(({ word }) => word)
    const stretches =
      levels === null
        ? inOrder(own)
        : stretchesOf(
            own,
            line.map(({ at }) => levels[at] ?? []),
          )
    return placed(stretches, { size, faces })
  })
}

/** Words that look the same are one piece, so that they can be searched for and copied with the blanks between them. */
function inOrder(words: readonly ReadWord[]): readonly Stretch[] {
  const stretches: { text: string; look: Run['look'] }[] = []
  for (const [index, { text, look, isApart }] of words.entries()) {
    const shown = isApart && index > 0 ? ` ${text}` : text
    const last = stretches.at(-1)
    if (last?.look === look) last.text += shown
    else stretches.push({ text: shown, look })
  }
  return stretches
}

/** One behind the other. */
function placed(stretches: readonly Stretch[], { size, faces }: { size: number; faces: Faces }): Line {
  let x = 0
  return stretches.map(({ text, look }) => {
    const left = x
    x += size * faceOf(look, faces).widthOf(text)
    return { text, look, x: left }
  })
}

function wordsOf(runs: readonly Run[], size: number, faces: Faces): readonly Word[] {
  let endsInBlank = true
  return runs.flatMap(({ text, look, isTheirs = false }) => {
    const words = text.split(/\s+/u).filter((word) => word !== '')
    const first = /^\s/u.test(text) || endsInBlank
    if (words.length > 0) endsInBlank = /\s$/u.test(text)
    return words.map((word, index) => ({
      text: word,
      look,
      isTheirs,
      width: size * faceOf(look, faces).widthOf(word),
      isApart: index > 0 || first,
    }))
  })
}

/** A word in one piece, or in as many as its column makes of it: an address, or a text without blanks. */
function fitted(word: Word, { width, size, faces }: { width: number; size: number; faces: Faces }): readonly Word[] {
  if (word.width <= width) return [word]
  const face = faceOf(word.look, faces)
  const parts: string[] = ['']
  let used = 0
  for (const character of word.text) {
    const own = size * face.widthOf(character)
    if (used + own > width && parts.at(-1) !== '') {
      parts.push('')
      used = 0
    }
    parts[parts.length - 1] += character
    used += own
  }
  return parts.map((text, index) => ({
    ...word,
    text,
    width: size * face.widthOf(text),
    isApart: index > 0 || word.isApart,
  }))
}
