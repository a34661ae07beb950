/** With a stand-in for sbatch; tests/slurm has the real one. */
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { cvsift, inPackageRoot, smallRubric, temporaryPath } from '../cvsift.ts'

// Whole programs, several a test, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 })

const run = temporaryPath('run')
const bin = temporaryPath('bin')
const calls = temporaryPath('calls')

beforeAll(async () => {
  const inbox = temporaryPath('inbox')
  for (const folder of [inbox, bin, join(calls, '..')]) mkdirSync(folder, { recursive: true })
  cpSync(inPackageRoot('fixtures/applications/hugo-castellan.md'), join(inbox, 'hugo.md'))
  cpSync(inPackageRoot('fixtures/applications/gareth-pendry.txt'), join(inbox, 'gareth.txt'))
  await cvsift(['plan', inbox, '-r', smallRubric, '-o', run, '--shards', '5'])
  writeFileSync(join(bin, 'sbatch'), '#!/bin/sh\necho "$*" >> "$CALLS"\nwc -l < "$CALLS"\n')
  chmodSync(join(bin, 'sbatch'), 0o755)
}, 120_000)

const submit = (path: string, ...more: readonly string[]) =>
  cvsift(['submit', run, '-o', 'report', ...more], { env: { PATH: path, CALLS: calls } })

test('--dry-run prints every call and makes none', async () => {
  const { code, stdout } = await submit(bin, '--dry-run', '--array-limit', '3', '--at-once', '2', '--', '--account=lab')
  expect(code).toBe(0)
  const lines = stdout.trim().split('\n')
  expect(lines).toHaveLength(3)
  expect(lines[0]).toMatch(/^sbatch --parsable .*--array 0-2%2 .*--account=lab --wrap /)
  expect(lines[1]).toMatch(/--array 0-1%2 .*--shard-offset/)
  expect(lines[2]).toContain('--dependency afterany:ID_OF_CVSIFT_SHARDS:ID_OF_CVSIFT_SHARDS_3')
  expect(existsSync(calls)).toBe(false)
})

test('submits arrays and the merge behind them; with --resume only what is missing', async () => {
  const path = `${bin}:${process.env.PATH}`
  const all = await submit(path)
  expect(all.stdout).toMatch(/^5 of 5 shards submitted as 1, the merge as 2\n/)
  await cvsift(['rank', '--run', run, '--shard', '3'])
  const begun = await submit(path)
  expect([begun.code, begun.stderr]).toEqual([2, expect.stringContaining('add --resume')])
  const rest = await submit(path, '--resume')
  expect(rest.stdout).toMatch(/^4 of 5 shards submitted as 3, the merge as 4\n/)
  const lines = readFileSync(calls, 'utf8').trim().split('\n')
  expect(lines[2]).toContain('--array 0-2,4 ')
  expect(lines[3]).toContain('--dependency afterany:3 ')
})

test('says so where there is no Slurm, and what sbatch says where it refuses', async () => {
  const none = await submit(temporaryPath('empty'), '--resume')
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('sbatch is not here')])
  writeFileSync(join(bin, 'sbatch'), '#!/bin/sh\necho "Invalid partition" >&2\nexit 1\n')
  const refused = await submit(`${bin}:${process.env.PATH}`, '--resume')
  expect([refused.code, refused.stderr]).toEqual([
    2,
    expect.stringContaining('sbatch refused cvsift-shards: Invalid partition'),
  ])
})

test('the example for Kubernetes does shards of a run, by an index that is known here', () => {
  const job = parse(readFileSync(inPackageRoot('src/shards/kubernetes.yaml'), 'utf8'))
  expect([job.kind, job.spec.completionMode]).toEqual(['Job', 'Indexed'])
  const [container] = job.spec.template.spec.containers
  expect(container.command.slice(0, 4)).toEqual(['cvsift', 'rank', '--run', '/data/run'])
  expect(readFileSync(inPackageRoot('README.md'), 'utf8')).toContain('src/shards/kubernetes.yaml')
})
