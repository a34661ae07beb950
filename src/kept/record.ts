/** All that a run found of one application, as bytes: to be kept for later runs, and to be held by this one in little memory. */
import { deflateRawSync } from 'node:zlib'
import type { Fingerprint } from '../intake/duplicates.ts'
import type { Assessment } from '../model/assessment.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Level, Rubric } from '../model/rubric.ts'
import { makeReady } from '../report/ready-made.ts'
import { type About, addUp, type Judgement, weightSum } from '../score/index.ts'
import type { RubricKeys } from './keys.ts'
import { type ByteRange, evidenceIn, type Packed, type PartRanges, packedCriterion, textsIn } from './packed.ts'

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

/** One criterion's part of a record, as bytes. */
export interface Part {
  readonly level: Level
  readonly score: number
  readonly texts: Readonly<Record<keyof PartRanges, Uint8Array>>
}

export function makePart(judged: Judgement, about: About): Part {
  const { findings, reasons, rows, best } = makeReady(judged, about)
  const encode = (text: string) => Buffer.from(text, 'utf8')
  return {
    level: judged.level,
    score: judged.score,
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

export function toRecord({ about, fingerprint, parts }: Content, keys: RubricKeys): Uint8Array {
  const plain = new Writer()
  const deflated = new Writer()
  const judged = parts.map(({ level, score, texts }) => {
    const ranges: PartRanges = {
      best: plain.write(texts.best),
      findings: deflated.write(texts.findings),
      reasons: deflated.write(texts.reasons),
      rows: deflated.write(texts.rows),
      months: deflated.write(texts.months),
    }
    return { level, score, ranges }
  })
  const head: Head = {
    about,
    fingerprint: { ...fingerprint, sketches: fingerprint.sketches.map(toBase64) },
    evidenceKeys: keys.evidence,
    judgementKeys: keys.judgement,
    judged,
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

/** What holds of a record under another rubric, by criterion. */
export interface Known {
  readonly fingerprint: Fingerprint
  /** For the criteria that look for what they looked for then. */
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>
  /** Of those, the ones that judge it as they did. */
  readonly parts: ReadonlyMap<string, Part>
}

export function knownUnder(kept: Kept, { criteria }: Rubric, keys: RubricKeys): Known {
  const { head, packed } = kept
  const evidence = new Map<string, readonly Evidence[]>()
  const parts = new Map<string, Part>()
  for (const [index, { id }] of criteria.entries()) {
    const then = head.evidenceKeys.indexOf(keys.evidence[index] ?? '')
    const judged = head.judged[then]
    if (judged === undefined) continue
    const { level, score } = judged
    evidence.set(id, evidenceIn({ ...judged, packed }, id))
    if (head.judgementKeys[then] === keys.judgement[index])
      parts.set(id, { level, score, texts: textsIn({ ...judged, packed }) })
  }
  return { fingerprint: fingerprintOf(kept), evidence, parts }
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
