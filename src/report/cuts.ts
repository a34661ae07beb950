/** How sharp the line of a shortlist is: who is above it for sure, and who cannot be told apart there. */
import type { Assessment } from '../model/assessment.ts'
import type { RunReport } from '../model/report.ts'
import { oneLine } from './escape.ts'

/** Lines that are looked at where nobody names one. */
const USUAL_CUTS = [5, 10, 20] as const

/** Names told of those who cannot be told apart; of more, the rest is counted. */
const namesTold = 8

interface Cut {
  /** The line is below this rank. */
  readonly k: number
  /** How many have an interval that ends above the line. */
  readonly sureCount: number
  /** Those whose interval lies on both sides, by rank. */
  readonly undecided: readonly Assessment[]
}

/** The line below rank `k`; those on it are the people whose rank interval holds both k and k + 1. */
function cutAt(report: RunReport, k: number): Cut {
  const ranked = report.applications.filter(({ rankInterval }) => rankInterval !== null)
  return {
    k,
    sureCount: ranked.filter(({ rankInterval }) => (rankInterval?.high ?? 0) <= k).length,
    undecided: ranked.filter(({ rankInterval }) => rankInterval && rankInterval.low <= k && k < rankInterval.high),
  }
}

/** A sentence a line: for the one that was asked for, else for the usual ones that part the people. */
export function cutSentences(report: RunReport, asked: number | null): readonly string[] {
  const count = report.applications.filter(({ rank }) => rank !== null).length
  const cuts = (asked === null ? USUAL_CUTS : [asked]).filter((k) => k < count)
  return cuts.map((k) => sentence(cutAt(report, k)))
}

/** Not yet escaped. */
function sentence({ k, sureCount, undecided }: Cut): string {
  const sure = `${sureCount === 0 ? 'nobody is' : sureCount === 1 ? '1 is' : `${sureCount} are`} sure to be above`
  if (undecided.length === 0) return `A line below rank ${k} is sharp: ${sure}, and nobody else is near it.`
  const names = undecided.slice(0, namesTold).map(({ name }) => oneLine(name))
  const more = undecided.length - names.length
  const who = `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  return `A line below rank ${k}: ${sure}; these ${undecided.length} cannot be told apart: ${who}.`
}
