/** All that a run found of one application, as bytes: to be kept for later runs, and to be held by this one in little memory. */
import { deflateRawSync } from 'node:zlib'
import type { Fingerprint } from '../intake/duplicates.ts'
import { sketchSize } from '../intake/near-pairs.ts'
import type { Vocabulary } from '../match/index.ts'
import type { Assessment } from '../model/assessment.ts'
import type { Evidence } from '../model/evidence.ts'
import type { BestPieces, BriefEvidence, Undated } from '../model/ready-made.ts'
import type { Criterion, Level, Rubric } from '../model/rubric.ts'
import { makeReady } from '../report/ready-made.ts'
import { type About, addUp, type Judgement, weightSum } from '../score/index.ts'
import type { Edits } from './history.ts'
import type { RubricKeys } from './keys.ts'
import {
  type BestOfAll,
  bestIn,
  evidenceIn,
  PARTS,
  type Packed,
  type PartName,
  packedCriterion,
  textsIn,
  undatedIn,
} from './packed.ts'
import type { Shelf } from './shelf.ts'

/** What stands in front as JSON, up to the first line end. Behind it stand the bytes that `lengths` counts, then those that are deflated. */
interface Head extends Pick<Packed, 'ends' | 'scores' | 'undated'> {
  readonly about: About
  readonly fingerprint: Omit<Fingerprint, 'sketches'>
  /** Of the rubric that it was made with. */
  readonly soughtKey: string
  readonly evidenceKeys: readonly string[]
  readonly judgementKeys: readonly string[]
  /** By criterion. */
  readonly levels: readonly Level[]
  /** In bytes. */
  readonly lengths: {
    readonly vocabulary: number
    readonly sketches: number
    readonly plain: number
    /** Of what comes of the deflated ones. */
    readonly inflated: number
  }
}

/** A record that was read. */
export interface Kept {
  readonly head: Head
  /** Words of its documents. */
  readonly vocabulary: Vocabulary
  /** One behind the other. */
  readonly sketches: Uint8Array
  readonly packed: Packed
}

/** One criterion's part of a record, as bytes. */
export interface Part {
  readonly level: Level
  readonly score: number
  readonly undated: Undated
  readonly best: BestPieces
  readonly texts: Readonly<Record<PartName, Uint8Array>>
}

export function makePart(judged: Judgement, about: About): Part {
  const { findings, reasons, rows, best, undated } = makeReady(judged, about)
  const encode = (text: string) => Buffer.from(text, 'utf8')
  return {
    level: judged.level,
    score: judged.score,
    undated,
    best,
    texts: {
      findings: encode(findings),
      reasons: encode(reasons),
      rows: encode(rows),
      months: encode(JSON.stringify(judged.evidence.map(({ months }) => months))),
    },
  }
}

/** All that is kept of one application. */
export interface Content {
  readonly about: About
  readonly fingerprint: Fingerprint
  readonly vocabulary: Vocabulary
  /** By criterion, in the order of the rubric. */
  readonly parts: readonly Part[]
}

/** Takes a third of a millisecond more than the lowest, once; inflates in two thirds of its time, from a fifth less. */
const deflateLevel = 6

export function toRecord({ about, fingerprint, vocabulary, parts }: Content, keys: RubricKeys): Uint8Array {
  const { sketches: numbers, ...known } = fingerprint
  const sketches = Buffer.concat(numbers.map(bytesOf))
  const plain = Buffer.from(JSON.stringify(bestOfAll(parts)), 'utf8')
  const body = Buffer.concat(parts.flatMap(({ texts }) => PARTS.map((name) => texts[name])))
  const head: Head = {
    about,
    fingerprint: known,
    soughtKey: keys.sought.key,
    evidenceKeys: keys.evidence,
    judgementKeys: keys.judgement,
    levels: parts.map(({ level }) => level),
    scores: parts.map(({ score }) => score),
    undated: parts.some(({ undated }) => undated.criterion || undated.facets.length > 0)
      ? parts.map(({ undated }) => undated)
      : null,
    ends: endsOf(parts),
    lengths: {
      vocabulary: vocabulary.length,
      sketches: sketches.length,
      plain: plain.length,
      inflated: body.length,
    },
  }
  const front = Buffer.from(`${JSON.stringify(head)}\n`, 'utf8')
  return Buffer.concat([front, vocabulary, sketches, plain, deflateRawSync(body, { level: deflateLevel })])
}

function endsOf(parts: readonly Part[]): readonly number[] {
  let end = 0
  return parts.flatMap(({ texts }) => PARTS.map((name) => (end += texts[name].length)))
}

/** Most often the two are one. */
function bestOfAll(parts: readonly Part[]): BestOfAll {
  return parts.map(({ best: { first, mostPromising } }) =>
    mostPromising === first ? [brief(first)] : [brief(first), brief(mostPromising)],
  )
}

