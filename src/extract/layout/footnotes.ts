/** Notes at the foot of a page, in smaller type and with a mark that the text above bears. */
import type { RawLine } from '../contract.ts'
import { sizeOf } from './line-shape.ts'
import { textOf } from './running.ts'

/** Share of the body's size that a note's type has at most. */
const noteSizeShare = 0.93

/** Share of its line's size that a raised mark has at most. */
const raisedShare = 0.85

/** Share of the page's height above which no notes stand. */
const footShare = 0.5

const MARK = /^\s*(\d{1,2}|[*†‡§¶]{1,3})\)?\s*\S/

/** Each note is a block of its own. */
export function parted(notes: readonly RawLine[]): RawLine[] {
  return notes.map((line) => (MARK.test(textOf(line)) ? { ...line, starts: 'paragraph' } : line))
}

/**
 * The lines of a page that are notes. They stand below all else in their column.
 *
 * @param lines of the page in reading order, without running headers
 */
export function footnotesOf(
  lines: readonly RawLine[],
  { bodySize, pageHeight }: { readonly bodySize: number; readonly pageHeight: number },
): ReadonlySet<RawLine> {
  const isSmall = (line: RawLine) =>
    sizeOf(line) < noteSizeShare * bodySize && (line.bbox?.top ?? 0) > footShare * pageHeight
  const marks = marksIn(lines.filter((line) => !isSmall(line)))
  const notes = new Set<RawLine>()
  for (const [index, line] of lines.entries()) {
    const follows = index > 0 && notes.has(lines[index - 1] ?? line)
    if (!isSmall(line)) continue
    const mark = MARK.exec(textOf(line))?.[1]
    if (follows || (mark !== undefined && marks.has(mark) && isLowest(line, lines, isSmall))) notes.add(line)
  }
  return notes
}

/** Raised marks, and signs after a word. */
function marksIn(lines: readonly RawLine[]): ReadonlySet<string> {
  const marks = new Set<string>()
  for (const line of lines) {
    const size = sizeOf(line)
    for (const { text, font } of line.spans) {
      if (font !== null && font.sizePt < raisedShare * size)
        for (const mark of text.match(/\d+|[*†‡§¶]+/g) ?? []) marks.add(mark)
    }
    for (const [mark] of textOf(line).matchAll(/(?<=[\p{L}.,)])[*†‡§¶]{1,3}/gu)) marks.add(mark)
  }
  return marks
}

function isLowest(note: RawLine, lines: readonly RawLine[], isSmall: (line: RawLine) => boolean): boolean {
  const { bbox } = note
  if (bbox === null) return false
  return !lines.some(
    (line) =>
      line.bbox !== null &&
      !isSmall(line) &&
      line.bbox.top > bbox.top &&
      line.bbox.x0 < bbox.x1 &&
      line.bbox.x1 > bbox.x0,
  )
}
