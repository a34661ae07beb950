/** The words of a heading → the kind of section that it opens. */
import type { SectionKind } from '../model/document.ts'
import { isOneEditAway } from '../text/one-edit.ts'
import { DEGREES, POSITIONS } from './entry-words.ts'
import { FIRST_NOUNS, LAST_NOUNS, LAST_SYLLABLES } from './heading-heads.ts'
import { GENERIC_NOUNS, SECTION_HEADINGS } from './section-headings.ts'
import { wordsPattern } from './words-pattern.ts'

/** Words around the telling ones that do not change the kind of a section. */
const FILLERS =
  /\b(?:selected|relevant|recent|other|details? of|details?|overall|total|brief|additional|further|key|main|major|notable|representative|full|complete|competitive|current|previous|past|present|former|ongoing|completed|pending|select|my|list of|report of|continued|cont'?d|summary of|overview of|(?:available )?(?:up)?on request|professional|academic|scientific|miscellaneous|principale?s?|ausgewahlte[rn]?|weitere|sonstige|autres|otros|otras|altri|altre|outros|outras|overige)\b/g

/** What follows says more about the list, not what is in it: `Publications (for a full list see …)`, `* equal share`, `Grants – Total …`. */
const TAIL =
  /\s+(?:for (?:(?:a|the|my) )?(?:full|complete|list|more|details)\b|see\b|siehe\b|voir\b|\*|(?:[-–]\s?)?total\b|(?:avec|sans|a) comite de (?:lecture|redaction)\b).*$/

/** Years behind a plural: `Talks 2015–2020`. Behind a singular they date an entry: `Internship 2015`. */
const YEARS = /(?<=s)[\s,:-]+(?:since |from |seit |depuis )?(?:19|20)\d\d(?:\s*-\s*(?:(?:19|20)?\d\d|present|today))?$/

const CONJUNCTION = /\s*(?:\/|\||&|,|\band\b|\bet\b|\bund\b|\by\b|\be\b|\ben\b)\s*/

/** The word that a heading heads stands before these: `B.S. with Honors` is no honors. */
const PREPOSITION = /\s(?:of|in|for|with|at|from|to|on|by|through|as|mit|fur|bei|im|an|von|zur|zum|met|voor|bij|van)\s/

/** Before these it may: `Experience in Industry`. Places, persons and aims stand behind the others. */
const TOPIC = /\s(?:of|in)\s/

/** Where talks were given, by whom somebody was employed, what was organized and reviewed may follow: `Presentations at Conferences`. */
const OCCASION = new RegExp(
  [
    '^(\\S+ )*(?:presentations|talks|posters|lectures|seminars|colloquia)(?= at )',
    '^employment(?= (?:by|at) )',
    '^(?:peer )?(?:referee|reviewer)(?= (?:for|of) )',
    '^(?:organi[sz]ation(?= of)|participation(?= (?:in|at)))(?= \\S+ (?:\\S+ ){0,4}(?:conferences|workshops|seminars|symposia|meetings|events)$)',
  ].join('|'),
)

/** What happened to what a list holds: `Funding Received`. */
const PARTICIPLE = /\s(?:used|received|awarded|obtained|undertaken|undergone|attended|completed)$/

/** Those of computers, alone or beside what else they take, are no tongues: `Computer Programming and Languages`. */
const COMPUTER_LANGUAGES = /^(?=.*\b(?:computer|computing|programming|coding|scripting|markup)\b)(?:.*\s)?languages$/

/** Plurals head lists; one of each is a skill or a part of a name. */
const NO_LISTS: ReadonlySet<string> = new Set(['communication', 'course', 'research topic'])

const ROLES: ReadonlySet<SectionKind | null> = new Set<SectionKind | null>(['service', 'teaching'])

const degree = wordsPattern(DEGREES)
const position = wordsPattern(POSITIONS)
/** Names of places of study in Romance languages; adjectives such as `universitaire` are none. */
const institution =
  /\b(?:universite|universidad|universidade|universita|ecole|escuela|escola|lycee|institut|instituto)\b/

const headings = Object.entries(SECTION_HEADINGS).flatMap(([kind, phrases]) =>
  phrases.map((phrase) => [phrase, kind as SectionKind] as const),
)
/** As written: a presentation is of oneself, presentations are talks. */
const kindByHeading: ReadonlyMap<string, SectionKind> = new Map(headings)
const kindBySingular: ReadonlyMap<string, SectionKind> = new Map(
  headings.map(([phrase, kind]) => [withoutPlurals(phrase), kind]),
)

/** Known headings as they stand where each letter is set apart and words are not: `workexperience` → `work experience`. */
const headingByLetters: ReadonlyMap<string, string> = new Map(
  headings.map(([phrase]) => [phrase.replaceAll(' ', ''), phrase]),
)

/** Words a heading has at most. */
const headingWordLimit = 8

/** Words of `Teaching and Training` at most; the first noun of longer lines is likely to be part of a name. */
const listWordLimit = 5

/**
 * The kind of section that a heading's words tell, or null. Any case, with or without numbering, colon, brackets and
 * what follows the list's name. Where both the words and those in brackets or behind a colon are known, a role decides:
 * `Journal Articles (Reviewer)` are not the person's own.
 */
export function kindOfHeading(heading: string): SectionKind | null {
  const words = comparable(heading)
  const kind = kindOfWords(words) ?? kindOfMisspelt(words)
  const [before = '', ...behind] = heading.split(/[()[\]:]/)
  const role = behind.map((each) => exactKind(comparable(each))).find((each) => ROLES.has(each))
  if (role === undefined || role === null) return kind
  return kindOfWords(comparable(before)) === null ? kind : role
}

/** The kind when the words are those of a known heading and nothing else, plurals apart. */
export function kindOfExactHeading(heading: string): SectionKind | null {
  return exactKind(comparable(heading))
}

function exactKind(words: string): SectionKind | null {
  const singular = withoutPlurals(words)
  if (NO_LISTS.has(words)) return null
  return (
    kindByHeading.get(words) ?? kindBySingular.get(singular) ?? kindBySingular.get(singular.replace(/-/g, ' ')) ?? null
  )
}

/** Letters of a heading that may be misspelt, at least: a slip of the pen makes another word of a shorter one. */
const misspeltLetters = 10

/** `Experience Profesional` → work: the kind of the known heading that is one slip of the pen away. */
function kindOfMisspelt(words: string): SectionKind | null {
  // An invited lecturer is somebody, invited lectures are a list.
  if (words.length < misspeltLetters || NO_LISTS.has(words) || position.test(words)) return null
  return headings.find(([phrase]) => isOneEditAway(words, phrase))?.[1] ?? null
}

function kindOfWords(words: string): SectionKind | null {
  if (words === '' || words.split(' ').length > headingWordLimit) return null
  return exactKind(words) ?? kindByFirstNoun(words) ?? kindOfReadings(words) ?? kindByLastNoun(words)
}

/** The words without what may be left out of them. */
function kindOfReadings(words: string): SectionKind | null {
  const parts = words.split(CONJUNCTION)
  const first = parts[0] ?? ''
  const last = words.split(' ').at(-1) ?? ''
  // "Academic and research experience" is academic experience before it is academics.
  const readings = [words, `${first} ${last}`, words.replace(GENERIC_NOUNS, ''), words.replace(PARTICIPLE, ''), first]
  // German says the same with any of its nouns; in English the second may be anything.
  if (/\sund\s/.test(words) && !PREPOSITION.test(words)) readings.push(parts.at(-1) ?? '')
  for (const form of readings.flatMap((each) => [each, withoutFillers(each)])) {
    const kind = exactKind(form)
    if (kind !== null) return kind
  }
  return null
}

function kindByFirstNoun(words: string): SectionKind | null {
  if (/\d|\sof\s/.test(words) || institution.test(words)) return null
  const [first, second] = [longestNounIn(words), longestNounIn(withoutFillers(words))]
  const key = second.length > first.length ? second : first
  return position.test(words.replace(key, '')) ? null : (FIRST_NOUNS[key] ?? null)
}

/** The longest of the nouns that may stand first which the words begin with, or nothing. */
function longestNounIn(words: string): string {
  for (let end = words.length; end > 0; end = words.lastIndexOf(' ', end - 1)) {
    const beginning = words.slice(0, end)
    if (Object.hasOwn(FIRST_NOUNS, beginning)) return beginning
  }
  return ''
}

function kindByLastNoun(words: string): SectionKind | null {
  const plain = withoutFillers(words)
  const [occasion] = OCCASION.exec(plain) ?? []
  if (occasion !== undefined) return exactKind(occasion) ?? kindOfLast(occasion)
  const [beforeTopic = ''] = plain.split(TOPIC)
  if (PREPOSITION.test(beforeTopic)) return null
  if (beforeTopic !== plain) return kindBeforeTopic(beforeTopic)
  const isShort = plain.split(' ').length <= listWordLimit
  return kindOfLast(plain) ?? (isShort ? kindOfLast(plain.split(CONJUNCTION)[0] ?? '') : null)
}

/** Plurals name a list; a singular is one thing: `Research in Motion`. */
function kindBeforeTopic(words: string): SectionKind | null {
  if (words === 'training') return 'education'
  return /(?:s|experience)$/.test(words) ? kindOfLast(words) : null
}

function kindOfLast(words: string): SectionKind | null {
  if (COMPUTER_LANGUAGES.test(words)) return 'skills'
  const last = words.split(' ').at(-1) ?? ''
  // Honors of a degree are its grade.
  if (/^honou?rs$/.test(last) && degree.test(words)) return null
  if (Object.hasOwn(LAST_NOUNS, last)) return LAST_NOUNS[last] ?? null
  return exactCompound(last)
}

/** Compounds that are known as a whole are that: `Forschungserfahrung` is research. */
function exactCompound(last: string): SectionKind | null {
  const ending = LAST_SYLLABLES.find(([pattern]) => pattern.test(last))
  return ending === undefined ? null : (exactKind(last) ?? ending[1])
}

function withoutFillers(words: string): string {
  return words.replace(FILLERS, ' ').replace(/\s+/g, ' ').trim()
}

/** Letters or signs with blanks between all of them: `E D U C A T I O N`. */
const LETTER_SPACED = /^\s*(?:[\p{L}&/]\s+){3,}\p{L}\s*$/u

/** `W O R K   P L A C E` → `WORK PLACE`; words that are typed with no wider blank between them become one. Other text as it is. */
export function withoutLetterSpacing(text: string): string {
  if (!LETTER_SPACED.test(text)) return text
  const words = text.trim().split(/\s{2,}/)
  return words.map((word) => word.replaceAll(/\s/g, '')).join(' ')
}

/** Words that letter-spacing ran together, where they are a known heading or end with its head: `workexperience`. */
function parted(words: string): string {
  const known = headingByLetters.get(words)
  if (known !== undefined) return known
  const heads = Object.keys(LAST_NOUNS).filter((noun) => noun.length > 4 && words.endsWith(noun) && noun !== words)
  const [head = ''] = heads.toSorted((a, b) => b.length - a.length)
  return `${words.slice(0, words.length - head.length)} ${head}`.trim()
}

/**
 * Folded, without numbering, brackets, punctuation, footnotes and what follows the list's name. Blanks become one first: what is tried at each of a
 * hundred thousand takes its time.
 */
function comparable(heading: string): string {
  const words = withoutLetterSpacing(heading)
  return (words === heading ? words : parted(words.toLowerCase()))
    .replace(/\s+/g, ' ')
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\u2013/g, '-')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/^\W*(?:\d{1,2}(?:\.\d{1,2})+[.)]?|(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)])\s+/, '')
    .replace(TAIL, '')
    .replace(/\./g, '')
    .replace(/[^\p{L}\p{N}&/|,' -]+/gu, ' ')
    .replace(/\s+-\s+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s-]+|[\s-]+$/g, '')
    .replace(YEARS, '')
}

function withoutPlurals(words: string): string {
  return words.replace(/(?<=[^\s]{3})s\b/g, '')
}
