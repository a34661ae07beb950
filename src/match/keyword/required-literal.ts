/** Letters without which a pattern cannot match: to look for them is a hundred times as fast as to try the pattern. */

export interface RequiredLiteral {
  readonly literal: string
  /** Whether the pattern can match in this text at all; false only when it cannot. */
  isIn(text: string): boolean
}

/** One piece of a pattern at its top level: a group, a class, an escape or one character, with what repeats it. */
const PIECE =
  /(\\[^A-Za-z0-9]|\\[bBdDwWsS]|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\[\](){}*+?|])([*+?]\??|\{\d+(?:,\d*)?\}\??)?/y

/**
 * The longest run of plain characters that every match of a pattern holds, or null where none is certain: then every
 * text is tried. Groups are passed over, and whatever is not understood gives null.
 *
 * @param pattern of RE2 syntax, without slashes; `(?i)` only in front
 */
export function requiredLiteral(pattern: string): RequiredLiteral | null {
  const anyCase = pattern.startsWith('(?i)')
  const pieces = piecesOf(anyCase ? pattern.slice(4) : pattern)
  if (pieces === null) return null
  const runs = pieces.join('').split(GAP)
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '')
  // Beyond ASCII, letters have more than two cases.
  if (longest.length < 2 || !/^[\x20-\x7e]+$/.test(longest)) return null
  if (!anyCase) return { literal: longest, isIn: (text) => text.includes(longest) }
  const literal = longest.toLowerCase()
  return { literal, isIn: (text) => OTHER_CASES.test(text) || lowerCase(text).includes(literal) }
}

/** Stands for whatever is no plain character. */
const GAP = '\0'

/** Long s and Kelvin sign, which are `s` and `k` in any case; normalized text has neither. */
const OTHER_CASES = /[\u017f\u212a]/

/** Each plain character as it is, `GAP` for the rest; null for alternatives and what is not understood. */
function piecesOf(pattern: string): string[] | null {
  const pieces: string[] = []
  for (let at = 0; at < pattern.length; ) {
    const length = pattern[at] === '(' ? groupLength(pattern, at) : 0
    if (length === null) return null
    if (length > 0) {
      pieces.push(GAP)
      at += length
      continue
    }
    PIECE.lastIndex = at
    const [whole, piece = '', repeated] = PIECE.exec(pattern) ?? []
    if (whole === undefined) return null
    pieces.push(...plain(piece, repeated))
    at += whole.length
  }
  return pieces
}

function plain(piece: string, repeated: string | undefined): string[] {
  const character = /^\\[^A-Za-z0-9]$/.test(piece) ? piece.slice(1) : piece
  if (character.length !== 1 || '.^$'.includes(piece)) return [GAP]
  if (repeated === undefined) return [character]
  return repeated.startsWith('+') ? [character, GAP] : [GAP]
}

/** Of a group from its parenthesis to behind what repeats it; null when it sets flags for what follows, or never ends. */
function groupLength(pattern: string, start: number): number | null {
  if (/^\(\?[^:P]/.test(pattern.slice(start))) return null
  let depth = 0
  for (let at = start; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++
    else if (pattern[at] === '[') at += /^\[\^?\]?(?:\\.|[^\]\\])*/.exec(pattern.slice(at))?.[0].length ?? 0
    else if (pattern[at] === '(') depth++
    else if (pattern[at] === ')' && --depth === 0) {
      const repeated = /^(?:[*+?]\??|\{\d+(?:,\d*)?\}\??)?/.exec(pattern.slice(at + 1))?.[0] ?? ''
      return at + 1 + repeated.length - start
    }
  }
  return null
}

let lastText = ''
let lastLowerCase = ''

/** Remembers the last text, since all patterns of a rubric are tried on one before the next. */
function lowerCase(text: string): string {
  if (text !== lastText) {
    lastLowerCase = text.toLowerCase()
    lastText = text
  }
  return lastLowerCase
}
