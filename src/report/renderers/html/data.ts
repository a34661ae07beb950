/** What the packet's script reads, as types: one table of everybody, and one value a person, read when it is opened. */
import type { Band } from '../../../model/assessment.ts'
import type { Importance, Level } from '../../../model/rubric.ts'

/** The run and everybody in it, in the order of the ranking. */
export interface PacketData {
  /** Names what was read against what: decisions of another run do not fit. */
  readonly run: string
  readonly rubric: { readonly id: string; readonly title: string; readonly sha256: string }
  readonly isBlind: boolean
  /** Cut scores; null where the rubric is not known. */
  readonly bands: { readonly strong: number; readonly possible: number } | null
  /** Of the rank intervals, 0 to 1; null where there are none. */
  readonly confidence: number | null
  readonly criteria: readonly PacketCriterion[]
  readonly people: readonly PacketPerson[]
  /** Parts of the texts that are said of people, each once. */
  readonly phrases: readonly string[]
}

/** An index into `PacketData.phrases`, or several, to be joined by `; `. */
export type Phrase = number | readonly number[]

export interface PacketCriterion {
  readonly id: string
  readonly label: string
  readonly short: string
  readonly importance: Importance
  readonly weight: number
  /** What each level means. */
  readonly anchors: readonly [string, string, string, string]
  readonly facets: readonly string[]
  /** Null where no level is asked for. */
  readonly gate: { readonly level: Level; readonly cap: 'possible' | 'weak' } | null
}

export interface PacketPerson {
  readonly id: string
  readonly name: string
  readonly rank: number | null
  /** With `=` where it is shared. */
  readonly rankText: string
  readonly low: number | null
  readonly high: number | null
  /** k → probability to be among the first k. */
  readonly topK: Readonly<Record<string, number>> | null
  readonly points: number | null
  readonly band: Band
  /** By criterion; null when unread. */
  readonly levels: readonly (Level | null)[]
  /** By criterion, 0 to 1; empty when unread. */
  readonly scores: readonly number[]
  /** Whether the page holds the person's evidence. */
  readonly isShown: boolean
}

/** Everything about one person. */
export interface PacketDetails {
  readonly questions: readonly string[]
  readonly flags: readonly PacketFlag[]
  readonly diagnostics: readonly PacketDiagnostic[]
  readonly criteria: readonly PacketScore[]
  readonly documents: readonly PacketDocument[]
}

export interface PacketFlag {
  readonly code: string
  readonly message: string
  /** Path and place, or null. */
  readonly where: string | null
}

export interface PacketDiagnostic {
  readonly code: string
  readonly severity: string
  readonly message: string
  readonly hint: string | null
  readonly path: string | null
}

export interface PacketScore {
  readonly points: number
  /** By facet. */
  readonly levels: readonly Level[]
  /** In reading order: what counts first. */
  readonly evidence: readonly PacketEvidence[]
  readonly sum: PacketSum
}

/** Value, words, parts. */
export type PacketSum = readonly [value: number, words: Phrase, parts?: readonly PacketSum[]]

/** An index into `POLARITIES`: 0 counts. */
export type PolarityIndex = 0 | 1 | 2 | 3 | 4

/** A page or line of 0 is unknown, a facet of -1 too. */
export type PacketEvidence = readonly [
  facet: number,
  term: Phrase,
  level: Level,
  polarity: PolarityIndex,
  note: Phrase,
  document: number,
  start: number,
  end: number,
  page: number,
  line: number,
  section: Phrase,
  /** Only where the text of the document is not on the page. */
  ...quote: [] | [prefix: string, exact: string, suffix: string],
]

export interface PacketDocument {
  readonly path: string
  readonly role: string
  /** Pages, characters, language, reader: for a person to read. */
  readonly facts: string
  readonly sha256: string
  /** In reading order; null when it is not on the page, and `without` says why. */
  readonly text: string | null
  readonly without: string | null
  /** Where each page begins; empty in formats without pages. */
  readonly pages: readonly number[]
  /** Kind (an index into `BLOCK_KINDS`), start and end of each, in one row. */
  readonly blocks: readonly number[]
  readonly entries: readonly PacketEntry[]
}

export const BLOCK_KINDS = ['heading', 'paragraph', 'item', 'cell', 'header'] as const

/** A dated role, degree or project. Months are 12 × year + month - 1; `last` is null while it lasts. */
export interface PacketEntry {
  readonly section: string
  readonly title: string
  readonly organization: string
  readonly period: string
  readonly first: number | null
  readonly last: number | null
  readonly start: number
}

/** In the order of `PolarityIndex`. */
export const POLARITIES = ['affirmed', 'negated', 'hoped', 'other', 'rejected'] as const

/** Pictures of a person's pages, beside their details: read when a page is looked at. */
export interface PacketPages {
  /** By document; null for one without pages to draw. */
  readonly documents: readonly (PacketPictures | null)[]
  /** By finding: how it is marked, an index into `LOOKS`, then x0, top, x1 and bottom of each line, in points. */
  readonly marks: readonly (readonly number[])[]
}

export interface PacketPictures {
  readonly pages: readonly PacketPage[]
  /** Why some pages have no picture, or all; null where all have one. */
  readonly without: string | null
}

export interface PacketPage {
  /** From 1. */
  readonly number: number
  /** Points, as the places on it. */
  readonly width: number
  readonly height: number
  /** A PNG file in base64. */
  readonly png: string
}

export const LOOKS = ['words', 'passage', 'dim'] as const
