/** Where a range of a document stands, for a person who looks it up. */
import type { IdentityPlace } from '../../model/candidate.ts'
import type { Document, TextRange } from '../../model/document.ts'

export function placeOf({ source, pages }: Document, range: TextRange): IdentityPlace {
  const page = pages.findLast((each) => each.range.start <= range.start)
  const line = page?.lines.findLast((each) => each.range.start <= range.start)
  return {
    path: source.path,
    page: page === undefined || page.width === null ? null : page.number,
    line: line?.number ?? null,
    range,
  }
}
