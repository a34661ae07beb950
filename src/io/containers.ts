/** Containers on disk: opened in a guarded process, what they hold remembered for the run; their bytes are not. */
import { createHash } from 'node:crypto'
import { isContainerName } from '../intake/registry.ts'
import type { FoundFile } from '../model/application.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { Entry, PartEntry } from '../model/ports.ts'
import { readRegularFile } from './files.ts'
import type { Pool } from './pool.ts'

/** Bytes of a container at most: a mailbox of some hundred applications. */
const containerSizeLimit = 200 * 1024 * 1024

/** What stands in a container. Its parts are by path. */
export interface ListedContainer {
  readonly path: string
  readonly sha256: string
  readonly entry: Entry
  readonly parts: ReadonlyMap<string, Pick<PartEntry, 'size' | 'sha256'>>
  /** The bytes, read again. Rejects when they are not those that were listed. */
  load(): Promise<Uint8Array>
}

/** `diagnostic` says why a container cannot be opened. */
export type Listing =
  | { readonly kind: 'listed'; readonly container: ListedContainer }
  | { readonly kind: 'no-container' }
  | { readonly kind: 'failure'; readonly diagnostic: Diagnostic }

export interface Containers {
  /** The same tree with every container in it opened; one that cannot be opened stays a file. */
  open(tree: Entry): Promise<Entry>
  /** What the container of a file holds; `no-container` for a file that stands on disk by itself. */
  listingFor(file: FoundFile): Promise<Listing>
}

/** @param openPool as many processes as pay off for so many containers */
export function openContainers(
  openPool: (count: number) => Pool,
  describeFailure: (error: unknown) => Diagnostic,
): Containers {
  const listings = new Map<string, Promise<Listing>>()
  const shared = sharedPool(openPool)
  const list = (path: string, count: number): Promise<Listing> => {
    const known = listings.get(path)
    if (known !== undefined) return known
    const listing = shared(count, (pool) => listContainer(path, pool)).catch(
      (error: unknown): Listing => ({ kind: 'failure', diagnostic: describeFailure(error) }),
    )
    listings.set(path, listing)
    return listing
  }
  return {
    open: async (tree) => {
      const paths = containersIn(tree)
      const found = await Promise.all(paths.map(async (path) => [path, await list(path, paths.length)] as const))
      return withContainers(tree, new Map(found))
    },
    listingFor: async ({ path, container }) => {
      if (container !== null) return list(container, 1)
      return isContainerName(path) ? list(path, 1) : { kind: 'no-container' }
    },
  }
}

/** Gives all who ask at the same time one pool, closed when the last is done. */
function sharedPool(openPool: (count: number) => Pool) {
  let pool: Pool | null = null
  let userCount = 0
  return async <Result>(count: number, use: (pool: Pool) => Promise<Result>): Promise<Result> => {
    userCount++
    pool ??= openPool(count)
    try {
      return await use(pool)
    } finally {
      if (--userCount === 0) {
        pool?.close()
        pool = null
      }
    }
  }
}

async function listContainer(path: string, pool: Pool): Promise<Listing> {
  let sha256 = ''
  const answer = await pool.list(path, async () => {
    const bytes = await readRegularFile(path, containerSizeLimit)
    sha256 = digest(bytes)
    return bytes
  })
  if (answer.kind === 'failure') return { kind: 'failure', diagnostic: { ...answer.diagnostic, hint: unpackYourself } }
  const { entry } = answer
  if (entry === null) return { kind: 'no-container' }
  if (!isInside(entry, path)) return { kind: 'failure', diagnostic: broken }
  const load = async () => {
    const bytes = await readRegularFile(path, containerSizeLimit)
    if (digest(bytes) !== sha256) throw new Error('it changed while it was read')
    return bytes
  }
  const parts = new Map(partsIn(entry).map((part) => [part.path, part]))
  return { kind: 'listed', container: { path, sha256, entry, parts, load } }
}

/** The process that read a stranger's file may lie: what it names must lie in that file, and nowhere on disk. */
function isInside(entry: Entry, container: string): boolean {
  if (entry.path !== container && !entry.path.startsWith(`${container}/`)) return false
  if (entry.kind === 'part') return entry.container === container
  if (entry.kind === 'message' && entry.container !== null && entry.container !== container) return false
  return 'entries' in entry && entry.entries.every((each) => isInside(each, container))
}

function partsIn(entry: Entry): PartEntry[] {
  if (entry.kind === 'part') return [entry]
  return 'entries' in entry ? entry.entries.flatMap(partsIn) : []
}

function containersIn(entry: Entry): string[] {
  if (entry.kind === 'folder') return entry.entries.flatMap(containersIn)
  const isHidden = /(?:^|\/)\.[^/]*$/.test(entry.path)
  return entry.kind === 'file' && !isHidden && isContainerName(entry.path) ? [entry.path] : []
}

function withContainers(entry: Entry, listings: ReadonlyMap<string, Listing>): Entry {
  if (entry.kind === 'folder') {
    return { ...entry, entries: entry.entries.map((each) => withContainers(each, listings)) }
  }
  const listing = listings.get(entry.path)
  if (listing?.kind !== 'listed' || listing.container.entry.kind === 'part') return entry
  return listing.container.entry
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

const unpackYourself = 'unpack it yourself if you trust the sender, and run again on the folder'

const broken = diagnostic({
  code: 'extract/crash',
  message: 'opening this container went wrong',
  hint: unpackYourself,
})
