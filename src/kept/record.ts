/** All that a run found of one application, as bytes: to be kept for later runs, and to be held by this one in little memory. */
import { deflateRawSync } from 'node:zlib'
import type { Fingerprint } from '../intake/duplicates.ts'
import type { Assessment, CriterionScore } from '../model/assessment.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Level, Rubric } from '../model/rubric.ts'
import { makeReady } from '../report/ready-made.ts'
import { type About, addUp, type Judgement, weightSum } from '../score/index.ts'
import type { RubricKeys } from './keys.ts'
import { type ByteRange, evidenceIn, type Packed, type PartRanges, packedCriterion } from './packed.ts'

/** What stands in front as JSON, up to the first line end. */
interface Head {
  readonly about: About
  readonly fingerprint: Omit<Fingerprint, 'sketches'> & { readonly sketches: readonly string[] }
  /** Of the rubric that it was made with. */
  readonly evidenceKeys: readonly string[]
  readonly judgementKeys: readonly string[]
  readonly judged: readonly { readonly level: Level; readonly score: number; readonly ranges: PartRanges }[]
}

/** A record that was read; `packed` is what its ranges point into. */
export interface Kept {
  readonly head: Head
  readonly packed: Packed
}

/** What is known of an application when it is assessed. */
export interface Found {
  readonly about: About
  readonly fingerprint: Fingerprint
  readonly criteria: readonly CriterionScore[]
  readonly judged: readonly Pick<Judgement, 'level' | 'score'>[]
}

/** Bytes written one behind the other. */
class Writer {
  readonly #chunks: Uint8Array[] = []
  #length = 0

  write(text: string): ByteRange {
    const bytes = Buffer.from(text, 'utf8')
    this.#chunks.push(bytes)
    this.#length += bytes.length
    return [this.#length - bytes.length, this.#length]
  }

  get bytes(): Uint8Array {
    return Buffer.concat(this.#chunks)
  }
}

export function toRecord({ about, fingerprint, criteria, judged }: Found, keys: RubricKeys): Uint8Array {
  const plain = new Writer()
  const deflated = new Writer()
  const ranges = criteria.map((criterion): PartRanges => {
    const { findings, reasons, rows, best } = makeReady(criterion, about)
    return {
      best: plain.write(JSON.stringify([...new Set([best.first, best.mostPromising])])),
      findings: deflated.write(findings),
      reasons: deflated.write(reasons),
      rows: deflated.write(rows),
      months: deflated.write(JSON.stringify(criterion.evidence.map(({ months }) => months))),
    }
  })
  const head: Head = {
    about,
    fingerprint: { ...fingerprint, sketches: fingerprint.sketches.map(toBase64) },
    evidenceKeys: keys.evidence,
    judgementKeys: keys.judgement,
    judged: ranges.map((each, index) => ({
      level: judged[index]?.level ?? 0,
      score: judged[index]?.score ?? 0,
      ranges: each,
    })),
  }
  const [front, body] = [plain.bytes, deflated.bytes]
  const lengths = `${front.length} ${body.length}`
  const text = Buffer.from(`${JSON.stringify(head)}\n${lengths}\n`, 'utf8')
  return Buffer.concat([text, front, deflateRawSync(body, { level: 1 })])
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
  const [deflatedFrom = 0, inflatedLength = 0] = lengths
  // A copy: the rest of the bytes is not held.
  return { head, packed: { bytes: new Uint8Array(record.subarray(lengthsEnd + 1)), deflatedFrom, inflatedLength } }
}

export function fingerprintOf({ head }: Kept): Fingerprint {
  return { ...head.fingerprint, sketches: head.fingerprint.sketches.map(fromBase64) }
}

/** Evidence for the criteria of a rubric that look for what they looked for when it was kept. */
export function knownEvidence(
  { head, packed }: Kept,
  { rubric, keys }: { readonly rubric: Rubric; readonly keys: RubricKeys },
): ReadonlyMap<string, readonly Evidence[]> {
  const known = new Map<string, readonly Evidence[]>()
  for (const [index, { id }] of rubric.criteria.entries()) {
    const judged = head.judged[head.evidenceKeys.indexOf(keys.evidence[index] ?? '')]
    if (judged !== undefined) known.set(id, evidenceIn({ ...judged, packed }, id))
  }
  return known
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
