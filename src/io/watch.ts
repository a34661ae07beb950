/** Waits until somebody saves a file. */
import { type FSWatcher, watch } from 'node:fs'
import { basename, dirname, resolve as resolvePath } from 'node:path'

/** Milliseconds of quiet after a change: editors write in several steps. */
const quietMs = 150

/** Settles after one of the files, or anything directly in one of the folders, was changed. */
export function oneChange(paths: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined
    const onChange = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        for (const watcher of watchers) watcher.close()
        resolve()
      }, quietMs)
    }
    const watchers = paths.flatMap((path) => watchersOf(resolvePath(path), onChange))
  })
}

/** The folder of a file is watched, since editors replace files; what cannot be watched is left out. */
function watchersOf(path: string, onChange: () => void): FSWatcher[] {
  const name = basename(path)
  try {
    const ofFolder = watch(dirname(path), (_, changed) => {
      if (changed === null || changed === name) onChange()
    })
    return [ofFolder, ...ofContent(path, onChange)]
  } catch {
    return []
  }
}

function ofContent(path: string, onChange: () => void): FSWatcher[] {
  try {
    return [watch(path, onChange)]
  } catch {
    return []
  }
}
