/** What an earlier run found in the same documents, as far as this rubric would find it again. */
import type { Fingerprint } from '../intake/duplicates.ts'
import { isBareName } from '../match/index.ts'
import type { Application } from '../model/application.ts'
import type { Assessment } from '../model/assessment.ts'
import type { Document } from '../model/document.ts'
import type { Memory } from '../model/ports.ts'
import type { Rubric } from '../model/rubric.ts'
import { assess, type Findings, judgeCriterion } from '../score/index.ts'
import type { History } from './history.ts'
import { applicationKey, type RubricKeys } from './keys.ts'
import { asMadeNow, fingerprintOf, fromRecord, type Kept, makePart, toAssessment, toRecord } from './record.ts'
import type { Shelf } from './shelf.ts'
import { type Known, knownToJudge, knownUnder, standingUnder } from './standing.ts'

/** How results are kept in this run. */
export interface Keeping {
  readonly rubric: Rubric
  readonly keys: RubricKeys
  /** Null: nothing is recalled or kept. */
  readonly memory: Memory | null
  readonly history: History
  /** Where evidence is held packed; null where it is held as it is. */
  readonly shelf: Shelf | null
  /** Given the record of every application just before its result. */
  readonly onRecord?: ((record: Uint8Array) => void) | null
}

/** What comes of one application. */
export interface Result {
  readonly assessment: Assessment
  readonly fingerprint: Fingerprint
}

/** Either the whole result, or what part of it the rubric would look for as it did then. */
export type Recalled = { readonly result: Result } | { readonly known: Known }

/** Applications whose records are asked for together, so that whoever reads them can read many at a time. */
const blockSize = 128

/**
 * Each application with what is known of it, in the order given; null when its documents were never assessed, or have changed
 * since. The records of a block are asked for before those of the last one are looked at.
 */
export async function* recallAll(
  applications: readonly Application[],
  keeping: Keeping,
): AsyncIterable<[Application, Recalled | null]> {
  const blockAt = (start: number) =>
    Promise.all(applications.slice(start, start + blockSize).map((each) => find(each, keeping)))
  let next = blockAt(0)
  for (let start = 0; start < applications.length; start += blockSize) {
    const block = await next
    next = blockAt(start + blockSize)
    for (const [index, found] of block.entries()) {
      const application = applications[start + index]
      if (application !== undefined) yield [application, found && (await recall(found, keeping))]
    }
  }
}

interface FoundRecord {
  readonly key: string
  readonly kept: Kept
  /** Its bytes; null unless somebody is told of them. */
  readonly record: Uint8Array | null
}

async function find(application: Application, keeping: Keeping): Promise<FoundRecord | null> {
  const { memory, keys, onRecord = null } = keeping
  if (memory === null) return null
  const identities = await Promise.all(application.documents.map(({ file }) => memory.identify(file)))
  const key = keyFor(application, identities, keys)
  if (key === null) return null
  return memory.recall(key, (bytes) => ({
    key,
    kept: read(bytes, keeping),
    record: onRecord === null ? null : new Uint8Array(bytes),
  }))
}

async function recall({ key, kept, record }: FoundRecord, keeping: Keeping): Promise<Recalled> {
  const { keys, rubric, history } = keeping
  const { head } = kept
  const edits = head.soughtKey === keys.sought.key ? null : await history.editsSince(head.soughtKey)
  const standing = standingUnder(kept, keys, edits)
  const isWhole = standing.length === head.evidenceKeys.length && standing.every(({ place }, index) => place === index)
  if (isWhole && standing.every(({ isJudged }) => isJudged)) {
    if (record !== null) keeping.onRecord?.(asMadeNow(record, kept, keys))
    return { result: { assessment: toAssessment(kept, rubric), fingerprint: fingerprintOf(kept) } }
  }
  const toJudge = isWhole ? knownToJudge(kept, rubric, standing) : null
  if (toJudge !== null) {
    const evidence = [...toJudge.evidence.values()].flat()
    return { result: await concludeWith({ ...head.about, evidence, ifShown: null }, toJudge, key, keeping) }
  }
  const known = knownUnder(kept, rubric, standing)
  const hasBareNames = [...known.evidence.values()].flat().some(isBareName)
  // They count again once any other criterion finds a described use: they are looked for anew.
  return { known: hasBareNames ? { ...known, evidence: new Map(), parts: new Map() } : known }
}

/**
 * Assesses what was found, and keeps it when it will hold in another run.
 *
 * @param known what was known of it before it was looked for
 */
export async function conclude(
  findings: Findings,
  known: Pick<Known, 'fingerprint' | 'parts' | 'vocabulary'>,
  key: string | null,
  keeping: Keeping,
): Promise<Result> {
  // Other criteria may have made bare names of what was none.
  const parts: Known['parts'] = findings.evidence.some(isBareName) ? new Map() : known.parts
  return concludeWith(findings, { ...known, parts, found: new Map() }, key, keeping)
}

/** @param known parts of it that need not be made again; evidence is looked at for the others alone */
async function concludeWith(
  findings: Findings,
  known: Omit<Known, 'evidence'>,
  key: string | null,
  keeping: Keeping,
): Promise<Result> {
  const { rubric, keys, memory, history, shelf, onRecord = null } = keeping
  const { fingerprint, vocabulary } = known
  const { evidence, ifShown, ...rest } = findings
  // What hidden text would have added is told in points, which depend on the weights.
  const isKept = key !== null && memory !== null && ifShown === null
  if (shelf === null && !isKept && onRecord === null) return { assessment: assess(findings, rubric), fingerprint }
  const about = ifShown === null ? rest : { ...rest, flags: assess(findings, rubric).flags }
  const criteria = findings.readable ? rubric.criteria : []
  const parts = criteria.map(
    (each) => known.parts.get(each.id) ?? makePart(judgeCriterion(each, evidence), about, known.found.get(each.id)),
  )
  const record = toRecord({ about, fingerprint, vocabulary, parts }, keys)
  if (isKept) {
    await history.keepRubric()
    await memory.keep(key, record)
  }
  onRecord?.(record)
  return { assessment: toAssessment(read(record, keeping), rubric), fingerprint }
}

function read(record: Uint8Array, { shelf }: Keeping): Kept {
  return shelf === null ? fromRecord(record) : fromRecord(record, (bytes) => shelf.hold(bytes))
}

/** The key under which an application is kept, or null when one of its documents may be read otherwise another time. */
export function keyOf(application: Application, documents: readonly Document[], keeping: Keeping): string | null {
  const { memory, keys } = keeping
  if (memory === null) return null
  return keyFor(
    application,
    documents.map((document) => memory.identityOf(document)),
    keys,
  )
}

function keyFor(application: Application, identities: readonly (string | null)[], keys: RubricKeys): string | null {
  const certain = identities.filter((each) => each !== null)
  return certain.length === identities.length ? applicationKey(application, certain, keys) : null
}
