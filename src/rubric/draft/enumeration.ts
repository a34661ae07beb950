/** A sentence → what it is about and what it lists: “languages such as Python, MATLAB or R”. */

export interface Enumeration {
  /** The sentence without its list. */
  readonly subject: string
  /** What is listed, as written; fewer than two are none. */
  readonly items: readonly string[]
  /** Joined by “or”: one of them suffices. */
  readonly isChoice: boolean
  /** By a bracket, a colon or such words as “for example”. */
  readonly isOpened: boolean
}

/** What introduces examples. */
const INTRODUCTION =
  /\s*[,(]?\s*\b(?:such as|for example|for instance|including(?: but not limited to)?|e\.g\.,?|i\.e\.,?|namely|like)(?=[\s,:])[,:]?\s*|:\s+/i

/** What ends a list: its bracket, a new clause. */
const LIST_END = /[.;)]|,? (?:is|are|will be|would be|which|that|to|is not|preferred|required|desired)\b/i

/** Brackets with a list: “(any MRI modality, as well as MEG/EEG)”. */
const BRACKET = /\(([^()]{3,300})\)/

const COMMA = /\s*[,;]\s*/
const CONJUNCTION = /\s+(?:and\/or|and|or|as well as)\s+|(?<=\p{L})\s*\/\s*(?=\p{L})/iu
const LEADING_CONJUNCTION = /^(?:and\/or|and|or|as well as)\s+/i

/** Words of an item at most: what is longer is a clause. */
const longestItem = 8

/** Words on either side of a conjunction that parts. */
const longestPiece = 3

/** The items of the first list: of what an introduction opens, of a bracket, or of a row of three or more. */
export function readEnumeration(sentence: string): Enumeration {
  const introduction = INTRODUCTION.exec(sentence)
  if (introduction !== null) {
    const start = introduction.index + introduction[0].length
    const rest = sentence.slice(start)
    const end = endOfList(rest)
    const items = itemsOf(rest.slice(0, end))
    if (items.length >= 2 && items.every(isShort)) {
      return {
        subject: `${sentence.slice(0, introduction.index)} , ${rest.slice(end)}`,
        items,
        isChoice: isChoice(rest.slice(0, end)),
        isOpened: true,
      }
    }
  }
  const bracket = BRACKET.exec(sentence)
  const inBracket = itemsOf(bracket?.[1] ?? '')
  if (bracket !== null && inBracket.length >= 2 && inBracket.every(isShort)) {
    const rest = sentence.slice(bracket.index + bracket[0].length)
    return {
      subject: `${sentence.slice(0, bracket.index)} , ${rest}`,
      items: inBracket,
      isChoice: isChoice(bracket[1] ?? ''),
      isOpened: true,
    }
  }
  const items = itemsOf(sentence.replace(/[.;]\s*$/, ''))
  const isRow = items.length >= 3 && items.slice(1).every(isShort) && !sentence.includes('(')
  return isRow
    ? { subject: '', items, isChoice: isChoice(sentence), isOpened: false }
    : { subject: sentence, items: [], isChoice: false, isOpened: false }
}

/** Brackets inside a list belong to its items. */
function endOfList(rest: string): number {
  const match = LIST_END.exec(rest.replace(/\([^()]*\)/g, (bracket) => '_'.repeat(bracket.length)))
  return match?.index ?? rest.length
}

/**
 * Parted at commas; “and” and “or” part the last of them, or a list without commas, and only between short names:
 * “training of classification and regression models” is one thing.
 */
function itemsOf(list: string): string[] {
  const parts = list.split(COMMA).map((part) => part.replace(LEADING_CONJUNCTION, ''))
  const last = parts.at(-1) ?? ''
  const pieces = last.split(CONJUNCTION)
  const ends = pieces.every((piece) => piece.split(' ').length <= longestPiece) ? pieces : [last]
  return [...parts.slice(0, -1), ...ends]
    .map((item) => item.replace(/^[\s"'(]+|[\s"'.,;:)]+$/g, ''))
    .filter((item) => /\p{L}/u.test(item))
}

function isChoice(list: string): boolean {
  return /\bor\b|\p{L}\/\p{L}/iu.test(list)
}

function isShort(item: string): boolean {
  return item.split(' ').length <= longestItem
}
