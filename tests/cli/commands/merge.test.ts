import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { reportSchema } from '../../../src/report/schema.ts'
import { cvsift, inPackageRoot, smallRubric, temporaryPath } from '../cvsift.ts'

// Whole programs, several a test, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 })

const inbox = temporaryPath('inbox')
const env = { CVSIFT_SECRET: temporaryPath('secret') }
const NAMES = ['kwame-asante-boateng.md', 'hugo-castellan.md', 'gareth-pendry.txt', 'broken.docx']

const diff = (a: string, b: string): string =>
  spawnSync('diff', ['-r', '-x', 'run.json', a, b], { encoding: 'utf8' }).stdout

/** A run with all its parts, made side by side. */
async function ran(...more: readonly string[]): Promise<string> {
  const run = temporaryPath('run')
  const planned = await cvsift(
    ['plan', inbox, '-r', smallRubric, '-o', run, '--shards', '2', '--reproducible', ...more],
    { env },
  )
  expect(planned.code, planned.stderr).toBe(0)
  const shards = await Promise.all(['0', '1'].map((shard) => cvsift(['rank', '--run', run, '--shard', shard], { env })))
  expect(shards.map(({ code }) => code)).toEqual([0, 0])
  return run
}

let run = ''
const one = temporaryPath('one')

beforeAll(async () => {
  mkdirSync(inbox, { recursive: true })
  for (const name of NAMES.slice(0, 3)) cpSync(inPackageRoot(`fixtures/applications/${name}`), join(inbox, name))
  cpSync(inPackageRoot('fixtures/unreadable/garbage.docx'), join(inbox, 'broken.docx'))
  const alone = cvsift(['rank', inbox, '-r', smallRubric, '-o', one, '--reproducible', '--quiet'])
  run = await ran()
  await alone
}, 120_000)

test('writes the reports of one process, and ends as it does', async () => {
  const report = temporaryPath('report')
  const { code, stderr } = await cvsift(['merge', run, '-o', report])
  expect(code).toBe(2)
  expect(stderr).toContain('broken.docx: error:')
  expect(diff(one, report)).toBe('')
})

test('names a shard that is missing with what mends it, and writes nothing', async () => {
  const lost = temporaryPath('lost')
  cpSync(run, lost, { recursive: true, filter: (path) => !path.endsWith('0.part') })
  spawnSync('chmod', ['700', lost])
  const report = temporaryPath('report')
  const { code, stderr } = await cvsift(['merge', lost, '-o', report])
  expect(code).toBe(2)
  expect(stderr).toContain('the part of shard 0 is not there')
  expect(stderr).toContain(`hint: cvsift rank --run ${lost} --shard 0`)
  expect(existsSync(join(report, 'report.json'))).toBe(false)
  writeFileSync(join(lost, 'parts/0.part'), readFileSync(join(lost, 'parts/1.part')))
  expect((await cvsift(['merge', lost, '-o', report])).stderr).toContain('the part of shard 0 is of another run')
})

