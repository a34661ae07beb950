/** A document without what tells who wrote it: its words once, every range where it now is. */
import type { Document, Mention, TextRange } from '../model/document.ts'
import { applied, type Cut, offsetsAfter } from './cuts.ts'

/** Nothing is left of positions on the page, of what is hidden and of what the file says of itself. */
export function blindDocument(document: Document, path: string, cuts: readonly Cut[]): Document {
  const text = applied(document.text, cuts, { start: 0, end: document.text.length })
  const offset = offsetsAfter(cuts)
  const moved = ({ start, end }: TextRange) => ({ start: offset(start), end: offset(end) })
  const mention = (each: Mention | null) => {
    if (each === null) return null
    const range = moved(each.range)
    return { text: text.slice(range.start, range.end), range }
  }
  return {
    ...document,
    source: { ...document.source, path, container: null },
    text,
    pages: document.pages.map((page) => ({ ...page, range: moved(page.range), lines: [] })),
    blocks: document.blocks.map((block) => ({ ...block, range: moved(block.range) })),
    sections: document.sections.map((section) => ({ ...section, heading: null, range: moved(section.range) })),
    // When somebody studied tells their age.
    entries: document.entries
      .filter(({ section }) => section !== 'education' && section !== 'thesis')
      .map((entry) => ({
        ...entry,
        range: moved(entry.range),
        period: { ...entry.period, range: moved(entry.period.range) },
        title: mention(entry.title),
        organization: mention(entry.organization),
      })),
    contact: { emails: [], phones: [], orcid: null, links: [] },
    about: { title: null, author: null },
    hidden: [],
    diagnostics: [],
  }
}
