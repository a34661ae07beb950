/** All that a run found of one application, as bytes: to be kept for later runs, and to be held by this one in little memory. */
import { deflateRawSync } from 'node:zlib'
import type { Fingerprint } from '../intake/duplicates.ts'
import type { Vocabulary } from '../match/index.ts'
import type { Assessment } from '../model/assessment.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Undated } from '../model/ready-made.ts'
import type { Criterion, Level, Rubric } from '../model/rubric.ts'
import { makeReady } from '../report/ready-made.ts'
import { type About, addUp, type Judgement, weightSum } from '../score/index.ts'
import type { Edits } from './history.ts'
import type { RubricKeys } from './keys.ts'
import {
  type ByteRange,
  evidenceIn,
  type Packed,
  type PackedJudgement,
  type PartRanges,
  packedCriterion,
  textsIn,
} from './packed.ts'

/** What stands in front as JSON, up to the first line end. */
interface Head {
  readonly about: About
  readonly fingerprint: Omit<Fingerprint, 'sketches'> & { readonly sketches: readonly string[] }
  /** Words of its documents, as base64. */
  readonly vocabulary: string
  /** Of the rubric that it was made with. */
  readonly soughtKey: string
  readonly evidenceKeys: readonly string[]
  readonly judgementKeys: readonly string[]
  readonly judged: readonly Omit<PackedJudgement, 'packed'>[]
}

/** A record that was read; `packed` is what its ranges point into. */
export interface Kept {
  readonly head: Head
  readonly packed: Packed
}

/** One criterion's part of a record, as bytes. */
export interface Part {
  readonly level: Level
  readonly score: number
  readonly undated: Undated
  readonly texts: Readonly<Record<keyof PartRanges, Uint8Array>>
}

export function makePart(judged: Judgement, about: About): Part {
  const { findings, reasons, rows, best, undated } = makeReady(judged, about)
  const encode = (text: string) => Buffer.from(text, 'utf8')
  return {
    level: judged.level,
    score: judged.score,
    undated,
    texts: {
      best: encode(JSON.stringify([...new Set([best.first, best.mostPromising])])),
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

/** Bytes written one behind the other. */
class Writer {
  readonly #chunks: Uint8Array[] = []
  #length = 0

  write(bytes: Uint8Array): ByteRange {
    this.#chunks.push(bytes)
    this.#length += bytes.length
    return [this.#length - bytes.length, this.#length]
  }

  get bytes(): Uint8Array {
    return Buffer.concat(this.#chunks)
  }
}

/** Takes a third of a millisecond more than the lowest, once; inflates in two thirds of its time, from a fifth less. */
const deflateLevel = 6

export function toRecord({ about, fingerprint, vocabulary, parts }: Content, keys: RubricKeys): Uint8Array {
  const plain = new Writer()
  const deflated = new Writer()
  const judged = parts.map(({ level, score, undated, texts }) => {
    const ranges: PartRanges = {
      best: plain.write(texts.best),
      findings: deflated.write(texts.findings),
      reasons: deflated.write(texts.reasons),
      rows: deflated.write(texts.rows),
      months: deflated.write(texts.months),
    }
    return { level, score, undated, ranges }
  })
  const head: Head = {
    about,
    fingerprint: { ...fingerprint, sketches: fingerprint.sketches.map(toBase64) },
    vocabulary: Buffer.from(vocabulary).toString('base64'),
    soughtKey: keys.sought.key,
    evidenceKeys: keys.evidence,
    judgementKeys: keys.judgement,
    judged,
  }
  const [front, body] = [plain.bytes, deflated.bytes]
  const lengths = `${front.length} ${body.length}`
  const text = Buffer.from(`${JSON.stringify(head)}\n${lengths}\n`, 'utf8')
  return Buffer.concat([text, front, deflateRawSync(body, { level: deflateLevel })])
}

/** @param record bytes that `toRecord` made */
export function fromRecord(record: Uint8Array): Kept {
  const headEnd = record.indexOf(0x0a)
  const lengthsEnd = record.indexOf(0x0a, headEnd + 1)
  const text = new TextDecoder('utf-8', { ignoreBOM: true })
  const head = JSON.parse(text.decode(record.subarray(0, headEnd))) as Head
  const lengths = text
    .decode(record.subarray(headEnd + 1, lengthsEnd))
    .split(' ')
    .map(Number)
  const [from = 0, inflatedLength = 0] = lengths
  // A copy: the rest of the bytes is not held.
  return { head, packed: { bytes: new Uint8Array(record.subarray(lengthsEnd + 1)), from, inflatedLength } }
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

export function fingerprintOf({ head }: Kept): Fingerprint {
  return { ...head.fingerprint, sketches: head.fingerprint.sketches.map(fromBase64) }
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
  const vocabulary = edits === null ? null : vocabularyIn(kept)
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
  const { head, packed } = kept
  const evidence = new Map<string, readonly Evidence[]>()
  const parts = new Map<string, Part>()
  for (const [index, criterion] of criteria.entries()) {
    const { then = -1, restate = null, isJudged = false } = standing[index] ?? {}
    const judged = head.judged[then]
    // Evidence that is short of the time that is asked was lowered: what it proved before is not known any more.
    if (judged === undefined || asksOfTime(criterion)) continue
    const { level, score, undated } = judged
    const found = evidenceIn({ ...judged, packed }, criterion.id)
    evidence.set(criterion.id, restate === null ? found : found.map(restate))
    if (isJudged) parts.set(criterion.id, { level, score, undated, texts: textsIn({ ...judged, packed }) })
  }
  return { fingerprint: fingerprintOf(kept), vocabulary: vocabularyIn(kept), evidence, parts }
}

function asksOfTime({ time, facets }: Criterion): boolean {
  return time !== null || facets.some((facet) => facet.time !== null)
}

function vocabularyIn({ head }: Kept): Vocabulary {
  return Buffer.from(head.vocabulary, 'base64')
}

/** The assessment under a rubric of the same judgement keys, whatever its weights. */
export function toAssessment({ head, packed }: Kept, rubric: Rubric): Assessment {
  const sum = weightSum(rubric)
  const criteria = rubric.criteria.flatMap((criterion, index) => {
    const judged = head.judged[index]
    return judged === undefined ? [] : [packedCriterion(criterion, { ...judged, packed }, sum)]
  })
  return addUp(head.about, criteria, rubric)
}

function toBase64({ buffer, byteOffset, byteLength }: Int32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64')
}

function fromBase64(text: string): Int32Array {
  return new Int32Array(new Uint8Array(Buffer.from(text, 'base64')).buffer)
}
