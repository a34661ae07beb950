/** THE STORY: paths and a rubric in, one report out. */
import { displayName, identify, nameFromId } from './intake/candidate/index.ts'
import { settleRoles } from './intake/content-role.ts'
import { duplicateFlags, fingerprint } from './intake/duplicates.ts'
import { type Grouping, type Intake, intake } from './intake/index.ts'
import { joinFolders } from './intake/same-person.ts'
import { openHistory } from './kept/history.ts'
import { keysOf } from './kept/keys.ts'
import { conclude, type Keeping, keyOf, type Result, recallAll } from './kept/recall.ts'
import { openShelf, type Shelf } from './kept/shelf.ts'
import type { Known } from './kept/standing.ts'
import {
  facetSearches,
  flagsOf,
  type GapMiner,
  isBareName,
  type KnownEvidence,
  match,
  openGaps,
  postingPhrases,
  prepare,
  type Reading,
  type Vocabulary,
  vocabularyOf,
  withHiddenShown,
} from './match/index.ts'
import type { Application, ApplicationDocument } from './model/application.ts'
import type { Assessment, ReadDocument } from './model/assessment.ts'
import type { Background } from './model/background.ts'
import type { Candidate } from './model/candidate.ts'
import { type Diagnostic, diagnostic } from './model/diagnostic.ts'
import { type Document, isReadable } from './model/document.ts'
import type { Evidence } from './model/evidence.ts'
import type { World } from './model/ports.ts'
import type { RunReport } from './model/report.ts'
import type { Rubric } from './model/rubric.ts'
import { assess, type Findings, type HiddenFindings, partlyRead, rank, unmetParts } from './score/index.ts'

export interface SiftOptions {
  readonly tool: RunReport['tool']
  readonly grouping: Grouping
  /** Whether `world` reads scans by OCR, for the report; default false. */
  readonly ocr?: boolean
  /** Whether the batch is searched for what it says about the rubric; default false. */
  readonly gaps?: boolean
  /** Whether every application says what was looked for and what almost counted; default false. */
  readonly nearMisses?: boolean
}

/** Applications above which their evidence is packed: it takes some time, and most of the memory away. */
const largeBatch = 1000

/**
 * Ranks the applications under the paths. One application is in memory at a time; its points depend on it alone.
 *
 * @throws UserError when a path does not exist or holds nothing
 */
export async function sift(
  paths: readonly string[],
  rubric: Rubric,
  world: World,
  background: Background,
  options: SiftOptions,
): Promise<RunReport> {
  // 1. Intake: find the applications and the documents each person sent.
  const { diagnostics, ...found } = await intake(paths, world, options.grouping)
  const miner = options.gaps === true ? openGaps(rubric, background) : null
  const job = { ...jobOf(rubric, background), miner, nearMisses: options.nearMisses === true }
  const run = runOf(job, world, { shelf: found.applications.length > largeBatch ? shelfIn(world) : null })
  const results: Result[] = []
  for await (const result of assessAll(found, world, run)) results.push(result)

  // 6. Report: rank the applications; one value that every renderer reads.
  const inOrder = results.toSorted((a, b) => (a.assessment.id < b.assessment.id ? -1 : 1))
  const assessments = inOrder.map((each) => each.assessment)
  return {
    ...reportHead(rubric, background, options),
    generatedAt: world.now(),
    applications: rank(flagDuplicates(inOrder), rubric),
    diagnostics,
    gaps: miner?.result(unmetParts(rubric, assessments)) ?? null,
  }
}

/** What a report says of the run besides what it found. */
export function reportHead(rubric: Rubric, background: Background, options: SiftOptions) {
  return {
    schemaVersion: 1,
    tool: options.tool,
    rubric: { id: rubric.id, title: rubric.title, path: rubric.path, sha256: rubric.sha256 },
    background: { id: background.id, documents: background.documents, sha256: background.sha256 },
    settings: { grouping: options.grouping, ocr: options.ocr === true },
  } as const satisfies Partial<RunReport>
}

/**
 * The result of each application, in no order; it depends on the application's documents alone.
 *
 * @param found all of a batch, or a part of it that tears no shared folder apart
 */
