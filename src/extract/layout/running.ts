/** Running headers and footers: the same line at the edge of page after page is not part of any sentence. */
import type { RawLine, RawPage } from '../contract.ts'

/** Share of the page's height at its top and bottom in which they stand. */
const edgeShare = 0.09

/** Marks them as blocks of kind `header`. A page number alone counts on any page but needs a place at the edge. */
export function markRunningHeaders(pages: readonly RawPage[]): RawPage[] {
  const counts = new Map<string, number>()
  for (const page of pages) {
    for (const key of new Set(page.lines.filter((line) => isAtEdge(line, page)).map(keyOf))) {
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const repeated = (line: RawLine) => (counts.get(keyOf(line)) ?? 0) >= Math.max(2, 0.5 * (pages.length - 1))
  const numbers = pageNumbersOf(pages)
  const isRunning = (line: RawLine, page: RawPage) =>
    numbers.has(line) || (isAtEdge(line, page) && (isPageNumber(line) || repeated(line)))
  return pages.map((page) => ({
    ...page,
    lines: page.lines.map((line) => (isRunning(line, page) ? { ...line, starts: 'header' as const } : line)),
  }))
}

/** Share of the page's height at its bottom in which the last lines of pages with a wide margin stand. */
const footShare = 0.25

/** Last lines of pages that count on from one to the next, where the margin is wide. */
function pageNumbersOf(pages: readonly RawPage[]): ReadonlySet<RawLine> {
  const byOffset = new Map<number, RawLine[]>()
  for (const [index, page] of pages.entries()) {
    const last = lowestOf(page)
    if (last === null || !isPageNumber(last)) continue
    const offset = Number(/\d+/.exec(textOf(last))?.[0]) - index
    byOffset.set(offset, [...(byOffset.get(offset) ?? []), last])
  }
  return new Set([...byOffset.values()].filter(({ length }) => length >= Math.max(2, 0.5 * pages.length)).flat())
}

/** The line that stands lowest on a page, when that is at its foot. */
function lowestOf({ lines, height }: RawPage): RawLine | null {
  const lowest = lines.reduce<RawLine | null>(
    (low, line) => ((line.bbox?.top ?? 0) > (low?.bbox?.top ?? 0) ? line : low),
    null,
  )
  return height !== null && (lowest?.bbox?.top ?? 0) > (1 - footShare) * height ? lowest : null
}

function isAtEdge(line: RawLine, page: RawPage): boolean {
  if (line.bbox === null || page.height === null) return false
  return line.bbox.bottom < edgeShare * page.height || line.bbox.top > (1 - edgeShare) * page.height
}

/** The words without digits, so that `Page 2 of 9` and `Page 3 of 9` are the same. */
function keyOf(line: RawLine): string {
  return textOf(line).replace(/\d+/g, '#').replace(/\s+/g, ' ').trim().toLowerCase()
}

function isPageNumber(line: RawLine): boolean {
  return /^\W*(?:(?:page|seite|p\.?)\s*)?\d{1,3}(?:\s*(?:\/|of|von|sur|de)\s*\d{1,3})?\W*$/i.test(textOf(line))
}

export function textOf(line: RawLine): string {
  return line.spans.map((span) => span.text).join('')
}
