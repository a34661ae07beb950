/** One shard's applications, each made into its record. */

import { jobOf } from '../assess/index.ts'
import { ocrMissingCode } from '../extract/index.ts'
import type { Assessment } from '../model/assessment.ts'
import type { Background } from '../model/background.ts'
import { diagnostic, UserError } from '../model/diagnostic.ts'
import type { World } from '../model/ports.ts'
import type { Rubric } from '../model/rubric.ts'
import { assessAll, runOf } from '../pipeline.ts'
import { deidentified, type Keyed } from './deidentify.ts'
import { digestOfNothing, type ShardPlan } from './plan.ts'

/** What records are made with. */
export interface ShardWork {
  readonly rubric: Rubric
  readonly background: Background
  readonly world: World
  /** By which nobody is named in the records; null where they say what reports say. */
  readonly keyed: Keyed | null
  /** Told after each application. */
  readonly onAssessed?: (assessment: Assessment) => void
}

/**
 * The record of each application of a shard, in no order; one at a time is held.
 *
 * @throws UserError when a file is not what it was when the run was planned, or this machine cannot read it as others can
 */
export async function* assessShard(
  plan: ShardPlan,
  { rubric, background, world, keyed, onAssessed }: ShardWork,
): AsyncIterable<Uint8Array> {
  const run = runOf(jobOf(rubric, background), world, { shelf: null, withRecords: true })
  for await (const { assessment, record } of assessAll(plan, world, run)) {
    checkSame(assessment, plan)
    checkOcr(assessment)
    onAssessed?.(assessment)
    if (record !== null) yield keyed === null ? record : deidentified(record, rubric, run.keys, keyed)
  }
}

/** @throws UserError for the first document whose bytes are others than those planned for */
function checkSame({ documents }: Assessment, plan: ShardPlan): void {
  const changed = documents.find(({ path, sha256 }) => sha256 !== plan.sha256[path])
  if (changed === undefined) return
  throw new UserError([
    diagnostic({
      code: 'run/changed',
      message:
        changed.sha256 === digestOfNothing
          ? 'this file was there when the run was planned, and cannot be read now'
          : 'this file is not what it was when the run was planned',
      hint: 'run `cvsift plan` again; the shards that it does not concern stay done',
      path: changed.path,
    }),
  ])
}

/** Some machines would read what others cannot. */
function checkOcr({ diagnostics }: Assessment): void {
  const missing = diagnostics.filter(({ code }) => code === ocrMissingCode)
  if (missing.length > 0) throw new UserError(missing)
}
