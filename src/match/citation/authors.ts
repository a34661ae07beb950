/** The authors of a publication entry, and which of them the candidate is. */

export interface Authors {
  /** Place of the candidate among those named, from 1. */
  readonly position: number
  /** Authors named. */
  readonly count: number
  /** False where there are more than are named (`et al.`, `…`), or where it is not plain that the list ends. */
  readonly isWhole: boolean
  /** Where the list ends in the text. */
  readonly end: number
}

/** Longest list that is read, in characters: consortia name hundreds. */
const lengthLimit = 4000

const PARTICLES = '(?:(?:de|da|do|dos|del|della|di|du|van|von|der|den|la|le|el|al|bin|ben|zu|ter|ten)\\s){0,2}'
const WORD = "\\p{Lu}[\\p{L}'’-]{1,24}"
const INITIALS = '\\p{Lu}{1,3}(?![\\p{L}])\\.?(?:[\\s-]{0,2}\\p{Lu}(?![\\p{L}])\\.?){0,3}'
/** Of equal shares and addresses: `Doe J*`; they may part an initial from its period: `Doe, J*., & Roe, A.`. */
const MARKS = '[*∗†‡§#¶^\\d]{0,4}(?:(?<=[*∗†‡§#¶^])\\.(?=\\s*(?:[,;&(]|(?:and|und|et|y)\\s)))?'
const SEPARATOR =
  '\\s*(?:[,;|·•]\\s*(?:(?:and|und|et|y|e)\\s(?!al\\b)|&\\s*)?|&\\s*|\\s(?:and|und|et|y)\\s(?!al\\b)|-\\s(?=\\p{Lu}))\\s*'
const CUT = '(?:\\.{3}|…|et al\\b\\.?)'
const END = `\\s*(?:[(\\[:"'‘“«.]|$|${CUT})|(?<=\\.)\\s`

/** One author as entries write them, up to what parts it from the next. */
const PERSON = [
  `${INITIALS}\\s?${PARTICLES}${WORD}(?:[\\s-]${WORD}){0,2}`, // J. A. Doe, JA Doe
  `${PARTICLES}${WORD}(?:\\s(?:${INITIALS}|${PARTICLES}${WORD})){1,4}`, // Jane Q. Doe, Doe JA
  `${PARTICLES}${WORD}`, // Doe
].join('|')

const ITEM = new RegExp(`(?:(?<person>${PERSON})|(?<given>${INITIALS})|${CUT})${MARKS}(?=${SEPARATOR}|${END})`, 'uy')
const BETWEEN = new RegExp(SEPARATOR, 'uy')
const LIST_END = /^[,\s]*(?:[([:"'‘“«.]|$)/u

/** The first letter of a word where a list may start: at the beginning, behind numbers, or behind a mark. */
const LIST_START = /(?<![\p{L}\p{N}'’-])(?<=^|[^\p{L}\p{N}\s]\s*|^[\s\d.,:;–-]+)\p{L}/gu

/**
 * The list of people in the text that names the candidate, or null.
 *
 * Reads `Doe, J., & Roe, A. (2020)`, `J. Doe and A. Roe, "Title"`, `Doe J, Roe A. Title` and `Jane Doe, Ann Roe, Title`.
 * Known limit: in `Doe, Jane, and Ann Roe` the given name is told from a surname only where it is the candidate's.
 *
 * @param candidate full name in any order
 */
export function authorsIn(text: string, candidate: string): Authors | null {
  const named = wordsOf(candidate)
  const searched = text.slice(0, lengthLimit)
  for (const word of searched.matchAll(LIST_START)) {
    const list = listAt(searched, word.index)
    if (list === null) continue
    const people = joinGivenName(list.people, named)
    const index = people.findIndex((person) => isCandidate(person, named))
    if (index >= 0) return { position: index + 1, count: people.length, isWhole: list.isWhole, end: list.end }
  }
  return null
}

interface List {
  readonly people: readonly string[]
  readonly isWhole: boolean
  readonly end: number
}

/** As many authors as follow one another from `start`. */
function listAt(text: string, start: number): List | null {
  const people: string[] = []
  let isWhole = true
  let end = start
  for (let at = start; ; ) {
    ITEM.lastIndex = at
    const item = ITEM.exec(text)
    if (item === null) break
    const { person, given } = item.groups ?? {}
    if (person !== undefined && isAfterFullNames(person, people)) break
    if (person !== undefined) people.push(person)
    else if (given !== undefined) people.push(`${people.pop() ?? ''} ${given}`)
    else isWhole = false
    end = ITEM.lastIndex
    BETWEEN.lastIndex = end
    if (!BETWEEN.test(text)) break
    at = BETWEEN.lastIndex
  }
  if (people.length === 0) return null
  return { people, isWhole: isWhole && (text[end - 1] === '.' || LIST_END.test(text.slice(end))), end }
}

/** After full names a single word is a venue or a state: `Nature`, `Published`. */
function isAfterFullNames(person: string, people: readonly string[]): boolean {
  if (people.length < 2 || /\s/.test(person)) return false
  const full = people.filter((each) => each.split(/\s+/).filter((word) => word.length >= 3).length >= 2)
  return full.length >= 2 && 2 * full.length > people.length
}

/** `Doe`, `Jane B.` → one person, where these are the names of the candidate. */
function joinGivenName(people: readonly string[], named: readonly string[]): readonly string[] {
  const [first, second, ...rest] = people
  if (first === undefined || second === undefined || wordsOf(first).length !== 1) return people
  const isOne = isCandidate(`${first} ${second}`, named) && wordsOf(second).some((word) => word.length > 1)
  return isOne ? [`${first} ${second}`, ...rest] : people
}

/**
 * Shares the surname, a word of three letters at least, and the given names do not speak against it.
 *
 * One of them agrees (`J`, `Jane`, `Matthew` with `Matt`); others may be middle names that the candidate does not use.
 */
function isCandidate(person: string, named: readonly string[]): boolean {
  const words = wordsOf(person)
  const surname = words.findLast((word) => word.length >= 3 && named.includes(word))
  if (surname === undefined) return false
  const known = named.filter((name) => name !== surname)
  const given = words.filter((word) => word !== surname)
  const agrees = (word: string) =>
    word.length <= 3
      ? known.some((name) => name.startsWith(word.charAt(0)))
      : known.some((name) => word.startsWith(name))
  return given.length === 0 || (given.some(agrees) && given.every((word) => word.length <= 3 || agrees(word)))
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
}
