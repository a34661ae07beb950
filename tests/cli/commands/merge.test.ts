import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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