export async function* assessAll(
  { applications, sharedFolders }: Pick<Intake, 'applications' | 'sharedFolders'>,
  world: World,
  run: Run,
): AsyncIterable<Result> {
  // Only what their documents say tells whether the files of a shared folder are one application.
  const undecided = new Set(sharedFolders.flatMap((folder) => folder.memberIds))
  const decided = new Set(applications.filter(({ id }) => !undecided.has(id)))

  // 2. Recall: what an earlier run found, and this one would find again.
  const whole = new Set<string>()
  const known = new Map<string, Known>()
  for await (const [application, recalled] of recallAll([...decided], run)) {
    if (recalled !== null && 'result' in recalled) {
      whole.add(application.id)
      yield recalled.result
    } else if (recalled !== null) known.set(application.id, recalled.known)
  }

  // 3. Extract: read all other documents into text with positions.
  const others = applications.filter(({ id }) => !whole.has(id))
  for await (const [found, documents] of joinFolders(readInOrder(others, world), sharedFolders)) {
    const application = settleRoles(found, documents)
    // 4. Match: look for evidence of each criterion.
    const before = known.get(found.id) ?? null
    const { findings, candidate, vocabulary } = findEvidence(application, documents, run, before?.evidence ?? new Map())
    // 5. Score: weigh the evidence.
    const isCertain = decided.has(found) && isSound(findings)
    const key = isCertain ? keyOf(found, documents, run) : null
    const isTold = key !== null || (run.onRecord ?? null) !== null
    const words = isTold ? vocabulary() : new Uint8Array()
    const about = before ?? { fingerprint: fingerprint(application, documents, candidate), parts: new Map() }
    yield await conclude(findings, { ...about, vocabulary: words }, key, run)
  }
}

/** One application's result, whoever else applied. Its documents are in the order of the application's. */
export function assessApplication(application: Application, documents: readonly Document[], job: Job): Assessment {
  return assess(findEvidence(application, documents, job, new Map()).findings, job.rubric)
}

/** What need not be done again when the same application is assessed by one variant of a rubric after the other. */
export interface Before {
  readonly name: string
  /** What was found for the criteria that look for the same. */
  readonly evidence: KnownEvidence
  /** Filled by the first assessment; the rubrics have the same `as-of`, and quote the same of the posting. */
  readonly readings: WeakMap<Document, Reading>
}

/** The same as `assessApplication`, sooner. */
export function assessAgain(
  application: Application,
  documents: readonly Document[],
  job: Job,
  { name, evidence, readings }: Before,
): Assessment {
  const isCertain = ![...evidence.values()].flat().some(isBareName)
  const known: KnownEvidence = isCertain ? evidence : new Map()
  return assess(findEvidence(application, documents, { ...job, name, readings }, known).findings, job.rubric)
}

/** The assessments, those that may be one person's flagged: nothing is merged and no points move. */
function flagDuplicates(results: readonly Result[]): Assessment[] {
  const flags = duplicateFlags(results.map((each) => each.fingerprint))
  return results.map(({ assessment }) => {
    const more = flags.get(assessment.id)
    return more === undefined ? assessment : { ...assessment, flags: [...assessment.flags, ...more] }
  })
}

/** Each application with its documents, in the order of the applications. */
async function* readInOrder(
  applications: readonly Application[],
  world: World,
): AsyncIterable<[Application, Document[]]> {
  const files = applications.flatMap((application) => application.documents.map((document) => document.file))
  const read = world.extract(files)[Symbol.asyncIterator]()
  try {
    for (const application of applications) {
      const documents: Document[] = []
      while (documents.length < application.documents.length) {
        const next = await read.next()
        if (next.done === true) throw new Error('fewer documents were read than files were given')
        documents.push(next.value)
      }
      yield [application, documents]
    }
  } finally {
    await read.return?.()
  }
}

/** What every application is read against. */
export interface Job {
  readonly rubric: Rubric
  readonly background: Background
  /** The posting's phrases that the rubric quotes. */
  readonly posting: readonly string[]
  /** Told of all that is matched; null when nobody asks what the batch says about the rubric. */
  readonly miner: GapMiner | null
  readonly nearMisses: boolean
}

export function jobOf(rubric: Rubric, background: Background): Job {
  return { rubric, background, posting: postingPhrases(rubric), miner: null, nearMisses: false }
}

/** A job in which earlier runs are remembered. */
export type Run = Job & Keeping

/** Where evidence of many applications lies. */
export function shelfIn({ scratch }: World): Shelf {
  return openShelf(scratch?.() ?? null)
}

/** Whoever asks what almost counted asks of words that are in no record: then everything is read. */
export function runOf(job: Job, world: World, how: Pick<Keeping, 'shelf' | 'onRecord'>): Run {
  const memory = job.miner !== null || job.nearMisses ? null : (world.memory ?? null)
  const keys = keysOf(job.rubric, job.background, job.posting)
  return { ...job, ...how, keys, memory, history: openHistory(keys, memory) }
}

interface Found {
  readonly findings: Findings
  /** Null where nobody was looked for, or after a mistake of ours. */
  readonly candidate: Candidate | null
  /** Of the documents that were matched. */
  vocabulary(): Vocabulary
}

/** Evidence and flags of all documents. A mistake of ours in one application leaves it unread; the others go on. */
function findEvidence(
  application: Application,
  documents: readonly Document[],
  job: Job & Partial<Pick<Before, 'name' | 'readings'>>,
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
  }: Job & Partial<Pick<Before, 'readings'>> & { readonly known: KnownEvidence },
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
function isSound({ diagnostics }: Findings): boolean {
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
