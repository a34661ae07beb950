/** Lines → names by their shape alone: what could be a name, and what else must say so before it is believed. */
import {
  ADDRESS_BEFORE,
  CREDENTIAL,
  HEADS_IN_OTHER_SCRIPTS,
  LABEL,
  NEVER,
  PARTICLE,
  SELDOM,
  TITLE_BEFORE,
  TITLE_BEHIND,
} from './name-words.ts'

/** What other sources must say: nothing more, one of its words, or all of them. */
export type Need = 'nothing' | 'one word' | 'all words'

export interface ShapedName {
  readonly value: string
  /** From the start of the line, half-open. */
  readonly start: number
  readonly end: number
  readonly need: Need
  /** A form's word such as `Name:` stands before it. */
  readonly isLabelled: boolean
}

/** A stretch of a line, still at its place. */
interface Piece {
  readonly text: string
  readonly start: number
}

/** Characters of a line in which a name is looked for. */
const lineLength = 200

const maxNameLength = 48

/** Characters of a title in a script without capitals, at most. */
const lengthOfTitle = 20

/** What ends a name on its line. */
const END =
  /\s{2,}|\s*[|•·;/([{\t<>:：§⋄]|\s[-–—]+\s?|\s*[–—]|,|\s+\d|\d{2}|\s\S*@|\s+[\p{L}.]{2,20}\s?[:：]|\s+\p{Co}|\s+(?:e-?mail|mob(?:ile)?|phone|tel|cell|contact|address|no|website|http\S*|www\S*)(?![\p{L}])/iu

/** Whether another source says a word. */
export type IsSaid = (word: string) => boolean

/**
 * The names that a line may begin with, the likeliest reading first; empty for what is no name.
 *
 * @param line one line of text, or a title, or who a mail is from
 * @param isSaid asked of the first word of a reading that needs all of them said, which is left out where it is not
 */
export function namesOnLine(line: string, isSaid: IsSaid): ShapedName[] {
  const whole = dropStart({ text: line.slice(0, lineLength), start: 0 }, /^[\s\p{P}\p{S}\p{Co}\p{Cf}]+/u)
  const labelled = dropStart(whole, LABEL)
  const isLabelled = labelled !== whole && labelled.text !== ''
  const named = withoutTitles(isLabelled ? labelled : whole)
  const addressed = dropStart(named, ADDRESS_BEFORE)
  const name = straight(addressed)
  const inOrder = name?.value.includes(' ') ? [name, reversed(addressed)] : [reversed(addressed), name]
  const isWhole = name !== null && name.need !== 'all words'
  return [...inOrder, ...(isWhole ? [] : beginnings(addressed, isSaid))]
    .filter((each) => each !== null)
    .map(({ value, start, end, need }) => ({ value, start, end, need, isLabelled }))
}

/** True when a line only says what the document is, or what stands on the next line. */
export function saysNoMoreThanTitle(line: string): boolean {
  const rest = line.trim().replace(TITLE_BEFORE, '')
  return /^[\s\p{P}\p{S}]*$/u.test(rest) || (rest.length < lengthOfTitle && HEADS_IN_OTHER_SCRIPTS.test(rest))
}

/** True for `Name:` alone: the name stands beside or below it. */
export function isLabelAlone(line: string): boolean {
  const words = line.trim()
  return words !== '' && words.replace(LABEL, '') === ''
}

type Shape = Omit<ShapedName, 'isLabelled'>

/** What somebody is called, in brackets or quotes within the name: `Mary (Polly) Smith`. */
const NICKNAME =
  /^\p{Lu}[\p{L}\p{M}.'’ -]{1,30}?( (?:\(\p{Lu}[\p{L}\p{M}-]{1,15}\)|["“„]\p{Lu}[\p{L}\p{M}-]{1,15}["”“]))(?= \p{Lu})/u

function straight(piece: Piece): Shape | null {
  const nickname = NICKNAME.exec(piece.text)?.[1] ?? ''
  if (nickname === '') return plainly(piece)
  const shape = plainly({ ...piece, text: piece.text.replace(nickname, '') })
  return shape === null ? null : { ...shape, end: shape.end + nickname.length }
}

function plainly(piece: Piece): Shape | null {
  const end = END.exec(piece.text)
  const words = withoutCredentials({ ...piece, text: piece.text.slice(0, end?.index ?? piece.text.length) })
  return shapeOf(words)
}

/** What shares its line with other words, as in two columns: its words must be known from elsewhere. */
function beginnings(piece: Piece, isSaid: IsSaid): Shape[] {
  const words = piece.text.split(' ', 5)
  if (words.length < 3 || isUnsaid(words[0] ?? '', isSaid)) return []
  return [4, 3, 2].flatMap((count): Shape[] => {
    const shape = words.length > count ? shapeOf({ ...piece, text: words.slice(0, count).join(' ') }) : null
    const isCutShort = PARTICLE.test(words[count - 1]?.replace('.', '') ?? '')
    return shape === null || isCutShort ? [] : [{ ...shape, need: 'all words' }]
  })
}

/** True for a word that would have to be said, and is not: told of plain words alone, which stand in the name as they are. */
function isUnsaid(word: string, isSaid: IsSaid): boolean {
  return /^[A-Za-z]{2,}$/.test(word) && !PARTICLE.test(word.toLowerCase()) && !isSaid(word.toLowerCase())
}

/** `MOREAU, Lucie` → `Lucie Moreau`. A town and its country look the same: something else must say it. */
function reversed(piece: Piece): Shape | null {
  if (!piece.text.includes(',')) return null
  const match = /^([\p{Lu}][\p{L}'’ -]{1,30}), ?([\p{Lu}][\p{L}.'’ -]{1,30}?)(?=$|\s{2}|\s*[|•(]|,)/u.exec(piece.text)
  if (match?.[1] === undefined || match[2] === undefined || CREDENTIAL.test(match[2])) return null
  const surname = shapeOf({ text: match[1], start: piece.start })
  const given = shapeOf({ text: match[2], start: piece.start })
  if (surname === null || given === null) return null
  const isShoutedSurname = isShouted(match[1].split(' ')[0] ?? '')
  const isShoutedGiven = isShouted(match[2].split(' ')[0] ?? '')
  if (isShoutedGiven && !isShoutedSurname) return null
  const doubt = [surname.need, given.need].includes('all words') ? 'all words' : 'one word'
  return {
    value: `${given.value} ${surname.value}`,
    start: piece.start,
    end: piece.start + match[0].length,
    need: isShoutedSurname && !isShoutedGiven && doubt !== 'all words' ? 'nothing' : doubt,
  }
}

function shapeOf(given: Piece): Shape | null {
  const whole = composed(given.text)
  const text = withoutLooseEnd(whole)
  if (text === '' || text.length > maxNameLength || NEVER.test(text)) return null
  const name = /\p{Lu}|\p{Ll}/u.test(text) ? inCasedScript(text) : inOtherScript(text)
  if (name === null) return null
  const { value, need } = name
  return { value, need, start: given.start, end: given.start + Math.min(text.length, whole.length) }
}

/** The dot of an initial or of `Jr.` is part of the name. Most end in a letter. */
function withoutLooseEnd(text: string): string {
  if (/[A-Za-z]$/.test(text)) return text
  const name = text.replace(/[\s.,:;\p{Co}\]})]+$/u, '')
  return text.endsWith('.') && /(?:\b\p{Lu}|Jr|Sr)$/u.test(name) ? `${name}.` : name
}

const MARKS: Readonly<Record<string, string>> = {
  '´': '\u0301',
  '`': '\u0300',
  ˆ: '\u0302',
  '¨': '\u0308',
  ˇ: '\u030c',
  '˘': '\u0306',
  '˚': '\u030a',
  '˝': '\u030b',
}

/** A mark of these, or a letter that may be typed as several; all below are whole. */
const MAY_COMPOSE = /[`´¨\u02c6-\uffff]/

/** `Zdeˇnka` → `Zdeňka`: old fonts of TeX paint a mark before its letter. */
function composed(text: string): string {
  if (!MAY_COMPOSE.test(text)) return text
  return text
    .replace(/([´`ˆ¨ˇ˘˚˝])\s?(\p{L})/gu, (_, mark: string, letter: string) => letter + (MARKS[mark] ?? ''))
    .normalize('NFC')
}

