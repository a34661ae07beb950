/** Which files belong to one person. */
import type { ApplicationDocument, FoundFile } from '../model/application.ts'
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
