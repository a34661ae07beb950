/** The reports of several test files as one. */
import type { Coverage } from './coverage.ts'
import type { CheckRun } from './index.ts'
import type { Mutation } from './mutate.ts'
import type { CheckReport } from './reporters.ts'

/** What several test files say of one rubric, so that names and mutants that one leaves to another are covered. */
export function joinRuns(runs: readonly [CheckRun, ...CheckRun[]]): CheckRun {
  return {
    results: runs.flatMap(({ results }) => results),
    trials: runs.flatMap(({ trials }) => trials),
    assessments: new Map(runs.flatMap(({ assessments }) => [...assessments])),
    orders: runs.flatMap(({ orders }) => orders),
    job: runs[0].job,
  }
}

/** Results in the order of the files; coverage and mutants of all rubrics together. */
export function joinReports(reports: readonly CheckReport[]): CheckReport {
  return {
    results: reports.flatMap((each) => each.results),
    coverage: joinCoverage(reports.flatMap(({ coverage }) => coverage ?? [])),
    mutation: joinMutations(reports.flatMap(({ mutation }) => mutation ?? [])),
  }
}

function joinCoverage(all: readonly Coverage[]): Coverage | null {
  const [first] = all
  if (first === undefined) return null
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
  const parts = first.parts.map(({ part }) => {
    const own = all.flatMap((coverage) => coverage.parts.filter((each) => each.part === part))
    return {
      part,
      covered: sum(own.map((each) => each.covered)),
      all: sum(own.map((each) => each.all)),
      missing: own.flatMap((each) => each.missing),
    }
  })
  const count = sum(parts.map((each) => each.all))
  return { parts, share: count === 0 ? 1 : sum(parts.map((each) => each.covered)) / count }
}

function joinMutations(all: readonly Mutation[]): Mutation | null {
  if (all.length === 0) return null
  return {
    count: all.reduce((total, each) => total + each.count, 0),
    unnoticed: all.flatMap((each) => each.unnoticed),
  }
}
