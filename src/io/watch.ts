/** Tells when somebody saves a file. */
import { type Dirent, type FSWatcher, lstatSync, readdirSync, type WatchListener, watch } from 'node:fs'
import { basename, dirname, join, resolve as resolvePath } from 'node:path'
import { nameFrom, pathBytes } from './path-bytes.ts'

/** Milliseconds of quiet after a change: editors write in several steps. */
const quietMs = 150

/** Folders within folders at most, as in a walk. */
const depthLimit = 32

export interface Watch {
  /** Settles once something was changed since the watch was opened, and all is quiet again. */
  change(): Promise<void>
  close(): void
  /** Folders that the system would not watch, such as beyond its limit. */
  readonly unwatchedCount: number
}

/**
 * Watches files, and folders with all below them but for hidden names; a path that is not there yet is waited for.
 *
 * @param ignored folders that are passed over: those that are written to meanwhile
 */
export function openWatch(paths: readonly string[], ignored: readonly string[] = []): Watch {
  const isIgnored = passedOver(ignored)
  const watchers: FSWatcher[] = []
  let settle = () => {}
  const changed = new Promise<void>((resolve) => {
    settle = resolve
  })
  let timer: NodeJS.Timeout | undefined
  let unwatchedCount = 0
  const onChange = () => {
    clearTimeout(timer)
    timer = setTimeout(settle, quietMs)
  }
  const add = (folder: string, isMeant: (name: string) => boolean) => {
    try {
      const listener: WatchListener<Buffer> = (_, name) => {
        if (name === null || isMeant(nameFrom(name))) onChange()
      }
      const watcher = watch(pathBytes(folder), { encoding: 'buffer' }, listener)
      // A folder that is removed is told of by the one above it.
      watcher.on('error', () => {})
      watchers.push(watcher)
    } catch {
      unwatchedCount++
    }
  }
  for (const path of paths.map((each) => resolvePath(each))) {
    const { folder, name } = lastThere(path)
    add(folder, (changedName) => changedName === name)
    for (const below of foldersIn(path, isIgnored)) {
      add(below, (changedName) => !changedName.startsWith('.') && !isIgnored(join(below, changedName)))
    }
  }
  return {
    change: () => changed,
    close: () => {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
    },
    unwatchedCount,
  }
}

/** Settles after one of the files, or anything in one of the folders, was changed. */
export async function oneChange(paths: readonly string[]): Promise<void> {
  const opened = openWatch(paths)
  await opened.change()
  opened.close()
}

function passedOver(ignored: readonly string[]): (path: string) => boolean {
  const resolved = new Set(ignored.map((each) => resolvePath(each)))
  return (path) => resolved.has(path)
}

/** The folder of a path, since editors replace files; of one that is not there, the nearest folder that is. */
function lastThere(path: string): { readonly folder: string; readonly name: string } {
  const folder = dirname(path)
  return folder === path || isFolder(folder) ? { folder, name: basename(path) } : lastThere(folder)
}

/** The folder itself and all below it. */
function foldersIn(path: string, isIgnored: (path: string) => boolean, depth = 0): string[] {
  if (depth > depthLimit || isIgnored(path) || !isFolder(path)) return []
  const below = entriesOf(path).filter((entry) => entry.isDirectory())
  const names = below.map((entry) => nameFrom(entry.name)).filter((name) => !name.startsWith('.'))
  return [path, ...names.flatMap((name) => foldersIn(join(path, name), isIgnored, depth + 1))]
}

function entriesOf(folder: string): Dirent<Buffer>[] {
  try {
    return readdirSync(pathBytes(folder), { withFileTypes: true, encoding: 'buffer' })
  } catch {
    return []
  }
}

function isFolder(path: string): boolean {
  return lstatSync(pathBytes(path), { throwIfNoEntry: false })?.isDirectory() ?? false
}
