/** Whether something that is done once, such as a degree, is done: words nearby and dates may say that it is not yet. */
import type { SectionKind, TextRange } from '../../model/document.ts'
import type { Passage, Reading } from '../reading.ts'
import { entryAt, goesOn, hasEnded, whenText } from '../when.ts'
import type { CompiledTerm } from './compile.ts'
import type { TokenMatch } from './lexicon.ts'
import { extentOf, findInPresent, findLaterYear, findNearby, findOverlap, normalizedRange } from './rules.ts'

type Hit = TokenMatch<CompiledTerm>

/** Sections whose dates are those of a degree. */
const DATED: ReadonlySet<SectionKind> = new Set(['education', 'thesis'])

/** Sections that claim without dates: the dated ones know better. */
const UNDATED: ReadonlySet<SectionKind> = new Set(['basics', 'summary', 'letter', 'statement'])

/** Why it is not so yet, or null; always null for terms that say nothing of it. */
export function whyUnfinished(reading: Reading, passage: Passage, hit: Hit): string | null {
  const { unfinished, contradictedBy, reach } = hit.owner
  if (unfinished !== null) {
    // A cue may be part of the hit: "finishing my PhD" is "finished my PhD" by its stems.
    const near =
      findOverlap(unfinished, reading, hit) ?? findNearby(unfinished, reading, hit, reach, endedEntry(reading, hit))
    if (near !== null) return `"${near.written}" stands nearby: not finished (rule: unfinished)`
    if (hasOpenDates(reading, passage, hit))
      return `not finished${whenText(reading.document, rangeOf(reading, hit))} (rule: unfinished)`
    const later = findLaterYear(reading, hit, reach)
    if (later !== null) return `${later} lies after the year of the document, ${reading.asOf}`
  }
  const now = contradictedBy === null ? null : findInPresent(contradictedBy, reading)
  return now === null ? null : `the summary says "${now.written}" (rule: contradicted-by)`
}

/** The entry of a hit that is over by its dates, in normalized offsets: words of the entries around it do not speak of it. */
function endedEntry(reading: Reading, hit: Hit): TextRange | undefined {
  const range = rangeOf(reading, hit)
  if (!hasEnded(reading.document, range, reading.present)) return undefined
  return normalizedRange(reading, entryAt(reading.document, range)?.range)
}

/** A hit of a term that can be unfinished, in an education entry that has begun and not ended. */
export function hasOpenDates(reading: Reading, { section }: Passage, hit: Hit): boolean {
  return hit.owner.unfinished !== null && DATED.has(section.kind) && goesOn(reading.document, rangeOf(reading, hit))
}

/** What the keyword matcher knows of a piece of evidence. */
export interface Dated {
  readonly section: SectionKind
  readonly isAffirmed: boolean
  /** Of a term that says when something is unfinished. */
  readonly canBeUnfinished: boolean
  readonly isOpen: boolean
}

/**
 * Which claims the dates contradict: "Ph.D." beside the name, where the education has it from 2017 to present and the
 * document tells of no other.
 */
export function contradictedByDates(pieces: readonly Dated[]): ReadonlySet<Dated> {
  const about = pieces.filter((piece) => piece.canBeUnfinished)
  const isHeld = about.some((piece) => piece.isAffirmed && !UNDATED.has(piece.section))
  if (isHeld || !about.some((piece) => piece.isOpen)) return new Set()
  return new Set(about.filter((piece) => piece.isAffirmed))
}

function rangeOf(reading: Reading, hit: Hit) {
  return reading.normalized.toOriginal(extentOf(reading, hit))
}