const CAPITALIZED = /^\p{Lu}[\p{L}\p{M}.'’‐‑-]*$/u
const SMALL = /^\p{Ll}[\p{L}\p{M}'’-]*$/u
/** A word of a script without capitals beside those of one that has them: `נועה Cohen`. */
const UNCASED = /^[\p{Lo}\p{M}'’-]{2,20}$/u

/** One to six words that begin with a capital, particles allowed between them. */
function inCasedScript(text: string): { value: string; need: Need } | null {
  const words = (text.includes('.') ? withDotsApart(text) : text).split(/\s+/)
  if (words.length > 6) return null
  const small = words.filter((word) => !CAPITALIZED.test(word) && !PARTICLE.test(word))
  const full = words.filter((word) => /\p{L}{2}/u.test(word) && !PARTICLE.test(word))
  if (full.length === 0 || full.length > 5 || !small.every((word) => SMALL.test(word) || UNCASED.test(word)))
    return null
  if (HEADS_IN_OTHER_SCRIPTS.test(text)) return null
  const isAllShouted = text === text.toUpperCase()
  const isShoutedParticle = (word: string, index: number): boolean =>
    isAllShouted && index > 0 && index < words.length - 1 && word.length > 1 && PARTICLE.test(word.toLowerCase())
  const value = words
    .map((word, index) => {
      if (isShoutedParticle(word, index)) return word.toLowerCase()
      return isShouted(word) ? inMixedCase(word) : word
    })
    .join(' ')
  if (SELDOM.test(text)) return { value, need: 'all words' }
  return {
    value,
    need: words.length === 1 || small.length > 0 || PARTICLE.test(words.at(-1) ?? '') ? 'one word' : 'nothing',
  }
}

/** `P.OKONKWO` → `P. OKONKWO`, and `Ada.Lovelace` → `Ada Lovelace`. */
function withDotsApart(text: string): string {
  return text
    .replace(/(?<=^|\s)(\p{Lu}(?:\.\p{Lu})*\.)(?=\p{Lu}[\p{L}]{2})/gu, '$1 ')
    .replace(/(?<=\p{L}{3})\s?\.\s?(?=\p{Lu})/gu, ' ')
}

/** Chinese, Japanese and Korean names are short; in other scripts without capitals they have several words. */
function inOtherScript(text: string): { value: string; need: Need } | null {
  if (HEADS_IN_OTHER_SCRIPTS.test(text)) return null
  if (
    /^(?:\p{Script=Han}{2,4}|\p{Script=Hangul}{2,5}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,5}[\s\u3000・][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,5}|\p{Script=Hangul}{1,2}\s\p{Script=Hangul}{1,3})$/u.test(
      text,
    )
  )
    return { value: text.replace(/\s+/g, ' '), need: 'nothing' }
  return /^[\p{Lo}\p{M}'’-]{2,20}(?:\s[\p{Lo}\p{M}'’-]{2,20}){1,4}$/u.test(text) &&
    !/[\p{Script=Han}\p{Script=Hangul}]/u.test(text)
    ? { value: text.replace(/\s+/g, ' '), need: 'nothing' }
    : null
}

function withoutTitles(piece: Piece): Piece {
  const before = dropStart(piece, TITLE_BEFORE)
  return { ...before, text: before.text.trimEnd().replace(TITLE_BEHIND, '') }
}

/** `Ada Lovelace PhD`: behind a comma they are cut off already. */
function withoutCredentials(piece: Piece): Piece {
  const words = piece.text.trimEnd().split(' ')
  while (words.length > 2 && CREDENTIAL.test(words.at(-1) ?? '')) words.pop()
  return { text: words.join(' '), start: piece.start }
}

function dropStart(piece: Piece, pattern: RegExp): Piece {
  const length = pattern.exec(piece.text)?.[0].length ?? 0
  return length === 0 ? piece : { text: piece.text.slice(length), start: piece.start + length }
}

/** `MARCHETTI`, but no initials such as `J.` or `R.D.`, and no third of a name. */
function isShouted(word: string): boolean {
  return word !== 'III' && /^[\p{Lu}\p{M}'’-]{3,}$/u.test(word)
}

/** Each part with a capital: `MARY-JANE` → `Mary-Jane`. */
function inMixedCase(word: string): string {
  return word.toLowerCase().replace(/(?<![\p{L}\p{M}'’])\p{L}|(?<=[-'’])\p{L}/gu, (letter) => letter.toUpperCase())
}
