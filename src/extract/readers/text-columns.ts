/** Two columns side by side in plain text → one below the other. */
import { kindOfExactHeading } from '../heading-kind.ts'

/** A line of a text file, or the half of one that stands in a column. */
export interface TextLine {
  readonly words: string
  /** In the file, from 1. */
  readonly number: number
}

/** Blanks before the right column, and rows that have words in it, at least. */
const gutter = { blanks: 3, rows: 3 }

/**
 * Lines in the order of reading. A gutter alone may part dates from what they date; so columns are believed only where known
 * headings stand at the head of parts of both: left of the gutter, and on the right behind it.
 */
export function inReadingOrder(source: readonly string[]): readonly TextLine[] {
  const lines = source.map((words, at) => ({ words, number: at + 1 }))
  const column = rightColumn(source)
  if (column === null) return lines
  const { at, first, last } = column
  const rows = lines.slice(first, last + 1)
  const left = rows.map(({ words, number }) => ({ words: words.slice(0, at), number }))
  const right = rows.map(({ words, number }) => ({ words: words.slice(at), number }))
  const blank = { words: '', number: rows[0]?.number ?? 1 }
  return [...lines.slice(0, first), ...left, blank, ...right, blank, ...lines.slice(last + 1)]
}

/** Where a right column begins, and its first and last row. */
function rightColumn(lines: readonly string[]): { at: number; first: number; last: number } | null {
  const starts = new Map<number, number>()
  for (const line of lines) {
    const start = startOfRight(line)
    if (start !== null) starts.set(start, (starts.get(start) ?? 0) + 1)
  }
  const [at, rowCount] = [...starts].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0] as const)
  if (rowCount < gutter.rows) return null
  const isClear = (line: string): boolean =>
    line.slice(at - gutter.blanks + 1, at).trim() === '' && !line.includes('\t')
  const isHead = (words: string): boolean => words.trim() !== '' && kindOfExactHeading(words) !== null
  const head = lines.findIndex((line) => isClear(line) && isHead(line.slice(at)))
  if (head < 0) return null
  const isOutside = (line: string): boolean => !isClear(line)
  const first = lines.slice(0, head).findLastIndex(isOutside) + 1
  const end = lines.findIndex((line, row) => row > head && isOutside(line))
  const last = end < 0 ? lines.length - 1 : end - 1
  const isLeftHeaded = lines.slice(first, last + 1).some((line) => isHead(line.slice(0, at)))
  return isLeftHeaded ? { at, first, last } : null
}

/** Where words stand behind the last wide blank of a line that has words before it. */
function startOfRight(line: string): number | null {
  const match = /^.*\S( {3,})(?=\S)/.exec(line)
  return match === null ? null : match[0].length
}
