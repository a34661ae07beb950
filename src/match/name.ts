/** The name to show for an application: what the top of the CV and the file name agree on. */
import type { Document, Line } from '../model/document.ts'

/** Lines from the top in which a name is looked for. */
const linesLookedAt = 12

/** Characters of a line in which a name is looked for. */
const lineLength = 200

const TITLES = /^(?:dr|prof|professor|mr|mrs|ms|mx|mme|herr|frau|dipl\.?-?\w*|ing)\.?\s+/i
const CREDENTIALS =
  /,?\s+(?:ph\.?\s?d\.?|m\.?d\.?|m\.?sc\.?|b\.?sc\.?|m\.?s\.?|b\.?s\.?|b\.?a\.?|m\.?a\.?|mba|mph|rn|dr\.?\s*rer\.?\s*nat\.?)(?=,|\s|$)/gi

/** Two to five capitalized words, particles allowed. */
const NAME =
  /^\p{Lu}[\p{L}.'’-]*(?: (?:(?:de|da|do|dos|van|von|der|den|la|le|el|al|bin|ben|di|du|zu|y|e) ){0,2}\p{Lu}[\p{L}.'’-]*){1,4}(?=$|\s{2}|\s+\d|\s+[\w.+-]+@|\s*[,|•·(]|\s[-–—]\s)/u

/** Words that head a document or name a place, and are in nobody's name. */
const NO_NAME =
  /\b(?:curriculum|cirriculum|vitae|cv|résumé|resume|lebenslauf|profile?|summary|contact|education|formation|experience|university|universit\w+|department|institute?|college|school|hospital|centre|center|laboratory|street|road|avenue|professor|postdoc\w*|engineer|scientist|researcher|developer|manager|analyst|student|letter|statement|portfolio|assistant|fellow|specialist|consultant|website|google|github|linkedin|trainee|intern|page|parcours|source|code|company|limited|ltd|inc)\b/i

interface Candidate {
  readonly name: string
  /** How much speaks for it. */
  readonly support: number
}

/**
 * The name in a CV as written, or null.
 *
 * @param id of the application: a name that shares a word with it, or with an e-mail address at the top, is preferred
 */
export function nameIn(document: Document, id: string): string | null {
  const lines = (document.pages[0]?.lines ?? []).slice(0, linesLookedAt)
  const known = knownWords(document, lines, id)
  const largest = Math.max(0, ...lines.map(sizeOf))
  const candidates = lines.flatMap((line, index): Candidate[] => {
    const { start, end } = line.range
    const name = asName(document.text.slice(start, Math.min(end, start + lineLength)))
    if (name === null) return []
    const shared = wordsOf(name).filter((word) => known.includes(word)).length
    const isLargest = largest > 0 && sizeOf(line) === largest
    return [
      {
        name,
        support: 2 * shared + (isLargest ? 1 : 0) + (index === 0 ? 1 : 0) - sectionPenalty(document, line),
      },
    ]
  })
  const best = candidates.reduce<Candidate | null>(
    (top, each) => (top === null || each.support > top.support ? each : top),
    null,
  )
  return best !== null && best.support > 0 ? best.name : null
}

/** Words of the file name and of e-mail addresses at the top, run together as they often are. */
function knownWords(document: Document, lines: readonly Line[], id: string): string {
  const end = lines.at(-1)?.range.end ?? 0
  const addresses = document.text.slice(0, end).match(/[\w.+-]{1,64}@[\w.-]{1,190}/g) ?? []
  return comparable([id, ...addresses].join(' '))
}

function wordsOf(name: string): string[] {
  return name
    .split(/[\s-]+/)
    .map(comparable)
    .filter((word) => word.length >= 3)
}

function comparable(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L} ]+/gu, '')
}

/** Under the heading of a section nobody says their name. */
function sectionPenalty(document: Document, line: Line): number {
  const section = document.sections.findLast((each) => each.range.start <= line.range.start)
  return section === undefined || section.kind === 'basics' || section.kind === 'summary' ? 0 : 2
}

function asName(line: string): string | null {
  const words = line.trim().replace(TITLES, '').replace(CREDENTIALS, '')
  const found = NAME.exec(words)?.[0].replace(/\s+/g, ' ').replace(/[,:]$/, '').trim()
  const name = found === undefined ? '' : withoutLabel(found)
  if (!name.includes(' ') || name.length > 48 || NO_NAME.test(name)) return null
  return name
    .split(' ')
    .map((word) => (isShouted(word) ? inMixedCase(word) : word))
    .join(' ')
}

/** `Ada Lovelace Website` → `Ada Lovelace`: a link beside the name is not part of it. */
function withoutLabel(name: string): string {
  const last = name.slice(name.lastIndexOf(' ') + 1)
  return NO_NAME.test(last) ? name.slice(0, name.lastIndexOf(' ')) : name
}

/** `MARCHETTI`, but no initials such as `J.` or `R.D.`. */
function isShouted(word: string): boolean {
  return /^[\p{Lu}'’-]{3,}$/u.test(word)
}

function inMixedCase(word: string): string {
  return word.toLowerCase().replace(/(?<![\p{L}'’])\p{L}|(?<=[-'’])\p{L}/gu, (letter) => letter.toUpperCase())
}

function sizeOf(line: Line): number {
  return line.spans.reduce((largest, span) => Math.max(largest, span.font?.sizePt ?? 0), 0)
}

/** `applications/ines-carvalho` → `Ines Carvalho`; ids that are no words stay as they are. */
export function nameFromId(id: string): string {
  const last = id.split('/').at(-1) ?? id
  const words = last
    .replace(/[_-]+/g, ' ')
    .replace(/\b(?:cv|resume|lebenslauf|vita)\b/gi, '')
    .trim()
  return /^[\p{L} .']+$/u.test(words) ? words.replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase()) : last
}
