/** The ranking under other weights: the same sum as the run's, made anew. */
import type { PacketCriterion, PacketData, PacketPerson } from '../report/renderers/html/data.ts'

export interface Reranked {
  /** In the report's ranking. */
  readonly index: number
  readonly rank: number
  readonly points: number
  readonly band: string
}

/**
 * Everybody who was read, by their points under the weights; equal points share a rank.
 *
 * @param weights by criterion, 0 or more, not all 0
 */
export function rerank(
  { people, criteria, bands }: Pick<PacketData, 'people' | 'criteria' | 'bands'>,
  weights: readonly number[],
): readonly Reranked[] {
  const sum = weights.reduce((total, each) => total + each, 0)
  const read = people.flatMap((person, index) => {
    if (person.points === null) return []
    const points = pointsOf(person, weights, sum)
    return [{ index, points, band: bands === null ? person.band : bandOf(person, points, { criteria, bands }) }]
  })
  const sorted = read.toSorted((a, b) => b.points - a.points || a.index - b.index)
  let rank = 1
  return sorted.map((each, index) => {
    if (each.points !== sorted[index - 1]?.points) rank = index + 1
    return { ...each, rank }
  })
}

/** Each criterion rounded down to a tenth, as in the run. */
function pointsOf({ scores }: PacketPerson, weights: readonly number[], sum: number): number {
  const parts = scores.map((score, index) => Math.floor((1000 * (weights[index] ?? 0) * score) / sum + 1e-6) / 10)
  return Math.round(parts.reduce((total, each) => total + each, 0) * 10) / 10
}

function bandOf(
  { levels }: PacketPerson,
  points: number,
  {
    criteria,
    bands,
  }: { readonly criteria: readonly PacketCriterion[]; readonly bands: NonNullable<PacketData['bands']> },
): string {
  const caps = criteria.flatMap(({ gate }, index) =>
    gate !== null && (levels[index] ?? 0) < gate.level ? [gate.cap] : [],
  )
  const byPoints = points >= bands.strong ? 'strong' : points >= bands.possible ? 'possible' : 'weak'
  if (caps.includes('weak')) return 'weak'
  return caps.includes('possible') && byPoints === 'strong' ? 'possible' : byPoints
}
