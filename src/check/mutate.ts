/** Which mutants of a rubric no case notices. */
import type { Assessment } from '../model/assessment.ts'
import { assessApplication, jobOf } from '../pipeline.ts'
import { type CheckRun, orderResults, type Trial } from './index.ts'
import { type Mutant, mutantsOf } from './mutants.ts'
import { isFailure } from './result.ts'

export interface Mutation {
  readonly count: number
  /** What each unnoticed mutant changed. */
  readonly unnoticed: readonly string[]
}

/**
 * Assesses again what a mutant can change, and looks whether a verdict or an order that held does not hold any more.
 *
 * @param onMutant called before each mutant with its number and the count of all
 */
export function mutate(run: CheckRun, onMutant: (number: number, count: number) => void = () => {}): Mutation {
  const mutants = mutantsOf(run.job.rubric)
  const shortFirst = [...run.assessments].toSorted(([a], [b]) => lengthOf(a) - lengthOf(b))
  const unnoticed = mutants.filter((mutant, index) => {
    onMutant(index + 1, mutants.length)
    return !isNoticed(mutant, { ...run, assessments: new Map(shortFirst) })
  })
  return { count: mutants.length, unnoticed: unnoticed.map((mutant) => mutant.change) }
}

function lengthOf({ subject }: Trial): number {
  return subject.documents.reduce((sum, document) => sum + document.text.length, 0)
}

function isNoticed(mutant: Mutant, run: CheckRun): boolean {
  const job = jobOf(mutant.rubric, run.job.background)
  const changed = new Map<Trial, Assessment>()
  for (const [trial, assessment] of run.assessments) {
    if (trial.todo !== null || !isTouched(assessment, mutant)) continue
    const mutated = assessApplication(trial.subject.application, trial.subject.documents, job)
    if (trial.judge(mutated).some((verdict) => !verdict.isMet)) return true
    changed.set(trial, mutated)
  }
  const now = new Map([...run.assessments, ...changed])
  return run.orders.some((order) => orderResults(order, now, '').some(isFailure))
}

/** Whether the mutant can change anything here: a term that found nothing, not even a rejected word, cannot. */
function isTouched({ criteria }: Assessment, { touches }: Mutant): boolean {
  if (touches === null) return true
  return criteria.some((criterion) =>
    criterion.evidence.some(
      (piece) => `${criterion.id}/${piece.facetId}` === touches.facet && piece.termId === touches.term,
    ),
  )
}
