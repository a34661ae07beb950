/** Two runs over the same applications → who moved, by how much, across which line, and which words caused it. */
import type { Band } from '../model/assessment.ts'
import type { Rubric } from '../model/rubric.ts'
import { type Cause, causesOf } from './causes.ts'
import { rubricChanges } from './rubric-changes.ts'
import type { Side, SideApplication } from './side.ts'

/** Of one criterion that both runs know, or that only one does. */
export interface CriterionMove {
  readonly id: string
  readonly label: string
  /** New points less old ones. */
  readonly points: number
  readonly levels: readonly [number | null, number | null]
  /** The heaviest first; empty where only weights or thresholds changed. */
  readonly causes: readonly Cause[]
}

export interface Move {
  readonly id: string
  readonly name: string
  /** Old and new; null when unread. */
  readonly points: readonly [number | null, number | null]
  readonly ranks: readonly [number | null, number | null]
  readonly bands: readonly [Band, Band]
  /** Cut lines of a shortlist that the person crossed: the k of each top k. */
  readonly crossed: readonly number[]
  readonly criteria: readonly CriterionMove[]
}

export interface Difference {
  readonly old: Side['rubric']
  readonly new: Side['rubric']
  /** What the rubric says differently, a sentence each; null where only reports were given. */
  readonly rubricChanges: readonly string[] | null
  /** Those whose points, band or rank moved: band changes first, then by how far points moved, then by id. */
  readonly moves: readonly Move[]
  readonly unchanged: number
  /** Ids of applications that only one run has. */
  readonly onlyOld: readonly string[]
  readonly onlyNew: readonly string[]
}

export interface DiffOptions {
  /** Lengths of shortlists whose line is looked at. */
  readonly top: readonly number[]
  readonly rubrics: { readonly old: Rubric; readonly new: Rubric } | null
}

/** Points that differ by less are equal: reports round. */
const tolerance = 0.005

export function diff(before: Side, after: Side, options: DiffOptions): Difference {
  const known = new Map(before.applications.map((each) => [each.id, each]))
  const ids = new Set(after.applications.map((each) => each.id))
  const pairs = after.applications.flatMap((now) => {
    const then = known.get(now.id)
    return then === undefined ? [] : [{ then, now }]
  })
  const moves = pairs.flatMap(({ then, now }) => moveOf(then, now, options.top))
  return {
    old: before.rubric,
    new: after.rubric,
    rubricChanges: options.rubrics === null ? null : rubricChanges(options.rubrics.old, options.rubrics.new),
    moves: moves.toSorted(byWeight),
    unchanged: pairs.length - moves.length,
    onlyOld: before.applications.flatMap((each) => (ids.has(each.id) ? [] : [each.id])),
    onlyNew: after.applications.flatMap((each) => (known.has(each.id) ? [] : [each.id])),
  }
}

function moveOf(then: SideApplication, now: SideApplication, top: readonly number[]): Move[] {
  const moved =
    then.rank !== now.rank || then.band !== now.band || Math.abs((then.points ?? 0) - (now.points ?? 0)) > tolerance
  const criteria = criterionMoves(then, now)
  if (!moved && criteria.length === 0) return []
  return [
    {
      id: now.id,
      name: now.name,
      points: [then.points, now.points],
      ranks: [then.rank, now.rank],
      bands: [then.band, now.band],
      crossed: top.filter((k) => isWithin(then.rank, k) !== isWithin(now.rank, k)),
      criteria,
    },
  ]
}

function isWithin(rank: number | null, k: number): boolean {
  return rank !== null && rank <= k
}

function criterionMoves(then: SideApplication, now: SideApplication): CriterionMove[] {
  const ids = [...new Set([...then.criteria, ...now.criteria].map((each) => each.id))]
  return ids.flatMap((id): CriterionMove[] => {
    const old = then.criteria.find((each) => each.id === id) ?? null
    const young = now.criteria.find((each) => each.id === id) ?? null
    const points = (young?.points ?? 0) - (old?.points ?? 0)
    const levels = [old?.level ?? null, young?.level ?? null] as const
    if (Math.abs(points) <= tolerance && levels[0] === levels[1]) return []
    const causes = causesOf(old?.evidence ?? [], young?.evidence ?? [])
    return [{ id, label: young?.label ?? old?.label ?? id, points, levels, causes }]
  })
}

function byWeight(a: Move, b: Move): number {
  return (
    Number(b.bands[0] !== b.bands[1]) - Number(a.bands[0] !== a.bands[1]) ||
    Math.abs(pointsMoved(b)) - Math.abs(pointsMoved(a)) ||
    (a.id < b.id ? -1 : 1)
  )
}

/** New less old; what is unread counts as 0 here. */
export function pointsMoved({ points: [old, young] }: Move): number {
  return (young ?? 0) - (old ?? 0)
}
