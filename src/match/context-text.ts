/** Where evidence stands, for a person to read: `in a role, 2019–2021`, `in a publication, first of 5 authors, 2021`. */
import type { SectionKind, TextRange } from '../model/document.ts'
import { type Citation, citationText, readCitation } from './citation/citation.ts'
import { levelOf } from './level.ts'
import type { Passage, Reading } from './reading.ts'
import { whenText } from './when.ts'

/** Sections whose passages are entries with authors, a venue and a year. */
const CITED: ReadonlySet<SectionKind> = new Set(['publications', 'talks'])

const known = new WeakMap<Passage, Citation>()

/** @param range of the evidence, in the document */
export function contextText(reading: Reading, passage: Passage, range: TextRange): string {
  const { why } = levelOf(reading, passage)
  const citation = citationOf(reading, passage)
  return `${why}${citation === null ? whenText(reading.document, range) : citationText(citation)}`
}

/** What a publication or talk says of itself, null elsewhere; read once, since an entry may hold many hits. */
export function citationOf(reading: Reading, passage: Passage): Citation | null {
  if (!CITED.has(passage.section.kind)) return null
  const { normalized, candidate } = reading
  const citation =
    known.get(passage) ?? readCitation(normalized.text.slice(passage.range.start, passage.range.end), candidate)
  known.set(passage, citation)
  return citation
}
