/** A whole run in shards, in this process and in memory: the plan, every part, and the merge. */
import { createHash } from 'node:crypto'
import { intake } from '../../src/intake/index.ts'
import type { World } from '../../src/model/ports.ts'
import type { Scratch } from '../../src/model/put-aside.ts'
import type { RunReport } from '../../src/model/report.ts'
import { renderReport } from '../../src/report/index.ts'
import { assessShard } from '../../src/shards/assess-shard.ts'
import { type Keyed, markOf } from '../../src/shards/deidentify.ts'
import type { LostShard, PartFile } from '../../src/shards/merge.ts'
import { partBytes } from '../../src/shards/part.ts'
import { basisOf, planRun, type RunPlan } from '../../src/shards/plan.ts'
import { mergeReport } from '../../src/shards/report.ts'
import { background, memoryWorld, nimh } from '../in-process-world.ts'

export type Files = Readonly<Record<string, string | Uint8Array>>

const tool = { name: 'cvsift', version: '0.0.0' }
const settings = { grouping: 'auto', ocr: false, timeLimit: null, memoryLimit: null, reproducible: true } as const

export async function planOf(files: Files, shardCount: number, keyed: Keyed | null = null): Promise<RunPlan> {
  const basis = basisOf(
    { rubric: nimh, background },
    { tool, program: 'this one', settings, secret: keyed === null ? null : markOf(keyed) },
  )
  const sha256 = (path: string) =>
    createHash('sha256')
      .update(files[path] ?? '')
      .digest('hex')
  const found = await intake(['inbox'], memoryWorld(files), 'auto')
  return planRun(found, basis, { folder: '.', paths: ['inbox'], shardCount }, async ({ path }) => sha256(path))
}

export interface How {
  readonly world: World
  readonly keyed?: Keyed | null
  readonly top?: number | null
  readonly gaps?: boolean
}

/** The bytes of one shard's part. */
export async function partOf(
  { manifest, shards }: RunPlan,
  shard: number,
  { world, keyed = null }: How,
): Promise<Buffer> {
  const records = assessShard(shards[shard]!, { rubric: nimh, background, world, keyed })
  const chunks: Uint8Array[] = []
  for await (const chunk of partBytes(manifest.shards[shard]!.fingerprint, records)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** @param size of the pieces in which it is read */
export function partFile(bytes: Buffer, size = 1000): PartFile {
  return {
    *chunks() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    },
    read: (start, end) => bytes.subarray(start, end),
  }
}

/** What is put aside, in memory. */
export function memoryScratch(): Scratch {
  const pieces = new Map<number, Uint8Array>()
  let size = 0
  return {
    file: -1,
    append: (bytes) => {
      // A copy: whoever put it aside uses the room again.
      pieces.set(size, Uint8Array.from(bytes))
      size += bytes.length
      return size - bytes.length
    },
    read: (start, end) => {
      const [at, piece] = [...pieces].findLast(([from]) => from <= start) ?? [0, new Uint8Array()]
      return piece.subarray(start - at, end - at)
    },
  }
}

export async function merged(
  { manifest, shards }: RunPlan,
  parts: readonly (PartFile | null)[],
  { world, keyed = null, top = null, gaps = false }: How,
): Promise<RunReport | readonly LostShard[]> {
  return mergeReport({
    ...{ manifest, rubric: nimh, background, world, keyed, top, gaps },
    scratch: memoryScratch(),
    partOf: (shard) => parts[shard] ?? null,
    planOf: async (shard) => shards[shard]!,
  })
}

/** Every report, as its files would hold it. */
export async function filesOf(
  report: RunReport,
  formats: readonly string[] = ['terminal', 'json', 'csv', 'markdown', 'html'],
): Promise<string> {
  const files = await renderReport(report, formats, { width: 100, color: false })
  return files.map(({ name, content }) => `${name}\n${content}`).join('\n')
}

/** The same world, in which each file is read once. */
export function remembering(world: World): World {
  const known = new Map<string, Awaited<ReturnType<typeof readOne>>>()
  const readOne = async (file: Parameters<World['extract']>[0][number]) => {
    for await (const document of world.extract([file])) return document
    throw new Error(`no ${file.path}`)
  }
  return {
    ...world,
    extract: async function* (files) {
      for (const file of files) {
        const document = known.get(file.path) ?? (await readOne(file))
        known.set(file.path, document)
        yield document
      }
    },
  }
}
