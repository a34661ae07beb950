/** What a rubric asks of time: dated use that falls short of it proves a mention, and what has no dates is unknown. */
import type { TimeCheck } from '../model/assessment.ts'
import type { Evidence } from '../model/evidence.ts'
import { type TimeAsked, timeAskedText } from '../model/rubric.ts'
import { isUse, usageOf, usageWords } from './time.ts'

/**
 * The verdict on the evidence of one facet or criterion; null where nothing is asked or nothing was found.
 *
 * Years are compared, not days: many CVs give no months.
 */
export function checkTime(asked: TimeAsked | null, evidence: readonly Evidence[]): TimeCheck | null {
  if (asked === null || !evidence.some((piece) => piece.polarity === 'affirmed')) return null
  const usage = usageOf(evidence)
  if (usage === null) return { asked, verdict: 'unknown', months: null, lastYear: null }
  const { monthCount, lastYear } = usage
  const verdict = isLongEnough(asked, monthCount) && isRecent(asked, lastYear) ? 'meets' : 'short'
  return { asked, verdict, months: monthCount, lastYear }
}

function isLongEnough({ months }: TimeAsked, monthCount: number): boolean {
  return months === null || monthCount >= months
}

function isRecent({ recency }: TimeAsked, lastYear: number): boolean {
  return recency === null || lastYear >= recency.asOf - recency.years
}

/**
 * The evidence as it counts: where a check falls short, dated use is a mention. Only what is known to be short is lowered,
 * so that one more line in a CV never takes points away.
 *
 * @param checks those that rule over this evidence: of its facet and of its criterion
 */
export function underTime(evidence: readonly Evidence[], checks: readonly (TimeCheck | null)[]): Evidence[] {
  const short = checks.filter((check) => check !== null).filter(({ verdict }) => verdict === 'short')
  if (short.length === 0) return [...evidence]
  const why = `counts as mentioned: ${short.map(shortfallText).join(' and ')}`
  return evidence.map((piece) =>
    isUse(piece) && piece.months !== null ? { ...piece, level: 1, note: `${piece.note}; ${why}` } : piece,
  )
}

/** `31 months, last 2025: meets 24 months, within 5 years of 2026`; for a person to read. */
export function timeText(check: TimeCheck | null): string {
  if (check === null) return ''
  const { verdict, months, lastYear } = check
  if (months === null || lastYear === null) return `; no dated use: ask whether it was ${timeAskedText(check.asked)}`
  const used = usageWords({ monthCount: months, lastYear })
  const meaning = verdict === 'meets' ? `meets ${timeAskedText(check.asked)}` : shortfallText(check)
  return `; ${used}: ${meaning}`
}

function shortfallText({ asked, months, lastYear }: TimeCheck): string {
  const { recency } = asked
  const parts = [
    ...(isLongEnough(asked, months ?? 0) ? [] : [`${months} of ${asked.months} months`]),
    ...(recency === null || isRecent(asked, lastYear ?? 0)
      ? []
      : [`last used ${lastYear}, not ${timeAskedText({ months: null, recency })}`]),
  ]
  return parts.join(', ')
}
