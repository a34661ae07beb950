/** Whether two sources say the same name, however each spells it. */
import type { IdentitySource } from '../../model/candidate.ts'

/** What one source says, ready to be compared. */
export interface Clue {
  readonly source: IdentitySource
  /** Its words, and the pieces between dots and digits of an address. */
  readonly words: ReadonlySet<string>
  /** All of it run together, as addresses and file names are. */
  readonly joined: string
  /** An address may cut a word short: `lovel1815` for Lovelace. */
  readonly mayShorten: boolean
}

/** Letters that are not taken apart into a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Small letters without marks; nothing but letters and spaces. */
export function plain(text: string): string {
  if (/^[A-Za-z]+(?: [A-Za-z]+)*$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßøœæłđðþı]/gu, (letter) => PLAIN[letter] ?? letter)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
}

export function wordsOf(text: string): string[] {
  return plain(text).split(' ').filter(Boolean)
}

export function clue(source: IdentitySource, text: string): Clue {
  const spaced = text.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
  const words = [...wordsOf(spaced), ...wordsOf(text)]
  const isAddress = source === 'e-mail address' || source === 'link'
  return { source, words: new Set(words), joined: wordsOf(text).join(''), mayShorten: isAddress }
}

/** The words of a name that a clue says. Words of one letter say nothing. */
export function wordsSaid(nameWords: readonly string[], by: Clue): string[] {
  return nameWords.filter((word) => says(by, word))
}

const shortestInside = 4
const shortestAtEdge = 3
const shortestBeginning = 4

function says({ words, joined, mayShorten }: Clue, word: string): boolean {
  if (words.has(word)) return word.length >= 2 || /\p{Lo}/u.test(word)
  if (word.length >= shortestInside && joined.includes(word)) return true
  if (word.length >= shortestAtEdge && [...words].some((each) => each.startsWith(word) || each.endsWith(word)))
    return true
  if (/\u00fc|ue|oe|ae/.test(word) && joined.includes(word.replace(/([uoa])e/g, '$1'))) return true
  return mayShorten && [...words].some((each) => sharedBeginning(each, word) >= shortestBeginning)
}

function sharedBeginning(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}
