/** A run in shards, as a user makes it; `merge` and `submit` have files of their own. */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { manifestIn, planIn } from '../../../src/cli/opened-run.ts'
import { isCommitted } from '../../../src/cli/run-shard.ts'
import { openRunFolder } from '../../../src/io/run-folder.ts'
import { sealed } from '../../../src/shards/plan.ts'
import { cvsift, inPackageRoot, smallRubric, temporaryPath } from '../cvsift.ts'

// Whole programs, several a test, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 })

const inbox = temporaryPath('inbox')
const run = temporaryPath('run')

beforeAll(() => {
  mkdirSync(inbox, { recursive: true })
  for (const name of ['kwame-asante-boateng.md', 'hugo-castellan.md', 'gareth-pendry.txt'])
    cpSync(inPackageRoot(`fixtures/applications/${name}`), join(inbox, name))
})

const plan = (...more: readonly string[]) => cvsift(['plan', inbox, '-r', smallRubric, '-o', run, ...more])

test('plans a private folder, and says what comes next', async () => {
  const { code, stdout, stderr } = await plan('--shards', '2', '--reproducible')
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('3 applications (3 documents) in 2 shards')
  expect(stdout).toContain(`cvsift rank --run ${run} --shard 0…1`)
  for (const path of [run, join(run, 'shards'), join(run, 'parts'), join(run, 'log')])
    expect(statSync(path).mode & 0o777, path).toBe(0o700)
  for (const name of ['manifest.json', 'rubric.yaml', 'shards/0.json', 'shards/1.json'])
    expect(statSync(join(run, name)).mode & 0o777, name).toBe(0o600)
})

test('a shard is done from anywhere, by what the scheduler says, and once', async () => {
  const env = { SLURM_ARRAY_TASK_ID: '1' }
  const first = await cvsift(['rank', '--run', relative('/', run)], { cwd: '/', env })
  expect([first.code, first.stderr]).toEqual([0, ''])
  expect(first.stdout).toMatch(/^shard 1 of 2 \(SLURM_ARRAY_TASK_ID\): \d applications?, 0 unread, [\d.]+ s\n$/)
  const part = join(run, 'parts/1.part')
  const before = readFileSync(part)
  expect(statSync(part).mode & 0o777).toBe(0o600)
  expect((await cvsift(['rank', '--run', run], { env })).stdout).toContain('was done before')
  expect(readFileSync(part).equals(before)).toBe(true)
})

describe('refuses', () => {
  test('options that the plan has settled, and calls that lack something', async () => {
    const settled = await cvsift(['rank', inbox, '--run', run, '--shard', '0', '-r', smallRubric, '--ocr'])
    expect(settled.code).toBe(2)
    expect(settled.stderr).toContain('leave out PATH, --rubric, --ocr')
    const alone = await cvsift(['rank', inbox, '-r', smallRubric, '--shard', '0'])
    expect([alone.code, alone.stderr]).toEqual([2, expect.stringContaining('--shard needs --run')])
  })

  test('a folder that holds other things, a run that others can read, and one that is none', async () => {
    const other = temporaryPath('other')
    mkdirSync(other, { recursive: true })
    writeFileSync(join(other, 'notes.txt'), '')
    const occupied = await cvsift(['plan', inbox, '-r', smallRubric, '-o', other])
    expect([occupied.code, occupied.stderr]).toEqual([2, expect.stringContaining('this folder holds other files')])
    expect(readdirSync(other)).toEqual(['notes.txt'])
    chmodSync(run, 0o750)
    const open = await cvsift(['rank', '--run', run, '--shard', '0'])
    chmodSync(run, 0o700)
    expect([open.code, open.stderr]).toEqual([2, expect.stringContaining('others can look into this run')])
    const none = await cvsift(['rank', '--run', temporaryPath('none'), '--shard', '0'])
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('there is no such run')])
  })

  test('a run of another program, and a file that changed since or is gone', async () => {
    const manifest = join(run, 'manifest.json')
    const text = readFileSync(manifest, 'utf8')
    const { seal: _, ...planned } = JSON.parse(text)
    writeFileSync(manifest, JSON.stringify(sealed({ ...planned, program: '0' })))
    const foreign = await cvsift(['rank', '--run', run, '--shard', '0'])
    writeFileSync(manifest, text)
    expect([foreign.code, foreign.stderr]).toEqual([2, expect.stringContaining('[run/other-program]')])
    const name = readFileSync(join(run, 'shards/0.json'), 'utf8').includes('hugo')
      ? 'hugo-castellan.md'
      : 'gareth-pendry.txt'
    const path = join(inbox, name)
    const words = readFileSync(path)
    writeFileSync(path, `${words}\nAnd more.`)
    const changed = await cvsift(['rank', '--run', run, '--shard', '0'])
    rmSync(path)
    const gone = await cvsift(['rank', '--run', run, '--shard', '0'])
    writeFileSync(path, words)
    expect([gone.code, gone.stderr]).toEqual([2, expect.stringContaining('cannot be read now  [run/changed]')])
    expect([changed.code, changed.stderr]).toEqual([2, expect.stringContaining('[run/changed]')])
    expect(readdirSync(join(run, 'parts'))).toEqual(['1.part'])
  })
})

test('refuses a manifest or a plan that was changed by hand, and a part that is no file', async () => {
  const opened = await openRunFolder(run)
  const manifest = await manifestIn(opened)
  const changes: readonly (readonly [string, (text: string) => string, string])[] = [
    ['manifest.json', (text) => text.replace('"ocr": false', '"ocr": true'), 'manifest.json was changed'],
    ['manifest.json', (text) => text.slice(0, 300), 'manifest.json is damaged'],
    ['manifest.json', () => '{"format":"cvsift run 1"}', 'manifest.json was changed'],
    ['shards/0.json', (text) => text.replace('"role":"cv"', '"role":"other"'), 'the plan of shard 0 was changed'],
  ]
  for (const [name, change, message] of changes) {
    const path = join(run, name)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, change(text))
    const failure = await manifestIn(opened)
      .then(() => planIn(opened, manifest, 0))
      .catch((error: unknown) => error)
    writeFileSync(path, text)
    expect(failure).toMatchObject({ diagnostics: [{ code: 'run/unusable', message }] })
  }
  const part = join(run, 'parts/0.part')
  mkdirSync(part)
  const read = () => isCommitted(opened, 0, manifest.shards[0]?.fingerprint ?? '')
  expect(read).toThrow(expect.objectContaining({ diagnostics: [expect.objectContaining({ path: part })] }))
  rmdirSync(part)
})

test('planning again keeps what stays good, and takes away what is of no shard', async () => {
  const before = readFileSync(join(run, 'parts/1.part'))
  await plan('--shards', '2', '--reproducible')
  expect(readFileSync(join(run, 'parts/1.part')).equals(before)).toBe(true)
  expect((await cvsift(['rank', '--run', run, '--shard', '1'])).stdout).toContain('was done before')
  await plan('--shards', '1', '--reproducible')
  expect(readdirSync(join(run, 'shards'))).toEqual(['0.json'])
  expect(readdirSync(join(run, 'parts'))).toEqual([])
})
