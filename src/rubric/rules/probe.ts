/** Sentences made up to see what a term finds. */
import { match, prepare, type Reading } from '../../match/index.ts'
import type { Background } from '../../model/background.ts'
import type { Document, SectionKind } from '../../model/document.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Facet, Rubric } from '../../model/rubric.ts'

/** A document of one sentence in a section of that kind. */
function readingOf(text: string, kind: SectionKind): Reading {
  const range = { start: 0, end: text.length }
  const line = { range, number: 1, bbox: null, spans: [] }
  const document: Document = {
    source: { path: 'probe', container: null, mediaType: null, size: text.length, sha256: '' },
    reader: null,
    language: 'en',
    text,
    pages: [{ number: 1, width: null, height: null, range, lines: [line] }],
    blocks: [{ kind: 'paragraph', range }],
    sections: [{ kind, heading: null, range }],
    entries: [],
    contact: { emails: [], phones: [], orcid: null, links: [] },
    about: { title: null, author: null },
    hidden: [],
    diagnostics: [],
  }
  return prepare(document, 'cv', [])
}

/** What one term of a facet finds in a text, alone. */
export function evidenceOf(term: unknown, text: string, kind: SectionKind, background: Background): Evidence[] {
  return match(rubricOf(term), readingOf(text, kind), background)
}

const known = new WeakMap<object, Rubric>()

/** Kept, so that a term is made ready once however often it is tried. */
function rubricOf(term: unknown): Rubric {
  const key = typeof term === 'object' && term !== null ? term : null
  const kept = key === null ? undefined : known.get(key)
  if (kept !== undefined) return kept
  const facet: Facet = {
    id: 'probe',
    label: 'probe',
    posting: [],
    weight: 1,
    supporting: false,
    enough: [1, 1, 1],
    time: null,
    sources: [{ kind: 'keyword', options: [term] }],
  }
  const rubric: Rubric = {
    id: 'probe',
    title: 'probe',
    path: 'probe',
    sha256: '',
    asOf: null,
    criteria: [
      {
        id: 'probe',
        label: 'probe',
        importance: 'favorable',
        weight: 1,
        rationale: null,
        posting: [],
        anchors: ['', '', '', ''],
        combine: { how: 'together' },
        enough: [1, 1, 1],
        time: null,
        facets: [facet],
      },
    ],
    bands: { strong: 60, possible: 35 },
    gates: [],
  }
  if (key !== null) known.set(key, rubric)
  return rubric
}
