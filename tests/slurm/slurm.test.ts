/** On a real Slurm, whatever dies: nothing is lost, nothing is doubled, and the reports are those of one process. */
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cvsift, inPackageRoot, type Ran, smallRubric, temporaryPath } from '../cli/cvsift.ts'
import { type Cluster, missingPrograms, startCluster, tryKill, until } from './cluster.ts'

if (missingPrograms.length > 0)
  console.warn(`Slurm is not installed (${missingPrograms.join(', ')}): what runs on it is not tested`)

const APPLICATIONS = ['kwame-asante-boateng.md', 'hugo-castellan.md', 'gareth-pendry.txt']
const shardCount = 2

/** Once more where a daemon of Slurm is killed: it may then give a number twice, and drain the node that still has it. */
const stumbling = { retry: 1 }

describe.skipIf(missingPrograms.length > 0)('a run on Slurm', { timeout: 300_000 }, () => {
  let cluster: Cluster
  const inbox = temporaryPath('inbox')
  const expected = temporaryPath('expected')
  const plan = temporaryPath('plan')

  beforeAll(async () => {
    mkdirSync(inbox, { recursive: true })
    for (const name of APPLICATIONS) {
      cpSync(inPackageRoot(`fixtures/applications/${name}`), join(inbox, name))
      cpSync(inPackageRoot(`fixtures/applications/${name}`), join(inbox, `again-${name}`))
    }
    const what = [inbox, '-r', smallRubric, '--reproducible', '--quiet']
    const [one, divided] = await Promise.all([
      cvsift(['rank', ...what, '-o', expected]),
      cvsift(['plan', ...what, '-o', plan, '--shards', String(shardCount)]),
    ])
    expect([one.code, divided.code]).toEqual([0, 0])
  }, 90_000)
  // Each scenario on a cluster of its own: one whose controller was killed may give numbers again that a node still has.
  beforeEach(async () => {
    cluster = await startCluster()
  }, 90_000)
  afterEach(() => cluster.stop(), 90_000)
  const mounted: string[] = []
  afterAll(() => void mounted.map((path) => spawnSync('umount', ['-l', path])))

  const call = (...argv: readonly string[]): Promise<Ran> => cvsift(argv, { env: { ...cluster.env } })

  /** Every scenario has a copy of the run of its own, and reads every document anew. */
  function planned(run = temporaryPath('run')): { run: string; report: string } {
    cpSync(plan, run, { recursive: true, preserveTimestamps: true })
    chmodSync(run, 0o700)
    return { run, report: `${run}-report` }
  }

  async function submit(run: string, report: string, ...more: readonly string[]): Promise<string> {
    const ofSbatch = more.filter((each) => each.startsWith('--exclude'))
    const own = more.filter((each) => !ofSbatch.includes(each))
    const argv = [
      'submit',
      run,
      '-o',
      report,
      '--memory',
      '1G',
      ...own,
      '--',
      `--export=ALL,CVSIFT_CACHE_DIR=${run}-cache`,
    ]
    const { code, stdout, stderr } = await call(...argv, ...ofSbatch)
    expect(stderr).toBe('')
    expect(code).toBe(0)
    return stdout
  }

  const partsOf = (run: string) => readdirSync(join(run, 'parts')).toSorted()
  const committed = (run: string) => partsOf(run).filter((name) => name.endsWith('.part'))
  /** @param said what `submit` printed: it names every job */
  const areOver = (said: string) => {
    const ids = (/submitted as (.+)\n/.exec(said)?.[1] ?? '').match(/\d+/g) ?? []
    return cluster.ask('squeue', '-h', '-o', '%A', '-j', ids.join(',')).trim() === ''
  }

  /** The process that is at work on a part, once one is; it stands in the name of what it writes. */
  async function workerOn(run: string): Promise<number> {
    const pids = () => partsOf(run).flatMap((name) => /\.(\d+)\.[0-9a-f]+\.tmp$/.exec(name)?.slice(1).map(Number) ?? [])
    await until('a shard is under way', () => pids().length > 0)
    return pids()[0] ?? 0
  }

  const comparedTo = (report: string) =>
    spawnSync('diff', ['-r', '-x', 'run.json', expected, report], { encoding: 'utf8' })

  async function isSame(run: string, report: string): Promise<void> {
    const compared = () => comparedTo(report)
    await until('the reports are those of one process', () => compared().status === 0).catch((error: unknown) => {
      throw new Error(`${error}\n${compared().stdout}\n${logsOf(run)}`)
    })
    expect(committed(run)).toEqual(['0.part', '1.part'])
  }

  const logsOf = (run: string, job = '') =>
    readdirSync(join(run, 'log'))
      .filter((name) => name.startsWith(job))
      .map((name) => readFileSync(join(run, 'log', name), 'utf8'))
      .join('')

  test('makes the reports of one process, with two workers on every shard', async () => {
    const { run, report } = planned()
    expect(await submit(run, report)).toMatch(/^2 of 2 shards submitted as \d+, the merge as \d+\n/)
    await submit(run, report, '--resume')
    await isSame(run, report)
    expect(partsOf(run)).toHaveLength(shardCount)
    expect(logsOf(run)).toContain('(SLURM_ARRAY_TASK_ID)')
  })

  test('of which a shard is killed ends without a report, and is mended by --resume', async () => {
    const { run, report } = planned()
    await submit(run, report, '--at-once', '1')
    tryKill(await workerOn(run), 'SIGKILL')
    await until('the merge has said what is missing', () => logsOf(run, 'cvsift-merge').includes('merge/lost-shard'))
    expect(logsOf(run, 'cvsift-merge')).toMatch(/hint: cvsift rank --run .+ --shard \d/)
    expect(committed(run)).toHaveLength(shardCount - 1)
    expect(readdirSync(report)).toEqual([])
    const again = await call('submit', run, '-o', report)
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('add --resume')])
    expect(await submit(run, report, '--resume')).toMatch(/^1 of 2 shards submitted/)
    await isSame(run, report)
  })

  test('of which the controller dies goes on, and is mended by --resume', stumbling, async () => {
    const { run, report } = planned()
    await submit(run, report, '--at-once', '1')
    await workerOn(run)
    cluster.killController()
    await until('the shard under way is committed', () => committed(run).length > 0)
    await cluster.startController()
    await submit(run, report, '--resume')
    // A controller that forgot its last jobs gives their numbers again; a node that still has one of them holds the new job.
    const isHeld = () => cluster.ask('squeue', '-h', '-o', '%r').includes('held')
    await until('the merge is over or held', () => comparedTo(report).status === 0 || isHeld())
    if (isHeld()) {
      cluster.ask('scancel', '--user', process.env.USER ?? 'root')
      const drained = cluster.ask('sinfo', '-h', '-N', '-t', 'drain', '-o', '%N').trim().split('\n')
      for (const node of drained) cluster.ask('scontrol', 'update', `NodeName=${node}`, 'State=RESUME')
      await submit(run, report, '--resume')
    }
    await isSame(run, report)
  })

  test('on a disk that fills up loses nothing that was committed', async () => {
    const run = temporaryPath('run')
    mkdirSync(run, { recursive: true, mode: 0o700 })
    const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,mode=700', 'tmpfs', run], {
      encoding: 'utf8',
    })
    if (status !== 0) return console.warn(`no file system could be mounted, so no full disk is tested: ${stderr}`)
    mounted.push(run)
    const { report } = planned(run)
    expect((await call('rank', '--run', run, '--shard', '1')).code).toBe(0)
    const before = readFileSync(join(run, 'parts/1.part'))
    spawnSync('dd', ['if=/dev/zero', `of=${join(run, 'filler')}`, 'bs=4k'])
    const said = await submit(run, report, '--resume')
    await until('all jobs are over', () => areOver(said))
    expect(partsOf(run)).toEqual(['1.part'])
    rmSync(join(run, 'filler'))
    await submit(run, report, '--resume')
    await isSame(run, report)
    expect(readFileSync(join(run, 'parts/1.part')).equals(before)).toBe(true)
  })

  test('of which a node dies is mended by --resume on another', stumbling, async () => {
    const { run, report } = planned()
    await submit(run, report, '--at-once', '1')
    await workerOn(run)
    const [node] = cluster.ask('squeue', '-h', '-t', 'R', '-o', '%N').match(/\d/) ?? ['1']
    cluster.killNode(Number(node))
    cluster.ask('scancel', '--user', process.env.USER ?? 'root')
    expect(committed(run).length).toBeLessThan(shardCount)
    await submit(run, report, '--resume', `--exclude=n${node}`)
    await isSame(run, report)
  })
})
