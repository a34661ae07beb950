/** A criterion's level and score from its evidence, with the sum that led there. */
import type { CriterionScore, Explanation, FacetScore, TimeCheck } from '../model/assessment.ts'
import type { Evidence } from '../model/evidence.ts'
import { type Combine, type Criterion, type Facet, LEVEL_NAMES, type Level } from '../model/rubric.ts'
import {
  addMass,
  type ConceptMass,
  conceptMasses,
  countedMass,
  depthOf,
  levelOfMass,
  type Mass,
  NOTHING,
  type Sum,
  scoreOfMass,
} from './mass.ts'
import { roleCountOf, usageOf, usageText } from './time.ts'
import { checkTime, timeText, underTime } from './time-asked.ts'

interface ScoredFacet extends FacetScore {
  readonly facet: JudgedFacet
  readonly mass: Mass
  /** How much of the mass is of vague words. */
  readonly vague: Mass
  readonly concepts: readonly ConceptMass[]
  /** Of this facet, at the levels that its words prove. */
  readonly evidence: readonly Evidence[]
  /** The same, at the levels that count. */
  readonly counted: readonly Evidence[]
}

/** What the evidence for a criterion is worth, whatever the criterion weighs beside others. */
export interface Judgement {
  readonly level: Level
  /** 0 to 1, not rounded. */
  readonly score: number
  /** What the dates of its evidence say, where the rubric asks. */
  readonly time: TimeCheck | null
  readonly facets: readonly FacetScore[]
  readonly evidence: readonly Evidence[]
  /** How level and score came about: what stands below the points in the explanation. */
  readonly reasons: readonly Explanation[]
}

/** A facet without what it looks for. */
type JudgedFacet = Omit<Facet, 'posting' | 'sources'>

/** A criterion without what only decides what it weighs beside others, what it is called, and what is looked for. */
export interface Judged
  extends Omit<Criterion, 'label' | 'importance' | 'weight' | 'rationale' | 'posting' | 'facets'> {
  readonly facets: readonly JudgedFacet[]
}

/** @param evidence all evidence of the application; other criteria's is left aside */
export function judgeCriterion(criterion: Judged, evidence: readonly Evidence[]): Judgement {
  const own = evidence.filter((piece) => piece.criterionId === criterion.id)
  const time = checkTime(criterion.time, own)
  const facets = withSupport(criterion.facets.map((facet) => scoreFacet(facet, own, time)))
  const { level, score } = combine(criterion, facets)
  return {
    level,
    score,
    time,
    facets: facets.map((facet) => ({
      id: facet.id,
      label: facet.label,
      level: facet.level,
      score: roundTo(facet.score, 4),
      time: facet.time,
    })),
    evidence: inOrderOf(own, facets),
    reasons: [
      {
        value: level,
        description: `level: ${LEVEL_NAMES[level]} (${criterion.anchors[level]}); ${howCombined(criterion, facets)}${timeText(time)}`,
        details: facets.map(explainFacet),
      },
    ],
  }
}

/** What a criterion adds to the points: all of its score but the evidence and what it proves. */
export type Weighed = Pick<CriterionScore, 'id' | 'label' | 'importance' | 'weight' | 'level' | 'score' | 'points'>

/** @param weightSum sum of all criteria's weights, above 0 */
export function weigh(
  criterion: Criterion,
  { level, score }: Pick<Judgement, 'level' | 'score'>,
  weightSum: number,
): Weighed {
  return {
    id: criterion.id,
    label: criterion.label,
    importance: criterion.importance,
    weight: criterion.weight,
    level,
    score: roundTo(score, 4),
    points: tenthsBelow((100 * criterion.weight * score) / weightSum),
  }
}

/** How the points of a criterion came about. @param score 0 to 1, not rounded */
export function pointsText({ label, weight }: Pick<Criterion, 'label' | 'weight'>, score: number, weightSum: number) {
  return `points of ${label} = 100 × weight ${weight} × score ${roundTo(score, 2)} / weights ${weightSum}`
}

/** A judged criterion with its points. */
export function scoreCriterion(criterion: Criterion, judged: Judgement, weightSum: number): CriterionScore {
  const weighed = weigh(criterion, judged, weightSum)
  const { time, facets, evidence } = judged
  const description = pointsText(criterion, judged.score, weightSum)
  const explanation = { value: weighed.points, description, details: judged.reasons }
  return { ...weighed, time, facets, evidence, explanation }
}

/** @param ofCriterion what the dates of the whole criterion say */
function scoreFacet(facet: JudgedFacet, evidence: readonly Evidence[], ofCriterion: TimeCheck | null): ScoredFacet {
  const own = evidence.filter((piece) => piece.facetId === facet.id)
  const time = checkTime(facet.time, own)
  const counted = underTime(own, [time, ofCriterion])
  const concepts = conceptMasses(counted)
  const mass = massOf(concepts)
  const sum = { strong: mass, vague: NOTHING, roleCount: roleCountOf(counted) }
  const level = levelOfMass(sum, facet.enough)
  return {
    id: facet.id,
    label: facet.label,
    level,
    score: scoreOfMass(sum, facet.enough),
    facet,
    mass,
    vague: massOf(concepts.filter((concept) => concept.isVague)),
    concepts,
    time,
    evidence: own,
    counted,
  }
}

