/** What of a record still holds under this run's rubric. */
import type { Fingerprint } from '../intake/duplicates.ts'
import type { Vocabulary } from '../match/index.ts'
import type { Evidence } from '../model/evidence.ts'
import { bytesHeld } from '../model/put-aside.ts'
import type { Criterion, Rubric } from '../model/rubric.ts'
import type { Edits } from './history.ts'
import type { RubricKeys } from './keys.ts'
import { bestIn, evidenceFrom, evidenceIn, TEXTS, type TextName, undatedIn } from './packed.ts'
import { endsOf, type Found, fingerprintOf, type Kept, type Part } from './record.ts'
import { textOf } from './segments.ts'

/** What holds of one criterion's part of a record under another rubric. */
interface Standing {
  /** Its place in the record, or -1 where other evidence may be found now. */
  readonly place: number
  /** What its evidence says now; null where it says what it said. */
  readonly restate: ((evidence: Evidence) => Evidence) | null
  /** Whether it is judged as it was. */
  readonly isJudged: boolean
}

const notStanding: Standing = { place: -1, restate: null, isJudged: false }

/**
 * By criterion of this run's rubric.
 *
 * @param edits of the rubric since the record was made, or null where they are not known
 */
export function standingUnder(kept: Kept, keys: RubricKeys, edits: Edits | null): readonly Standing[] {
  const { head } = kept
  const vocabulary = edits === null ? null : kept.vocabulary
  return keys.evidence.map((key, index) => {
    const same = head.evidenceKeys.indexOf(key)
    const edit = same < 0 ? (edits?.[index] ?? null) : null
    const isUntouched = edit !== null && vocabulary !== null && !edit.mayTouch(vocabulary)
    const place = isUntouched ? index : same
    const restate = isUntouched ? edit.restate : null
    const isJudged = place >= 0 && restate === null && head.judgementKeys[place] === keys.judgement[index]
    return { place, restate, isJudged }
  })
}

/** How much of a record holds: all, all but how it is judged, or less. */
export function extentOf({ head }: Kept, standing: readonly Standing[]): 'as-judged' | 'as-found' | 'in-part' {
  const isWhole = standing.length === head.evidenceKeys.length && standing.every(({ place }, index) => place === index)
  if (!isWhole) return 'in-part'
  return standing.every(({ isJudged }) => isJudged) ? 'as-judged' : 'as-found'
}

/** What of a record need not be found again. */
export interface Known {
  readonly fingerprint: Fingerprint
  readonly vocabulary: Vocabulary
  /** For the criteria whose evidence would be found again, as it reads now; for none that asks of dates. */
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>
  /** Of those, the ones that judge it as they did. */
  readonly parts: ReadonlyMap<string, Part>
  /** Of those that judge it otherwise, what is said of the same evidence. */
  readonly found: ReadonlyMap<string, Found>
}

export function knownUnder(kept: Kept, { criteria }: Rubric, standing: readonly Standing[]): Known {
  const stream = bytesHeld(kept.packed.bytes)
  const evidence = new Map<string, readonly Evidence[]>()
  const parts = new Map<string, Part>()
  for (const [index, criterion] of criteria.entries()) {
    const stands = standing[index] ?? notStanding
    const part = partIn(kept, stands.place, stream)
    if (part === null || asksOfTime(criterion)) continue
    const found = evidenceIn({ of: kept.packed, index: stands.place }, criterion.id)
    evidence.set(criterion.id, stands.restate === null ? found : found.map(stands.restate))
    if (stands.isJudged) parts.set(criterion.id, part)
  }
  return { fingerprint: fingerprintOf(kept), vocabulary: kept.vocabulary, evidence, parts, found: new Map() }
}

/**
 * The same where nothing needs to be found again, and evidence is wanted of those criteria alone that are judged otherwise; null where
 * that is not to be had.
 */
export function knownToJudge(kept: Kept, { criteria }: Rubric, standing: readonly Standing[]): Known | null {
  const stream = bytesHeld(kept.packed.bytes)
  const evidence = new Map<string, readonly Evidence[]>()
  const parts = new Map<string, Part>()
  const found = new Map<string, Found>()
  for (const [index, criterion] of criteria.entries()) {
    const { place, isJudged, restate } = standing[index] ?? notStanding
    const part = partIn(kept, place, stream)
    if (part === null || (!isJudged && asksOfTime(criterion))) return null
    if (isJudged) {
      parts.set(criterion.id, part)
      continue
    }
    const told = foundIn(part)
    const pieces = evidenceFrom(told, criterion.id)
    evidence.set(criterion.id, restate === null ? pieces : pieces.map(restate))
    if (restate === null) found.set(criterion.id, told)
  }
  return { fingerprint: fingerprintOf(kept), vocabulary: kept.vocabulary, evidence, parts, found }
}

function foundIn({ best, lengths, segment }: Part): Found {
  const ends = endsOf([{ lengths }])
  const text = textOf(segment, ends.at(-1) ?? 0)
  const named = (name: TextName) => {
    const at = TEXTS.indexOf(name)
    return text.subarray(ends[at - 1] ?? 0, ends[at])
  }
  return { evidence: named('evidence'), rows: named('rows'), months: named('months'), best }
}

/** A criterion's part of a record, by its index there; null where the record has none. */
function partIn({ head, packed }: Kept, index: number, stream: Uint8Array): Part | null {
  const level = head.levels[index]
  const score = head.scores[index]
  if (level === undefined || score === undefined) return null
  const { ends } = packed
  const lengths = TEXTS.map(
    (_, at) => (ends[index * TEXTS.length + at] ?? 0) - (ends[index * TEXTS.length + at - 1] ?? 0),
  )
  const before = head.lengths.segments.slice(0, index).reduce((sum, each) => sum + each, 0)
  const segment = stream.subarray(before, before + (head.lengths.segments[index] ?? 0))
  const best = bestIn({ of: packed, index })
  return { level, score, undated: undatedIn(packed, index), best, lengths, segment }
}

/** Evidence that is short of the time that is asked was lowered: what it proved before is not known any more. */
function asksOfTime({ time, facets }: Criterion): boolean {
  return time !== null || facets.some((facet) => facet.time !== null)
}
