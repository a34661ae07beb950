/** How many columns of a terminal a text takes, and how to fit it into a number of them. */

/** East Asian wide and full-width blocks, and emoji, as first and last code point (Unicode TR 11, blocks rounded). */
const WIDE: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
]

const COMBINING = /^\p{M}$/u

function widthOfCharacter(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x300) return 1
  if (COMBINING.test(character)) return 0
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1
}

/** Text of these alone takes a column a character, each of them one UTF-16 unit: the way of most texts. */
const NARROW = /^[\0-\u02FF]*$/

/** Columns that a text takes: 2 for an East Asian wide character, 0 for a combining one. Expects no control characters. */
export function displayWidth(text: string): number {
  if (NARROW.test(text)) return text.length
  let width = 0
  for (const character of text) width += widthOfCharacter(character)
  return width
}

/** The text in at most `width` columns; what was cut ends in `…`. */
export function cutEnd(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let kept = ''
  let used = 0
  for (const character of text) {
    used += widthOfCharacter(character)
    if (used > width - 1) break
    kept += character
  }
  return width < 1 ? '' : `${kept.trimEnd()}…`
}

/** The end of the text in at most `width` columns; what was cut starts with `…`. */
export function cutStart(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  const kept: string[] = []
  let used = 0
  for (const character of [...text].toReversed()) {
    used += widthOfCharacter(character)
    if (used > width - 1) break
    kept.push(character)
  }
  return width < 1 ? '' : `…${kept.toReversed().join('').trimStart()}`
}

/** The text filled with spaces to `width` columns; longer text stays as it is. */
export function pad(text: string, width: number, align: 'left' | 'right'): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return align === 'left' ? text + blanks : blanks + text
}
