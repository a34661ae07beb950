/** Which terms of a criterion found more, less or something else than before. */
import type { SideEvidence } from './side.ts'

export interface Cause {
  readonly facetId: string
  /** The concept, or the kind of evidence where it has none. */
  readonly term: string
  /** Passages that counted: old and new. */
  readonly passages: readonly [number, number]
  /** The best level that it proved, 0 for none: old and new. */
  readonly levels: readonly [number, number]
  /** Words that only one of the two runs counted, or null. */
  readonly example: string | null
}

interface Found {
  readonly facetId: string
  readonly term: string
  readonly passages: number
  readonly level: number
  /** Levels times strengths, to order by. */
  readonly mass: number
  readonly words: ReadonlyMap<string, string>
}

/** The heaviest first. */
export function causesOf(before: readonly SideEvidence[], after: readonly SideEvidence[]): Cause[] {
  const [old, young] = [found(before), found(after)]
  const keys = [...new Set([...old.keys(), ...young.keys()])]
  return keys
    .flatMap((key) => {
      const [then, now] = [old.get(key), young.get(key)]
      const any = now ?? then
      if (any === undefined || (then?.mass === now?.mass && then?.passages === now?.passages)) return []
      const cause: Cause = {
        facetId: any.facetId,
        term: any.term,
        passages: [then?.passages ?? 0, now?.passages ?? 0],
        levels: [then?.level ?? 0, now?.level ?? 0],
        example: onlyIn(now, then) ?? onlyIn(then, now),
      }
      return [{ cause, weight: Math.abs((now?.mass ?? 0) - (then?.mass ?? 0)) }]
    })
    .toSorted((a, b) => b.weight - a.weight || (a.cause.term < b.cause.term ? -1 : 1))
    .map(({ cause }) => cause)
}

function found(evidence: readonly SideEvidence[]): Map<string, Found> {
  const byTerm = new Map<string, SideEvidence[]>()
  for (const piece of evidence) {
    if (piece.polarity !== 'affirmed') continue
    const key = `${piece.facetId} ${piece.termId ?? piece.kind}`
    byTerm.set(key, [...(byTerm.get(key) ?? []), piece])
  }
  return new Map([...byTerm].map(([key, pieces]) => [key, summed(pieces)]))
}

function summed(pieces: readonly SideEvidence[]): Found {
  return {
    facetId: pieces[0]?.facetId ?? '',
    term: pieces[0]?.termId ?? pieces[0]?.kind ?? '',
    passages: pieces.length,
    level: Math.max(...pieces.map((piece) => piece.level)),
    mass: Math.round(1000 * pieces.reduce((sum, piece) => sum + piece.level * piece.strength, 0)),
    words: new Map(pieces.map((piece) => [`${piece.path} ${piece.start}`, piece.exact])),
  }
}

function onlyIn(one: Found | undefined, other: Found | undefined): string | null {
  const place = [...(one?.words ?? [])].find(([key]) => !other?.words.has(key))
  return place === undefined ? null : place[1]
}
