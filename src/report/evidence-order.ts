/** Which piece of evidence a reader should see first. */
import type { Assessment, CriterionScore, ReadDocument } from '../model/assessment.ts'
import type { Evidence } from '../model/evidence.ts'
import { type BestPieces, type BriefEvidence, readyMadeOf } from '../model/ready-made.ts'

type Documents = readonly Pick<ReadDocument, 'path'>[]

/** True when the evidence adds to the score; what is negated, hoped for or about someone else does not. */
export function counts(evidence: Evidence): boolean {
  return evidence.polarity === 'affirmed'
}

function comparePositions(a: Evidence, b: Evidence, documents: Documents): number {
  const place = (each: Evidence) => documents.findIndex((document) => document.path === each.location.path)
  return (
    place(a) - place(b) ||
    (a.location.page ?? 0) - (b.location.page ?? 0) ||
    (a.location.line ?? 0) - (b.location.line ?? 0) ||
    a.location.range.start - b.location.range.start
  )
}

function compare(a: Evidence, b: Evidence, documents: Documents): number {
  return (
    Number(counts(b)) - Number(counts(a)) ||
    b.level - a.level ||
    b.strength - a.strength ||
    comparePositions(a, b, documents)
  )
}

/** Evidence in reading order: affirmed first, then by level and strength, highest first, then by place in the documents. */
export function orderEvidence(evidence: readonly Evidence[], documents: Documents): readonly Evidence[] {
  return evidence.toSorted((a, b) => compare(a, b, documents))
}

/** The first in an order, without putting all in order; of equal ones the one that stands first; null when empty. */
function firstOf(evidence: readonly Evidence[], order: (a: Evidence, b: Evidence) => number): Evidence | null {
  return evidence.reduce<Evidence | null>((best, each) => (best === null || order(each, best) < 0 ? each : best), null)
}

/** The piece that speaks most for one criterion, or null where nothing affirmed was found. */
export function bestOfCriterion(criterion: CriterionScore, documents: Documents): BriefEvidence | null {
  const ready = readyMadeOf(criterion)
  return ready === null ? bestPieces(criterion.evidence, documents).first : ready.best().first
}

/** Of one criterion's evidence. */
export function bestPieces(evidence: readonly Evidence[], documents: Documents): BestPieces {
  const counted = evidence.filter(counts)
  return {
    first: firstOf(counted, (a, b) => compare(a, b, documents)),
    mostPromising: firstOf(counted, (a, b) => comparePromise(a, b) || compare(a, b, documents)),
  }
}

/** A criterion's best piece together with its criterion. */
export interface BestEvidence {
  readonly criterion: CriterionScore
  readonly evidence: BriefEvidence
}

function comparePromise(a: BriefEvidence, b: BriefEvidence): number {
  const published = (each: BriefEvidence) => Number(each.location.section === 'publications')
  return b.level - a.level || published(b) - published(a) || b.strength - a.strength
}

/**
 * The best piece of each criterion that has one: heaviest criterion first, then the higher level, then publications.
 * The first is the person's best evidence. Words that made no level are shown only of a person who reached none.
 *
 * @param most pieces that are wanted
 */
export function bestOfPerson(assessment: Assessment, most: number): readonly BestEvidence[] {
  const reached = assessment.criteria.filter(({ level }) => level > 0)
  const criteria = reached.length > 0 ? reached : assessment.criteria
  const found = criteria.flatMap((each) => bestOf(each, assessment))
  const byWeight = (a: BestEvidence, b: BestEvidence) => b.criterion.weight - a.criterion.weight
  return found.toSorted((a, b) => byWeight(a, b) || comparePromise(a.evidence, b.evidence)).slice(0, most)
}

function bestOf(criterion: CriterionScore, { documents }: Assessment): BestEvidence[] {
  const best = readyMadeOf(criterion)?.best() ?? bestPieces(criterion.evidence, documents)
  return best.mostPromising === null ? [] : [{ criterion, evidence: best.mostPromising }]
}