/** The evidence as it counts, in the order in which it was found. */
function inOrderOf(evidence: readonly Evidence[], facets: readonly ScoredFacet[]): readonly Evidence[] {
  const counted = new Map(
    facets.flatMap((facet) => facet.evidence.map((piece, index) => [piece, facet.counted[index]])),
  )
  return evidence.map((piece) => counted.get(piece) ?? piece)
}

/** Supporting facets count for nothing where no other facet has evidence. */
function withSupport(facets: readonly ScoredFacet[]): ScoredFacet[] {
  const isSupported = facets.some(({ facet, level }) => !facet.supporting && level > 0)
  return isSupported ? [...facets] : facets.map((each) => (each.facet.supporting ? unsupported(each) : each))
}

function unsupported(scored: ScoredFacet): ScoredFacet {
  return { ...scored, level: 0, score: 0, mass: NOTHING, vague: NOTHING }
}

interface LevelAndScore {
  readonly level: Level
  readonly score: number
}

function combine(criterion: Judged, facets: readonly ScoredFacet[]): LevelAndScore {
  const { how } = criterion.combine
  if (how === 'together') {
    const sum = pooledSum(facets)
    return { level: levelOfMass(sum, criterion.enough), score: scoreOfMass(sum, criterion.enough) }
  }
  if (how === 'mean') return weightedMean(facets)
  const best = facets.toSorted((a, b) => b.score - a.score)
  const chosen = best[nthBest(criterion.combine, facets.length) - 1]
  return { level: chosen?.level ?? 0, score: chosen?.score ?? 0 }
}

/** All facets together, each by its weight; vague words are told apart only here, since a facet may be made of them. */
function pooledSum(facets: readonly ScoredFacet[]): Sum {
  const pooled = (of: (facet: ScoredFacet) => Mass) =>
    facets.reduce((sum, each) => addMass(sum, of(each), each.facet.weight), NOTHING)
  return {
    strong: pooled(({ mass, vague }) => addMass(mass, vague, -1)),
    vague: pooled(({ vague }) => vague),
    roleCount: roleCountOf(facets.flatMap(({ counted }) => counted)),
  }
}

function massOf(concepts: readonly ConceptMass[]): Mass {
  return concepts.reduce((sum, { mass }) => addMass(sum, mass), NOTHING)
}

/** Which facet, from the best, stands for all: 1 is the best. */
function nthBest(how: Combine, facetCount: number): number {
  if (how.how === 'at-least') return how.count
  return how.how === 'all' ? facetCount : 1
}

function weightedMean(facets: readonly ScoredFacet[]): LevelAndScore {
  const weights = facets.reduce((sum, { facet }) => sum + facet.weight, 0)
  const mean = (value: (facet: ScoredFacet) => number) =>
    facets.reduce((sum, each) => sum + each.facet.weight * value(each), 0) / weights
  return { level: Math.round(mean((each) => each.level)) as Level, score: mean((each) => each.score) }
}

function howCombined(criterion: Judged, facets: readonly ScoredFacet[]): string {
  const { combine } = criterion
  if (combine.how === 'at-least') return `the ${combine.count}. best facet`
  if (combine.how === 'any') return 'the best facet'
  if (combine.how === 'all') return 'the weakest facet'
  if (combine.how === 'mean') return 'the weighted mean of the facets'
  const sum = pooledSum(facets)
  const counted = countedMass(sum, criterion.enough)
  const levels = counted.map((mass, at) => `${roundTo(mass, 2)} of ${criterion.enough[at]} ${LEVEL_NAMES[at + 1]}`)
  return `evidence of all facets together: ${levels.join(', ')}${depthText(sum)}`
}

/** ` (use counts 0.4)`: how much of what was used is in the last figure; empty where nothing was only used. */
function depthText({ strong, vague, roleCount }: Sum): string {
  const [, used, demonstrated] = addMass(strong, vague)
  return used > demonstrated ? ` (use counts ${roundTo(depthOf(roleCount), 2)})` : ''
}

function explainFacet({ facet, level, mass, concepts, time, evidence }: ScoredFacet): Explanation {
  const weight = facet.weight === 1 ? '' : `, weight ${facet.weight}`
  const support = facet.supporting ? ', supporting' : ''
  return {
    value: level,
    description: `${facet.label}: ${LEVEL_NAMES[level]} (mass ${mass.map((sum) => roundTo(sum, 2)).join(' / ')}${weight}${support})${timeText(time)}`,
    details: concepts
      .toSorted((a, b) => b.level - a.level || b.mass[0] - a.mass[0])
      .map((concept) => ({
        value: roundTo(concept.mass[0], 2),
        description: `${concept.concept}: ${LEVEL_NAMES[concept.level]}, ${concept.passageCount} ${concept.passageCount === 1 ? 'passage' : 'passages'}${usageText(usageOf(ofConcept(evidence, concept.concept)))}`,
        details: [],
      })),
  }
}

/** Pieces without a term are of the concept that their kind is. */
function ofConcept(evidence: readonly Evidence[], concept: string): readonly Evidence[] {
  return evidence.filter((piece) => (piece.termId ?? piece.kind) === concept)
}

/** Rounded down to a tenth: rounded to the nearest, the points of many criteria could sum past 100. */
function tenthsBelow(value: number): number {
  return Math.floor(value * 10 + 1e-6) / 10
}

export function roundTo(value: number, digits: number): number {
  const factor = 10 ** digits
  return Math.round(value * factor) / factor
}
