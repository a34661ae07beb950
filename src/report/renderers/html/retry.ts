/** The command that reads again what could not be read, where a flag may help. */
import type { Assessment } from '../../../model/assessment.ts'
import type { RunReport } from '../../../model/report.ts'
import { safeForTerminal } from '../../escape.ts'

/** Files that one command names; more would not be copied by hand. */
const mostFiles = 12

/** Flags that hints of ours name as the way out. */
const FLAG = /--ocr\b|--(?:time|memory)-limit \d+/u

/** One command for each flag that the hints name; files whose names cannot be typed are left out. */
export function retryCommands({ applications, rubric }: RunReport): readonly string[] {
  const byFlag = new Map<string, string[]>()
  for (const { flag, path } of applications.filter((each) => each.band === 'unread').flatMap(waysOut)) {
    if (isTypable(path)) byFlag.set(flag, [...new Set([...(byFlag.get(flag) ?? []), path])])
  }
  if (!isTypable(rubric.path)) return []
  return [...byFlag].map(([flag, paths]) => {
    const named = paths.length > mostFiles ? 'FOLDER' : paths.map(quoted).join(' ')
    return `cvsift rank ${named} -r ${quoted(rubric.path)} ${flag}`
  })
}

function waysOut({ diagnostics, documents }: Assessment): { readonly flag: string; readonly path: string }[] {
  return diagnostics.flatMap(({ severity, hint, path }) => {
    const flag = severity === 'error' ? FLAG.exec(hint ?? '')?.[0] : undefined
    if (flag === undefined || path === null) return []
    return [{ flag, path: documents.find((each) => each.path === path)?.container ?? path }]
  })
}

function isTypable(path: string): boolean {
  return path !== '' && safeForTerminal(path) === path
}

/** As one word of a POSIX shell; never read as an option. */
function quoted(path: string): string {
  const named = path.startsWith('-') ? `./${path}` : path
  return /^[\w@%+=:,./-]+$/u.test(named) ? named : `'${named.replaceAll("'", "'\\''")}'`
}
