/** What a batch is and how it is divided: written once, read by every machine that does a part of it. */
import { createHash } from 'node:crypto'
import type { Intake } from '../intake/index.ts'
import type { SharedFolder } from '../intake/same-person.ts'
import type { Application, FoundFile } from '../model/application.ts'
import type { Background } from '../model/background.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { RunReport } from '../model/report.ts'
import type { Rubric } from '../model/rubric.ts'
import type { SiftOptions } from '../pipeline.ts'

/** Everything that could change a figure, and whether the day is told. */
export interface RunSettings extends Pick<SiftOptions, 'grouping'> {
  readonly ocr: boolean
  /** Seconds that reading a file may compute, and megabytes that it may take; null for what is usual. */
  readonly timeLimit: number | null
  readonly memoryLimit: number | null
  readonly reproducible: boolean
}

/** What parts must agree on. */
export interface Basis extends Pick<RunReport, 'tool' | 'rubric' | 'background'> {
  /** Digest of the program's code, its packages and the engine. */
  readonly program: string
  readonly settings: RunSettings
  /** A word that only the secret gives; null where parts say what reports say. */
  readonly secret: string | null
}

export interface Manifest extends Basis {
  readonly format: typeof runFormat
  /** Where relative paths begin. */
  readonly folder: string
  /** What was planned, as the user named it. */
  readonly paths: readonly string[]
  /** What intake said of the batch. */
  readonly diagnostics: readonly Diagnostic[]
  /** By number, from 0. */
  readonly shards: readonly ShardEntry[]
  /** Digest of all of it. */
  readonly seal: string
}

export interface ShardEntry {
  /** Of the basis, and of all that this shard is to read. */
  readonly fingerprint: string
  readonly applications: number
}

/** What one shard is to do. */
export interface ShardPlan extends Pick<Intake, 'applications' | 'sharedFolders'> {
  /** By path: a digest of what the file held when the run was planned. */
  readonly sha256: Readonly<Record<string, string>>
}

export interface RunPlan {
  readonly manifest: Manifest
  readonly shards: readonly ShardPlan[]
}

export const runFormat = 'cvsift run 1'

/** What a file has that cannot be opened: the digest of nothing. */
export const digestOfNothing = sha256Of('')

/**
 * Divides a batch by a digest of each application's id, so that one that comes or goes changes one shard alone.
 *
 * @param digestOf hex digest of what a file holds; null when it cannot be opened
 */
export async function planRun(
  { applications, sharedFolders, diagnostics }: Intake,
  basis: Basis,
  where: Pick<Manifest, 'folder' | 'paths'> & { readonly shardCount: number },
  digestOf: (file: FoundFile) => Promise<string | null>,
): Promise<RunPlan> {
  const { shardCount, folder, paths } = where
  const shardOf = shardsById(sharedFolders, shardCount)
  const groups = Array.from({ length: shardCount }, (): Application[] => [])
  for (const application of applications) groups[shardOf(application.id)]?.push(application)
  const shards: ShardPlan[] = []
  for (const group of groups) {
    const ids = new Set(group.map(({ id }) => id))
    const folders = sharedFolders.filter(({ memberIds }) => memberIds.some((id) => ids.has(id)))
    shards.push({ applications: group, sharedFolders: folders, sha256: await digestsOf(group, digestOf) })
  }
  const entries = shards.map((shard, index) => ({
    fingerprint: fingerprintOfShard(shard, basis, { index, shardCount }),
    applications: shard.applications.length,
  }))
  return { manifest: sealed({ format: runFormat, ...basis, folder, paths, diagnostics, shards: entries }), shards }
}

export function sealed(manifest: Omit<Manifest, 'seal'>): Manifest {
  return { ...manifest, seal: sha256Of(JSON.stringify(manifest)) }
}

/** False when it was changed by hand. */
export function isSealed({ seal, ...manifest }: Manifest): boolean {
  return seal === sha256Of(JSON.stringify(manifest))
}

/** False when the plan of a shard is not that of its run. */
export function isPlanOf(manifest: Manifest, index: number, plan: ShardPlan): boolean {
  const { shards } = manifest
  return shards[index]?.fingerprint === fingerprintOfShard(plan, manifest, { index, shardCount: shards.length })
}

/** Of the basis, and of all that a shard is to read. */
function fingerprintOfShard(
  shard: ShardPlan,
  basis: Basis,
  { index, shardCount }: { readonly index: number; readonly shardCount: number },
): string {
  return sha256Of(JSON.stringify([fingerprintOf(basis), index, shardCount, shard]))
}

/** Of all that a part depends on besides its own files. */
function fingerprintOf({ tool, program, rubric, background, settings, secret }: Basis): string {
  return sha256Of(JSON.stringify([runFormat, tool, program, rubric.sha256, background.sha256, settings, secret]))
}

/** Files of a folder that may be one person's stay together. */
function shardsById(sharedFolders: readonly SharedFolder[], shardCount: number): (id: string) => number {
  const folderOf = new Map(sharedFolders.flatMap(({ id, memberIds }) => memberIds.map((each) => [each, id] as const)))
  return (id) => Number.parseInt(sha256Of(folderOf.get(id) ?? id).slice(0, 12), 16) % shardCount
}

/** Files that are looked at side by side. */
const filesAtOnce = 16

async function digestsOf(
  applications: readonly Application[],
  digestOf: (file: FoundFile) => Promise<string | null>,
): Promise<Record<string, string>> {
  const files = applications.flatMap(({ documents }) => documents.map(({ file }) => file))
  const digests: [string, string][] = []
  for (let at = 0; at < files.length; at += filesAtOnce) {
    const some = files.slice(at, at + filesAtOnce)
    const found = await Promise.all(some.map(async (file) => (await digestOf(file)) ?? digestOfNothing))
    digests.push(...some.map(({ path }, index): [string, string] => [path, found[index] ?? digestOfNothing]))
  }
  return Object.fromEntries(digests)
}

/** The parts of a basis that reports and rubrics know. */
export function basisOf(
  { rubric, background }: { readonly rubric: Rubric; readonly background: Background },
  rest: Pick<Basis, 'tool' | 'program' | 'settings' | 'secret'>,
): Basis {
  return {
    ...rest,
    rubric: { id: rubric.id, title: rubric.title, path: rubric.path, sha256: rubric.sha256 },
    background: { id: background.id, documents: background.documents, sha256: background.sha256 },
  }
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
