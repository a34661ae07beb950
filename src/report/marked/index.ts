/** What is needed to mark up the documents of a report: marks, covers, pages of text and names of files. */
import type { Assessment, ReadDocument } from '../../model/assessment.ts'
import type { Marking } from '../../model/marking.ts'
import type { RunReport } from '../../model/report.ts'
import { fileName, tiedRanks } from '../figures.ts'
import { coverOf } from './cover.ts'
import { marksOf } from './marks.ts'

export { textPage } from './text-page.ts'

/** The folder of the copies, beside the reports. */
export const markedFolder = 'marked'

/** Says what to do with a PDF of a person; null for another format. */
export function markingsOf(report: RunReport): (assessment: Assessment, document: ReadDocument) => Marking | null {
  const tied = tiedRanks(report.applications)
  return (assessment, document) => {
    if (document.reader?.name !== 'pdf' || document.pages === null) return null
    return {
      marks: marksOf(assessment, document.path),
      cover: coverOf({ report, tied }, assessment, document),
      pageCount: document.pages,
    }
  }
}

/** Letters of a name at most. */
const nameLength = 60

/**
 * A name without extension for the copy of every document that was read, by its path: of the application's id, and of the
 * file's where there are several, in letters that every system knows.
 */
export function copyNames(applications: readonly Assessment[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const { id, documents } of applications.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const document of documents) {
      if (names.has(document.path)) continue
      const own =
        documents.length > 1 ? `${slug(id)}-${slug(fileName(document.path).replace(/\.[^.]*$/u, ''))}` : slug(id)
      const name = own.replace(/^-+|-+$/gu, '') || 'document'
      const free = taken.has(name) ? `${name}-${document.sha256.slice(0, 8)}` : name
      const unique = taken.has(free) ? `${free}-${taken.size}` : free
      taken.add(unique)
      names.set(document.path, unique)
    }
  }
  return names
}

function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u{300}-\u{36F}]/gu, '')
    .toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, nameLength)
}
