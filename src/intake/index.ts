/** Paths → applications: finds the files and decides which belong to one person. */
import type { Application, ApplicationDocument, FoundFile, Sender } from '../model/application.ts'
import { type Diagnostic, diagnostic, UserError } from '../model/diagnostic.ts'
import type { CollectionEntry, Entry, MessageEntry, World } from '../model/ports.ts'
import { asMessage, asOneApplication, type Grouping, mayBeOneApplication } from './group.ts'
import { type OwnFolder, ownFolder } from './own-folder.ts'
import { roleOfName } from './role.ts'
import type { SharedFolder } from './same-person.ts'

export type { Grouping } from './group.ts'
export { ownFolder } from './own-folder.ts'

export interface Intake {
  /** By id, in code-unit order. */
  readonly applications: readonly Application[]
  /** Of applications whose documents may turn out to be one person's. */
  readonly sharedFolders: readonly SharedFolder[]
  readonly diagnostics: readonly Diagnostic[]
}

interface Draft {
  /** Path below the folder that was given, with extension. */
  readonly place: string
  /** The same without extension. */
  readonly shortPlace: string
  readonly documents: readonly ApplicationDocument[]
  readonly sender: Sender | null
  /** Place of the folder whose files may be one person's, or null. */
  readonly sharedPlace: string | null
}

/**
 * Finds every application under the paths: in folders, archives and mailboxes alike. Hidden files and the lock files of Word are passed over; links,
 * devices, folders that cannot be opened and those of earlier reports are passed over and reported.
 *
 * @throws UserError when a path does not exist or nothing is found
 */
export async function intake(paths: readonly string[], world: World, grouping: Grouping): Promise<Intake> {
  const roots = await Promise.all([...new Set(paths)].toSorted().map((path) => world.list(path)))
  const missing = roots.filter((entry) => entry.kind === 'missing')
  if (missing.length > 0) throw new UserError(missing.map(reportMissing))
  const diagnostics = roots.flatMap(reportSkipped)
  const drafts = roots.flatMap((root) => draftsOf(root, baseName(root.path), grouping))
  const unique = uniqueByFile(drafts)
  const applications = withIds(unique)
  if (applications.length === 0) throw new UserError([...diagnostics, reportNothing(paths)])
  const sharedFolders = foldersOf(unique, applications)
  return { applications: applications.toSorted(byId), sharedFolders, diagnostics }
}

function draftsOf(entry: Entry, place: string, grouping: Grouping, isRoot = true): Draft[] {
  if (entry.kind === 'file') return [single({ path: entry.path, container: null }, place)]
  if (entry.kind === 'part') return [single({ path: entry.path, container: entry.container }, place)]
  if (entry.kind === 'message')
    return [{ ...named(place), documents: asMessage(entry), sender: senderOf(entry), sharedPlace: null }]
  if (!isCollection(entry) || ownFolder(entry) !== null) return []
  const visible = entry.entries.filter(isVisible)
  const hasOthers = visible.some((each) => isCollection(each) || each.kind === 'message')
  const together = hasOthers ? null : asOneApplication(visible.flatMap(fileOf), grouping)
  if (together !== null)
    return [{ place, shortPlace: withoutExtension(entry, place), documents: together, sender: null, sharedPlace: null }]
  const prefix = isRoot && entry.kind !== 'mailbox' ? '' : `${withoutExtension(entry, place)}/`
  const found = visible.flatMap((each) => draftsOf(each, `${prefix}${baseName(each.path)}`, grouping, false))
  const mayBeOne = !hasOthers && mayBeOneApplication(visible.flatMap(fileOf), grouping)
  return mayBeOne ? found.map((draft) => ({ ...draft, sharedPlace: withoutExtension(entry, place) })) : found
}

/** Hidden files, and what Word leaves beside a file that is open (`~$cv.docx`), are nobody's. */
function isVisible(entry: Entry): boolean {
  return !/^(?:\.|~\$)/.test(baseName(entry.path))
}

type Collection = CollectionEntry | Extract<Entry, { readonly kind: 'folder' }>

function isCollection(entry: Entry): entry is Collection {
  return entry.kind === 'folder' || entry.kind === 'archive' || entry.kind === 'mailbox'
}

function fileOf(entry: Entry): FoundFile[] {
  if (entry.kind === 'file') return [{ path: entry.path, container: null }]
  return entry.kind === 'part' ? [{ path: entry.path, container: entry.container }] : []
}

/** A folder may be called `v1.2`; an archive's extension is no part of an id. */
function withoutExtension(entry: Collection, place: string): string {
  return entry.kind === 'folder' ? place : place.replace(EXTENSION, '')
}

/** Who wrote a mail. Of a mail that forwards one other, the other's sender. */
function senderOf(message: MessageEntry): Sender | null {
  const inner = message.entries.filter((each) => each.kind === 'message')
  return inner.length === 1 && inner[0] !== undefined ? (senderOf(inner[0]) ?? message.sender) : message.sender
}

