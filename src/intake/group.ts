/** Which files belong to one person. */
import type { ApplicationDocument, FoundFile } from '../model/application.ts'
import type { Entry, MessageEntry, PartEntry } from '../model/ports.ts'
import { roleOfName } from './role.ts'

/** `auto`: a folder whose file names tell one CV and its companions; `folder`: every folder of files; `file`: each file. */
export type Grouping = 'auto' | 'folder' | 'file'

/**
 * The documents of one person if the files of a folder are that, else null.
 *
 * @param files that stand directly in one folder without subfolders
 */
export function asOneApplication(files: readonly FoundFile[], grouping: Grouping): ApplicationDocument[] | null {
  if (grouping === 'file' || files.length < 2) return null
  const named = files.map((file) => ({ file, role: roleOfName(file.path) }))
  if (grouping === 'folder') return named.map(({ file, role }) => ({ file, role: role ?? 'cv' }))
  const cvs = named.filter(({ role }) => role === 'cv')
  const unnamed = named.filter(({ role }) => role === null)
  const hasOneCv = cvs.length === 1 || (cvs.length === 0 && unnamed.length === 1)
  const companions = named.filter(({ role }) => role !== 'cv' && role !== null)
  const distinct = new Set(companions.map(({ role }) => role)).size === companions.length
  if (!hasOneCv || !distinct || companions.length === 0) return null
  if (cvs.length === 1 && unnamed.length > 0) return null
  return named.map(({ file, role }) => ({ file, role: role ?? 'cv' }))
}

/** Documents of one person in one folder at most; more files are an inbox. */
const mostDocuments = 6

/**
 * True when the names of files neither say nor exclude that they are one person's: their words must tell. Several may be
 * called a CV, since one document may lie there twice.
 */
export function mayBeOneApplication(files: readonly FoundFile[], grouping: Grouping): boolean {
  if (grouping !== 'auto' || files.length < 2 || files.length > mostDocuments) return false
  const roles = files.flatMap(({ path }) => roleOfName(path) ?? []).filter((role) => role !== 'cv')
  return new Set(roles).size === roles.length
}

/**
 * The documents of a mail, those in the mails and archives attached to it too: always one application. What no name
 * tells is a CV where none is named, else something other. A mail without any stands for itself, and is unread.
 */
export function asMessage(message: MessageEntry): ApplicationDocument[] {
  const parts = message.entries.flatMap(partsOf)
  const named = parts.map(({ path, container, role }) => ({
    file: { path, container },
    role: role ?? roleOfName(path),
  }))
  const unnamed = named.some(({ role }) => role === 'cv') ? 'other' : 'cv'
  if (named.length > 0) return named.map(({ file, role }) => ({ file, role: role ?? unnamed }))
  return [{ file: { path: message.path, container: message.container }, role: 'other' }]
}

function partsOf(entry: Entry): PartEntry[] {
  if (entry.kind === 'part') return [entry]
  return 'entries' in entry ? entry.entries.flatMap(partsOf) : []
}
