/** Runs of text → lines no wider than a column. */
import type { Run } from '../model/print.ts'
import type { Face } from './face.ts'

export interface Faces {
  readonly regular: Face
  readonly bold: Face
}

/** A word, or a part of one that is wider than its column, with what stands before it on the line. */
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

interface Word {
  readonly text: string
  readonly look: Run['look']
  readonly width: number
  /** Whether a blank stands before it. */
  readonly isApart: boolean
}

/**
 * @param width points of the column
 * @param size points of the letters
 */
export function linesOf(
  runs: readonly Run[],
  { width, size, faces }: { width: number; size: number; faces: Faces },
): readonly Line[] {
  const lines: Piece[][] = [[]]
  let x = 0
  for (const word of wordsOf(runs, size, faces).flatMap((each) => fitted(each, { width, size, faces }))) {
    const blank = word.isApart && x > 0 ? size * faceOf(word.look, faces).widthOf(' ') : 0
    if (x > 0 && word.isApart && x + blank + word.width > width) {
      lines.push([])
      x = 0
    }
    place({ text: blank > 0 ? ` ${word.text}` : word.text, look: word.look, x }, lines.at(-1) ?? [])
    x += blank + word.width
  }
  return lines
}

/** Words that look the same are one piece, so that they can be searched for and copied with the blanks between them. */
function place(piece: Piece, line: Piece[]): void {
  const last = line.at(-1)
  if (last === undefined || last.look !== piece.look) line.push(piece)
  else line[line.length - 1] = { ...last, text: `${last.text}${piece.text}` }
}

function wordsOf(runs: readonly Run[], size: number, faces: Faces): readonly Word[] {
  let endsInBlank = true
  return runs.flatMap(({ text, look }) => {
    const words = text.split(/\s+/u).filter((word) => word !== '')
    const first = /^\s/u.test(text) || endsInBlank
    if (words.length > 0) endsInBlank = /\s$/u.test(text)
    return words.map((word, index) => ({
      text: word,
      look,
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
    text,
    look: word.look,
    width: size * face.widthOf(text),
    isApart: index > 0 || word.isApart,
  }))
}