/** Without what no table shows: it is read again for each of them. */
function brief(piece: BriefEvidence | null): BriefEvidence | null {
  if (piece === null) return null
  const { level, strength, location, quote } = piece
  const { path, page, line, section } = location
  return { level, strength, location: { path, page, line, section }, quote }
}

/**
 * @param record bytes that `toRecord` made
 * @param hold puts where they last what packed evidence is read from; of the record itself nothing is held
 */
export function fromRecord(record: Uint8Array, hold: Shelf['hold'] = copyOf): Kept {
  const headEnd = record.indexOf(0x0a) + 1
  const head = JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(record.subarray(0, headEnd))) as Head
  const { lengths, ends, scores, undated } = head
  const sketchesAt = headEnd + lengths.vocabulary
  const plainAt = sketchesAt + lengths.sketches
  return {
    head,
    vocabulary: record.slice(headEnd, sketchesAt),
    sketches: record.slice(sketchesAt, plainAt),
    packed: {
      bytes: hold(record.subarray(plainAt)),
      from: lengths.plain,
      inflatedLength: lengths.inflated,
      ends,
      scores,
      undated,
    },
  }
}

function copyOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes)
}

/** The record with the keys of this run's rubric, as it would be made under it; of one all of which holds. */
export function asMadeNow(record: Uint8Array, { head }: Kept, keys: RubricKeys): Uint8Array {
  if (head.soughtKey === keys.sought.key) return record
  const now: Head = {
    ...head,
    soughtKey: keys.sought.key,
    evidenceKeys: keys.evidence,
    judgementKeys: keys.judgement,
  }
  return Buffer.concat([Buffer.from(JSON.stringify(now), 'utf8'), record.subarray(record.indexOf(0x0a))])
}

export function fingerprintOf({ head, sketches }: Kept): Fingerprint {
  // A copy: numbers begin at a multiple of their size.
  const numbers = new Int32Array(copyOf(sketches).buffer)
  const count = numbers.length / sketchSize
  const sketchAt = (index: number) => numbers.subarray(index * sketchSize, (index + 1) * sketchSize)
  return { ...head.fingerprint, sketches: Array.from({ length: count }, (_, index) => sketchAt(index)) }
}

/** What holds of one criterion's part of a record under another rubric. */
interface Standing {
  /** Its place in the record, or -1 where other evidence may be found now. */
  readonly then: number
  /** What its evidence says now; null where it says what it said. */
  readonly restate: ((evidence: Evidence) => Evidence) | null
  /** Whether it is judged as it was. */
  readonly isJudged: boolean
}

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
    const then = isUntouched ? index : same
    const restate = isUntouched ? edit.restate : null
    const isJudged = then >= 0 && restate === null && head.judgementKeys[then] === keys.judgement[index]
    return { then, restate, isJudged }
  })
}

/** What of a record need not be found again. */
export interface Known {
  readonly fingerprint: Fingerprint
  readonly vocabulary: Vocabulary
  /** For the criteria whose evidence would be found again, as it reads now; for none that asks of dates. */
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>
  /** Of those, the ones that judge it as they did. */
  readonly parts: ReadonlyMap<string, Part>
}

export function knownUnder(kept: Kept, { criteria }: Rubric, standing: readonly Standing[]): Known {
  const { packed } = kept
  const evidence = new Map<string, readonly Evidence[]>()
  const parts = new Map<string, Part>()
  for (const [index, criterion] of criteria.entries()) {
    const { then = -1, restate = null, isJudged = false } = standing[index] ?? {}
    const part = partIn(kept, then)
    // Evidence that is short of the time that is asked was lowered: what it proved before is not known any more.
    if (part === null || asksOfTime(criterion)) continue
    const found = evidenceIn({ of: packed, index: then }, criterion.id)
    evidence.set(criterion.id, restate === null ? found : found.map(restate))
    if (isJudged) parts.set(criterion.id, part)
  }
  return { fingerprint: fingerprintOf(kept), vocabulary: kept.vocabulary, evidence, parts }
}

/** A criterion's part of a record, by its index there; null where the record has none. */
function partIn({ head, packed }: Kept, index: number): Part | null {
  const level = head.levels[index]
  const score = head.scores[index]
  if (level === undefined || score === undefined) return null
  const part = { of: packed, index }
  return { level, score, undated: undatedIn(packed, index), best: bestIn(part), texts: textsIn(part) }
}

function asksOfTime({ time, facets }: Criterion): boolean {
  return time !== null || facets.some((facet) => facet.time !== null)
}

/** The assessment under a rubric of the same judgement keys, whatever its weights. */
export function toAssessment({ head, packed }: Kept, rubric: Rubric): Assessment {
  const sum = weightSum(rubric)
  const criteria = rubric.criteria.flatMap((criterion, index) => {
    const level = head.levels[index]
    return level === undefined ? [] : [packedCriterion(criterion, level, { of: packed, index }, sum)]
  })
  return addUp(head.about, criteria, rubric)
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
