/** Changes that a check does not let pass. */
import { type Difference, type Move, pointsMoved } from './index.ts'

export type FailOn =
  | { readonly kind: 'band-change' }
  | { readonly kind: 'top-k'; readonly k: number }
  | { readonly kind: 'points'; readonly points: number }

/** `band-change`, `top-k=10`, `points=5`; null for anything else. */
export function parseFailOn(text: string): FailOn | null {
  const [name, value, ...more] = text.split('=')
  const number = value === undefined || value.trim() === '' ? Number.NaN : Number(value)
  if (more.length > 0) return null
  if (name === 'band-change' && value === undefined) return { kind: 'band-change' }
  if (name === 'top-k' && Number.isInteger(number) && number >= 1) return { kind: 'top-k', k: number }
  if (name === 'points' && Number.isFinite(number) && number >= 0) return { kind: 'points', points: number }
  return null
}

/** What was not allowed, a sentence each; empty when all may pass. */
export function failures({ moves }: Difference, conditions: readonly FailOn[]): string[] {
  return conditions.flatMap((condition) => {
    const found = moves.filter((move) => isBeyond(move, condition))
    return found.length === 0 ? [] : [`${wordsOf(condition)}: ${found.map((move) => move.id).join(', ')}`]
  })
}

function isBeyond(move: Move, condition: FailOn): boolean {
  if (condition.kind === 'band-change') return move.bands[0] !== move.bands[1]
  if (condition.kind === 'top-k') return move.crossed.includes(condition.k)
  return Math.abs(pointsMoved(move)) > condition.points
}

function wordsOf(condition: FailOn): string {
  if (condition.kind === 'band-change') return 'in another band'
  if (condition.kind === 'top-k') return `across the line of the top ${condition.k}`
  return `moved by more than ${condition.points} points`
}
