/** Where evidence stands, for a person to read: `in a role, 2019–2021`, `in a publication, first of 5 authors, 2021`. */
import type { SectionKind, TextRange } from '../model/document.ts'
import { citationText, readCitation } from './citation/citation.ts'
import { levelOf } from './level.ts'
import type { Passage, Reading } from './reading.ts'
import { whenText } from './when.ts'

/** Sections whose passages are entries with authors, a venue and a year. */
const CITED: ReadonlySet<SectionKind> = new Set(['publications', 'talks'])

const known = new WeakMap<Passage, string>()

/** @param range of the evidence, in the document */
export function contextText(reading: Reading, passage: Passage, range: TextRange): string {
  const { why } = levelOf(reading, passage)
  return `${why}${CITED.has(passage.section.kind) ? citationOf(reading, passage) : whenText(reading.document, range)}`
}

/** Read once: an entry may hold many hits. */
function citationOf(reading: Reading, passage: Passage): string {
  const text = known.get(passage) ?? readText(reading, passage)
  known.set(passage, text)
  return text
}

function readText({ normalized, candidate }: Reading, { range }: Passage): string {
  return citationText(readCitation(normalized.text.slice(range.start, range.end), candidate))
}
