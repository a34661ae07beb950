/** An application and its documents → who applies. Nothing here moves a score. */
import type { Application } from '../../model/application.ts'
import type { Candidate } from '../../model/candidate.ts'
import type { Document } from '../../model/document.ts'
import { findName } from './name.ts'
import { nameFromId } from './name-from-id.ts'

export { nameFromId } from './name-from-id.ts'

import { emailsOf, findEmail, findLinks, findPhone, nameInLink, plainEmail } from './reach.ts'

const nobody: Candidate = { name: null, email: null, phone: null, links: [] }

/** @param documents of the application, in the same order */
export function identify(application: Application, documents: readonly Document[]): Candidate {
  const document = documents.find((_, index) => application.documents[index]?.role === 'cv') ?? documents[0]
  if (document === undefined) return nobody
  const { sender } = application
  const name = findName({
    document,
    others: documents.filter((each) => each !== document),
    fileNames: fileNamesOf(application, document),
    sender: sender?.name ?? null,
    emails: emailsOf(document).map(({ mention }) => plainEmail(mention.text)),
    links: document.contact.links.map(({ text }) => nameInLink(text)),
  })
  return {
    name,
    email: findEmail(document, name?.value ?? null, sender?.address ?? null),
    phone: findPhone(document),
    links: findLinks(document, name?.value ?? null),
  }
}

/** The name to show: one that is sure enough, else what the file is called. A wrong name is worse than none. */
export function displayName(candidate: Candidate | null, id: string): string {
  const name = candidate?.name ?? null
  return name !== null && name.confidence !== 'low' ? name.value : nameFromId(id)
}

function fileNamesOf({ id }: Application, { source }: Document): string[] {
  const file = (source.path.split('/').at(-1) ?? '').replace(/\.[^.]{1,5}$/, '')
  return [...new Set([...id.split('/'), file])].filter((name) => name !== '')
}
