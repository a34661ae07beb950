/** A planned run as a command finds it: its manifest, and this program as the one that planned it. */
import { createHash } from 'node:crypto'
import { loadBackground, loadTool } from '../io/background.ts'
import { programDigest } from '../io/code-digest.ts'
import { openRunFolder, type RunFolder, runFiles } from '../io/run-folder.ts'
import { readSecret, secretPath } from '../io/secret.ts'
import type { RealWorld } from '../io/world.ts'
import type { Background } from '../model/background.ts'
import { diagnostic, UserError } from '../model/diagnostic.ts'
import type { Rubric } from '../model/rubric.ts'
import { loadRubric } from '../rubric/load.ts'
import { type Keyed, markOf, openKeyed } from '../shards/deidentify.ts'
import { isPlanOf, isSealed, type Manifest, runFormat, type ShardPlan } from '../shards/plan.ts'
import { type WorldChoice, worldOf } from './run-options.ts'

export interface OpenedRun {
  readonly folder: RunFolder
  readonly manifest: Manifest
  readonly rubric: Rubric
  readonly background: Background
  /** Null unless its parts name nobody. */
  readonly keyed: Keyed | null
}

/**
 * The run, with this process in the folder where it was planned, so that relative paths mean the same.
 *
 * @param from where that folder is on this machine, if it is elsewhere
 * @throws UserError when it is no run, or was planned by another program
 */
export async function openRun(path: string, from?: string): Promise<OpenedRun> {
  const folder = await openRunFolder(path)
  const manifest = await manifestIn(folder)
  const background = await loadBackground()
  await checkProgram(manifest, background)
  const rubric = await rubricIn(folder, manifest)
  const keyed = await keyedFor(manifest)
  enter(from ?? manifest.folder)
  return { folder, manifest, rubric, background, keyed }
}

/** @throws UserError when it is no run of this version */
export async function manifestIn(folder: RunFolder): Promise<Manifest> {
  const manifest = await jsonIn<Manifest>(folder, runFiles.manifest)
  if (manifest?.format !== runFormat) {
    const hint = 'plan it again: `cvsift plan PATH -r RUBRIC -o RUN`'
    throw refuse(folder, 'this is no run, or one of another version', hint)
  }
  if (!isSealed(manifest)) throw refuse(folder, `${runFiles.manifest} was changed`, 'plan the run again')
  return manifest
}

/** @throws UserError when it is not there, or another */
export async function planIn(folder: RunFolder, manifest: Manifest, shard: number): Promise<ShardPlan> {
  const plan = await jsonIn<ShardPlan>(folder, runFiles.plan(shard))
  if (plan !== null && isPlanOf(manifest, shard, plan)) return plan
  const what = plan === null ? 'is gone' : 'was changed'
  throw refuse(folder, `the plan of shard ${shard} ${what}`, 'plan the run again; what is committed stays')
}

async function jsonIn<Value>(folder: RunFolder, name: string): Promise<Value | null> {
  const bytes = await folder.read(name)
  try {
    return bytes === null ? null : (JSON.parse(Buffer.from(bytes).toString('utf8')) as Value)
  } catch {
    throw refuse(folder, `${name} is damaged`, 'plan the run again; what is committed stays')
  }
}

async function checkProgram({ tool, program, background }: Manifest, own: Background): Promise<void> {
  if (program === programDigest() && background.sha256 === own.sha256) return
  const { version } = await loadTool()
  throw new UserError([
    diagnostic({
      code: 'run/other-program',
      message: `this is ${tool.name} ${version} on Node ${process.version}; the run was planned by ${tool.version === version ? 'another build of it, or on another Node' : `version ${tool.version}`}`,
      hint: 'use the same installation and the same version of Node everywhere, or plan the run again with this one',
    }),
  ])
}

async function rubricIn(folder: RunFolder, manifest: Manifest): Promise<Rubric> {
  const bytes = (await folder.read(runFiles.rubric)) ?? new Uint8Array()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { path } = manifest.rubric
  const { rubric } = loadRubric(new TextDecoder().decode(bytes), { path, sha256 })
  if (rubric !== null && sha256 === manifest.rubric.sha256) return rubric
  throw refuse(folder, 'its rubric was changed', 'plan the run again')
}

async function keyedFor({ secret }: Manifest): Promise<Keyed | null> {
  if (secret === null) return null
  const path = secretPath()
  const keyed = openKeyed(await readSecret(path))
  if (markOf(keyed) === secret) return keyed
  throw new UserError([
    diagnostic({
      code: 'run/secret',
      message: 'this is not the secret that the run was planned with',
      hint: 'name that file in CVSIFT_SECRET',
      path,
    }),
  ])
}

function enter(folder: string): void {
  try {
    process.chdir(folder)
  } catch {
    throw new UserError([
      diagnostic({
        code: 'run/elsewhere',
        message: 'the folder where this run was planned is not here',
        hint: 'say with --from where the applications are on this machine',
        path: folder,
      }),
    ])
  }
}

function refuse(folder: RunFolder, message: string, hint: string): UserError {
  return new UserError([diagnostic({ code: 'run/unusable', message, hint, path: folder.path })])
}

/** The world in which a run's documents are read. */
export function worldOfRun(manifest: Manifest, options: WorldChoice): RealWorld {
  return worldOf(choiceOfRun(manifest, options))
}

/** What could change a figure is the run's, the rest this machine's. */
export function choiceOfRun<Choice extends WorldChoice>({ settings }: Manifest, options: Choice): Choice {
  const { ocr, reproducible, timeLimit, memoryLimit } = settings
  return {
    ...options,
    ocr,
    reproducible,
    ...(timeLimit === null ? {} : { timeLimit }),
    ...(memoryLimit === null ? {} : { memoryLimit }),
  }
}
