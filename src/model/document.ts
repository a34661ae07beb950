/** What a reader saw: the words of one file once, in reading order, and ranges into them. */
import type { Diagnostic } from './diagnostic.ts'

/** UTF-16 offsets into `Document.text`, half-open. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Points (1/72 inch) from the top left corner of the page, as pdfplumber names them. */
export interface BBox {
  readonly x0: number
  readonly top: number
  readonly x1: number
  readonly bottom: number
}

export interface Font {
  readonly name: string
  readonly sizePt: number
  readonly bold: boolean
  readonly italic: boolean
}

/** Text of one font. */
export interface Span {
  readonly range: TextRange
  readonly bbox: BBox | null
  readonly font: Font | null
}

/** One printed line, or one source line of a text format. */
export interface Line {
  /** From 1 within its page; for text formats the line of the source file. */
  readonly number: number
  readonly range: TextRange
  readonly bbox: BBox | null
  readonly spans: readonly Span[]
}

export interface Page {
  /** From 1. */
  readonly number: number
  /** Points; null in formats that have no pages. */
  readonly width: number | null
  readonly height: number | null
  readonly range: TextRange
  readonly lines: readonly Line[]
}

/** `header` is a running header or footer: kept, shown, and never evidence. */
export type BlockKind = 'heading' | 'paragraph' | 'item' | 'cell' | 'header'

/** A paragraph, bullet, table cell or heading: words that belong together. Blocks never overlap; sentences never cross them. */
export interface Block {
  readonly kind: BlockKind
  readonly range: TextRange
}

/** JSON Resume's names where it has them. */
export type SectionKind =
  | 'basics'
  | 'summary'
  | 'interests'
  | 'work'
  | 'research'
  | 'education'
  | 'thesis'
  | 'skills'
  | 'languages'
  | 'projects'
  | 'publications'
  | 'software'
  | 'talks'
  | 'awards'
  | 'grants'
  | 'teaching'
  | 'service'
  | 'memberships'
  | 'certificates'
  | 'volunteer'
  | 'references'
  | 'letter'
  | 'statement'
  | 'other'

/** A stretch of the document under one heading. Sections cover the text in order, without gaps. */
export interface Section {
  readonly kind: SectionKind
  readonly heading: string | null
  readonly range: TextRange
}

/** A month, or a whole year where only that is told. */
export interface YearMonth {
  /** 1950 to 2079. */
  readonly year: number
  /** 1 to 12; null where only the year or a season of it is told. */
  readonly month: number | null
}

/** When something was, as written: `Sep 2019 – Present`. */
export interface Period {
  /** The words that say it, with those before (`since`) and after (`expected`). */
  readonly range: TextRange
  /** Null where it is not told, as of a degree that only has the year it was awarded in. */
  readonly start: YearMonth | null
  /** Equal to the start when a single date stands there; null when it is left open, as in `2019 –`. */
  readonly end: YearMonth | 'present' | null
  /** True when it is announced for later. */
  readonly expected: boolean
}

/** Words of the document that name something, with where they stand. */
export interface Mention {
  /** As written, on one line. */
  readonly text: string
  readonly range: TextRange
}

/** A role, degree or project with its dates. Entries never overlap, and stand in order. */
export interface Entry {
  readonly section: SectionKind
  readonly period: Period
  /** What the person was, earned or made; null when the text does not tell it from the rest. */
  readonly title: Mention | null
  /** Where; null when the text does not tell it from the rest. */
  readonly organization: Mention | null
  /** Its dates, title and organization, and all that follows up to the next entry or section. */
  readonly range: TextRange
}

/** How to reach the person, as found at the top of the document. */
export interface Contact {
  readonly emails: readonly Mention[]
  readonly phones: readonly Mention[]
  readonly orcid: Mention | null
  /** Profiles and own sites. */
  readonly links: readonly Mention[]
}

/** Why a reader of the page cannot see a piece of text. */
export type HiddenReason =
  | 'invisible'
  | 'transparent'
  | 'no-contrast'
  | 'tiny'
  | 'off-page'
  | 'clipped'
  | 'layer-off'
  | 'covered'
  | 'alternative'
  | 'styled-hidden'

/** Text in the file that nobody sees on the page: kept apart, reported, never scored. */
export interface HiddenText {
  readonly reason: HiddenReason
  readonly text: string
  readonly page: number | null
  readonly bbox: BBox | null
}

export interface SourceFile {
  /** As the user named it, with `/` between folders. */
  readonly path: string
  /** The mail or archive it came in, or null. */
  readonly container: string | null
  readonly mediaType: string | null
  /** Bytes. */
  readonly size: number
  /** Hex digest of the bytes that were read. */
  readonly sha256: string
}

/** Which reader made a document; another version may read the same bytes differently. */
export interface ReaderId {
  readonly name: string
  readonly version: number
}

/** What a file says of itself beside its text; null where it does not. Programs fill it in, so it is no proof. */
export interface About {
  readonly title: string | null
  readonly author: string | null
}

export interface Document {
  readonly source: SourceFile
  readonly reader: ReaderId | null
  /** ISO 639-1, or null when too little text tells. */
  readonly language: string | null
  readonly text: string
  readonly pages: readonly Page[]
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
  /** Dated roles, degrees and projects; undated ones are not told apart. */
  readonly entries: readonly Entry[]
  readonly contact: Contact
  readonly about: About
  readonly hidden: readonly HiddenText[]
  readonly diagnostics: readonly Diagnostic[]
}

/** True when a document has words to look at. */
export function isReadable(document: Document): boolean {
  return /[\p{L}\p{N}]/u.test(document.text) && !document.diagnostics.some((each) => each.severity === 'error')
}
