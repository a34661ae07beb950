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

/** Whether any character is of a script that is written from the right; quick, as each glyph is asked. */
export function isRightToLeft(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if ((code >= 0x590 && code <= 0x8ff) || (code >= 0xfb1d && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfefc))
      return true
  }
  return false
}
