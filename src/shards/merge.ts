/** All parts → one report, the same as one process would have made. */
import { type Fingerprint, flagsFor, sharedKeysOf } from '../intake/duplicates.ts'
import { nearPairs, SketchShelf } from '../intake/near-pairs.ts'
import { fingerprintOf, fromRecord, type Kept, toAssessment } from '../kept/record.ts'
import type { Assessment, Flag } from '../model/assessment.ts'
import { diagnostic, UserError } from '../model/diagnostic.ts'
import type { Scratch } from '../model/put-aside.ts'
import type { Rubric } from '../model/rubric.ts'
import type { Whole } from '../model/whole.ts'
import { type Place, placesOf, unplaced } from '../score/index.ts'
import { openCensus } from './census.ts'
import { type Columns, openColumns } from './columns.ts'
import { type PartDigest, PartError, type PartFault, recordsIn } from './part.ts'
import type { Manifest } from './plan.ts'
import { openSharedKeys, type SharedKeys } from './shared-keys.ts'
import { type AtHand, storedAssessments } from './stored.ts'

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

/** Where a merge finds what it needs. */
export interface MergeSource {
  readonly manifest: Manifest
  readonly rubric: Rubric
  /** Where what is known of all applications is, but for some bytes of each. */
  readonly scratch: Scratch
  /** The file of a shard, or null. */
  partOf(shard: number): PartFile | null
  /** The application's own id, where parts have another. */
  idOf(id: string): string
  /** Told of every part that is whole. */
  onPart?(shard: number, digest: PartDigest): void
}

/** What was found in all parts, none of it yet ranked. */
export interface Gathered {
  readonly columns: Columns
  readonly whole: Whole
  readonly keys: SharedKeys
  readonly sketches: SketchShelf
  /** The record of an application, by its number. */
  readonly recordOf: (number: number) => Kept
}

/**
 * Reads every part once.
 *
 * @returns the shards that are lost, if any is
 */
export function gather(source: MergeSource): Gathered | readonly LostShard[] {
  const { manifest, rubric, scratch, partOf, idOf } = source
  const columns = openColumns(rubric, scratch)
  const census = openCensus(rubric)
  const keys = openSharedKeys(scratch)
  const sketches = new SketchShelf(scratch)
  const lost: LostShard[] = []
  for (const [shard, { fingerprint }] of manifest.shards.entries()) {
    columns.beginShard()
    try {
      const part = partOf(shard)
      if (part === null) throw new PartError('missing')
      const onWhole = (digest: PartDigest) => source.onPart?.(shard, digest)
      for (const { record, start, end } of recordsIn(part.chunks(), fingerprint, onWhole)) {
        const kept = fromRecord(record)
        const assessment = toAssessment(kept, rubric)
        const known = fingerprintOf(kept)
        for (const key of sharedKeysOf(known)) keys.add(columns.count, key)
        sketches.add(columns.count, known.sketches)
        columns.add({ ...assessment, id: idOf(assessment.id) }, { start, end })
        census.add(assessment)
      }
    } catch (error) {
      if (!(error instanceof PartError)) throw error
      lost.push({ shard, fault: error.fault })
    }
  }
  if (lost.length > 0) return lost
  const recordOf = (number: number): Kept => {
    const { shard, start, end } = columns.placeOf(number)
    const part = partOf(shard)
    if (part === null) throw wentAway(shard)
    const kept = fromRecord(part.read(start, end))
    const { about, fingerprint } = kept.head
    const id = idOf(about.id)
    return {
      ...kept,
      head: { ...kept.head, about: { ...about, id }, fingerprint: { ...fingerprint, applicationId: id } },
    }
  }
  return { columns, whole: census.result(), keys, sketches, recordOf }
}

function wentAway(shard: number): UserError {
  const message = `the part of shard ${shard} went away while it was merged`
  return new UserError([
    diagnostic({ code: 'merge/lost-shard', message, hint: 'merge again when nobody else changes the run' }),
  ])
}

/** Applications above which reports hold the first of them alone, and how many then. */
const wholeAtMost = 50_000
const firstOfMany = 10_000

/** How many of the ranked, and of the unread, a report holds; null for all. */
export function mostShown(count: number, top: number | null): number | null {
  return top ?? (count > wholeAtMost ? firstOfMany : null)
}

/** The applications that reports hold, in the order of the ranking. */
export interface Shown {
  readonly items: readonly ShownItem[]
  readonly flagsOf: (id: string) => readonly Flag[]
  /** Null when they are all. */
  readonly whole: Whole | null
}

export interface ShownItem extends AtHand {
  readonly number: number
  readonly place: Place
}

/**
 * Ranks all, and chooses the first: so many that are ranked, and as many of the unread, since somebody must look at those.
 *
 * @param top null for all, or the first 10,000 of more than 50,000
 */
export function choose(gathered: Gathered, rubric: Rubric, top: number | null): Shown {
  const { columns, whole, recordOf } = gathered
  const { count } = columns
  const byId = columns.byId()
  const order = columns.order(byId)
  const most = mostShown(count, top) ?? count
  const readCount = count - whole.bands.unread
  const asked = Math.min(most, readCount)
  const numbers = [...order.subarray(0, asked), ...order.subarray(readCount, readCount + most)]
  const placeAt = placesOf(columns.inOrder(order.subarray(0, readCount)), rubric, asked)
  const items = numbers.map((number, index) => {
    const { id, name, points, band } = toAssessment(recordOf(number), rubric)
    const place = index < asked ? placeAt(index) : unplaced
    return { id, name, points, band, rank: place.rank, number, place }
  })
  const flags = flagsAmong(new Set(numbers), gathered, byId)
  return { items, flagsOf: (id) => flags.get(id) ?? [], whole: numbers.length === count ? null : whole }
}

/**
 * The flags of those that are shown, whoever has something in common with them.
 *
 * @param byId the number of each application, by id
 */
function flagsAmong(
  shown: ReadonlySet<number>,
  { keys, sketches, recordOf }: Gathered,
  byId: Uint32Array,
): ReadonlyMap<string, readonly Flag[]> {
  const placeOf = new Uint32Array(byId.length)
  for (const [place, number] of byId.entries()) placeOf[number] = place
  const placed = (number: number) => placeOf[number] ?? 0
  const suspects = keys.ownersBeside(shown).sort((a, b) => placed(a) - placed(b))
  const fingerprints = suspects.map((number): Fingerprint => ({ ...fingerprintOf(recordOf(number)), sketches: [] }))
  const pairs = nearPairs(sketches, { placeOf, concerns: (place) => shown.has(byId[place] ?? 0) })
  return flagsFor(fingerprints, pairs, (place) => recordOf(byId[place] ?? 0).head.about.id)
}

/** Each is read from its part when a report asks for more than where it stands. */
export function assessmentsOf({ items, flagsOf }: Shown, { recordOf }: Gathered, rubric: Rubric): Assessment[] {
  return storedAssessments(items, (at) => {
    const item = items[at]
    if (item === undefined) throw new RangeError(`nobody is at ${at} of the ranking`)
    return placed(toAssessment(recordOf(item.number), rubric), item.place, flagsOf)
  })
}

/** Among others: with its rank, and what others say of it. */
export function placed(assessment: Assessment, place: Place, flagsOf: Shown['flagsOf']): Assessment {
  return { ...assessment, ...place, flags: [...assessment.flags, ...flagsOf(assessment.id)] }
}
