/** Everything found in one person's documents. */
import { displayName, identify, nameFromId } from '../intake/candidate/index.ts'
import {
  facetSearches,
  flagsOf,
  type KnownEvidence,
  match,
  prepare,
  type Reading,
  type Vocabulary,
  vocabularyOf,
  withHiddenShown,
} from '../match/index.ts'
import type { Application, ApplicationDocument } from '../model/application.ts'
import type { ReadDocument } from '../model/assessment.ts'
import type { Candidate } from '../model/candidate.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import { type Document, isReadable } from '../model/document.ts'
import type { Evidence } from '../model/evidence.ts'
import { type Findings, type HiddenFindings, partlyRead } from '../score/index.ts'
import type { Job } from './job.ts'

/** What need not be done again. */
export interface Foreknown {
  readonly name: string
  /** Filled as documents are read. */
  readonly readings: WeakMap<Document, Reading>
}

export interface Found {
  readonly findings: Findings
  /** Null where nobody was looked for, or after a mistake of ours. */
  readonly candidate: Candidate | null
  /** Of the documents that were matched. */
  vocabulary(): Vocabulary
}

/** Evidence and flags of all documents. A mistake of ours in one application leaves it unread; the others go on. */
export function findEvidence(
  application: Application,
  documents: readonly Document[],
  job: Job & Partial<Foreknown>,
  known: KnownEvidence,
): Found {
  const about = {
    id: application.id,
    documents: documents.map((document, index) => describe(document, application.documents[index])),
  }
  const diagnostics = documents.flatMap((document) => document.diagnostics)
  try {
    const candidate = job.name === undefined ? identify(application, documents) : null
    const name = job.name ?? displayName(candidate, application.id)
    const matched = matchDocuments(application, documents, name, { ...job, known })
    if (matched.length > 0) job.miner?.add(application.id, matched)
    const findings = {
      ...about,
      name,
      readable: matched.length > 0,
      evidence: matched.flatMap((each) => each.evidence),
      ifShown: hiddenFindings(matched),
      searches: job.nearMisses ? facetSearches(job.rubric, matched, job.background) : null,
      flags: [...(matched.length > 0 ? partlyRead(diagnostics) : []), ...matched.flatMap((each) => each.flags)],
      diagnostics,
    }
    return { findings, candidate, vocabulary: () => vocabularyOf(matched.map(({ reading }) => reading)) }
  } catch (error) {
    const failed = [...diagnostics, ourMistake(error, about.documents[0]?.path ?? null)]
    const nothing = { evidence: [], ifShown: null, searches: null, flags: [] }
    const findings = { ...about, ...nothing, name: nameFromId(application.id), readable: false, diagnostics: failed }
    return { findings, candidate: null, vocabulary: () => new Uint8Array() }
  }
}

function matchDocuments(
  application: Application,
  documents: readonly Document[],
  name: string,
  {
    rubric,
    background,
    posting,
    known,
    readings,
  }: Job & Partial<Pick<Foreknown, 'readings'>> & { readonly known: KnownEvidence },
) {
  const readable = withoutCopies(documents).filter(({ document }) => isReadable(document))
  return readable.map(({ document, index }) => {
    const role = application.documents[index]?.role ?? 'other'
    const reading = readings?.get(document) ?? prepare(document, role, posting, name, rubric.asOf)
    readings?.set(document, reading)
    const evidence = match(rubric, reading, background, inDocument(known, document))
    const shown = withHiddenShown(document)
    const withHidden =
      shown === null ? null : match(rubric, prepare(shown, role, posting, name, rubric.asOf), background)
    return { reading, evidence, withHidden, flags: flagsOf(reading, evidence) }
  })
}

function inDocument(known: KnownEvidence, { source }: Document): KnownEvidence {
  const ofIt = (each: Evidence) => each.location.path === source.path
  return new Map([...known].map(([criterionId, evidence]) => [criterionId, evidence.filter(ofIt)]))
}

type Matched = ReturnType<typeof matchDocuments>[number]

/** What would be found if hidden text were visible; null when none is hidden. */
function hiddenFindings(matched: readonly Matched[]): HiddenFindings | null {
  const hiding = matched.filter(({ withHidden }) => withHidden !== null)
  if (hiding.length === 0) return null
  const pages = hiding.flatMap(({ reading }) => reading.document.hidden.map(({ page }) => page ?? 0))
  return {
    evidence: matched.flatMap(({ withHidden, evidence }) => withHidden ?? evidence),
    pages: [...new Set(pages)].filter((page) => page > 0).toSorted((a, b) => a - b),
  }
}

const mistakeCode = 'match/bug'

/** False after a mistake of ours: it is not kept. */
export function isSound({ diagnostics }: Findings): boolean {
  return !diagnostics.some(({ code }) => code === mistakeCode)
}

function ourMistake(error: unknown, path: string | null): Diagnostic {
  return diagnostic({
    code: mistakeCode,
    message: `this is a bug in cvsift: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'please report it; the application is listed as unread, and the others are ranked',
    path,
  })
}

/** The same document sent twice counts once. */
function withoutCopies(documents: readonly Document[]): { readonly document: Document; readonly index: number }[] {
  const seen = new Set<string>()
  return documents.flatMap((document, index) => {
    if (seen.has(document.source.sha256)) return []
    seen.add(document.source.sha256)
    return [{ document, index }]
  })
}

function describe(document: Document, sent: ApplicationDocument | undefined): ReadDocument {
  const { source, reader, language, pages, text } = document
  const isPaged = pages[0] !== undefined && pages[0].width !== null
  return {
    path: source.path,
    container: source.container,
    role: sent?.role ?? 'other',
    mediaType: source.mediaType,
    sha256: source.sha256,
    reader,
    language,
    pages: isPaged ? pages.length : null,
    characters: text.length,
  }
}
