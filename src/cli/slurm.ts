/** The calls of sbatch that run a planned batch: arrays of shards, and the merge that waits for them. */
import { join } from 'node:path'
import { type RunFolder, runFiles } from '../io/run-folder.ts'
import { rangesText } from './shard-index.ts'

/** What a job may take. */
export interface Resources {
  readonly partition?: string
  /** Minutes. */
  readonly time: number
  /** As Slurm writes it. */
  readonly memory: string
  readonly cpus: number
  /** Shards that run at the same time. */
  readonly atOnce?: number
}

interface Call {
  readonly folder: RunFolder
  readonly resources: Resources
  /** More options for sbatch. */
  readonly more: readonly string[]
  /** How the program is called: the engine, and the file. */
  readonly program: readonly string[]
}

export interface Job {
  readonly name: string
  /** Of sbatch. */
  readonly argv: readonly string[]
}

/**
 * Arrays of the shards that are to be done. An index of Slurm's is below its limit, so that an array of later shards begins
 * at 0 again and adds an offset.
 *
 * @param limit indices of one array
 */
export function shardJobs(shards: readonly number[], limit: number, call: Call): Job[] {
  const blocks = new Map<number, number[]>()
  for (const shard of shards) {
    const offset = Math.floor(shard / limit) * limit
    blocks.set(offset, [...(blocks.get(offset) ?? []), shard - offset])
  }
  const { atOnce, cpus } = call.resources
  const most = atOnce === undefined ? '' : `%${atOnce}`
  return [...blocks].map(([offset, indices]) => {
    const own = ['--array', `${rangesText(indices)}${most}`, '--cpus-per-task', String(cpus)]
    const moved = offset === 0 ? [] : ['--shard-offset', String(offset)]
    const command = ['rank', '--run', call.folder.path, '--jobs', String(cpus), ...moved]
    return jobOf(`cvsift-shards${offset === 0 ? '' : `-${offset}`}`, own, command, call)
  })
}

/** Runs when no shard is left to run, done or not: it says what is missing. */
export function mergeJob(output: string, ids: readonly string[], call: Call): Job {
  const after = ids.length === 0 ? [] : ['--dependency', `afterany:${ids.join(':')}`]
  return jobOf('cvsift-merge', after, ['merge', call.folder.path, '-o', output], call)
}

function jobOf(name: string, own: readonly string[], command: readonly string[], call: Call): Job {
  const { partition, time, memory } = call.resources
  const log = join(call.folder.path, runFiles.log, own.includes('--array') ? '%x-%A_%a.out' : '%x-%j.out')
  const argv = [
    ...['--parsable', '--job-name', name, ...own],
    ...(partition === undefined ? [] : ['--partition', partition]),
    ...['--time', String(time), '--mem', memory, '--requeue', '--open-mode', 'append', '--output', log],
    ...call.more,
    ...['--wrap', `umask 077; exec ${[...call.program, ...command].map(quoted).join(' ')}`],
  ]
  return { name, argv }
}

/** For the shell that Slurm starts. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
