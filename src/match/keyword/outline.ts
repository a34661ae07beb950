/** What is plain of a pattern without trying it: letters that every match holds, and marks that none does. */

export interface Outline {
  /** Every match holds one of these, plain characters in ASCII. */
  readonly oneOf: readonly string[]
  /** Marks that no match holds. */
  readonly never: string
}

/** Marks at which a text may be cut. */
const MARKS = '.,;:!?()[]"|/&'

/** One piece of a pattern: an escape, a class or one character. */
const PIECE = /\\[^A-Za-z0-9]|\\[bBdDwWsS]|\[\^?\]?(?:\\[^A-Za-z0-9]|\\[dDwWsS]|[^\]\\])*\]|[^\\[\](){}*+?|]/y

const REPEAT = /(?:[*+?]|\{(\d+)(,\d*)?\})\??/y

/** A group that only groups or captures: others set flags. */
const GROUP = /\((?:\?:|\?P<\w+>|(?!\?))/y

/**
 * The outline of a pattern, or null where nothing is certain: then it is tried on every text.
 *
 * @param pattern of RE2 syntax, without slashes and flags
 */
export function outlineOf(pattern: string): Outline | null {
  const cursor = { pattern, at: 0 }
  const whole = alternatives(cursor)
  if (whole === null || whole.oneOf === null || cursor.at < pattern.length) return null
  return { oneOf: whole.oneOf, never: [...MARKS].filter((mark) => !whole.marks.has(mark)).join('') }
}

interface Cursor {
  readonly pattern: string
  at: number
}

/** A part of a pattern. */
interface Part {
  /** Null where none is certain. */
  readonly oneOf: readonly string[] | null
  /** Of `MARKS`, those that it may match. */
  readonly marks: ReadonlySet<string>
}

/** Up to the end, or the parenthesis that ends the group. */
function alternatives(cursor: Cursor): Part | null {
  const branches: Part[] = []
  do {
    const branch = sequence(cursor)
    if (branch === null) return null
    branches.push(branch)
  } while (take(cursor, '|'))
  const isCertain = branches.every(({ oneOf }) => oneOf !== null)
  return {
    oneOf: isCertain ? [...new Set(branches.flatMap(({ oneOf }) => oneOf ?? []))] : null,
    marks: new Set(branches.flatMap(({ marks }) => [...marks])),
  }
}

function sequence(cursor: Cursor): Part | null {
  const found: (readonly string[])[] = []
  const marks = new Set<string>()
  let run = ''
  const endRun = () => {
    if (run !== '') found.push([run])
    run = ''
  }
  while (cursor.at < cursor.pattern.length && !'|)'.includes(cursor.pattern[cursor.at] ?? '')) {
    const piece = group(cursor) ?? single(cursor)
    if (piece === null) return null
    for (const mark of piece.marks) marks.add(mark)
    const { least, isOnce } = repeated(cursor)
    if (least > 0) run += piece.plain
    if (piece.plain === '' || !isOnce) endRun()
    if (least > 0 && piece.oneOf !== null) found.push(piece.oneOf)
  }
  endRun()
  return { oneOf: mostTelling(found), marks }
}

interface Piece extends Part {
  /** A plain character; empty for all else. */
  readonly plain: string
}

function group(cursor: Cursor): Piece | null {
  if (match(cursor, GROUP) === null) return null
  const inner = alternatives(cursor)
  return inner !== null && take(cursor, ')') ? { ...inner, plain: '' } : null
}

function single(cursor: Cursor): Piece | null {
  const source = match(cursor, PIECE)?.[0]
  if (source === undefined || source.includes('[:')) return null
  if (/^(?:\\[bB]|[$^])$/.test(source)) return { plain: '', oneOf: null, marks: new Set() }
  const character = source.replace(/^\\(?=\W)/, '')
  const isPlain = character.length === 1 && source !== '.' && /[\x20-\x7e]/.test(character)
  return { plain: isPlain ? character : '', oneOf: null, marks: marksOf(source) }
}

/** A class is written the same in JavaScript, but for a bracket that comes first. */
function marksOf(source: string): ReadonlySet<string> {
  const one = new RegExp(`^${source.replace(/^\[(\^?)\]/, '[$1\\]')}$`)
  return new Set([...MARKS].filter((mark) => one.test(mark)))
}

/** How often a piece stands at least, and whether that is all. */
function repeated(cursor: Cursor): { readonly least: number; readonly isOnce: boolean } {
  const found = match(cursor, REPEAT)
  if (found === null) return { least: 1, isOnce: true }
  const [repeat, count] = found
  return { least: count === undefined ? (repeat.startsWith('+') ? 1 : 0) : Number(count), isOnce: false }
}

/** Those whose shortest is longest, blanks aside; a single letter tells too little. */
function mostTelling(found: readonly (readonly string[])[]): readonly string[] | null {
  const shortest = (literals: readonly string[]) => Math.min(...literals.map((literal) => literal.trim().length))
  const telling = found.filter((literals) => literals.every((literal) => /..|[^\w ]/.test(literal)))
  return telling.toSorted((a, b) => shortest(b) - shortest(a) || a.length - b.length)[0] ?? null
}

function take(cursor: Cursor, character: string): boolean {
  const isThere = cursor.pattern[cursor.at] === character
  if (isThere) cursor.at++
  return isThere
}

/** @param what sticky */
function match(cursor: Cursor, what: RegExp): RegExpExecArray | null {
  what.lastIndex = cursor.at
  const found = what.exec(cursor.pattern)
  cursor.at += found?.[0].length ?? 0
  return found
}
