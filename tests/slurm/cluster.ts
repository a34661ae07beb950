/**
 * A Slurm of its own on this machine, for tests: daemons on the loopback address under a folder of their own. Another
 * Slurm that runs here is not asked and not touched.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { hostname, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** Debian keeps the daemons where only root's PATH looks. */
const PATH = `${process.env.PATH}:/usr/sbin:/sbin`
const PROGRAMS = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'scancel', 'scontrol', 'sinfo']

/** What of Slurm is not installed here. */
export const missingPrograms = PROGRAMS.filter(
  (name) => !PATH.split(':').some((folder) => existsSync(join(folder, name))),
)

export interface Cluster {
  /** With which clients find it. */
  readonly env: Readonly<Record<string, string>>
  /** SIGKILL, as when the machine dies: of the daemon and of the jobs it had started. */
  killNode(node: number): void
  killController(): void
  startController(): Promise<void>
  /** What a client prints. */
  ask(program: string, ...argv: readonly string[]): string
  /** Ends every daemon and removes all state. */
  stop(): Promise<void>
}

const nodeCount = 2

export async function startCluster(): Promise<Cluster> {
  const root = mkdtempSync(join(tmpdir(), 'cvsift-slurm-'))
  // munged asks that everybody may pass through every folder down to its socket.
  for (const name of ['.', 'run', 'log', 'state', 'spool']) openFolder(join(root, name))
  const [controllerPort, ...nodePorts] = await freePorts(1 + nodeCount)
  const conf = join(root, 'slurm.conf')
  writeFileSync(conf, configuration(root, controllerPort ?? 0, nodePorts))
  const env = { ...(process.env as Record<string, string>), PATH, SLURM_CONF: conf }
  const call = (program: string, argv: readonly string[]) => {
    const { status, stdout, stderr, error } = spawnSync(program, argv, { env, encoding: 'utf8', timeout: 20_000 })
    if (error !== undefined || status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}\n${logs(root)}`)
    return stdout
  }
  const cluster: Cluster = {
    env,
    killNode: (node) => {
      kill(join(root, `run/slurmd-n${node}.pid`))
      for (const pid of stepsOf(node)) tryKill(pid, 'SIGKILL')
    },
    killController: () => kill(join(root, 'run/slurmctld.pid')),
    startController: async () => {
      call('slurmctld', ['-f', conf])
      await until('the controller answers', () => spawnSync('sinfo', ['-h'], { env, timeout: 2000 }).status === 0)
    },
    ask: (program, ...argv) => call(program, argv),
    stop: async () => {
      spawnSync('scancel', ['--user', userInfo().username], { env, timeout: 5000 })
      const daemons = ['slurmctld', ...nodes().map((node) => `slurmd-n${node}`), 'munged']
      for (const name of daemons) kill(join(root, `run/${name}.pid`), 'SIGTERM')
      const isGone = () => daemons.every((name) => !isAlive(pidIn(join(root, `run/${name}.pid`))))
      await until('the daemons are gone', isGone).catch(() =>
        daemons.map((name) => kill(join(root, `run/${name}.pid`))),
      )
      rmSync(root, { recursive: true, force: true })
    },
  }
  try {
    startMunge(root, call)
    await cluster.startController()
    for (const node of nodes()) call('slurmd', ['-f', conf, '-N', `n${node}`])
    await until(
      'all nodes are idle',
      () => call('sinfo', ['-h', '-N', '-o', '%T']).match(/^idle$/gm)?.length === nodeCount,
    )
    return cluster
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

function nodes(): number[] {
  return Array.from({ length: nodeCount }, (_, index) => index + 1)
}

function openFolder(path: string): void {
  mkdirSync(path, { recursive: true })
  chmodSync(path, 0o755)
}

/** A key and a socket of its own. */
function startMunge(root: string, call: (program: string, argv: readonly string[]) => string): void {
  const folder = join(root, 'munge')
  mkdirSync(folder, { mode: 0o700 })
  const random = spawnSync('head', ['-c', '1024', '/dev/urandom']).stdout
  writeFileSync(join(folder, 'key'), random, { mode: 0o400 })
  const places = {
    'key-file': join(folder, 'key'),
    'seed-file': join(folder, 'seed'),
    socket: join(root, 'run/munge.sock'),
    'pid-file': join(root, 'run/munged.pid'),
    'log-file': join(root, 'log/munged.log'),
  }
  call('munged', ['--num-threads=2', ...Object.entries(places).map(([name, place]) => `--${name}=${place}`)])
}

/** @see slurm.conf(5), Slurm 22.05 */
function configuration(root: string, controllerPort: number, nodePorts: readonly number[]): string {
  const user = userInfo().username
  const settings = {
    ClusterName: 'cvsift',
    SlurmctldHost: `${hostname()}(127.0.0.1)`,
    AuthInfo: `socket=${join(root, 'run/munge.sock')}`,
    // The default needs control groups.
    ProctrackType: 'proctrack/linuxproc',
    TaskPlugin: 'task/none',
    // Else the daemons listen on every address.
    CommunicationParameters: 'NoCtldInAddrAny,NoInAddrAny',
    SlurmctldPort: controllerPort,
    SlurmUser: user,
    SlurmdUser: user,
    StateSaveLocation: join(root, 'state'),
    SlurmdSpoolDir: join(root, 'spool/%n'),
    SlurmctldPidFile: join(root, 'run/slurmctld.pid'),
    SlurmdPidFile: join(root, 'run/slurmd-%n.pid'),
    SlurmctldLogFile: join(root, 'log/slurmctld.log'),
    SlurmdLogFile: join(root, 'log/slurmd-%n.log'),
    MailProg: '/bin/true',
    SelectType: 'select/cons_tres',
    SelectTypeParameters: 'CR_CPU',
    SlurmdParameters: 'config_overrides',
    SchedulerType: 'sched/builtin',
    SchedulerParameters: 'sched_interval=1',
    ReturnToService: 2,
    SlurmdTimeout: 10,
    KillWait: 2,
    MaxArraySize: 11,
  }
  return [
    ...Object.entries(settings).map(([key, value]) => `${key}=${value}`),
    ...nodes().map(
      (node) =>
        `NodeName=n${node} NodeHostname=${hostname()} NodeAddr=127.0.0.1 Port=${nodePorts[node - 1]} CPUs=2 RealMemory=8000 State=UNKNOWN`,
    ),
    `PartitionName=main Nodes=n[1-${nodeCount}] Default=YES MaxTime=INFINITE State=UP`,
    '',
  ].join('\n')
}

/** Processes of the jobs that a node had started: each has the node's name in its environment. */
function stepsOf(node: number): number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid='], { encoding: 'utf8' })
  return stdout
    .split('\n')
    .map(Number)
    .filter((pid) => pid > 1 && pid !== process.pid && environmentOf(pid).includes(`SLURMD_NODENAME=n${node}`))
}

function environmentOf(pid: number): readonly string[] {
  try {
    const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
    return variables.includes('SLURM_CLUSTER_NAME=cvsift') ? variables : []
  } catch {
    return []
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
        }),
    ),
  )
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

function pidIn(path: string): number | null {
  const pid = existsSync(path) ? Number.parseInt(readFileSync(path, 'utf8'), 10) : Number.NaN
  return Number.isInteger(pid) && pid > 1 ? pid : null
}

function kill(pidFile: string, signal: NodeJS.Signals = 'SIGKILL'): void {
  const pid = pidIn(pidFile)
  if (pid !== null) tryKill(pid, signal)
}

export function tryKill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It is gone.
  }
}

function isAlive(pid: number | null): boolean {
  try {
    return pid !== null && process.kill(pid, 0) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** @throws Error when it has not come true within two minutes, which a busy machine may take */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`waited in vain until ${what}`)
}

function logs(root: string): string {
  const { stdout } = spawnSync('tail', ['-n', '5', join(root, 'log/slurmctld.log')], { encoding: 'utf8' })
  return stdout
}
