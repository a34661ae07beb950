/** Which letters are written from the right, and which way a text runs. */

export type Direction = 'left-to-right' | 'right-to-left'

const RIGHT_TO_LEFT_LETTERS = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu
const LETTERS = /\p{L}/gu

/** The direction of most letters; left to right where there are as many of each. */
export function directionOf(texts: readonly string[]): Direction {
  const fromRight = texts.filter(isRightToLeft)
  if (fromRight.length === 0) return 'left-to-right'
  return 2 * countIn(fromRight, RIGHT_TO_LEFT_LETTERS) > countIn(texts, LETTERS) ? 'right-to-left' : 'left-to-right'
}

function countIn(texts: readonly string[], letters: RegExp): number {
  return texts.reduce((sum, text) => sum + (text.match(letters)?.length ?? 0), 0)
}

/** The blocks of these scripts, and the first character of the first. */
const firstFromRight = 0x590
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** Whether any character is of a script that is written from the right; each glyph is asked, and nearly all are Latin. */
export function isRightToLeft(text: string): boolean {
  const isBefore = text.length === 1 && text.charCodeAt(0) < firstFromRight
  return !isBefore && FROM_RIGHT.test(text)
}
