/** Worlds without child processes: files on disk, or files a test makes up, read in this process. */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { extract } from '../src/extract/index.ts'
import { openContainer } from '../src/intake/open.ts'
import { isContainerName } from '../src/intake/registry.ts'
import { loadBackground } from '../src/io/background.ts'
import { listTree, readRegularFile } from '../src/io/files.ts'
import { loadRubricFile } from '../src/io/rubric-file.ts'
import type { FoundFile } from '../src/model/application.ts'
import type { Assessment } from '../src/model/assessment.ts'
import type { Background } from '../src/model/background.ts'
import type { Document } from '../src/model/document.ts'
import type { Entry, World } from '../src/model/ports.ts'
import type { RunReport } from '../src/model/report.ts'
import type { Rubric } from '../src/model/rubric.ts'
import { type SiftOptions, sift } from '../src/pipeline.ts'
import { loadRubric } from '../src/rubric/load.ts'

const byteLimit = 25 * 1024 * 1024

/** A path below the package's root. */
export const inPackage = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** Bytes → Document, as a child process would. */
export function read(path: string, bytes: Uint8Array, container: string | null = null): Promise<Document> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return extract({ path, container, mediaType: null, size: bytes.length, sha256 }, bytes)
}

/** One file on disk, under its base name. */
export async function readFixture(path: string): Promise<Document> {
  return read(basename(path), await readRegularFile(inPackage(path), byteLimit))
}

/** The files on disk, mails and archives opened. */
export const diskWorld: World = {
  list: async (path) => opened(listTree(path)),
  extract: async function* (files) {
    for (const file of files) yield await readFound(file)
  },
  now: () => null,
}

async function opened(entry: Entry): Promise<Entry> {
  if (entry.kind === 'folder') return { ...entry, entries: await Promise.all(entry.entries.map(opened)) }
  if (entry.kind !== 'file' || !isContainerName(entry.path)) return entry
  return (await openContainer(entry.path, await readRegularFile(entry.path, byteLimit)))?.entry ?? entry
}

async function readFound({ path, container }: FoundFile): Promise<Document> {
  const bytes = await readRegularFile(container ?? path, byteLimit)
  if (container === null) return read(path, bytes)
  const part = (await openContainer(container, bytes))?.parts.get(path)
  if (part === undefined) throw new Error(`${path} is not in ${container}`)
  return read(path, part.bytes, container)
}

/** Files by path, such as `inbox/ada/cv.md`; each folder lists what stands under it. */
export function memoryWorld(files: Readonly<Record<string, string | Uint8Array>>): World {
  const bytesOf = (path: string): Uint8Array => {
    const file = files[path]
    if (file === undefined) throw new Error(`no ${path}`)
    return typeof file === 'string' ? new TextEncoder().encode(file) : file
  }
  const entryAt = (path: string): Entry => {
    if (files[path] !== undefined) return { kind: 'file', path, size: bytesOf(path).length }
    const below = Object.keys(files).filter((each) => each.startsWith(`${path}/`))
    const names = new Set(below.map((each) => each.slice(path.length + 1).split('/')[0]))
    const entries = [...names].toSorted().map((name) => entryAt(`${path}/${name}`))
    return below.length === 0 ? { kind: 'missing', path } : { kind: 'folder', path, entries }
  }
  return {
    list: async (path) => entryAt(path),
    extract: async function* (found) {
      for (const { path } of found) yield await read(path, bytesOf(path))
    },
    now: () => null,
  }
}

export const background: Background = await loadBackground()

/** A rubric about which nothing is said. */
export function rubricOf(text: string, path = 'rubric.yaml'): Rubric {
  const { rubric, diagnostics } = loadRubric(text, { path, sha256: '0'.repeat(64) })
  expect(diagnostics).toEqual([])
  if (rubric === null) throw new Error('no rubric')
  return rubric
}

/** The shipped rubric. */
export const nimh: Rubric = rubricOf(
  (await loadRubricFile(inPackage('rubric/nimh-ml-research-scientist/rubric.yaml'))).text,
)

const defaults: SiftOptions = { tool: { name: 'cvsift', version: '0.0.0' }, grouping: 'auto' }

/** The report on paths of a world. */
export function siftIn(
  world: World,
  paths: readonly string[],
  options: Partial<SiftOptions> & { readonly rubric?: Rubric } = {},
): Promise<RunReport> {
  const { rubric = nimh, ...rest } = options
  return sift(paths, rubric, world, background, { ...defaults, ...rest })
}

/** The assessment of one document, read against the shipped rubric unless another is given. */
export async function assessed(path: string, content: string | Uint8Array, rubric?: Rubric): Promise<Assessment> {
  const report = await siftIn(memoryWorld({ [path]: content }), [path], { rubric: rubric ?? nimh })
  expect(report.applications).toHaveLength(1)
  const [assessment] = report.applications
  if (assessment === undefined) throw new Error('no application')
  return assessment
}

/** Points of one document that can be read. */
export async function pointsOf(path: string, content: string | Uint8Array): Promise<number> {
  const { points } = await assessed(path, content)
  if (points === null) throw new Error(`${path} is unread`)
  return points
}
