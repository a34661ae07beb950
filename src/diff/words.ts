/** A difference in words, a line a fact, the same for every format. */
import { decimal, NOTHING, pointsText } from '../report/figures.ts'
import type { Cause } from './causes.ts'
import type { CriterionMove, Difference, Move } from './index.ts'

/** Causes told for each criterion before the rest is only counted. */
const causesTold = 4

/** `+3.2`, `−1.0`, `0.0`. */
export function signed(points: number): string {
  const text = Math.abs(points).toFixed(1)
  if (text === '0.0') return '0.0'
  return `${points > 0 ? '+' : '−'}${text}`
}

/** `54.1 → 58.3`. */
export function pointsChange({ points: [old, young] }: Move): string {
  return `${pointsText(old)} → ${pointsText(young)}`
}

/** `4 → 2`, or `4` where it stayed. */
export function rankChange({ ranks: [old, young] }: Move): string {
  const text = (rank: number | null) => (rank === null ? NOTHING : String(rank))
  return old === young ? text(old) : `${text(old)} → ${text(young)}`
}

/** `possible → strong`, and `into the top 10`; empty where no line was crossed. */
export function linesCrossed({ bands: [old, young], crossed, ranks }: Move): string {
  const band = old === young ? [] : [`${old} → ${young}`]
  const top = crossed.map((k) => `${ranks[1] !== null && ranks[1] <= k ? 'into' : 'out of'} the top ${k}`)
  return [...band, ...top].join(', ')
}

/** `Programming +4.0 (1 → 2): Julia 0 → 2 passages, “wrote Julia”; and 3 more`. */
export function criterionText({ label, points, levels: [old, young], causes }: CriterionMove): string {
  const levels = old === young ? '' : ` (level ${old ?? NOTHING} → ${young ?? NOTHING})`
  const told = causes.slice(0, causesTold).map(causeText)
  const rest = causes.length > causesTold ? [`${causes.length - causesTold} more`] : []
  const why = causes.length === 0 ? 'weights or thresholds; the evidence is the same' : [...told, ...rest].join('; ')
  return `${label} ${signed(points)}${levels}: ${why}`
}

/** `Julia 0 → 2 passages, level 0 → 2 (“wrote Julia”)`. */
function causeText({ term, passages: [then, now], levels: [old, young], example }: Cause): string {
  const parts = [
    ...(then === now ? [] : [`${then} → ${now} passages`]),
    ...(old === young ? [] : [`level ${old} → ${young}`]),
  ]
  const how = parts.length === 0 ? 'other weight' : parts.join(', ')
  return `${term} ${how}${example === null ? '' : ` (“${example}”)`}`
}

/** The first line: how many moved, and how far. */
export function summary({ moves, unchanged, onlyOld, onlyNew }: Difference): string {
  const bands = moves.filter((move) => move.bands[0] !== move.bands[1]).length
  const farthest = Math.max(0, ...moves.map((move) => Math.abs((move.points[1] ?? 0) - (move.points[0] ?? 0))))
  const only = [
    ...(onlyOld.length === 0 ? [] : [`${onlyOld.length} only in the old run`]),
    ...(onlyNew.length === 0 ? [] : [`${onlyNew.length} only in the new run`]),
  ]
  const all = moves.length + unchanged
  if (moves.length === 0) return [`nobody of ${all} moved`, ...only].join(', ')
  return [
    `${moves.length} of ${all} moved, by ${decimal(Math.round(farthest * 10) / 10)} points at most`,
    `${bands === 0 ? 'nobody' : bands} to another band`,
    ...only,
  ].join(', ')
}
