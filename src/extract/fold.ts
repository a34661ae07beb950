/** Text made comparable without moving a character: an offset in it is the same offset in the original. */

/** Lower case without diacritics; hyphens, dashes (–), apostrophes and spaces of one kind each. As long as what is given. */
export function fold(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()).replace(/[\u0080-\uffff]/g, foldUnit)
}

const PUNCTUATION: ReadonlyMap<string, string> = new Map([
  ...['\u2010', '\u2011', '\u2012', '\u2212'].map((hyphen) => [hyphen, '-'] as const),
  ...['\u2013', '\u2014', '\u2015'].map((dash) => [dash, '\u2013'] as const),
  ...['\u2018', '\u2019', '\u02bc', '\u00b4'].map((apostrophe) => [apostrophe, "'"] as const),
  ...['\u00a0', '\u2002', '\u2003', '\u2009', '\u202f'].map((space) => [space, ' '] as const),
])

function foldUnit(unit: string): string {
  const known = PUNCTUATION.get(unit)
  if (known !== undefined) return known
  const letter = unit
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return letter.length === 1 ? letter : unit
}
