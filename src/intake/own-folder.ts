/** Folders that this program has written: reports and planned runs, which nobody has sent. */
import type { Entry } from '../model/ports.ts'

/** Reports that a folder of `rank -o` holds, by their names. Formats can be chosen, so two of them tell it. */
const REPORTS: ReadonlySet<string> = new Set([
  ...['run.json', 'report.json', 'report.html', 'report.md', 'report.xlsx', 'ranking.csv', 'evidence.csv', 'memo.md'],
])

/** What `plan -o` makes. */
const RUN = ['manifest.json', 'parts', 'shards']

export type OwnFolder = 'report' | 'run'

/** What of ours a folder is, by the names in it; null for all else. */
export function ownFolder(entry: Entry): OwnFolder | null {
  if (entry.kind !== 'folder') return null
  const names = new Set(entry.entries.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)))
  if (RUN.every((name) => names.has(name))) return 'run'
  return [...names].filter((name) => REPORTS.has(name)).length >= 2 ? 'report' : null
}
