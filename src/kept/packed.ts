/** A criterion's score whose evidence stands packed: the same to every reader, in a fiftieth of the memory. */
import type { CriterionScore, Explanation, FacetScore, TimeCheck } from '../model/assessment.ts'
import type { Deflated, DeflatedRun } from '../model/deflated.ts'
import type { Evidence, MonthSpan } from '../model/evidence.ts'
import { bytesOfRun } from '../model/inflated.ts'
import { bytesHeld, type PutAside } from '../model/put-aside.ts'
import {
  attachReadyMade,
  type BestPieces,
  type ReadyMade,
  type ReadyTexts,
  readyMadeOf,
  type Undated,
} from '../model/ready-made.ts'
import { Recent } from '../model/recent.ts'
import type { Criterion, Importance, Level } from '../model/rubric.ts'
import { pointsText, type Weighed, weigh } from '../score/index.ts'
import { bestFrom } from './best.ts'

/**
 * What is kept deflated of a criterion, in the order in which it stands: `facets` with `evidence` behind it are the findings of
 * report.json, and months are of each piece, as JSON.
 */
export const TEXTS = ['facets', 'evidence', 'reasons', 'rows', 'months'] as const
export type TextName = (typeof TEXTS)[number]

/** The evidence of one application, deflated. */
export interface Packed extends Deflated {
  /** What tables show of it, as `bestText` made it, in UTF-8. */
  readonly best: Uint8Array | PutAside
  /** Criterion by criterion, where each of its parts ends in the inflated bytes; it begins where the one before it ends. */
  readonly ends: readonly number[]
  /** By criterion: 0 to 1, not rounded. */
  readonly scores: readonly number[]
  /** By criterion; null where no date is missing. */
  readonly undated: readonly Undated[] | null
}

/** One criterion of it, by index. */
export interface PackedPart {
  readonly of: Packed
  readonly index: number
}

/** Facets, evidence and explanation are unpacked whenever they are asked for, which takes tenths of a millisecond. */
export function packedCriterion(
  criterion: Criterion,
  level: Level,
  { of, index }: PackedPart,
  weightSum: number,
): CriterionScore {
  const score = of.scores[index] ?? 0
  const evidence = new PackedEvidence({ of, index }, criterion, weightSum)
  return new PackedScore(weigh(criterion, { level, score }, weightSum), evidence)
}

/** The evidence of a criterion alone. */
export function evidenceIn(part: PackedPart, criterionId: string): readonly Evidence[] {
  const bytes = (name: TextName) => bytesOfRun(runOf(part, name))
  return evidenceFrom({ evidence: bytes('evidence'), months: bytes('months') }, criterionId)
}

/** The same of its texts. */
export function evidenceFrom(
  texts: Readonly<Record<'evidence' | 'months', Uint8Array>>,
  criterionId: string,
): readonly Evidence[] {
  const months = JSON.parse(decode(texts.months)) as readonly (MonthSpan | null)[]
  const evidence = JSON.parse(decode(texts.evidence)) as readonly Reported[]
  return evidence.map((piece, index) => whole(piece, criterionId, months[index] ?? null))
}

/** What is deflated of a criterion, from one text to the end of another. */
function runOf({ of, index }: PackedPart, first: TextName, last = first): DeflatedRun {
  const at = index * TEXTS.length
  const start = of.ends[at + TEXTS.indexOf(first) - 1] ?? 0
  return { of, start, end: of.ends[at + TEXTS.indexOf(last)] ?? 0 }
}

export function bestIn({ of, index }: PackedPart): BestPieces {
  return bestOfAll.of(of)[index] ?? nothing
}

const nothing: BestPieces = { first: null, mostPromising: null }

/** Several tables go through the same people, some steps apart. */
const bestOfAll = new Recent<Packed, readonly BestPieces[]>(128, ({ best }) => bestFrom(decode(bytesHeld(best))))

