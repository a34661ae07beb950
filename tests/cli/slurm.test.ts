import { expect, test } from 'vitest'
import { mergeJob, shardJobs } from '../../src/cli/slurm.ts'
import type { RunFolder } from '../../src/io/run-folder.ts'

const folder = { path: "/data/it's/run" } as RunFolder
const resources = { time: 60, memory: '3G', cpus: 2, atOnce: 50, partition: 'norm' }
const call = { folder, resources, more: ['--account=lab'], program: ['/usr/bin/node', '/opt/cvsift.js'] }

const optionOf = (argv: readonly string[], name: string) => argv[argv.indexOf(name) + 1]

test('the shards that are missing are one array, within what may run at once', () => {
  const [job, ...others] = shardJobs([0, 1, 2, 7], 1000, call)
  expect(others).toEqual([])
  const { argv } = job!
  expect(optionOf(argv, '--array')).toBe('0-2,7%50')
  expect([optionOf(argv, '--partition'), optionOf(argv, '--time'), optionOf(argv, '--mem')]).toEqual([
    'norm',
    '60',
    '3G',
  ])
  expect(argv).toContain('--account=lab')
  expect(optionOf(argv, '--wrap')).toBe(
    `umask 077; exec '/usr/bin/node' '/opt/cvsift.js' 'rank' '--run' '/data/it'\\''s/run' '--jobs' '2'`,
  )
})

test('no index reaches the limit of an array: later shards begin at 0 again, with an offset', () => {
  const jobs = shardJobs([998, 999, 1000, 2500], 1000, call)
  expect(jobs.map(({ argv }) => optionOf(argv, '--array'))).toEqual(['998-999%50', '0%50', '500%50'])
  expect(jobs.map(({ argv }) => /'--shard-offset' '(\d+)'/.exec(argv.at(-1)!)?.[1])).toEqual([
    undefined,
    '1000',
    '2000',
  ])
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(3)
})

test('the merge waits for all arrays, however they end, and for none when all is done', () => {
  expect(optionOf(mergeJob('/out', ['7', '8'], call).argv, '--dependency')).toBe('afterany:7:8')
  expect(mergeJob('/out', [], call).argv).not.toContain('--dependency')
})
