/** Counts over all applications of a batch, whatever the reports then hold. */
import type { Assessment } from '../model/assessment.ts'
import type { RunReport } from '../model/report.ts'
import type { Rubric } from '../model/rubric.ts'
import { pointsStep, type Whole } from '../model/whole.ts'

export interface Census {
  add(assessment: Assessment): void
  result(): Whole
}

export function openCensus(rubric: Rubric): Census {
  const bands = { strong: 0, possible: 0, weak: 0, unread: 0 }
  const points = Array.from({ length: 100 / pointsStep }, () => 0)
  const levels = new Map(rubric.criteria.map(({ id }) => [id, { 0: 0, 1: 0, 2: 0, 3: 0 }]))
  let applications = 0
  return {
    add: (assessment) => {
      applications++
      bands[assessment.band]++
      if (assessment.points === null) return
      const bin = Math.min(points.length - 1, Math.floor(assessment.points / pointsStep))
      points[bin] = (points[bin] ?? 0) + 1
      for (const { id, level } of assessment.criteria) {
        const counts = levels.get(id)
        if (counts !== undefined) counts[level]++
      }
    },
    result: () => ({
      applications,
      bands,
      points,
      criteria: rubric.criteria.map(({ id, label }) => ({
        id,
        label,
        levels: levels.get(id) ?? { 0: 0, 1: 0, 2: 0, 3: 0 },
      })),
    }),
  }
}

/** A report of all as a merge makes it of them: the first so many of the ranked and of the unread, and counts of all. */
export function firstOf(report: RunReport, rubric: Rubric, most: number): RunReport {
  const census = openCensus(rubric)
  for (const each of report.applications) census.add(each)
  const read = report.applications.filter(({ points }) => points !== null)
  const unread = report.applications.filter(({ points }) => points === null)
  if (Math.max(read.length, unread.length) <= most) return report
  return { ...report, applications: [...read.slice(0, most), ...unread.slice(0, most)], whole: census.result() }
}
