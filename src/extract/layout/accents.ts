/**
 * Accents that are painted by themselves over or under a letter, as TeX's older fonts have them: `G¨ottingen` is Göttingen, `Exp´erience`
 * Expérience.
 */
import type { Glyph } from '../pdf/painted.ts'

/** Signs of accents, with the marks that are put into letters. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ['\u00b4', '\u0301'],
  ['^', '\u0302'],
  ['\u02c6', '\u0302'],
  ['~', '\u0303'],
  ['\u02dc', '\u0303'],
  ['\u00af', '\u0304'],
  ['\u02d8', '\u0306'],
  ['\u02d9', '\u0307'],
  ['\u00a8', '\u0308'],
  ['\u02da', '\u030a'],
  ['\u02dd', '\u030b'],
  ['\u02c7', '\u030c'],
  ['\u00b8', '\u0327'],
  ['\u02db', '\u0328'],
])

/** Letters without their dot, which are set below accents. */
const DOTLESS: Readonly<Record<string, string>> = { ı: 'i', ȷ: 'j' }

/** Whether a glyph is the sign of an accent, which stands over a letter or by itself. Asked of every glyph: most are letters of ASCII. */
export function isAccent({ text }: Glyph): boolean {
  const code = text.charCodeAt(0)
  if (code < 0x5e || (code > 0x60 && code < 0x7e)) return false
  return text.length === 1 && MARKS.has(text)
}

/**
 * A letter with the accent that stands over it, or under it.
 *
 * @param sizePt of their type
 * @returns null where the two stand beside each other, or no such letter exists
 */
export function accented(accent: Glyph, letter: Glyph, sizePt: number): Glyph | null {
  const mark = MARKS.get(accent.text)
  const middle = (accent.x0 + accent.x1) / 2
  if (mark === undefined || middle <= letter.x0 || middle >= letter.x1) return null
  if (Math.abs(accent.y - letter.y) > liftInSizes * sizePt) return null
  const text = ((DOTLESS[letter.text] ?? letter.text) + mark).normalize('NFC')
  return text.length === 1 && /\p{L}/u.test(text) ? { ...letter, text } : null
}

/** In sizes: accents are lifted over capitals. */
const liftInSizes = 0.45
