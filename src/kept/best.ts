/** The pieces that tables show of one application, as a short text: parsed for every table anew, since ten thousand parsed ones are large. */
import type { BestPieces, BriefEvidence } from '../model/ready-made.ts'
import type { Level } from '../model/rubric.ts'

/** By criterion, the first of `BestPieces` and, where it is another, the most promising. */
interface Told {
  /** Of the documents that pieces stand in; a piece has the index. */
  readonly paths: readonly string[]
  readonly pieces: readonly (readonly [first: Piece | null, mostPromising?: Piece | null])[]
}

/** No names of keys: they would be half of it. */
type Piece = readonly [
  ...[level: Level, strength: number],
  ...[path: number, page: number | null, line: number | null, section: BriefEvidence['location']['section']],
  ...[exact: string, prefix: string, suffix: string],
]

/** @param best by criterion */
export function bestText(best: readonly BestPieces[]): string {
  const paths: string[] = []
  const piece = (evidence: BriefEvidence | null): Piece | null => {
    if (evidence === null) return null
    const { level, strength, location, quote } = evidence
    const { path, page, line, section } = location
    if (!paths.includes(path)) paths.push(path)
    return [level, strength, paths.indexOf(path), page, line, section, quote.exact, quote.prefix, quote.suffix]
  }
  // Most often the two are one.
  const pieces = best.map(({ first, mostPromising }) =>
    mostPromising === first ? ([piece(first)] as const) : ([piece(first), piece(mostPromising)] as const),
  )
  return JSON.stringify({ paths, pieces } satisfies Told)
}

/** @param text that `bestText` made */
export function bestFrom(text: string): readonly BestPieces[] {
  const { paths, pieces } = JSON.parse(text) as Told
  return pieces.map(([first, mostPromising]) => {
    const brief = evidenceOf(first, paths)
    return { first: brief, mostPromising: mostPromising === undefined ? brief : evidenceOf(mostPromising, paths) }
  })
}

function evidenceOf(piece: Piece | null, paths: readonly string[]): BriefEvidence | null {
  if (piece === null) return null
  const [level, strength, path, page, line, section, exact, prefix, suffix] = piece
  return {
    level,
    strength,
    location: { path: paths[path] ?? '', page, line, section },
    quote: { exact, prefix, suffix },
  }
}
