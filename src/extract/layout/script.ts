/** Which letters are written from the right, and which way a text runs. */

export type Direction = 'left-to-right' | 'right-to-left'

const RIGHT_TO_LEFT_LETTERS = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu
const LETTERS = /\p{L}/gu

/** The direction of most letters; left to right where there are as many of each. */
export function directionOf(texts: readonly string[]): Direction {
  let right = 0
  let all = 0
  for (const text of texts) {
    all += text.match(LETTERS)?.length ?? 0
    if (isRightToLeft(text)) right += text.match(RIGHT_TO_LEFT_LETTERS)?.length ?? 0
  }
  return 2 * right > all ? 'right-to-left' : 'left-to-right'
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
