/** `rank --run`: one shard of a planned run, committed as one file. */
import { resolve } from 'node:path'
import { type OpenedPart, type RunFolder, runFiles } from '../io/run-folder.ts'
import { assessShard } from '../shards/assess-shard.ts'
import { PartError, partBytes, recordsIn } from '../shards/part.ts'
import { done } from './exit-code.ts'
import { openRun, planIn, worldOfRun } from './opened-run.ts'
import type { WorldChoice } from './run-options.ts'
import { shardIndex } from './shard-index.ts'

export interface ShardOptions extends WorldChoice {
  readonly run: string
  readonly shard?: number
  readonly shardOffset?: number
  readonly from?: string
}

/** Assesses the shard's applications and commits its part, unless that is there already. */
export async function runShard(options: ShardOptions): Promise<void> {
  const startedAt = performance.now()
  // Options are of the folder where the command was called.
  const cacheDir = options.cacheDir === undefined ? {} : { cacheDir: resolve(options.cacheDir) }
  const { folder, manifest, rubric, background, keyed } = await openRun(options.run, options.from)
  const { shard, source } = shardIndex(options, process.env, manifest.shards.length)
  const name = `shard ${shard} of ${manifest.shards.length} (${source})`
  const fingerprint = manifest.shards[shard]?.fingerprint ?? ''
  if (isCommitted(folder, shard, fingerprint)) {
    process.stdout.write(`${name}: was done before\n`)
    return
  }
  const plan = await planIn(folder, manifest, shard)
  const counts = { applications: 0, unread: 0 }
  const records = assessShard(plan, {
    rubric,
    background,
    keyed,
    world: worldOfRun(manifest, { ...options, ...cacheDir }),
    onAssessed: ({ band }) => {
      counts.applications++
      if (band === 'unread') counts.unread++
    },
  })
  await folder.commit(runFiles.part(shard), partBytes(fingerprint, records))
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  process.stdout.write(`${name}: ${counts.applications} applications, ${counts.unread} unread, ${seconds} s\n`)
  process.exitCode = done
}

/** Whether a shard's part is there, whole, and of this run. */
export function isCommitted(folder: RunFolder, shard: number, fingerprint: string): boolean {
  const part = folder.open(runFiles.part(shard))
  return part !== null && isWhole(part, fingerprint)
}

function isWhole(part: OpenedPart, fingerprint: string): boolean {
  try {
    for (const _ of recordsIn(part.chunks(), fingerprint));
    return true
  } catch (error) {
    if (error instanceof PartError) return false
    throw error
  }
}
