/** Documents and evidence from plain text or Markdown, through the real readers, written so that a test can show them whole. */
import { expect } from 'vitest'
import type { Matcher } from '../../src/match/contract.ts'
import { prepare, type Reading } from '../../src/match/index.ts'
import { keyword } from '../../src/match/matchers/keyword.ts'
import type { DocumentRole } from '../../src/model/application.ts'
import type { Background } from '../../src/model/background.ts'
import type { Document } from '../../src/model/document.ts'
import type { Evidence } from '../../src/model/evidence.ts'
import type { Facet } from '../../src/model/rubric.ts'
import { read } from '../in-process-world.ts'

export interface Given {
  readonly role?: DocumentRole
  /** The file's name; Markdown unless it says otherwise. */
  readonly path?: string
  readonly posting?: readonly string[]
  readonly background?: Background
}

/** A corpus in which every word is as rare as any other. */
const emptyBackground: Background = { id: 'empty', documents: 1000, sha256: '', documentFrequency: new Map() }

export async function documentOf(text: string, path = 'cv.md'): Promise<Document> {
  const document = await read(path, new TextEncoder().encode(text))
  expect(document.diagnostics).toEqual([])
  return document
}

export async function readingOf(
  text: string,
  { role = 'cv', path = 'cv.md', posting = [] }: Given = {},
): Promise<Reading> {
  return prepare(await documentOf(text, path), role, posting)
}

/** A text as one paragraph under a heading; the heading's words tell the section. */
export const under = (heading: string, text: string): string => `# Ada Lovelace\n\n## ${heading}\n\n${text}\n`

const facet: Facet = {
  id: 'f',
  label: 'F',
  posting: [],
  weight: 1,
  supporting: false,
  enough: [1, 1, 1],
  time: null,
  sources: [],
}

/** What a matcher finds; `options` as a rubric says them. */
export async function evidenceBy<Options>(
  matcher: Matcher<Options>,
  options: unknown,
  text: string,
  given: Given = {},
): Promise<readonly Evidence[]> {
  const reading = await readingOf(text, given)
  const parsed = matcher.schema.parse(options)
  const evidence = matcher.match({
    criterionId: 'c',
    facet,
    options: parsed,
    reading,
    background: given.background ?? emptyBackground,
  })
  for (const { location, quote } of evidence) {
    expect(reading.document.text.slice(location.range.start, location.range.end)).toBe(quote.exact)
  }
  return evidence
}

/** One line each: `polarity level "words" – note`. */
export const show = (evidence: readonly Evidence[]): string =>
  evidence.map(({ polarity, level, quote, note }) => `${polarity} ${level} "${quote.exact}" – ${note}`).join('\n')

/** What the keyword matcher finds, one line each. */
export async function hits(terms: unknown, text: string, given: Given = {}): Promise<string> {
  return show(await evidenceBy(keyword, terms, text, given))
}

/** The words that count, in order, parted by `|`; empty when none does. */
export async function counted(terms: unknown, text: string, given: Given = {}): Promise<string> {
  const evidence = await evidenceBy(keyword, terms, text, given)
  const affirmed = evidence.filter((piece) => piece.polarity === 'affirmed')
  return affirmed.map((piece) => piece.quote.exact).join('|')
}
