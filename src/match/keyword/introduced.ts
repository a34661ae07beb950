/** What a document's own abbreviations mean for a facet: further places of a concept, and the sense of an ambiguous one. */
import { locate } from '../locate.ts'
import type { Reading } from '../reading.ts'
import type { CompiledTerm } from './compile.ts'
import { type Introduction, introductionsIn } from './introductions.ts'
import type { TokenMatch } from './lexicon.ts'
import { type ClueSet, hasClueIn } from './rules.ts'

/** A place of a concept that only its introduction tells. */
export interface IntroducedHit {
  readonly hit: TokenMatch<CompiledTerm>
  readonly why: string
}

/** The introductions of a document as one facet reads them. */
export interface Introduced {
  /** Where else the abbreviations of its concepts stand; tokens at which it has hits of its own are left to them. */
  readonly hits: readonly IntroducedHit[]
  readonly named: readonly Named[]
}

/** An introduction and the facet's hits that are its long form. */
interface Named {
  readonly introduction: Introduction
  readonly hits: readonly TokenMatch<CompiledTerm>[]
}

/** @param hits of all terms of the facet */
export function introducedIn(reading: Reading, hits: readonly TokenMatch<CompiledTerm>[]): Introduced {
  const introductions = introductionsIn(reading)
  if (introductions.length === 0 || hits.length === 0) return { hits: [], named: [] }
  const named = introductions.map((introduction) => ({
    introduction,
    hits: hits.filter((hit) => names(hit, introduction, reading)),
  }))
  const taken = new Set(hits.flatMap(({ start, end }) => (end - start === 1 ? [start] : [])))
  return { hits: named.flatMap((each) => furtherPlaces(reading, each, taken)), named }
}

/** After "group representation learning (GRL)" each GRL is representation learning. */
function furtherPlaces(reading: Reading, { introduction, hits }: Named, taken: ReadonlySet<number>): IntroducedHit[] {
  const [meant] = hits
  if (meant === undefined || taken.has(introduction.at)) return []
  const why = introducedText(reading, introduction)
  return placesOf(reading, introduction.short)
    .filter((at) => at !== introduction.at && !taken.has(at))
    .map((at) => ({ hit: { ...meant, start: at, end: at + 1 }, why }))
}

/** A hit that is the long form, or its last words: "group representation learning" is representation learning. */
function names(hit: TokenMatch<CompiledTerm>, { long }: Introduction, reading: Reading): boolean {
  if (hit.end !== long.end || hit.start < long.start) return false
  return !reading.tokens.slice(long.start, hit.start).some(({ word }) => OF.has(word))
}

/** A society of something is not that thing. */
const OF: ReadonlySet<string> = new Set(['of', 'for', 'in', 'on', 'and', 'de', 'fur', 'pour', 'para'])

export interface Sense {
  readonly isMeant: boolean
  /** For a person to read. */
  readonly why: string
}

/**
 * What the introduction of an ambiguous abbreviation says of it, throughout the document; null where it says nothing.
 * Another name of the field is the sense that is meant: "event-related potential (ERP)".
 */
export function introducedSense(reading: Reading, { named }: Introduced, hit: TokenMatch<CompiledTerm>): Sense | null {
  const { owner } = hit
  if (named.length === 0 || hit.end - hit.start !== 1 || (owner.need === null && owner.deny === null)) return null
  const surface = reading.tokens[hit.start]?.surface.replace(/s$/, '')
  const found = named.find(({ introduction }) => introduction.short === surface)
  if (found === undefined) return null
  const { introduction } = found
  const why = introducedText(reading, introduction)
  const isNamed = found.hits.some((each) => each.owner !== owner)
  if (isNamed || holds(owner.need, reading, introduction)) return { isMeant: true, why }
  // Another name of the very term is as ambiguous as its abbreviation.
  if (found.hits.length > 0) return null
  return isAccepted(owner, reading, introduction) ? null : { isMeant: false, why }
}

/** Whether the sentence that introduces it speaks of the field: "BOLD (blood oxygen level dependent) fMRI". */
function isAccepted({ need, deny }: CompiledTerm, reading: Reading, { at }: Introduction): boolean {
  const passage = reading.passages[reading.passageOfToken[at] ?? -1]
  if (passage === undefined) return true
  const isDenied = deny !== null && hasClueIn(deny, reading, passage.tokens)
  return !isDenied && (need === null || hasClueIn(need, reading, passage.tokens))
}

function holds(clues: ClueSet | null, reading: Reading, { long }: Introduction): boolean {
  return clues !== null && hasClueIn(clues, reading, long)
}

function placesOf(reading: Reading, short: string): number[] {
  return reading.tokens.flatMap(({ surface }, at) => (surface === short || surface === `${short}s` ? [at] : []))
}

/** `ICA introduced at p1:12 as "independent component analysis"`. */
function introducedText(reading: Reading, { short, long }: Introduction): string {
  const { tokens, normalized, document } = reading
  const words = { start: tokens[long.start]?.start ?? 0, end: tokens[long.end - 1]?.end ?? 0 }
  const { page, line } = locate(document, normalized.toOriginal(words))
  const place = page === null ? `line ${line}` : `p${page}:${line}`
  return `${short} introduced at ${place} as "${normalized.text.slice(words.start, words.end)}"`
}
