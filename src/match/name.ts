/** The name to show for an application: what stands largest at the top of the CV, else the file's name. */
import type { Document, Line } from '../model/document.ts'

/** Lines from the top in which a name is looked for. */
const linesLookedAt = 8

const TITLES = /^(?:dr|prof|professor|mr|mrs|ms|mx|m|mme|herr|frau)\.?\s+/i
const CREDENTIALS =
  /,?\s+(?:ph\.?\s?d\.?|m\.?d\.?|m\.?sc\.?|b\.?sc\.?|m\.?s\.?|b\.?s\.?|mba|rn|dr\.?\s*rer\.?\s*nat\.?)\.?(?=,|\s|$)/gi

/** Two to five capitalized words, particles allowed. */
const NAME =
  /^\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:de|da|do|dos|van|von|der|den|la|le|el|al|bin|ben|di|du|zu|y|e)\s+)?\p{Lu}[\p{L}.'’-]*){1,4}$/u

/** Words that head a document and are nobody's name. */
const NO_NAME =
  /curriculum|vitae|résumé|resume|lebenslauf|profile|summary|contact|education|experience|university|department|engineer|scientist|researcher|developer|manager|analyst|student|professor of|letter|statement|portfolio|assistant|fellow|specialist|consultant/i

/** The name in a CV, as written, or null. */
export function nameIn(document: Document): string | null {
  const lines = (document.pages[0]?.lines ?? []).slice(0, linesLookedAt)
  const candidates = lines.flatMap((line) => {
    const name = asName(document.text.slice(line.range.start, line.range.end))
    return name === null ? [] : [{ name, size: sizeOf(line) }]
  })
  const largest = candidates.reduce<{ name: string; size: number } | null>(
    (best, each) => (best === null || each.size > best.size ? each : best),
    null,
  )
  return largest?.name ?? null
}

function asName(line: string): string | null {
  const words = (line.split(/[|•·]|\s[-–—]\s|\s{3,}/)[0] ?? '')
    .replace(CREDENTIALS, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[,:]$/, '')
    .replace(TITLES, '')
  if (words.length > 48 || NO_NAME.test(words) || !NAME.test(words)) return null
  return words === words.toUpperCase() ? inMixedCase(words) : words
}

function inMixedCase(words: string): string {
  return words.toLowerCase().replace(/(?<![\p{L}'’])\p{L}|(?<=-)\p{L}/gu, (letter) => letter.toUpperCase())
}

function sizeOf(line: Line): number {
  return Math.max(0, ...line.spans.map((span) => span.font?.sizePt ?? 0))
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
