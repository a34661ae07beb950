/** Which encoding makes the most likely words of bytes that name none: tried one by one, judged by how letters stand together. */

/** Bytes that are looked at; later ones rarely tell more. */
const bytesLookedAt = 20_000

/** Letters beyond ASCII that a judgement needs. */
const fewestLetters = 2

interface Guess {
  readonly label: string
  /** What a character counts, -1 to 1, after and before its neighbors; ASCII is not asked for. */
  readonly likelihood: (character: string, before: string, after: string) => number
}

/** Of equal ones the first is taken: the frequent before the rare, Korean before Chinese, whose bytes hold both. */
const GUESSES: readonly Guess[] = [
  { label: 'windows-1252', likelihood: inLatin },
  { label: 'iso-8859-15', likelihood: inLatin },
  { label: 'macintosh', likelihood: inLatin },
  { label: 'windows-1250', likelihood: inLatin },
  { label: 'iso-8859-2', likelihood: inLatin },
  { label: 'windows-1251', likelihood: inAlphabet(/\p{Script=Cyrillic}/u) },
  { label: 'koi8-r', likelihood: inAlphabet(/\p{Script=Cyrillic}/u) },
  { label: 'windows-1253', likelihood: inAlphabet(/\p{Script=Greek}/u) },
  { label: 'shift_jis', likelihood: inEastAsian(/[\u3041-\u30f6]/u) },
  { label: 'euc-jp', likelihood: inEastAsian(/[\u3041-\u30f6]/u) },
  { label: 'euc-kr', likelihood: inKorean },
  { label: 'gb18030', likelihood: inEastAsian(/[的一是在人有年大中工学校生本京月专业教育历电话名男女经验]/u) },
  { label: 'big5', likelihood: inEastAsian(/[的一是在人有年大中工學校生本月專業教育歷電話名男女經驗]/u) },
]

/** A label of the Encoding Standard; `windows-1252` where nothing tells. */
export function guessEncoding(bytes: Uint8Array): string {
  const start = bytes.subarray(0, bytesLookedAt)
  const judged = GUESSES.map((guess) => ({ label: guess.label, score: scoreOf(start, guess) }))
  return judged.reduce((best, each) => (each.score > best.score ? each : best)).label
}

/** The mean over what stands beyond ASCII, -1 to 1; below that for bytes that the encoding does not have. */
function scoreOf(bytes: Uint8Array, { label, likelihood }: Guess): number {
  const text = decodeStrictly(label, bytes)
  if (text === null) return -2
  let sum = 0
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character < '\u0080') continue
    sum += likelihood(character, text[at - 1] ?? ' ', text[at + 1] ?? ' ')
    count++
  }
  return count < fewestLetters ? 0 : sum / count
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

/** One letter with a mark among plain ones, small after small: `résumé`, but not `rÃ©sumÃ©` or `r¾sum¾`. */
function inLatin(character: string, before: string, after: string): number {
  if (!LETTER.test(character)) {
    // What stands in other tables where the euro does.
    if (character < '\u00a0' || character === '¤') return -1
    return LETTER.test(before) && LETTER.test(after) && character !== '’' ? -1 : USUAL_SIGN.test(character) ? 0.1 : -0.5
  }
  if (LETTER.test(before) && before >= '\u0080') return -1
  if (!/[A-Za-z]/.test(before) && !/[A-Za-z]/.test(after)) return -0.5
  if (SMALL.test(before) && CAPITAL.test(character)) return -1
  return RARE_LATIN.test(character) ? 0.3 : 1
}

/** Letters of few languages, in whose place others put frequent ones. */
const RARE_LATIN = /[ÿŸªºþÞðÐµŠŒƒžŽ]/u

/** Letters of one script in a row, small after small. */
function inAlphabet(script: RegExp): Guess['likelihood'] {
  return (character, before) => {
    if (!script.test(character)) return USUAL_SIGN.test(character) ? 0 : -1
    if (/[A-Za-z]/.test(before)) return -1
    return SMALL.test(before) && CAPITAL.test(character) ? -1 : 1
  }
}

/** @param telling characters that other encodings of the same bytes hardly give */
function inEastAsian(telling: RegExp): Guess['likelihood'] {
  return (character) => {
    if (telling.test(character)) return 1
    if (/\p{Script=Han}/u.test(character)) return 0.6
    if (/[\u3000-\u3020\uff01-\uff5e]/u.test(character)) return 0.6
    return -1
  }
}

/** Chinese characters are seldom in Korean; the bytes of Chinese give them all the time. */
function inKorean(character: string): number {
  if (/[\uac00-\ud7a3]/.test(character)) return 1
  return /\p{Script=Han}/u.test(character) ? -0.5 : -1
}
