/** `rank --watch`: ranks again whenever the rubric or an application is saved, and shows who moved. */
import { diff } from '../diff/index.ts'
import { diffText } from '../diff/render.ts'
import { sideOf } from '../diff/side.ts'
import { openWatch } from '../io/watch.ts'
import { diagnostic, UserError } from '../model/diagnostic.ts'
import type { RunReport } from '../model/report.ts'
import type { Rubric } from '../model/rubric.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { hasColor } from './terminal.ts'

/** People told of before the rest is only counted. */
const peopleTold = 20

export interface Ranked {
  readonly rubric: Rubric
  readonly report: RunReport
}

export interface WatchOptions {
  readonly quiet: boolean
  /** The rubric, and the files and folders of applications. */
  readonly paths: readonly string[]
  /** Folders that the run itself writes to. */
  readonly written: readonly string[]
  /** Ranks after which a shortlist is cut. */
  readonly top: readonly number[]
}

/** Runs until interrupted. What is wrong with the rubric or a path is said, and waited to be mended. */
export async function watchRanking(rankOnce: () => Promise<Ranked>, options: WatchOptions): Promise<never> {
  let before: Ranked | null = null
  for (;;) {
    // Opened before the run, so that what is saved meanwhile is not missed.
    const watched = openWatch(options.paths, options.written)
    try {
      const now = await rankOnce()
      if (before !== null) process.stdout.write(`\n${whoMoved(before, now, options)}`)
      before = now
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      printDiagnostics(error.diagnostics, options)
    }
    sayUnwatched(watched.unwatchedCount, options)
    if (!options.quiet) process.stderr.write('waiting for a change; Ctrl-C ends\n')
    await watched.change()
    watched.close()
  }
}

function whoMoved(before: Ranked, now: Ranked, { top }: WatchOptions): string {
  const rubrics = { old: before.rubric, new: now.rubric }
  const isOther = before.rubric.sha256 !== now.rubric.sha256
  const difference = diff(sideOf(before.report), sideOf(now.report), { top, rubrics: isOther ? rubrics : null })
  return diffText(difference, { color: hasColor(process.stdout), most: peopleTold })
}

function sayUnwatched(count: number, options: WatchOptions): void {
  if (count === 0) return
  const message = `${count} folder${count === 1 ? '' : 's'} cannot be watched: changes there are not noticed`
  const hint = 'the system has a limit of watched folders (on Linux fs.inotify.max_user_watches)'
  printDiagnostics([diagnostic({ code: 'rank/unwatched', severity: 'warning', message, hint })], options)
}
