/** What a run is called: two runs of one folder, rubric and settings have the same name, whatever the day. */
import { createHash } from 'node:crypto'
import type { RunReport } from '../model/report.ts'

const digits = 16

/** Names what was read against which rubric, so that decisions are never mixed with those of another run. */
export function runNameOf({ rubric, background, settings, applications }: RunReport): string {
  const hash = createHash('sha256').update(JSON.stringify([rubric.sha256, background.sha256, settings]))
  for (const { id, documents } of applications) hash.update(JSON.stringify([id, documents.map((each) => each.sha256)]))
  return hash.digest('hex').slice(0, digits)
}
