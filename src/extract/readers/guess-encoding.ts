/** Which encoding makes the most likely words of bytes that name none: tried one by one, judged by letters and how they stand together. */

import {
  ARABIC,
  BALTIC,
  CENTRAL,
  CHINESE,
  CYRILLIC,
  GREEK,
  HEBREW,
  JAPANESE,
  KOREAN,
  THAI,
  TURKISH,
  WESTERN,
} from './alphabets.ts'

/** Bytes that are looked at; later ones rarely tell more. */
const bytesLookedAt = 20_000

/** What a character beyond ASCII counts, -1 to 1, between its neighbors. */
type Likelihood = (character: string, before: string, after: string) => number

interface Guess {
  /** As in the Encoding Standard. */
  readonly label: string
  /** One for each language that is written so; the best counts. */
  readonly languages: readonly Likelihood[]
  /** Whether its sentences have capital letters. */
  readonly cased: boolean
}

const western = WESTERN.map(inLatin)
const central = CENTRAL.map(inLatin)
const cyrillic = CYRILLIC.map(inScript)
const greek = GREEK.map(inScript)

/** Of equal ones the first is taken: the frequent before the rare, Korean before Chinese, whose bytes hold both. */
const GUESSES: readonly Guess[] = [
  { label: 'windows-1252', languages: western, cased: true },
  { label: 'iso-8859-15', languages: western, cased: true },
  { label: 'macintosh', languages: western, cased: true },
  { label: 'windows-1250', languages: central, cased: true },
  { label: 'iso-8859-2', languages: central, cased: true },
  { label: 'windows-1254', languages: TURKISH.map(inLatin), cased: true },
  { label: 'windows-1257', languages: BALTIC.map(inLatin), cased: true },
  { label: 'windows-1251', languages: cyrillic, cased: true },
  { label: 'koi8-r', languages: cyrillic, cased: true },
  { label: 'koi8-u', languages: cyrillic, cased: true },
  { label: 'ibm866', languages: cyrillic, cased: true },
  { label: 'iso-8859-5', languages: cyrillic, cased: true },
  { label: 'x-mac-cyrillic', languages: cyrillic, cased: true },
  { label: 'windows-1253', languages: greek, cased: true },
  { label: 'iso-8859-7', languages: greek, cased: true },
  { label: 'windows-1255', languages: HEBREW.map(inScript), cased: false },
  { label: 'windows-1256', languages: ARABIC.map(inScript), cased: false },
  { label: 'windows-874', languages: THAI.map(inScript), cased: false },
  { label: 'shift_jis', languages: [inEastAsian(JAPANESE)], cased: false },
  { label: 'euc-jp', languages: [inEastAsian(JAPANESE)], cased: false },
  { label: 'euc-kr', languages: [inKorean], cased: false },
  { label: 'gb18030', languages: [inEastAsian(CHINESE)], cased: false },
  { label: 'big5', languages: [inEastAsian(CHINESE)], cased: false },
]

/** Japanese in seven bits: sets of characters are chosen by escapes, which no other text has. */
const iso2022 = /\x1b\$[@B]/

/** A label of the Encoding Standard; `windows-1252` where nothing tells. */
export function guessEncoding(bytes: Uint8Array): string {
  const start = bytes.subarray(0, bytesLookedAt)
  const judged = GUESSES.map((guess) => ({ label: guess.label, score: scoreOf(start, guess) }))
  return judged.reduce((best, each) => (each.score > best.score ? each : best)).label
}

/** Whether bytes below 0x80 are not what they look like. */
export function isSevenBitJapanese(bytes: Uint8Array): boolean {
  return iso2022.test(Buffer.from(bytes.subarray(0, bytesLookedAt)).toString('latin1'))
}

/** A text of this many letters has a capital among them. */
const lettersWithoutCapital = 6

/** The mean over what stands beyond ASCII, -1 to 1; below that for bytes that the encoding does not have. */
function scoreOf(bytes: Uint8Array, { label, languages, cased }: Guess): number {
  const text = decodeStrictly(label, bytes)
  if (text === null) return -2
  const sums = languages.map(() => 0)
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character < '\u0080') continue
    count++
    for (const [of, likelihood] of languages.entries()) {
      sums[of] = (sums[of] ?? 0) + likelihood(character, text[at - 1] ?? ' ', text[at + 1] ?? ' ')
    }
  }
  const mean = count === 0 ? 0 : Math.max(...sums) / count
  return cased && count >= lettersWithoutCapital && !CAPITAL.test(text) ? mean - 0.3 : mean
}

