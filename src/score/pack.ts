/** Assessments of large batches with their evidence packed: 10,000 of them would take a gigabyte otherwise. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Assessment, CriterionScore } from '../model/assessment.ts'

/** What of a criterion is large and seldom asked for. */
type Details = Pick<CriterionScore, 'evidence' | 'explanation'>

/**
 * The same assessment to every reader, in a fifth of the memory: the evidence and explanations are kept deflated and are
 * unpacked whenever they are asked for. Costs a reader some tenths of a millisecond an application.
 */
export function packEvidence(assessment: Assessment): Assessment {
  if (assessment.criteria.length === 0) return assessment
  const details: Details[] = assessment.criteria.map(({ evidence, explanation }) => ({ evidence, explanation }))
  // A copy, since zlib gives a view of a larger buffer.
  const packed = new Uint8Array(deflateRawSync(JSON.stringify(details), { level: 1 }))
  return { ...assessment, criteria: assessment.criteria.map((each, index) => withPacked(each, packed, index)) }
}

function withPacked(criterion: CriterionScore, packed: Uint8Array, index: number): CriterionScore {
  const { evidence: _, explanation: __, ...rest } = criterion
  const detailsOf = (): Details => unpack(packed)[index] ?? nothing
  return {
    ...rest,
    get evidence() {
      return detailsOf().evidence
    },
    get explanation() {
      return detailsOf().explanation
    },
  }
}

const nothing: Details = { evidence: [], explanation: { value: 0, description: '', details: [] } }

/** The applications unpacked last: reports go through them one by one, several reports at a time. */
const unpacked = new Map<Uint8Array, readonly Details[]>()
const unpackedAtMost = 32

function unpack(packed: Uint8Array): readonly Details[] {
  const known = unpacked.get(packed)
  if (known !== undefined) return known
  const details = JSON.parse(new TextDecoder().decode(inflateRawSync(packed))) as readonly Details[]
  unpacked.set(packed, details)
  for (const oldest of unpacked.keys()) {
    if (unpacked.size <= unpackedAtMost) break
    unpacked.delete(oldest)
  }
  return details
}
