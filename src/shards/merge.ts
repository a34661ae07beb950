/** All parts → one report, the same as one process would have made. */
import { type Fingerprint, flagsFor, sharedKeysOf } from '../intake/duplicates.ts'
import { nearPairs, SketchShelf } from '../intake/near-pairs.ts'
import { fingerprintOf, fromRecord, toAssessment } from '../kept/record.ts'
import type { Assessment, Band, Flag } from '../model/assessment.ts'
import type { Rubric } from '../model/rubric.ts'
import type { Whole } from '../model/whole.ts'
import { isPartlyRead, type Place, type Ranking, rankScored } from '../score/index.ts'
import { openCensus } from './census.ts'
import { PartError, type PartFault, recordsIn } from './part.ts'
import type { Manifest } from './plan.ts'
import { openRepeatedKeys } from './repeated.ts'
import { storedAssessments } from './stored.ts'

/** A part on disk. */
export interface PartFile {
  /** From the front; throws the system's error. */
  chunks(): Iterable<Uint8Array>
  /** The bytes from `start` up to `end`. */
  read(start: number, end: number): Uint8Array
}

/** A shard whose part is not to be had. */
export interface LostShard {
  readonly shard: number
  readonly fault: PartFault
}

/** What stays in memory of an application: some hundred bytes. */
interface Item {
  readonly id: string
  readonly name: string
  readonly points: number | null
  readonly band: Band
  readonly scores: readonly number[]
  readonly isPartlyRead: boolean
  readonly shard: number
  readonly start: number
  readonly end: number
}

/** What was found in all parts, none of it yet ranked. */
export interface Gathered {
  readonly items: readonly Item[]
  readonly whole: Whole
  readonly flagsOf: (id: string) => readonly Flag[]
}

/**
 * Reads every part once.
 *
 * @param partOf the file of a shard, or null
 * @param idOf the application's own id, where parts have another
 * @returns the shards that are lost, if any is
 */
export function gather(
  { shards }: Manifest,
  rubric: Rubric,
  partOf: (shard: number) => PartFile | null,
  idOf: (id: string) => string,
): Gathered | readonly LostShard[] {
  const items: Item[] = []
  const census = openCensus(rubric)
  const duplicates = openDuplicates()
  const lost: LostShard[] = []
  for (const [shard, { fingerprint }] of shards.entries()) {
    try {
      const part = partOf(shard)
      if (part === null) throw new PartError('missing')
      for (const { record, start, end } of recordsIn(part.chunks(), fingerprint)) {
        const kept = fromRecord(record)
        const assessment = toAssessment(kept, rubric)
        const { name, points, band, criteria } = assessment
        const id = idOf(assessment.id)
        duplicates.add(items.length, fingerprintOf(kept))
        const scores = criteria.map(({ score }) => score)
        items.push({ id, name, points, band, scores, isPartlyRead: isPartlyRead(assessment), shard, start, end })
        census.add(assessment)
      }
    } catch (error) {
      if (!(error instanceof PartError)) throw error
      lost.push({ shard, fault: error.fault })
    }
  }
  if (lost.length > 0) return lost
  const flags = duplicates.flags(items, (index) => {
    const item = items[index]
    const part = item === undefined ? null : partOf(item.shard)
    if (item === undefined || part === null) throw new PartError('missing')
    return { ...fingerprintOf(fromRecord(part.read(item.start, item.end))), applicationId: item.id }
  })
  return { items, whole: census.result(), flagsOf: (id) => flags.get(id) ?? [] }
}

/** Looks for applications that may be one person's without all fingerprints in memory. */
function openDuplicates() {
  const keys = openRepeatedKeys()
  const sketches = new SketchShelf()
  return {
    add: (index: number, fingerprint: Fingerprint): void => {
      for (const key of sharedKeysOf(fingerprint)) keys.add(index, key)
      sketches.add(index, fingerprint.sketches)
    },
    flags: (items: readonly Item[], load: (index: number) => Fingerprint): ReadonlyMap<string, readonly Flag[]> => {
      const byId = indicesById(items)
      const placeOf = new Uint32Array(items.length)
      for (const [place, index] of byId.entries()) placeOf[index] = place
      const suspects = keys.owners()
      const fingerprints = byId.flatMap((index) => (suspects.has(index) ? [load(index)] : []))
      return flagsFor(fingerprints, nearPairs(sketches, placeOf), (place) => items[byId[place] ?? 0]?.id ?? '')
    },
  }
}

function indicesById(items: readonly Item[]): number[] {
  const idAt = (index: number) => items[index]?.id ?? ''
  return Array.from(items.keys()).sort((a, b) => (idAt(a) < idAt(b) ? -1 : 1))
}

/** Applications above which reports hold the first of them alone, and how many then. */
const wholeAtMost = 50_000
const firstOfMany = 10_000

/** The applications that reports hold, in the order of the ranking. */
export interface Shown {
  readonly ranking: Ranking<Item>
  /** Indices in the order of the ranking. */
  readonly indices: readonly number[]
  /** Null when they are all. */
  readonly whole: Whole | null
}

/**
 * Ranks all, and chooses the first: so many that are ranked, and as many of the unread, since somebody must look at those.
 *
 * @param top null for all, or the first 10,000 of more than 50,000
 */
export function choose({ items, whole }: Gathered, rubric: Rubric, top: number | null): Shown {
  const ranking = rankScored(items, rubric)
  const most = top ?? (items.length > wholeAtMost ? firstOfMany : items.length)
  const readCount = items.length - whole.bands.unread
  const indices = [
    ...Array.from({ length: Math.min(most, readCount) }, (_, index) => index),
    ...Array.from({ length: Math.min(most, whole.bands.unread) }, (_, index) => readCount + index),
  ]
  return { ranking, indices, whole: indices.length < items.length ? whole : null }
}

/** The assessments of the applications that are shown, each read from its part when it is looked at. */
export function assessmentsOf(
  { ranking, indices }: Shown,
  { flagsOf }: Gathered,
  rubric: Rubric,
  partOf: (shard: number) => PartFile | null,
): Assessment[] {
  const items = indices.map((index) => ({ ...itemAt(ranking, index), rank: ranking.placeAt(index).rank }))
  return storedAssessments(items, (at) => {
    const item = items[at]
    const part = item === undefined ? null : partOf(item.shard)
    if (item === undefined || part === null) throw new PartError('missing')
    const assessment = toAssessment(fromRecord(part.read(item.start, item.end)), rubric)
    return placed(assessment, ranking.placeAt(indices[at] ?? 0), flagsOf)
  })
}

/** Among others: with its rank, and what others say of it. */
export function placed(assessment: Assessment, place: Place, flagsOf: Gathered['flagsOf']): Assessment {
  return { ...assessment, ...place, flags: [...assessment.flags, ...flagsOf(assessment.id)] }
}

export function itemAt({ order }: Ranking<Item>, index: number): Item {
  const item = order[index]
  if (item === undefined) throw new RangeError(`nobody is at ${index} of the ranking`)
  return item
}