describe('the run.json of a merge', () => {
  const report = temporaryPath('verified')
  const verify = (...more: readonly string[]) => cvsift(['verify', report, ...more])

  test('is verified: inputs and parts are as they were, and one process makes the same reports', async () => {
    await cvsift(['merge', run, '-o', report, '--format', 'json,csv', '--quiet'])
    const told = JSON.parse(readFileSync(join(report, 'run.json'), 'utf8'))
    const ofOne = JSON.parse(readFileSync(join(one, 'run.json'), 'utf8'))
    expect({ ...told, merged: null, settings: null, outputs: null }).toEqual({
      ...{ ...ofOne, merged: null, settings: null, outputs: null },
    })
    const { code, stdout } = await verify()
    expect(stdout).toContain('inputs      4 of 4 as they were\nparts       2 of 2 as they were\n')
    expect([code, stdout]).toEqual([0, expect.stringContaining('verified: as recorded, and made again with the same')])
  })

  test('of the first alone is made again with them alone', async () => {
    await cvsift(['merge', run, '-o', report, '--format', 'json,html', '--top', '1', '--quiet'])
    const { code, stdout } = await verify()
    expect([code, stdout]).toEqual([0, expect.stringContaining('verified: ')])
  })

  test('tells a part that is not what was merged, and an input that changed; a run that was deleted is no fault', async () => {
    const part = join(run, 'parts/0.part')
    const bytes = readFileSync(part)
    writeFileSync(part, Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])]))
    const changed = await verify('--no-rerun')
    expect([changed.code, changed.stdout]).toEqual([
      1,
      expect.stringMatching(/parts {7}1 of 2 .*\n {2}parts\/0\.part: it has/),
    ])
    rmSync(part)
    expect((await verify('--no-rerun')).code).toBe(2)
    writeFileSync(part, bytes)
    renameSync(run, `${run}-elsewhere`)
    const deleted = await verify('--no-rerun')
    renameSync(`${run}-elsewhere`, run)
    expect([deleted.code, deleted.stdout]).toEqual([0, expect.stringContaining('the run was deleted')])
    const input = join(inbox, 'hugo-castellan.md')
    const words = readFileSync(input)
    writeFileSync(input, `${words}.`)
    const other = await verify('--no-rerun')
    writeFileSync(input, words)
    expect([other.code, other.stdout]).toEqual([1, expect.stringContaining('hugo-castellan.md: it has')])
  })
})

describe('--top', () => {
  test('keeps the first and all that need a person, and counts all', async () => {
    const report = temporaryPath('report')
    const { code } = await cvsift(['merge', run, '-o', report, '--top', '1', '--quiet'])
    expect(code).toBe(2)
    const parsed = reportSchema.parse(JSON.parse(readFileSync(join(report, 'report.json'), 'utf8')))
    expect(parsed.applications.map(({ id, rank }) => [id, rank])).toEqual([
      ['kwame-asante-boateng', 1],
      ['broken', null],
    ])
    expect(parsed.whole?.applications).toBe(4)
    for (const name of ['report.md', 'report.html']) {
      const text = readFileSync(join(report, name), 'utf8')
      expect(text, name).toContain('Shown are the first 1 of 3 that were ranked, and 1 of 1 that were not read')
    }
  })
})

describe('--deidentified', () => {
  test('makes the same reports, with the secret; without it nothing', async () => {
    const keyed = await ran('--deidentified')
    const report = temporaryPath('report')
    expect((await cvsift(['merge', keyed, '-o', report, '--quiet'], { env })).code).toBe(2)
    expect(diff(one, report)).toBe('')
    const other = { CVSIFT_SECRET: temporaryPath('no-secret') }
    const refused = await cvsift(['merge', keyed, '-o', temporaryPath('report')], { env: other })
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('CVSIFT_SECRET')])
  })
})

test('--pages puts pages into the packet as in one process', async () => {
  const [folder, shards, report] = ['inbox', 'run', 'report'].map((name) => temporaryPath(name)) as [
    string,
    string,
    string,
  ]
  mkdirSync(folder, { recursive: true })
  cpSync(inPackageRoot('fixtures/applications/lena-fischbach.pdf'), join(folder, 'lena.pdf'))
  await cvsift(['plan', folder, '-r', smallRubric, '-o', shards, '--shards', '1', '--reproducible'])
  await cvsift(['rank', '--run', shards, '--shard', '0'])
  expect(await cvsift(['merge', shards, '-o', report, '--format', 'html', '--pages'])).toMatchObject({ code: 0 })
  expect(readFileSync(join(report, 'report.html'), 'utf8')).toMatch(/id="person-0-pages">[^<]*"png":"iVBOR/u)
  const refused = await cvsift(['merge', shards, '-o', `${report}2`, '--format', 'json', '--pages'])
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('add html to --format') })
})
