/** Which mutants of a rubric no case notices. */

import { assessAgain, type Before, jobOf } from '../assess/index.ts'
import type { Assessment } from '../model/assessment.ts'
import type { Evidence } from '../model/evidence.ts'
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
  const places = placesIn(run)
  const readings: Before['readings'] = new WeakMap()
  const unnoticed = mutants.filter((mutant, index) => {
    onMutant(index + 1, mutants.length)
    return !isNoticed(mutant, run, { places, readings })
  })
  return { count: mutants.length, unnoticed: unnoticed.map((mutant) => mutant.change) }
}

type Assessed = readonly [Trial, Assessment]

/** Where mutants are tried: of trials that shall pass, the short first. */
interface Places {
  readonly all: readonly Assessed[]
  /** Where a term found something, be it a rejected word. Elsewhere no mutant of it can change anything. */
  readonly byTerm: ReadonlyMap<string, readonly Assessed[]>
}

function placesIn({ assessments }: CheckRun): Places {
  const all = [...assessments].filter(([{ todo }]) => todo === null).toSorted(([a], [b]) => lengthOf(a) - lengthOf(b))
  const byTerm = new Map<string, Assessed[]>()
  for (const assessed of all) {
    const [, { criteria }] = assessed
    const pieces = criteria.flatMap(({ id, evidence }) =>
      evidence.map(({ facetId, termId }) => keyOf({ facet: `${id}/${facetId}`, term: termId ?? '' })),
    )
    for (const key of new Set(pieces)) {
      const known = byTerm.get(key)
      if (known === undefined) byTerm.set(key, [assessed])
      else known.push(assessed)
    }
  }
  return { all, byTerm }
}

function keyOf({ facet, term }: NonNullable<Mutant['touches']>): string {
  return `${facet}\n${term}`
}

function lengthOf({ subject }: Trial): number {
  return subject.documents.reduce((sum, document) => sum + document.text.length, 0)
}

function isNoticed(
  { rubric, touches }: Mutant,
  run: CheckRun,
  { places, readings }: { readonly places: Places; readonly readings: Before['readings'] },
): boolean {
  const job = jobOf(rubric, run.job.background)
  const changed = new Map<Trial, Assessment>()
  for (const [trial, assessment] of touches === null ? places.all : (places.byTerm.get(keyOf(touches)) ?? [])) {
    const before = { name: assessment.name, evidence: untouched(assessment, touches), readings }
    const mutated = assessAgain(trial.subject.application, trial.subject.documents, job, before)
    if (trial.judge(mutated).some((verdict) => !verdict.isMet)) return true
    changed.set(trial, mutated)
  }
  if (run.orders.length === 0) return false
  const now = new Map([...run.assessments, ...changed])
  return run.orders.some((order) => orderResults(order, now, '').some(isFailure))
}

/** What the other criteria found; terms of one criterion may imply facets of it. */
export function untouched(
  { criteria }: Assessment,
  touches: Mutant['touches'],
): ReadonlyMap<string, readonly Evidence[]> {
  const own = touches?.facet.split('/')[0]
  return new Map(criteria.filter(({ id }) => id !== own).map(({ id, evidence }) => [id, evidence]))
}
