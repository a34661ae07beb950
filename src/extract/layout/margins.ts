/** Notes and dates in the margin, kept out of the paragraph that they stand beside. */
import type { RawLine } from '../contract.ts'
import { beginsSmall, columnEnds, gapLimit, runsOn, sharesSpan, sizeOf } from './line-shape.ts'
import { textOf } from './running.ts'

/** Lines of a margin that may stand between two lines of a paragraph. */
const interruptions = 4

/**
 * What stands between two lines of running text, and wholly beside them, is read before their paragraph.
 *
 * @param lines of one page in the order of its columns and rows
 */
export function withMarginsFirst(lines: readonly RawLine[]): RawLine[] {
  const ends = columnEnds(lines)
  const follows = lines.map((line, index) => {
    const next = nextBelow(lines, index)
    const below = lines[next]
    if (below === undefined || !runsOn(line, below, ends[index] ?? 0)) return -1
    return next === index + 1 || cutsSentence(line, below) ? next : -1
  })
  const ordered: RawLine[] = []
  const taken = new Set<number>()
  for (let index = 0; index < lines.length; index++) {
    if (taken.has(index)) continue
    const paragraph = chainFrom(index, follows).filter((each) => !taken.has(each))
    const beside = between(paragraph).filter((each) => !taken.has(each))
    const notes = beside.length === 0 ? [] : withNoteEnds(lines, beside, paragraph)
    for (const each of [...notes, ...paragraph]) taken.add(each)
    for (const each of [...notes, ...paragraph]) ordered.push(...lines.slice(each, each + 1))
  }
  return ordered
}

/** The next line that stands under a line, past those wholly beside it; -1 where there is none near. */
function nextBelow(lines: readonly RawLine[], from: number): number {
  const line = lines[from]
  for (let index = from + 1; index <= from + 1 + interruptions; index++) {
    const other = lines[index]
    if (line === undefined || other === undefined) return -1
    if (sharesSpan(line, other)) return index
    if (!/\p{L}|\d/u.test(textOf(other))) return -1
  }
  return -1
}

/** Certain enough to move what stands between. */
function cutsSentence(line: RawLine, next: RawLine): boolean {
  return beginsSmall(next) && !/[.!?:;]\s*$/.test(textOf(line))
}

/** The lines of one paragraph, those between left out. */
function chainFrom(start: number, follows: readonly number[]): number[] {
  const chain = [start]
  for (let next = follows[start] ?? -1; next >= 0; next = follows[next] ?? -1) chain.push(next)
  return chain
}

function between(paragraph: readonly number[]): number[] {
  return paragraph.flatMap((index, place) => {
    const next = paragraph[place + 1] ?? index + 1
    return Array.from({ length: next - index - 1 }, (_, offset) => index + 1 + offset)
  })
}

/** A note that is longer than its paragraph stays in one piece. */
function withNoteEnds(lines: readonly RawLine[], note: readonly number[], paragraph: readonly number[]): number[] {
  const whole = [...note]
  for (let index = (paragraph.at(-1) ?? 0) + 1; index < lines.length; index++) {
    const [last, line] = [lines[whole.at(-1) ?? 0], lines[index]]
    if (last?.bbox == null || line?.bbox == null || !sharesSpan(last, line)) break
    const isNext = line.bbox.top > last.bbox.top && line.bbox.top - last.bbox.bottom < gapLimit * sizeOf(line)
    const isBeside = paragraph.every((each) => !sharesSpan(lines[each] ?? line, line))
    if (!isNext || !isBeside) break
    whole.push(index)
  }
  return whole
}
