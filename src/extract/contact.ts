/** How to reach the person: mail addresses, phone numbers, ORCID and links at the top of a document. */
import type { Contact, Mention, Page, Section, SectionKind, TextRange } from '../model/document.ts'
import { parsePeriods } from './dates.ts'

export const noContact: Contact = { emails: [], phones: [], orcid: null, links: [] }

/** Lines from the top that are looked at, whatever their section is called. */
const linesLookedAt = 15

/** Sections whose addresses are other people's, even at the top. */
const OTHERS: ReadonlySet<SectionKind> = new Set(['references', 'publications', 'talks', 'letter'])

/** Every pattern is bounded, so that no text makes it slow. */
const EMAIL =
  /(?<![\w.+])(?!(?:e-?)?mail(?:[ -]?id)?[-–:]|id[-–:])[a-z0-9][\w.%+-]{0,63}@[a-z0-9][a-z0-9.-]{0,190}\.[a-z]{2,24}(?![\w@])/gi
/** As people write it to keep programs from reading it: `ada at example.org`, `ada [at] example [dot] org`. */
const SPELLED_EMAIL =
  /(?<=mail[\s:.-]{1,4})[a-z0-9][\w.+-]{0,63}\s+at\s+[a-z0-9][a-z0-9-]{0,60}(?:\.[a-z0-9-]{1,60}){1,4}|(?<![\w.+-])[a-z0-9][\w.+-]{0,63}\s?[[({]\s?at\s?[\])}]\s?[a-z0-9][a-z0-9-]{0,60}(?:(?:\.|\s?[[({]\s?dot\s?[\])}]\s?)[a-z0-9-]{1,60}){1,4}/gi
const ORCID = /(?<!\d)\d{4}-\d{4}-\d{4}-\d{3}[\dX](?!\d)/g
const PHONE = /(?<![\w.+/-])(?:\(?\+|\(|\d)[\d ()./\u2010-\u2013-]{5,22}\d(?![\w@/-]|\.\w)/g
const LINK = new RegExp(
  [
    'https?://[^\\s<>|"\u201c\u201d]{3,200}',
    'www\\.[^\\s<>|"]{3,200}',
    '(?<![\\w@./-])[a-z0-9][a-z0-9-]{0,62}(?:\\.[a-z0-9-]{1,62}){0,3}\\.(?:com|org|net|io|dev|me|ai|app|edu|info|eu|de|fr|nl|uk|ch|at|be|it|es|pt|br|se|no|dk|fi|pl|cz|ca|au|nz|in|ml|page|site|xyz|space|tech|science|academy)(?![\\w@-]|\\.\\w)(?:/[^\\s<>|,;)]{0,150})?',
  ].join('|'),
  'gi',
)

/** Hosts and names of things that a person writes about, and not their own. */
const NOT_OWN = /(?:doi\.org|arxiv\.org|pubmed|ncbi\.nlm|^(?:asp|vb|ado)\.net|^socket\.io|^d3\.js)/i

/**
 * What is found in the first section without a heading and in the first 15 lines. Each value stands once, in the order
 * of the text. An icon without an address beside it tells nothing.
 */
export function findContact(text: string, pages: readonly Page[], sections: readonly Section[]): Contact {
  const ranges = topOf(pages, sections)
  const emails = unique(ranges.flatMap((range) => [...found(text, range, EMAIL), ...found(text, range, SPELLED_EMAIL)]))
  const orcids = ranges.flatMap((range) => found(text, range, ORCID))
  const taken = [...emails, ...orcids]
  const links = unique(ranges.flatMap((range) => found(text, range, LINK)).map(withoutPeriod))
  const own = links.filter((link) => !NOT_OWN.test(link.text) && !overlaps(link, emails))
  const phones = unique(ranges.flatMap((range) => found(text, range, PHONE))).filter(
    (phone) => isPhone(phone.text) && !overlaps(phone, [...taken, ...own]),
  )
  return { emails, phones, orcid: orcids[0] ?? null, links: own }
}

/** One range a line, so that nothing is found across the end of a line. */
function topOf(pages: readonly Page[], sections: readonly Section[]): TextRange[] {
  const lines = (pages[0]?.lines ?? []).map((line) => line.range)
  let next = 0
  return lines.filter((range, index) => {
    while ((sections[next]?.range.start ?? Number.POSITIVE_INFINITY) <= range.start) next++
    const section = sections[next - 1]
    if (section === undefined || section.kind === 'basics') return true
    return index < linesLookedAt && !OTHERS.has(section.kind)
  })
}

function found(text: string, range: TextRange, pattern: RegExp): Mention[] {
  return [...text.slice(range.start, range.end).matchAll(pattern)].map(({ 0: words, index }) => {
    const start = range.start + index
    return { text: words, range: { start, end: start + words.length } }
  })
}

/** A period or bracket behind a link ends the sentence. */
function withoutPeriod({ text, range }: Mention): Mention {
  const words = text.replace(/[.,;:)\]]+$/, '')
  return { text: words, range: { start: range.start, end: range.start + words.length } }
}

/** Seven to fifteen digits (ITU-T E.164), and no dates. */
function isPhone(words: string): boolean {
  const digitCount = words.replace(/\D/g, '').length
  return digitCount >= 7 && digitCount <= 15 && parsePeriods(words).length === 0 && !/^\d+$/.test(words)
}

function overlaps({ range }: Mention, others: readonly Mention[]): boolean {
  return others.some((other) => other.range.start < range.end && range.start < other.range.end)
}

function unique(mentions: readonly Mention[]): Mention[] {
  const seen = new Set<string>()
  return mentions.filter(({ text }) => {
    const key = text.toLowerCase()
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}
