/** Which document of an application a file is, by its name. */
import type { DocumentRole } from '../model/application.ts'

/** Tried in order: "cover letter and CV" is a letter first. Coverdale and Cartagena are surnames, and write CVs. */
const ROLE_NAMES: readonly { readonly name: RegExp; readonly role: DocumentRole }[] = [
  {
    name: /cover.?letter|motivation|anschreiben|bewerbung|lettre|(?<![a-z])(?:cover|covering|letters?|carta)(?![a-z])/,
    role: 'cover-letter',
  },
  { name: /statement|proposal|research.?(?:plan|interests|summary)|projet/, role: 'research-statement' },
  { name: /publication|(?<![a-z])(?:pubs?|papers)(?![a-z])|bibliograph/, role: 'publications' },
  { name: /(?:^|[^a-z])cv(?:[^a-z]|$)|curriculum|vitae?|resume|lebenslauf|biosketch/, role: 'cv' },
]

/** The role a file's name tells, or null. */
export function roleOfName(path: string): DocumentRole | null {
  const name = (path.split('/').at(-1) ?? path)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return ROLE_NAMES.find((each) => each.name.test(name))?.role ?? null
}
