/** An assessment held against what a test says of it. */
import type { Assessment } from '../model/assessment.ts'
import type { Evidence } from '../model/evidence.ts'
import { LEVEL_NAMES } from '../model/rubric.ts'
import type { YamlPath } from '../rubric/position.ts'
import type { Expectations, LevelWanted, PieceWanted } from './schema.ts'

/** One thing that a test says: whether it is so, and in which words to show both. */
export interface Finding {
  readonly what: string
  readonly expected: string
  readonly found: string
  readonly isMet: boolean
  /** Below `expect`. */
  readonly at: YamlPath
}

/** One finding for everything that is said, in the order of the schema. */
export function examine(assessment: Assessment, wanted: Expectations): Finding[] {
  return [
    ...bandFindings(assessment, wanted.band),
    ...pointFindings(assessment, wanted.points),
    ...Object.entries(wanted.gates ?? {}).map(([id, gate]) => gateFinding(assessment, id, gate)),
    ...Object.entries(wanted.levels ?? {}).map(([id, level]) =>
      levelFinding(`level of ${id}`, criterionLevel(assessment, id), level, ['levels', id]),
    ),
    ...Object.entries(wanted.facets ?? {}).map(([id, level]) =>
      levelFinding(`level of ${id}`, facetLevel(assessment, id), level, ['facets', id]),
    ),
    ...(wanted.evidence ?? []).map((piece, index) => evidenceFinding(assessment, piece, ['evidence', index])),
    ...(wanted['no-evidence'] ?? []).map((piece, index) => absence(assessment, piece, ['no-evidence', index])),
    ...(wanted.flags ?? []).map((code, index) => flagFinding(assessment, code, ['flags', index])),
  ]
}

function bandFindings({ band }: Assessment, wanted: Expectations['band']): Finding[] {
  if (wanted === undefined) return []
  const bands = typeof wanted === 'string' ? [wanted] : wanted
  return [{ what: 'band', expected: bands.join(' or '), found: band, isMet: bands.includes(band), at: ['band'] }]
}

function pointFindings({ points }: Assessment, wanted: Expectations['points']): Finding[] {
  if (wanted === undefined) return []
  const { 'at-least': least, 'at-most': most } = wanted
  const isMet = points !== null && points >= (least ?? 0) && points <= (most ?? 100)
  const found = points === null ? 'unread' : points.toFixed(1)
  return [{ what: 'points', expected: boundsText(least, most), found, isMet, at: ['points'] }]
}

function boundsText(least: number | undefined, most: number | undefined): string {
  return [
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ].join(', ')
}

function gateFinding({ gates }: Assessment, id: string, wanted: 'met' | 'not met'): Finding {
  const gate = gates.find((each) => each.criterionId === id)
  const found = gate === undefined ? 'no gate' : gate.met ? 'met' : 'not met'
  return { what: `gate of ${id}`, expected: wanted, found, isMet: found === wanted, at: ['gates', id] }
}

function criterionLevel({ criteria }: Assessment, id: string): number | null {
  return criteria.find((each) => each.id === id)?.level ?? null
}

/** @param id criterion/facet */
function facetLevel({ criteria }: Assessment, id: string): number | null {
  const [criterionId, facetId] = id.split('/')
  const criterion = criteria.find((each) => each.id === criterionId)
  return criterion?.facets.find((each) => each.id === facetId)?.level ?? null
}

function levelFinding(what: string, level: number | null, wanted: LevelWanted, at: YamlPath): Finding {
  const [least, most] =
    typeof wanted === 'number' ? [wanted, wanted] : [wanted['at-least'] ?? 0, wanted['at-most'] ?? 3]
  const expected =
    least === most ? levelText(least) : boundsText(least === 0 ? undefined : least, most === 3 ? undefined : most)
  const isMet = level !== null && level >= least && level <= most
  return { what, expected, found: level === null ? 'no such id' : levelText(level), isMet, at }
}

function levelText(level: number): string {
  return `${level} ${LEVEL_NAMES[level as 0 | 1 | 2 | 3]}`
}

function evidenceFinding(assessment: Assessment, wanted: PieceWanted, at: YamlPath): Finding {
  const all = assessment.criteria.flatMap((criterion) => criterion.evidence)
  const isMet = all.some((piece) => isPiece(piece, wanted))
  const nearest = isMet ? undefined : all.find((piece) => isPiece(piece, withoutVerdict(wanted)))
  return { what: 'evidence', expected: wantedText(wanted), found: isMet ? 'there' : nearestText(nearest), isMet, at }
}

function absence(assessment: Assessment, wanted: PieceWanted, at: YamlPath): Finding {
  const all = assessment.criteria.flatMap((criterion) => criterion.evidence)
  const piece = all.find((each) => isPiece(each, wanted))
  const found = piece === undefined ? 'none' : pieceText(piece)
  return { what: 'no evidence', expected: `none of ${wantedText(wanted)}`, found, isMet: piece === undefined, at }
}

function flagFinding({ flags }: Assessment, code: string, at: YamlPath): Finding {
  const codes = flags.map((flag) => flag.code)
  return { what: 'flag', expected: code, found: codes.join(', ') || 'none', isMet: codes.includes(code), at }
}

function isPiece(piece: Evidence, wanted: PieceWanted): boolean {
  const { criterion, facet, term, quote, page, level, polarity = 'affirmed' } = wanted
  return (
    (criterion === undefined || piece.criterionId === criterion) &&
    (facet === undefined || piece.facetId === facet) &&
    (term === undefined || piece.termId === term) &&
    (page === undefined || piece.location.page === page) &&
    (level === undefined || piece.level === level) &&
    piece.polarity === polarity &&
    (quote === undefined || sharesWords(piece, quote))
  )
}

/** The quote holds the words, or stands within them, where they are. */
function sharesWords({ quote: { prefix, exact, suffix } }: Evidence, wanted: string): boolean {
  const fold = (text: string) => text.replace(/\s+/g, ' ').toLowerCase()
  const [words, around, own] = [fold(wanted).trim(), fold(prefix + exact + suffix), fold(exact)]
  return own.includes(words) || (words.includes(own) && around.includes(words))
}

/** The same words, whatever they were taken for. */
function withoutVerdict({ criterion, facet, term, quote }: PieceWanted): PieceWanted {
  const rest = { criterion, facet, term, quote }
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as PieceWanted
}

function wantedText(wanted: PieceWanted): string {
  return Object.entries(wanted)
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
    .join(', ')
}

function nearestText(nearest: Evidence | undefined): string {
  return nearest === undefined ? 'none' : pieceText(nearest)
}

function pieceText({ quote, polarity, level, termId, note, location }: Evidence): string {
  const place = location.page === null ? '' : ` on page ${location.page}`
  return `“${quote.exact}”${place} for ${termId ?? 'a passage'}: ${polarity}, level ${level} (${note})`
}
