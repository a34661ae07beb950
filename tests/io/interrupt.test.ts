import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { cvsift, environment, program, root, smallRubric } from '../cli/cvsift.ts'
import { temporaryFolder } from './temporary.ts'

const folder = temporaryFolder()
const inbox = join(folder, 'inbox')
const cache = join(folder, 'cache')
const report = join(folder, 'report')
const argv = ['rank', inbox, '-r', smallRubric, '-o', report, '--cache-dir', cache, '--reproducible', '--force']

mkdirSync(inbox)
const pdf = readFileSync(join(root, 'fixtures/applications/aroha-tamatea.pdf'))
for (let index = 0; index < 24; index++) {
  writeFileSync(join(inbox, `person-${index}.pdf`), Buffer.concat([pdf, Buffer.from(`\n% ${index}\n`)]))
}

const filesIn = (path: string): string[] =>
  existsSync(path) ? (readdirSync(path, { recursive: true }) as string[]).filter((name) => /\.\w+$/.test(name)) : []

/** Direct children, by Linux's account of them; elsewhere none. */
function childrenOf(pid: number): number[] {
  const list = `/proc/${pid}/task/${pid}/children`
  return existsSync(list) ? readFileSync(list, 'utf8').split(' ').filter(Boolean).map(Number) : []
}

function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s while files are read: exit %i, no process and no temporary file stay, the cache is whole',
  async (signal, code) => {
    const kept = filesIn(cache).length
    const child = spawn(process.execPath, [program, ...argv], { cwd: root, env: environment(), stdio: 'ignore' })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    while (filesIn(cache).length < kept + 3 && child.exitCode === null) await wait(20)
    const readers = childrenOf(child.pid ?? 0)
    child.kill(signal)
    expect(await ended).toBe(code)
    for (let tries = 0; tries < 100 && readers.some(isAlive); tries++) await wait(50)
    expect(readers.filter(isAlive)).toEqual([])
    expect([...filesIn(cache), ...filesIn(report)].filter((name) => name.endsWith('.tmp'))).toEqual([])
  },
)

test('the next run takes what was kept, and its report is that of a run without a cache', async () => {
  const interrupted = filesIn(cache).length
  expect(interrupted).toBeGreaterThan(0)
  expect((await cvsift(argv)).code).toBe(0)
  const report1 = readFileSync(join(report, 'report.json'), 'utf8')
  expect((await cvsift([...argv, '--no-cache'])).code).toBe(0)
  expect(readFileSync(join(report, 'report.json'), 'utf8')).toBe(report1)
}, 120_000)

/** Ends after so many milliseconds by a signal that cannot be caught. */
async function killedAfter(ms: number): Promise<void> {
  const child = spawn(process.execPath, [program, ...argv], { cwd: root, env: environment(), stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await Promise.race([wait(ms), ended])
  child.kill('SIGKILL')
  await ended
}

test('killed again and again at any moment, it leaves a cache that holds nothing wrong, and whole reports', async () => {
  for (const ms of [300, 700, 1100, 1500, 2300, 3100]) await killedAfter(ms)
  expect((await cvsift(argv)).code).toBe(0)
  const afterwards = readFileSync(join(report, 'report.json'), 'utf8')
  expect((await cvsift([...argv, '--no-cache'])).code).toBe(0)
  expect(readFileSync(join(report, 'report.json'), 'utf8')).toBe(afterwards)
}, 180_000)

test('two runs at once, with one cache and one folder of reports, write what one alone writes', async () => {
  const shared = ['--cache-dir', join(folder, 'shared'), '--reproducible', '--force']
  const both = ['rank', inbox, '-r', smallRubric, '-o', join(folder, 'both'), ...shared]
  expect((await Promise.all([cvsift(both), cvsift(both)])).map(({ code }) => code)).toEqual([0, 0])
  const names = readdirSync(join(folder, 'both')).toSorted()
  expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([])
  expect((await cvsift([...argv, '--no-cache'])).code).toBe(0)
  for (const name of names) {
    expect(readFileSync(join(folder, 'both', name), 'utf8'), name).toBe(readFileSync(join(report, name), 'utf8'))
  }
}, 120_000)
