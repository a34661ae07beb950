/** Paths → applications: finds the files and decides which belong to one person. */
import type { Application, ApplicationDocument, FoundFile } from '../model/application.ts'
import { type Diagnostic, diagnostic, UserError } from '../model/diagnostic.ts'
import type { Entry, World } from '../model/ports.ts'
import { asOneApplication, type Grouping } from './group.ts'
import { roleOfName } from './role.ts'

export type { Grouping } from './group.ts'

export interface Intake {
  /** By id, in code-unit order. */
  readonly applications: readonly Application[]
  readonly diagnostics: readonly Diagnostic[]
}

interface Draft {
  /** Path below the folder that was given, with extension. */
  readonly place: string
  readonly documents: readonly ApplicationDocument[]
}

/**
 * Finds every application under the paths. Hidden files are passed over; links, devices and folders that cannot be
 * opened are reported.
 *
 * @throws UserError when a path does not exist or nothing is found
 */
export async function intake(paths: readonly string[], world: World, grouping: Grouping): Promise<Intake> {
  const roots = await Promise.all([...new Set(paths)].map((path) => world.list(path)))
  const missing = roots.filter((entry) => entry.kind === 'missing')
  if (missing.length > 0) throw new UserError(missing.map(reportMissing))
  const diagnostics = roots.flatMap(reportSkipped)
  const drafts = roots.flatMap((root) => draftsOf(root, baseName(root.path), grouping))
  const applications = withIds(uniqueByFile(drafts))
  if (applications.length === 0) throw new UserError([...diagnostics, reportNothing(paths)])
  return { applications, diagnostics }
}

function draftsOf(entry: Entry, place: string, grouping: Grouping, isRoot = true): Draft[] {
  if (entry.kind === 'file') return [single(entry.path, place)]
  if (entry.kind !== 'folder') return []
  const visible = entry.entries.filter((each) => !baseName(each.path).startsWith('.'))
  const files: FoundFile[] = visible.flatMap((each) =>
    each.kind === 'file' ? [{ path: each.path, container: null }] : [],
  )
  const hasFolders = visible.some((each) => each.kind === 'folder')
  const together = hasFolders ? null : asOneApplication(files, grouping)
  if (together !== null) return [{ place, documents: together }]
  const prefix = isRoot ? '' : `${place}/`
  return visible.flatMap((each) => draftsOf(each, `${prefix}${baseName(each.path)}`, grouping, false))
}

/** A file of its own is a CV, unless its name says that it is a letter or a statement. */
function single(path: string, place: string): Draft {
  return { place, documents: [{ file: { path, container: null }, role: roleOfName(path) ?? 'cv' }] }
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

/** Ids without extension where that is unique, else with it, else numbered. */
function withIds(drafts: readonly Draft[]): Application[] {
  const short = (draft: Draft) => draft.place.replace(/(?<=[^/])\.[^./]{1,5}$/, '')
  const shortCounts = countBy(drafts.map(short))
  const used = new Map<string, number>()
  const applications = drafts.map((draft) => {
    const name = shortCounts.get(short(draft)) === 1 ? short(draft) : draft.place
    const times = (used.get(name) ?? 0) + 1
    used.set(name, times)
    return { id: times === 1 ? name : `${name}~${times}`, documents: draft.documents }
  })
  return applications.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
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
  unreadable: {
    code: 'intake/unreadable',
    severity: 'error',
    message: 'this cannot be opened: permission denied',
    hint: 'mend its permissions and run again; the rest was read',
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

function reportSkipped(entry: Entry): Diagnostic[] {
  if (entry.kind === 'folder') return entry.entries.flatMap(reportSkipped)
  if (entry.kind === 'file' || entry.kind === 'missing') return []
  return [diagnostic({ ...SKIPPED[entry.kind], path: entry.path })]
}

function reportNothing(paths: readonly string[]): Diagnostic {
  return diagnostic({
    code: 'intake/nothing',
    message: `no file under ${paths.join(', ')}`,
    hint: 'name a folder with CVs, or the CVs themselves',
  })
}

function baseName(path: string): string {
  return path.replace(/\/+$/, '').split('/').at(-1) ?? path
}
