/** `rank --blind`: the run without names, and the key that tells who is who, written apart. */
import { basename, dirname, resolve, sep } from 'node:path'
import { type Blinded, blind } from '../blind/index.ts'
import { writeByRename } from '../io/files.ts'
import type { BlindKey } from '../model/blind-key.ts'
import { diagnostic, UserError } from '../model/diagnostic.ts'
import type { RunReport } from '../model/report.ts'
import { safeForJson } from '../report/escape.ts'
import { runNameOf } from '../report/run-name.ts'
import { readAgain, type WorldChoice } from './run-options.ts'
import { safe } from './terminal.ts'

export interface BlindOptions extends WorldChoice {
  readonly output?: string
  readonly blind?: boolean
  readonly blindKey?: string
  readonly gaps?: boolean
  readonly marked?: boolean
  readonly pages?: boolean
}

/**
 * Where the key goes: never into the folder that is passed on. Null when the run is not blind.
 *
 * @throws UserError where there is no such place, or another option would show who applied
 */
export function blindKeyPath({ output, blind: isBlind, blindKey, gaps, marked, pages }: BlindOptions): string | null {
  if (isBlind !== true) return null
  if (gaps === true) throw misuse('--gaps quotes applicants and cannot be blind', 'run it without --blind')
  if (marked === true) throw misuse('--marked copies pages as they are and cannot be blind', 'run it without --blind')
  if (pages === true)
    throw misuse('--pages shows names and photos and cannot be blind', 'run it without --pages: the text is there')
  const folder = output === undefined || output === '-' ? null : resolve(output)
  if (folder === null && blindKey === undefined) {
    const hint = 'name one with --blind-key, or a folder with -o'
    throw misuse('--blind needs a place for the key that tells who is who', hint)
  }
  const path = resolve(blindKey ?? `${folder}.key.json`)
  if (folder !== null && path.startsWith(`${folder}${sep}`)) {
    throw misuse('the key would lie in the folder of the blind report', 'name a file elsewhere with --blind-key')
  }
  return path
}

function misuse(message: string, hint: string): UserError {
  return new UserError([diagnostic({ code: 'rank/blind-usage', message, hint })])
}

/** The run as reports tell it: without names where that is asked for; `key` is null where it is not. */
export async function shownRun(
  report: RunReport,
  options: BlindOptions,
): Promise<Omit<Blinded, 'people'> & { readonly key: BlindKey | null }> {
  const read = readAgain(options)
  if (options.blind !== true) return { report, read, diagnostics: [], key: null }
  const { people, ...blinded } = await blind(report, read)
  const key: BlindKey = { kind: 'cvsift-blind-key', schemaVersion: 1, run: runNameOf(blinded.report), people }
  return { ...blinded, key }
}

export async function writeKey(key: BlindKey, path: string): Promise<void> {
  const content = `${safeForJson(JSON.stringify(key, null, 2))}\n`
  await writeByRename(dirname(path), { name: basename(path), content })
  process.stderr.write(`who is who: ${safe(path)}; keep it apart from the report\n`)
}
