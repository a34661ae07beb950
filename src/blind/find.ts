/** Where a text tells who a person is. */
import { plain } from '../intake/candidate/agreement.ts'
import type { Document, SectionKind, TextRange } from '../model/document.ts'
import { applied, type Cut, settle } from './cuts.ts'
import { isLeft, type Secrets } from './secrets.ts'
import {
  GENDERED,
  HOUSE,
  LINK,
  LOOSE_MARKS,
  MAIL,
  ORCID,
  PERSONAL_LINE,
  PLACES,
  POSTAL,
  STREET,
  YEAR,
} from './words.ts'

/**
 * Everything that is taken out of a document, in order. What the second look still finds takes its whole line.
 *
 * @param evidence what counted: a line of it is no address
 */
export function cutsIn(
  document: Document,
  secrets: Secrets,
  evidence: readonly TextRange[],
): { readonly cuts: readonly Cut[]; readonly withheld: number } {
  const { text } = document
  const found = settle([
    ...cutsInText(text, secrets),
    ...addresses(document, secrets, evidence),
    ...educationYears(document),
  ])
  const lines = linesOf(text).filter((line) => isLeft(applied(text, found, line), secrets))
  const withheld = lines.map((line) => ({ ...line, text: '[withheld]' }))
  return {
    cuts: settle([...withheld, ...found.filter((cut) => !lines.some((line) => overlaps(line, cut)))]),
    withheld: lines.length,
  }
}

/** The same of words that are said about a person, such as a note or a message. */
export function scrubbed(text: string, secrets: Secrets): string {
  const clean = applied(text, settle(cutsInText(text, secrets)), { start: 0, end: text.length })
  return isLeft(clean, secrets) ? '[withheld]' : clean
}

function cutsInText(text: string, secrets: Secrets): readonly Cut[] {
  return [
    ...secrets.exact.flatMap((words) => everywhere(text, words, '[contact]')),
    ...matches(text, MAIL, '[e-mail]'),
    ...matches(text, LINK, '[link]'),
    ...matches(text, ORCID, '[link]'),
    ...secrets.uncased.flatMap((words) => everywhere(text, words, '[name]')),
    ...names(text, secrets),
    ...gendered(text),
  ]
}

function matches(text: string, pattern: RegExp, replacement: string): readonly Cut[] {
  return [...text.matchAll(pattern)].map(({ 0: words, index }) => {
    return { start: index, end: index + words.length, text: replacement }
  })
}

function everywhere(text: string, words: string, replacement: string): readonly Cut[] {
  const cuts: Cut[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    cuts.push({ start: at, end: at + words.length, text: replacement })
  }
  return cuts
}

/** Words that begin with a capital and are of the name, with the initials beside them. */
function names(text: string, secrets: Secrets): readonly Cut[] {
  const word = /[\p{L}\p{M}'’\u00a8\u00af\u00b4\u00b8`]+(?:-\n?[\p{L}\p{M}'’\u00a8\u00af\u00b4\u00b8`]+)*/gu
  return [...text.matchAll(word)].flatMap(({ 0: written, index }) => {
    const parts = plain(written.replace(/-\n(?=\p{Ll})/gu, '').replace(LOOSE_MARKS, '')).split(' ')
    const isName = /^\p{Lu}/u.test(written) && parts.some((part) => secrets.names.has(part))
    return isName ? [withInitials(text, { start: index, end: index + written.length })] : []
  })
}

function withInitials(text: string, { start, end }: TextRange): Cut {
  const before = /(?:\p{Lu}\.[ \u00a0-]?){1,3}\s?$/u.exec(text.slice(Math.max(0, start - 12), start))?.[0] ?? ''
  const behind =
    /^,?[ \u00a0](?:\p{Lu}\.[ \u00a0-]?){1,3}(?!\p{L})/u.exec(text.slice(end, end + 12))?.[0].trimEnd() ?? ''
  return { start: start - before.length, end: end + behind.length, text: '[name]' }
}

function gendered(text: string): readonly Cut[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}])\p{L}{2,8}(?![\p{L}\p{N}])\.?/gu)].flatMap(({ 0: written, index }) => {
    const word = written.replace(/\.$/, '')
    const neutral = GENDERED[word.toLowerCase()]
    if (neutral === undefined || !Object.hasOwn(GENDERED, word.toLowerCase())) return []
    // MS is a degree and the name of a method; `Ms.` is a person.
    if (neutral === '' && !/^\p{Lu}\p{Ll}/u.test(word)) return []
    const end = index + (neutral === '' ? written.length : word.length)
    return [{ start: index, end, text: /^\p{Lu}/u.test(word) ? capitalized(neutral) : neutral }]
  })
}

function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

/** Lines from the top in which an address may stand whatever the section is called. */
const linesOfHead = 15

/** Characters of a line of contacts at most. */
const longestContact = 160

/** Sections in which people say how they are reached; elsewhere a city is an employer's. */
const CONTACT_SECTIONS: ReadonlySet<SectionKind> = new Set(['basics', 'letter', 'other'])

/**
 * Lines at the top and among the contacts that hold a street, a code, places alone, or something that was taken out of
 * them as a contact; and lines such as `Date of birth: …` anywhere.
 */
function addresses({ text, sections }: Document, secrets: Secrets, evidence: readonly TextRange[]): readonly Cut[] {
  return linesOf(text).flatMap((line, number) => {
    const words = text.slice(line.start, line.end)
    if (PERSONAL_LINE.test(words)) return [{ ...line, text: '[personal]' }]
    const kind = sections.find(({ range }) => overlaps(range, line))?.kind ?? 'basics'
    const mayBe = CONTACT_SECTIONS.has(kind) && (kind === 'basics' || number < linesOfHead)
    if (!mayBe || words.length > longestContact || evidence.some((each) => overlaps(each, line))) return []
    const isReached = secrets.exact.some((each) => words.includes(each)) || words.search(MAIL) >= 0
    const isAddress = isReached || STREET.test(words) || HOUSE.test(words) || POSTAL.test(words) || PLACES.test(words)
    return isAddress ? [{ ...line, text: isReached ? '[contact]' : '[address]' }] : []
  })
}

function educationYears({ text, sections }: Document): readonly Cut[] {
  return sections
    .filter(({ kind }) => kind === 'education' || kind === 'thesis')
    .flatMap(({ range }) =>
      matches(text.slice(range.start, range.end), YEAR, '[year]').map((cut) => {
        return { ...cut, start: cut.start + range.start, end: cut.end + range.start }
      }),
    )
}

function linesOf(text: string): readonly TextRange[] {
  let start = 0
  return text.split('\n').map((line) => {
    const range = { start, end: start + line.length }
    start = range.end + 1
    return range
  })
}

function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end
}
