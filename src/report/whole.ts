/** What a report of the first applications says of all, in plain sentences. */
import type { RunReport } from '../model/report.ts'
import { LEVEL_NAMES } from '../model/rubric.ts'
import { pointsStep, type Whole } from '../model/whole.ts'
import { countText } from './figures.ts'

/** Applications of the batch, those included that the report leaves out. */
export function applicationCount({ whole, applications }: RunReport): number {
  return whole?.applications ?? applications.length
}

/** Empty when the report holds all. */
export function wholeSentences(report: RunReport): readonly string[] {
  const { whole = null, applications } = report
  if (whole === null) return []
  const unread = applications.filter(({ band }) => band === 'unread').length
  const left = countText(whole.applications - applications.length, 'application')
  return [
    `Shown are the first ${applications.length - unread} of ${whole.applications - whole.bands.unread} that were ranked, and ${unread} of ${whole.bands.unread} that were not read; ${left} left out. Ranks and counts are of all.`,
    `Points of all: ${pointsText(whole)}.`,
    ...whole.criteria.map(
      ({ label, levels }) =>
        `${label} of all: ${([3, 2, 1, 0] as const).map((level) => `${levels[level]} ${LEVEL_NAMES[level]}`).join(', ')}.`,
    ),
  ]
}

/** Steps that somebody is in, from the top: `95–100: 3, 90–95: 12`. */
function pointsText({ points }: Whole): string {
  const steps = points.map((count, index) => ({ count, from: index * pointsStep }))
  const told = steps.filter(({ count }) => count > 0).toReversed()
  return told.map(({ count, from }) => `${from}–${from + pointsStep}: ${count}`).join(', ')
}