/** Getters are own properties, so that a copy by spread, JSON or `structuredClone` has them; defined one by one, they take no memory. */
class PackedScore implements CriterionScore {
  readonly id: string
  readonly label: string
  readonly importance: Importance
  readonly weight: number
  readonly level: Level
  readonly score: number
  readonly points: number
  declare readonly time: TimeCheck | null
  declare readonly facets: readonly FacetScore[]
  declare readonly evidence: readonly Evidence[]
  declare readonly explanation: Explanation

  constructor(weighed: Weighed, evidence: PackedEvidence) {
    this.id = weighed.id
    this.label = weighed.label
    this.importance = weighed.importance
    this.weight = weighed.weight
    this.level = weighed.level
    this.score = weighed.score
    this.points = weighed.points
    Object.defineProperty(this, 'time', LAZY.time)
    Object.defineProperty(this, 'facets', LAZY.facets)
    Object.defineProperty(this, 'evidence', LAZY.evidence)
    Object.defineProperty(this, 'explanation', LAZY.explanation)
    attachReadyMade(this, evidence)
  }
}

/** Shared by all scores. */
const LAZY = {
  time: lazy((score) => detailsOf(score).time),
  facets: lazy((score) => detailsOf(score).facets),
  evidence: lazy((score) => detailsOf(score).evidence),
  explanation: lazy((score) => ({
    value: score.points,
    description: readyMadeOf(score)?.description ?? '',
    details: detailsOf(score).reasons,
  })),
}

function lazy(get: (score: CriterionScore) => unknown): PropertyDescriptor & ThisType<CriterionScore> {
  return {
    enumerable: true,
    get() {
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

/** A report asks for all of a person before it goes on to the next; those of a few people, since each is large. */
const details = new Recent<PackedEvidence, Details>(16, (evidence) => detailsIn(evidence, evidence.criterion.id))

function detailsOf(score: CriterionScore): Details {
  const evidence = readyMadeOf(score)
  if (!(evidence instanceof PackedEvidence)) throw new Error('only packed scores have lazy details')
  return details.of(evidence)
}

class PackedEvidence implements ReadyMade {
  readonly of: Packed
  readonly index: number
  readonly criterion: Criterion
  readonly weightSum: number

  constructor({ of, index }: PackedPart, criterion: Criterion, weightSum: number) {
    this.of = of
    this.index = index
    this.criterion = criterion
    this.weightSum = weightSum
  }

  get description(): string {
    return pointsText(this.criterion, this.of.scores[this.index] ?? 0, this.weightSum)
  }

  get undated(): Undated {
    return undatedIn(this.of, this.index)
  }

  texts(): ReadyTexts {
    return { findings: runOf(this, 'facets', 'evidence'), reasons: runOf(this, 'reasons'), rows: runOf(this, 'rows') }
  }

  best(): BestPieces {
    return bestIn(this)
  }
}

export function undatedIn({ undated }: Packed, index: number): Undated {
  return undated?.[index] ?? nothingUndated
}

const nothingUndated: Undated = { criterion: false, facets: [] }

/** As reports have it: what a rubric asks nothing of is left out. */
interface WithoutAbsent {
  readonly time?: TimeCheck
  readonly facets: readonly (Omit<FacetScore, 'time'> & { readonly time?: TimeCheck })[]
}

function detailsIn(part: PackedPart, criterionId: string): Details {
  const text = (name: TextName) => decode(bytesOfRun(runOf(part, name)))
  const { time, facets } = JSON.parse(`{${text('facets')}null}`) as WithoutAbsent
  return {
    time: time ?? null,
    facets: facets.map((facet) => ({ ...facet, time: facet.time ?? null })),
    evidence: evidenceIn(part, criterionId),
    reasons: JSON.parse(text('reasons')) as readonly Explanation[],
  }
}

type Reported = Omit<Evidence, 'criterionId' | 'months'>

/** With what reports leave out, in the order of keys that matchers give. */
function whole(piece: Reported, criterionId: string, months: MonthSpan | null): Evidence {
  const { kind, facetId, termId, level, polarity, strength, note, location, quote } = piece
  return { criterionId, facetId, termId, kind, level, polarity, strength, note, months, location, quote }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}