/** A file of its own is a CV, unless its name says that it is a letter or a statement. */
function single(file: FoundFile, place: string): Draft {
  return {
    ...named(place),
    documents: [{ file, role: roleOfName(file.path) ?? 'cv' }],
    sender: null,
    sharedPlace: null,
  }
}

function named(place: string): Pick<Draft, 'place' | 'shortPlace'> {
  return { place, shortPlace: place.replace(EXTENSION, '') }
}

/** The same file named twice on the command line is one application. */
function uniqueByFile(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>()
  return drafts.filter((draft) => {
    const key = draft.documents.map(({ file }) => file.path).join('\n')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const EXTENSION = /(?<=[^/])\.[^./]{1,5}$/

/** Ids without extension where that is unique, else with it, else numbered; in the order of the drafts. */
function withIds(drafts: readonly Draft[]): Application[] {
  const shortCounts = countBy(drafts.map((draft) => draft.shortPlace))
  const used = new Set<string>()
  return drafts.map(({ place, shortPlace, sender, documents }) => {
    const id = numbered(shortCounts.get(shortPlace) === 1 ? shortPlace : place, used)
    used.add(id)
    return { id, sender, documents }
  })
}

function byId(a: Application, b: Application): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** @param applications of the drafts, in the same order */
function foldersOf(drafts: readonly Draft[], applications: readonly Application[]): SharedFolder[] {
  const used = new Set(applications.map(({ id }) => id))
  const members = new Map<string, string[]>()
  for (const [index, { sharedPlace }] of drafts.entries()) {
    const id = applications[index]?.id
    if (sharedPlace !== null && id !== undefined) members.set(sharedPlace, [...(members.get(sharedPlace) ?? []), id])
  }
  return [...members].map(([place, memberIds]) => {
    const id = numbered(place, used)
    used.add(id)
    return { id, memberIds }
  })
}

function numbered(name: string, used: ReadonlySet<string>): string {
  let id = name
  for (let times = 2; used.has(id); times++) id = `${name}~${times}`
  return id
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function reportMissing(entry: Entry): Diagnostic {
  return diagnostic({ code: 'intake/missing', message: 'there is no such file or folder', path: entry.path })
}

const SKIPPED = {
  removed: {
    code: 'intake/removed',
    severity: 'error',
    message: 'this was removed while its folder was looked through',
    hint: 'put it back and run again; the rest was read',
  },
  unreadable: {
    code: 'intake/unreadable',
    severity: 'error',
    message: 'this cannot be opened: permission denied',
    hint: 'mend its permissions and run again; the rest was read',
  },
  'too-deep': {
    code: 'intake/too-deep',
    severity: 'error',
    message: 'this folder lies too many folders deep and was not opened',
    hint: 'name it on the command line by itself; the rest was read',
  },
  special: {
    code: 'intake/special',
    severity: 'warning',
    message: 'not a file: a device, socket or pipe is never opened',
    hint: null,
  },
  symlink: {
    code: 'intake/symlink',
    severity: 'warning',
    message: 'a link is not followed',
    hint: 'name its target to include it',
  },
} as const

const emptyFolder = {
  code: 'intake/empty',
  severity: 'info',
  message: 'there is no file in this folder',
  hint: 'if somebody applied with it, ask for their documents again',
} as const

/** Only below what was named: nothing at all is a mistake in the call, and told as such. */
function reportEmpty(entry: Entry): Diagnostic[] {
  if (entry.kind !== 'folder' || entry.entries.some(isVisible)) return []
  return [diagnostic({ ...emptyFolder, path: entry.path })]
}

/** @param what of ours stands there */
function reportOwn(path: string, what: OwnFolder): Diagnostic {
  const made = what === 'report' ? 'reports of an earlier run' : 'a run that was planned'
  return diagnostic({
    code: 'intake/own-folder',
    severity: 'info',
    message: `this folder holds ${made}; it was passed over`,
    hint: 'if somebody sent these files, name them on the command line',
    path,
  })
}

function reportSkipped(entry: Entry): Diagnostic[] {
  const own = ownFolder(entry)
  if (own !== null) return [reportOwn(entry.path, own)]
  if (entry.kind === 'folder')
    return entry.entries.filter(isVisible).flatMap((each) => [...reportEmpty(each), ...reportSkipped(each)])
  if ('entries' in entry) return [...entry.diagnostics, ...entry.entries.flatMap(reportSkipped)]
  if (entry.kind === 'file' || entry.kind === 'part' || entry.kind === 'missing') return []
  return [diagnostic({ ...SKIPPED[entry.kind], path: entry.path })]
}

function reportNothing(paths: readonly string[]): Diagnostic {
  return diagnostic({
    code: 'intake/nothing',
    message: `no file under ${paths.join(', ')}`,
    hint: 'name a folder with CVs, a mail or archive that holds them, or the CVs themselves',
  })
}

function baseName(path: string): string {
  return path.replace(/\/+$/, '').split('/').at(-1) ?? path
}
