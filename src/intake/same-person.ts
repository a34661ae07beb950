/** Folders whose file names do not tell: one application where what the documents say does. */
import type { Application } from '../model/application.ts'
import type { Document } from '../model/document.ts'
import { plain } from './candidate/agreement.ts'
import { identify } from './candidate/index.ts'
import { emailsOf, plainEmail } from './candidate/reach.ts'
import { settleRoles } from './content-role.ts'

/** A folder that may be one person's: what it would be called, and the applications that its files are by themselves. */
export interface SharedFolder {
  readonly id: string
  readonly memberIds: readonly string[]
}

export type ReadApplication = readonly [Application, readonly Document[]]

/**
 * The applications as they are read, those of a shared folder as one where their documents are one CV and its companions,
 * by the same name or mail address. Two CVs stay two applications: they may be two people's, unless they are the same file.
 *
 * @param read in any order; the members of a folder are kept until all of them are there
 */
export async function* joinFolders(
  read: AsyncIterable<ReadApplication>,
  folders: readonly SharedFolder[],
): AsyncIterable<ReadApplication> {
  const folderOf = new Map(folders.flatMap((folder) => folder.memberIds.map((id) => [id, folder] as const)))
  const waiting = new Map<SharedFolder, ReadApplication[]>()
  for await (const each of read) {
    const folder = folderOf.get(each[0].id)
    if (folder === undefined) {
      yield each
      continue
    }
    const members = [...(waiting.get(folder) ?? []), each]
    waiting.set(folder, members)
    if (members.length < folder.memberIds.length) continue
    waiting.delete(folder)
    yield* joined(folder.id, members)
  }
}

function joined(id: string, members: readonly ReadApplication[]): readonly ReadApplication[] {
  const documents = members.flatMap(([, each]) => each)
  const together = settleRoles(
    { id, sender: null, documents: members.flatMap(([application]) => application.documents) },
    documents,
  )
  return isOnePerson(together, documents) ? [[together, documents]] : members
}

function isOnePerson(application: Application, sent: readonly Document[]): boolean {
  const digests = sent.map(({ source }) => source.sha256)
  // One document may lie there twice.
  const isFirst = (_: unknown, index: number): boolean => digests.indexOf(digests[index] ?? '') === index
  const documents = sent.filter(isFirst)
  const roles = application.documents.filter(isFirst).map(({ role }) => role)
  const cv = documents[roles.indexOf('cv')]
  if (cv === undefined || new Set(roles).size < roles.length) return false
  const { name } = identify({ ...application, documents: [{ file: { path: '', container: null }, role: 'cv' }] }, [cv])
  const words = name === null || name.confidence === 'low' ? '' : plain(name.value)
  const addresses = new Set(addressesOf(cv))
  return documents.every(
    (each) =>
      each === cv ||
      addressesOf(each).some((address) => addresses.has(address)) ||
      (words.includes(' ') && plain(each.text).includes(words)),
  )
}

function addressesOf(document: Document): string[] {
  return emailsOf(document).map(({ mention }) => plainEmail(mention.text))
}