/** Null where a byte has no character. A character cut off at the end of what is looked at is none. */
function decodeStrictly(label: string, bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true })
    return label === 'windows-1252' ? fromWindows1252(text) : text
  } catch {
    return null
  }
}

/** Windows-1252 from 0x80 on; the five that it leaves open stay control characters, as the Encoding Standard has it. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Node 20's decoder takes windows-1252 for ISO 8859-1 (nodejs/node#56542): dashes and quotes become control characters. */
export function fromWindows1252(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (each) => windows1252[each.charCodeAt(0) - 0x80] ?? each)
}

const LETTER = /\p{L}/u
const SMALL = /\p{Ll}/u
const CAPITAL = /\p{Lu}/u
/** Signs that stand between words and beside numbers in any text. */
const USUAL_SIGN = /[–—‘’“”„«»…•·§°€£©®™¿¡\u00a0]/u

/** Words of one letter beyond ASCII; others between blanks are mostly signs in another encoding. */
const ALONE = /[àèéáő]/iu

/** What a letter counts by its place in an alphabet of the frequent first: 1 to 0.5, or null when it is none of them. */
function rankIn(letters: string): (character: string) => number | null {
  const ranks = new Map(Array.from(letters, (letter, at) => [letter, 1 - (0.5 * at) / letters.length]))
  return (character) => ranks.get(character) ?? ranks.get(character.toLowerCase()) ?? null
}

/** A letter of the language among plain ones, small after small: `résumé`, but not `rÃ©sumÃ©` or `r¾sum¾`. */
function inLatin(letters: string): Likelihood {
  const rank = rankIn(letters)
  return (character, before, after) => {
    if (!LETTER.test(character)) return signInLatin(character, LETTER.test(before) && LETTER.test(after))
    if (SMALL.test(before) && CAPITAL.test(character)) return -1
    if (!LETTER.test(before) && !LETTER.test(after) && !ALONE.test(character)) return -0.5
    return rank(character) ?? -0.3
  }
}

/** @param within a word */
function signInLatin(character: string, within: boolean): number {
  // What stands in other tables where the euro does.
  if (character < '\u00a0' || character === '¤' || (within && character !== '’')) return -1
  return USUAL_SIGN.test(character) ? 0.1 : -0.5
}

/** Letters of one script in a row, small after small. */
function inScript(letters: string): Likelihood {
  const rank = rankIn(letters)
  return (character, before, after) => {
    if (!LETTER.test(character) && rank(character) === null) return USUAL_SIGN.test(character) ? 0 : -1
    if (/[A-Za-z]/.test(before) || /[A-Za-z]/.test(after)) return -1
    if (SMALL.test(before) && CAPITAL.test(character)) return -1
    return rank(character) ?? -0.5
  }
}

/** Among Latin letters there is no single character of East Asia: `M乶chen`. */
const isAmongLatin = (before: string, after: string): boolean => /[A-Za-z]/.test(before) && /[A-Za-z]/.test(after)

/** @param telling characters that other encodings of the same bytes hardly give */
function inEastAsian(telling: RegExp): Likelihood {
  return (character, before, after) => {
    if (isAmongLatin(before, after)) return -1
    if (telling.test(character)) return 1
    if (/\p{Script=Han}/u.test(character)) return 0.6
    if (/[\u3000-\u3020\uff01-\uff5e]/u.test(character)) return 0.6
    return -1
  }
}

/** Chinese characters are seldom in Korean, and the bytes of Chinese give them all the time; those of Japanese give rare syllables. */
function inKorean(character: string, before: string, after: string): number {
  if (isAmongLatin(before, after)) return -1
  if (KOREAN.test(character)) return 1
  if (/[\uac00-\ud7a3]/.test(character)) return 0.6
  return /\p{Script=Han}/u.test(character) ? -0.5 : -1
}
