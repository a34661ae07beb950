/** All that a run found of one application, as bytes: to be kept for later runs, and to be held by this one in little memory. */
import type { Fingerprint } from '../intake/duplicates.ts'
import { sketchSize } from '../intake/near-pairs.ts'
import type { Vocabulary } from '../match/index.ts'
import type { Assessment } from '../model/assessment.ts'
import type { Evidence } from '../model/evidence.ts'
import { partHeld } from '../model/put-aside.ts'
import type { BestPieces, Undated } from '../model/ready-made.ts'
import type { Level, Rubric } from '../model/rubric.ts'
import { foundTexts, judgedTexts } from '../report/ready-made.ts'
import { type About, addUp, type Judgement, weightSum } from '../score/index.ts'
import { bestText } from './best.ts'
import type { RubricKeys } from './keys.ts'
import { type Packed, packedCriterion, TEXTS, type TextName } from './packed.ts'
import { segmentOf, streamOf } from './segments.ts'
import type { Shelf } from './shelf.ts'

/** What stands in front as JSON, up to the first line end. Behind it stand the bytes that `lengths` counts, and what ends the stream. */
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
    readonly best: number
    /** Of the texts of each criterion, deflated. */
    readonly segments: readonly number[]
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

/** One criterion's part of a record. */
export interface Part {
  readonly level: Level
  readonly score: number
  readonly undated: Undated
  readonly best: BestPieces
  /** Of each of `TEXTS`, in bytes. */
  readonly lengths: readonly number[]
  /** The texts one behind the other, deflated. */
  readonly segment: Uint8Array
}

/** What is said of a criterion's evidence, whatever it proves. */
export interface Found extends Readonly<Record<'evidence' | 'rows' | 'months', Uint8Array>> {
  readonly best: BestPieces
}

/** @param found where it was told before */
export function makePart(judged: Judgement, about: About, found = toldOf(judged.evidence, about)): Part {
  const { facets, reasons, undated } = judgedTexts(judged)
  const { best, ...told } = found
  const texts: Readonly<Record<TextName, Uint8Array>> = { facets: encode(facets), reasons: encode(reasons), ...told }
  const inOrder = TEXTS.map((name) => texts[name])
  const { level, score } = judged
  return { level, score, undated, best, lengths: inOrder.map(lengthOf), segment: segmentOf(Buffer.concat(inOrder)) }
}

function toldOf(evidence: readonly Evidence[], about: About): Found {
  const texts = foundTexts(evidence, about)
  return {
    evidence: encode(texts.evidence),
    rows: encode(texts.rows),
    months: encode(JSON.stringify(evidence.map(({ months }) => months))),
    best: texts.best,
  }
}

function encode(text: string): Uint8Array {
  return Buffer.from(text, 'utf8')
}

function lengthOf({ length }: Uint8Array): number {
  return length
}

/** All that is kept of one application. */
export interface Content {
  readonly about: About
  readonly fingerprint: Fingerprint
  readonly vocabulary: Vocabulary
  /** By criterion, in the order of the rubric. */
  readonly parts: readonly Part[]
}

export function toRecord({ about, fingerprint, vocabulary, parts }: Content, keys: RubricKeys): Uint8Array {
  const { sketches: numbers, ...known } = fingerprint
  const sketches = Buffer.concat(numbers.map(bytesOf))
  const bestPieces = Buffer.from(bestText(parts.map(({ best }) => best)), 'utf8')
  const segments = parts.map(({ segment }) => segment)
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
      best: bestPieces.length,
      segments: segments.map(lengthOf),
    },
  }
  const front = Buffer.from(`${JSON.stringify(head)}\n`, 'utf8')
  return Buffer.concat([front, vocabulary, sketches, bestPieces, streamOf(segments)])
}

export function endsOf(parts: readonly Pick<Part, 'lengths'>[]): readonly number[] {
  let end = 0
  return parts.flatMap(({ lengths }) => lengths.map((length) => (end += length)))
}

export function headOf(record: Uint8Array): Head {
  const line = record.subarray(0, record.indexOf(0x0a))
  return JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(line)) as Head
}

/** Whether it was made for the same evidence, judged in the same way. */
export function isOf(head: Head, { evidence, judgement }: RubricKeys): boolean {
  return areSame(head.evidenceKeys, evidence) && areSame(head.judgementKeys, judgement)
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each, index) => each === others[index])
}

/**
 * @param record bytes that `toRecord` made
 * @param hold puts where they last what packed evidence is read from; of the record itself nothing is held
 */
export function fromRecord(record: Uint8Array, hold: Shelf['hold'] = copyOf): Kept {
  const headEnd = record.indexOf(0x0a) + 1
  const head = headOf(record)
  const { lengths, ends, scores, undated } = head
  const sketchesAt = headEnd + lengths.vocabulary
  const bestAt = sketchesAt + lengths.sketches
  const held = hold(record.subarray(bestAt))
  return {
    head,
    vocabulary: record.slice(headEnd, sketchesAt),
    sketches: record.slice(sketchesAt, bestAt),
    packed: {
      bytes: partHeld(held, lengths.best),
      best: partHeld(held, 0, lengths.best),
      inflatedLength: ends.at(-1) ?? 0,
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
