/** Which document of an application a file is, by what it says: asked only where its name and place do not tell. */
import type { Application, DocumentRole } from '../model/application.ts'
import type { Document, SectionKind } from '../model/document.ts'
import { roleOfName } from './role.ts'

/** Headings that only a CV has. */
const CV_SECTIONS: ReadonlySet<SectionKind> = new Set(['work', 'education', 'skills'])

/** Characters from the top in which a letter greets and a statement names itself. */
const openingCharacters = 1500
const titleCharacters = 300

const SALUTATION =
  /^[ \t]*(?:dear\s+\p{Lu}?\p{L}+|to whom it may concern|sehr geehrte|liebe[sr]?\s+\p{Lu}|madame|monsieur|estimad[oa]s?\s|gentile\s|geachte\s)/imu
const STATEMENT_TITLE =
  /\b(?:research (?:statement|proposal|plan|interests)|statement of (?:research|purpose|interest)|motivation statement|forschungs(?:plan|interessen)|projet de recherche)\b/i

/** Share of its text from which a document is its publications. */
const mostOfIt = 0.7

/**
 * The role a document's words tell, or null. Careful: a CV taken for a letter would lose what it proves, so any section
 * of a CV settles that it is none of the others.
 */
export function roleOfContent(document: Document): DocumentRole | null {
  const { text, sections } = document
  if (sections.some(({ kind }) => CV_SECTIONS.has(kind))) return 'cv'
  if (SALUTATION.test(text.slice(0, openingCharacters))) return 'cover-letter'
  if (STATEMENT_TITLE.test(text.slice(0, titleCharacters))) return 'research-statement'
  const publications = sections.filter(({ kind }) => kind === 'publications')
  const published = publications.reduce((sum, { range }) => sum + range.end - range.start, 0)
  return text !== '' && published > mostOfIt * text.length ? 'publications' : null
}

/** The application with the roles that were only presumed settled by what its documents say, in the same order. */
export function settleRoles(application: Application, documents: readonly Document[]): Application {
  const settled = application.documents.map((sent, index) => {
    const document = documents[index]
    const isPresumed = (sent.role === 'cv' || sent.role === 'other') && roleOfName(sent.file.path) === null
    return isPresumed && document !== undefined ? { ...sent, role: roleOfContent(document) ?? sent.role } : sent
  })
  return { ...application, documents: settled }
}
