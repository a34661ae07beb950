/** A criterion's score whose evidence stands packed: the same to every reader, in a fiftieth of the memory. */
import type { CriterionScore, Explanation, FacetScore, TimeCheck } from '../model/assessment.ts'
import type { Deflated, DeflatedRun } from '../model/deflated.ts'
import type { Evidence, MonthSpan } from '../model/evidence.ts'
import { bytesOfRun } from '../model/inflated.ts'
import {
  attachReadyMade,
  type BestPieces,
  type ReadyMade,
  type ReadyTexts,
  readyMadeOf,
  type Undated,
} from '../model/ready-made.ts'
import { Recent } from '../model/recent.ts'
import type { Criterion, Level } from '../model/rubric.ts'
import { explain, weigh } from '../score/index.ts'

/** Half-open, in bytes. */
export type ByteRange = readonly [start: number, end: number]

/** Where the parts of a criterion stand. */
export interface PartRanges {
  /** In the plain bytes, as JSON: the first of `BestPieces` and, where it is another, the most promising. */
  readonly best: ByteRange
  /** These in the inflated ones. Months are of each piece, as JSON. */
  readonly findings: ByteRange
  readonly reasons: ByteRange
  readonly rows: ByteRange
  readonly months: ByteRange
}

/** The evidence of one application: what tables show in plain bytes, and then all, deflated. */
export type Packed = Deflated

/** What was judged of a criterion. */
export interface PackedJudgement {
  readonly level: Level
  /** 0 to 1, not rounded. */
  readonly score: number
  readonly undated: Undated
  readonly ranges: PartRanges
  readonly packed: Packed
}

/** Facets, evidence and explanation are unpacked whenever they are asked for, which takes tenths of a millisecond. */
export function packedCriterion(criterion: Criterion, judged: PackedJudgement, weightSum: number): CriterionScore {
  const weighed = weigh(criterion, judged, weightSum)
  const { description } = explain(weighed, { score: judged.score, reasons: [] }, weightSum)
  const score = Object.defineProperties({ ...weighed }, LAZY) as CriterionScore
  attachReadyMade(score, new PackedParts(criterion.id, description, judged))
  return score
}

/** The evidence of a criterion alone. */
export function evidenceIn(judged: PackedJudgement, criterionId: string): readonly Evidence[] {
  return new PackedParts(criterionId, '', judged).details().evidence
}

/** All bytes of a criterion. */
export function textsIn(judged: PackedJudgement): Readonly<Record<keyof PartRanges, Uint8Array>> {
  const { packed, ranges } = judged
  const inflated = (key: 'findings' | 'reasons' | 'rows' | 'months') => bytesOfRun(runOf(judged, key))
  return {
    best: packed.bytes.subarray(...ranges.best),
    findings: inflated('findings'),
    reasons: inflated('reasons'),
    rows: inflated('rows'),
    months: inflated('months'),
  }
}

function runOf({ packed, ranges }: PackedJudgement, key: keyof PartRanges): DeflatedRun {
  const [start, end] = ranges[key]
  return { of: packed, start, end }
}

/** Own properties, so that a copy by spread, JSON or `structuredClone` has them; shared, so that they take no memory. */
const LAZY: PropertyDescriptorMap & ThisType<CriterionScore> = {
  time: lazy((score) => detailsOf(score).time),
  facets: lazy((score) => detailsOf(score).facets),
  evidence: lazy((score) => detailsOf(score).evidence),
  explanation: lazy((score) => ({
    value: score.points,
    description: readyMadeOf(score)?.description ?? '',
    details: detailsOf(score).reasons,
  })),
}

function lazy(get: (score: CriterionScore) => unknown): PropertyDescriptor {
  return {
    enumerable: true,
    get(this: CriterionScore) {
      return get(this)
    },
  }
}

interface Details {
  readonly time: TimeCheck | null
  readonly facets: readonly FacetScore[]
  readonly evidence: readonly Evidence[]
  readonly reasons: readonly Explanation[]
}

/** Reports go through the people in order, several reports at a time. */
const details = new Recent<PackedParts, Details>(64, (parts) => parts.details())

function detailsOf(score: CriterionScore): Details {
  const parts = readyMadeOf(score)
  if (!(parts instanceof PackedParts)) throw new Error('only packed scores have lazy details')
  return details.of(parts)
}

class PackedParts implements ReadyMade {
  readonly criterionId: string
  readonly description: string
  readonly judged: PackedJudgement

  constructor(criterionId: string, description: string, judged: PackedJudgement) {
    this.criterionId = criterionId
    this.description = description
    this.judged = judged
  }

  get undated(): Undated {
    return this.judged.undated
  }

  texts(): ReadyTexts {
    const run = (key: keyof ReadyTexts) => runOf(this.judged, key)
    return { findings: run('findings'), reasons: run('reasons'), rows: run('rows') }
  }

  best(): BestPieces {
    const { packed, ranges } = this.judged
    const [first, mostPromising = first] = parse(packed.bytes.subarray(...ranges.best)) as readonly (Evidence | null)[]
    return { first: first ?? null, mostPromising: mostPromising ?? null }
  }

  details(): Details {
    const { findings, reasons, months: dated } = textsIn(this.judged)
    const months = parse(dated) as readonly (MonthSpan | null)[]
    const { time, facets, evidence } = JSON.parse(`{${decode(findings)}}`) as WithoutAbsent
    return {
      time: time ?? null,
      facets: facets.map((facet) => ({ ...facet, time: facet.time ?? null })),
      evidence: evidence.map((piece, index) => whole(piece, this.criterionId, months[index] ?? null)),
      reasons: parse(reasons) as readonly Explanation[],
    }
  }
}

/** As reports have it: what a rubric asks nothing of is left out. */
interface WithoutAbsent extends Pick<CriterionScore, 'evidence'> {
  readonly time?: TimeCheck
  readonly facets: readonly (Omit<FacetScore, 'time'> & { readonly time?: TimeCheck })[]
}

/** With what reports leave out, in the order of keys that matchers give. */
function whole(
  piece: Omit<Evidence, 'criterionId' | 'months'>,
  criterionId: string,
  months: MonthSpan | null,
): Evidence {
  const { kind, facetId, termId, level, polarity, strength, note, location, quote } = piece
  return { criterionId, facetId, termId, kind, level, polarity, strength, note, months, location, quote }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(decode(bytes))
}
