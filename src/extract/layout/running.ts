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
  const isRunning = (line: RawLine, page: RawPage) => isAtEdge(line, page) && (isPageNumber(line) || repeated(line))
  return pages.map((page) => ({
    ...page,
    lines: page.lines.map((line) => (isRunning(line, page) ? { ...line, starts: 'header' as const } : line)),
  }))
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
