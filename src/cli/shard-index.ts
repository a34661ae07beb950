/** Which shard this process is to do: by option, or by what its scheduler counts in. */
import { diagnostic, UserError } from '../model/diagnostic.ts'

/** Where schedulers put the index of a task, and whose it is. */
const INDEX_VARIABLES = [
  { name: 'SLURM_ARRAY_TASK_ID', scheduler: 'Slurm' },
  { name: 'JOB_COMPLETION_INDEX', scheduler: 'Kubernetes' },
  { name: 'AWS_BATCH_JOB_ARRAY_INDEX', scheduler: 'AWS Batch' },
] as const

export interface ShardIndex {
  readonly shard: number
  /** What said so, for people. */
  readonly source: string
}

interface Asked {
  readonly shard?: number
  /** Added to what the scheduler says: arrays end where the scheduler's limit is. */
  readonly shardOffset?: number
}

/**
 * The shard that option and environment agree on.
 *
 * @param count shards of the run
 * @throws UserError when none is named, several are, or there is no such shard
 */
export function shardIndex(
  { shard, shardOffset = 0 }: Asked,
  environment: Readonly<Record<string, string | undefined>>,
  count: number,
): ShardIndex {
  const named = [
    ...(shard === undefined ? [] : [{ shard, source: '--shard' }]),
    ...INDEX_VARIABLES.flatMap(({ name }) => {
      const text = environment[name]
      return text === undefined || text === '' ? [] : [{ shard: numberIn(name, text) + shardOffset, source: name }]
    }),
  ]
  const [first] = named
  if (first === undefined) throw misuse('no shard is named', `add --shard K, or run it in an array: ${known}`)
  if (named.some((each) => each.shard !== first.shard)) {
    const found = named.map((each) => `${each.source} says ${each.shard}`).join(', ')
    throw misuse(`it is not certain which shard this is: ${found}`, 'leave --shard out, or unset the variable')
  }
  if (first.shard >= count) throw misuse(`there is no shard ${first.shard}: the run has 0 to ${count - 1}`, null)
  return { shard: first.shard, source: named.map(({ source }) => source).join(' and ') }
}

const known = INDEX_VARIABLES.map(({ name, scheduler }) => `${scheduler} sets ${name}`).join(', ')

function numberIn(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw misuse(`${name} is no shard: ${text}`, 'it must be a whole number from 0')
}

function misuse(message: string, hint: string | null): UserError {
  return new UserError([diagnostic({ code: 'run/shard', message, hint })])
}

/** Ascending numbers as Slurm and people write them: `0-3,7`. */
export function rangesText(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const each of numbers) {
    const last = ranges.at(-1)
    if (last !== undefined && each === last[1] + 1) last[1] = each
    else ranges.push([each, each])
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',')
}
