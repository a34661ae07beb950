/** What an earlier run found in the same documents, as far as this rubric would find it again. */
import type { Fingerprint } from '../intake/duplicates.ts'
import type { Application } from '../model/application.ts'
import type { Assessors, Earlier } from '../model/assessing.ts'
import type { Assessment } from '../model/assessment.ts'
import type { Document } from '../model/document.ts'
import type { Memory } from '../model/ports.ts'
import type { Rubric } from '../model/rubric.ts'
import type { EditsSince, History } from './history.ts'
import { applicationKey, type RubricKeys } from './keys.ts'
import { asMadeNow, fingerprintOf, fromRecord, headOf, isOf, type Kept, toAssessment } from './record.ts'
import type { Shelf } from './shelf.ts'
import { extentOf, standingUnder } from './standing.ts'

/** How results are kept in this run. */
export interface Keeping {
  readonly rubric: Rubric
  readonly keys: RubricKeys
  /** Null: nothing is recalled or kept. */
  readonly memory: Memory | null
  readonly history: History
  readonly edits: EditsSince
  /** Where evidence is held packed; null for memory. */
  readonly shelf: Shelf | null
  /** Whether each result comes with its record. */
  readonly withRecords: boolean
}

/** What comes of one application. */
export interface Result {
  readonly assessment: Assessment
  readonly fingerprint: Fingerprint
  /** Null unless it was asked for. */
  readonly record: Uint8Array | null
}

/** Either the whole result, or what is known of it. */
export type Recalled = { readonly result: Result } | { readonly earlier: Earlier }

/** Applications whose records are asked for together, so that whoever reads them can read many at a time. */
const blockSize = 128

/**
 * Each application with what is known of it, in the order given; null when its documents were never assessed, or have changed
 * since. The records of a block are asked for before those of the last one are looked at.
 *
 * @param assessors judge anew what is there under other levels
 */
export async function* recallAll(
  applications: readonly Application[],
  assessors: Pick<Assessors, 'judge'>,
  keeping: Keeping,
): AsyncIterable<[Application, Recalled | null]> {
  const blockAt = (start: number) =>
    Promise.all(applications.slice(start, start + blockSize).map((each) => find(each, keeping)))
  let next = blockAt(0)
  for (let start = 0; start < applications.length; start += blockSize) {
    const block = await next
    next = blockAt(start + blockSize)
    const recalled = await Promise.all(block.map((found) => found && recall(found, assessors, keeping)))
    for (const [index, each] of recalled.entries()) {
      const application = applications[start + index]
      if (application !== undefined) yield [application, each]
    }
  }
}

/** `kept` where it was made under these keys, else the bytes that it stands in. */
type FoundRecord = { readonly key: string; readonly kept: Kept; readonly record: Uint8Array | null } | Foreign

interface Foreign {
  readonly key: string
  readonly kept: null
  readonly record: Uint8Array
}

async function find(application: Application, keeping: Keeping): Promise<FoundRecord | null> {
  const { memory, keys, withRecords } = keeping
  if (memory === null) return null
  const identities = await Promise.all(application.documents.map(({ file }) => memory.identify(file)))
  const key = keyFor(application, identities, keys)
  if (key === null) return null
  return memory.recall(key, (bytes): FoundRecord => {
    if (!isOf(headOf(bytes), keys)) return { key, kept: null, record: new Uint8Array(bytes) }
    return { key, kept: read(bytes, keeping), record: withRecords ? new Uint8Array(bytes) : null }
  })
}

async function recall(
  { key, kept, record }: FoundRecord,
  assessors: Pick<Assessors, 'judge'>,
  keeping: Keeping,
): Promise<Recalled> {
  if (kept !== null) return { result: resultOf(kept, record, keeping) }
  const { keys, history, edits } = keeping
  const foreign = fromRecord(record)
  const { soughtKey } = foreign.head
  const sought = await history.soughtBy(soughtKey)
  const extent = extentOf(foreign, standingUnder(foreign, keys, edits.of(soughtKey, sought)))
  if (extent === 'as-judged')
    return { result: resultOf(read(record, keeping), asMadeNow(record, foreign, keys), keeping) }
  const earlier = { record, soughtKey, sought }
  const judged = extent === 'as-found' ? await assessors.judge(earlier) : null
  return judged === null ? { earlier } : { result: await conclude(judged, key, keeping) }
}

/**
 * What the record of this run says; it is kept.
 *
 * @param key null where it will not hold in another run
 */
export async function conclude(record: Uint8Array, key: string | null, keeping: Keeping): Promise<Result> {
  const { memory, history } = keeping
  if (key !== null && memory !== null) {
    await history.keepRubric()
    await memory.keep(key, record)
  }
  return resultOf(read(record, keeping), record, keeping)
}

function resultOf(kept: Kept, record: Uint8Array | null, { rubric, withRecords }: Keeping): Result {
  return {
    assessment: toAssessment(kept, rubric),
    fingerprint: fingerprintOf(kept),
    record: withRecords ? record : null,
  }
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
