/** What a `w:sym` prints: a Greek letter of the font Symbol is a letter, a picture of Wingdings only parts words. */

/** Latin small letters in the font Symbol. */
const GREEK = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'

/** A character of a font by its code, which programs move up to F000 and beyond. */
export function symbolOf(attributes: Readonly<Record<string, string>>): string {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16)
  if (Number.isNaN(code)) return ' '
  const inFont = code >= 0xf000 ? code - 0xf000 : code
  if (!/^symbol$/i.test(attributes['w:font'] ?? ''))
    return code >= 0xe000 || /dings/i.test(attributes['w:font'] ?? '') ? ' ' : character(code)
  const letter = GREEK[(inFont | 0x20) - 0x61]
  if (letter === undefined) return ' '
  return inFont & 0x20 ? letter : letter.toUpperCase()
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}
