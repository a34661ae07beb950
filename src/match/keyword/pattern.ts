/** Patterns of a rubric, in an engine that takes linear time whatever the text. */
import { RE2JS } from 're2js'
import type { TextRange } from '../../model/document.ts'
import { type Outline, outlineOf } from './outline.ts'

/** A compiled pattern; finds every match in a text. */
export interface Pattern {
  readonly source: string
  findAll(text: string): TextRange[]
}

/** True for `/…/`. */
export function isPattern(clue: string): boolean {
  return clue.length > 2 && clue.startsWith('/') && clue.endsWith('/')
}

/**
 * Compiles `/…/` of RE2 syntax; case matters unless the pattern begins with `(?i)`.
 *
 * @throws when it needs back-tracking (look-around, back-references) or is malformed
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function compilePattern(clue: string): Pattern {
  const source = clue.slice(1, -1)
  const compiled = RE2JS.compile(source)
  const piecesOf = cutter(source)
  return { source: clue, findAll: (text) => piecesOf(text).flatMap((piece) => findIn(compiled, text, piece)) }
}

function findIn(compiled: RE2JS, text: string, { start, end }: TextRange): TextRange[] {
  const piece = text.slice(start, end)
  // Its automaton that only says yes or no is 20 times as fast as the one that says where.
  if (!compiled.test(piece)) return []
  const matcher = compiled.matcher(piece)
  const ranges: TextRange[] = []
  while (matcher.find()) ranges.push({ start: start + matcher.start(), end: start + matcher.end() })
  return ranges
}

/** The pieces of a text outside which a pattern matches nothing, in order. */
type Cutter = (text: string) => readonly TextRange[]

/**
 * Most texts have nothing that a pattern must hold, and to look for that is a hundred times as fast as to try it. Where a
 * text has it, what lies between the marks around it is tried, which no match crosses; they are part of the piece, so that
 * words end there and the text does not.
 */
function cutter(source: string): Cutter {
  const anyCase = source.startsWith('(?i)')
  const outline = outlineOf(anyCase ? source.slice(4) : source)
  if (outline === null) return (text) => [{ start: 0, end: text.length }]
  // In any case and Unicode, as the engine has it: long s is an s, and the Kelvin sign a k.
  const literal = new RegExp(outline.oneOf.map(RE2JS.quote).join('|'), anyCase ? 'giu' : 'gu')
  return (text) => piecesWith(literal, outline, text)
}

function piecesWith(literal: RegExp, { never }: Outline, text: string): TextRange[] {
  const pieces: TextRange[] = []
  literal.lastIndex = 0
  for (let found = literal.exec(text); found !== null; found = literal.exec(text)) {
    let start = found.index
    while (start > 0 && !never.includes(text[start] ?? '')) start--
    let end = found.index + found[0].length
    while (end < text.length && !never.includes(text[end] ?? '')) end++
    pieces.push({ start, end: Math.min(end + 1, text.length) })
    literal.lastIndex = end
  }
  return pieces
}

/** Why a pattern cannot be used, or null. */
export function patternMistake(clue: string): string | null {
  try {
    compilePattern(clue)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
