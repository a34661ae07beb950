/** The folder of a run that several machines share: private, and every file in it whole or not there. */
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fstatSync, openSync } from 'node:fs'
import { chmod, type FileHandle, lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { diagnostic, UserError } from '../model/diagnostic.ts'
import type { Scratch } from '../model/put-aside.ts'
import { readRegularFile } from './files.ts'
import { withTemporary } from './interrupt.ts'
import { openScratch, readRange } from './scratch.ts'

/** What stands where in a run folder. */
export const runFiles = {
  manifest: 'manifest.json',
  rubric: 'rubric.yaml',
  /** Every file under the paths of the plan, one a line as run.json has it. */
  inputs: 'inputs.jsonl',
  plan: (shard: number) => join('shards', `${shard}.json`),
  part: (shard: number) => join('parts', `${shard}.part`),
  log: 'log',
} as const

export interface RunFolder {
  /** Absolute. */
  readonly path: string
  /** The bytes of a small file; null when it is not there. */
  read(name: string): Promise<Uint8Array | null>
  /**
   * Writes under a name of its own, waits for the disk, and renames: nobody sees half a file, whatever is killed when, and
   * of two who write the same the later one stands.
   *
   * @throws UserError when the disk refuses; nothing is left then
   */
  commit(name: string, content: Content): Promise<void>
  /** A file to be read in pieces; null when it is not there. */
  open(name: string): OpenedPart | null
  /** Of a text, without their ends; none when it is not there. */
  lines(name: string): Iterable<string>
  /**
   * Room for what is too much for memory: a file without a name, which goes when the program ends, however it ends.
   *
   * @throws UserError when the disk refuses, then or later
   */
  scratch(): Scratch
  /** Removes what earlier plans of more shards have left. */
  removeShardsFrom(count: number): Promise<void>
}

type Content = string | Uint8Array | AsyncIterable<Uint8Array>

/** Opened anew at each call: a run may have more parts than a process may have files. */
export interface OpenedPart {
  chunks(): Iterable<Uint8Array>
  read(start: number, end: number): Uint8Array
}

/** Bytes of a manifest or of one shard's plan at most. */
const smallFileLimit = 1024 ** 3

/** @throws UserError when the folder cannot be made, or holds what is no run */
export async function makeRunFolder(path: string): Promise<RunFolder> {
  const folder = folderAt(path)
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    const existing = await readdir(path)
    if (existing.length > 0 && !existing.includes(runFiles.manifest))
      throw refuse(path, 'this folder holds other files')
    await chmod(path, 0o700)
    for (const name of ['shards', 'parts', runFiles.log])
      await mkdir(join(path, name), { recursive: true, mode: 0o700 })
  } catch (error) {
    if (error instanceof UserError) throw error
    throw refuse(path, `this folder cannot be used: ${reasonOf(error)}`)
  }
  await checkPrivate(path)
  return folder
}

/** @throws UserError when there is no run, or others could have read or written it */
export async function openRunFolder(path: string): Promise<RunFolder> {
  await checkPrivate(path)
  return folderAt(path)
}

/** What lies in it is of strangers, and is believed: both for this user alone. */
async function checkPrivate(path: string): Promise<void> {
  const stats = await lstat(path.replace(/(?<=.)\/+$/, '')).catch(() => null)
  if (stats === null) throw refuse(path, 'there is no such run', 'make one with `cvsift plan PATH -r RUBRIC -o RUN`')
  if (!stats.isDirectory()) throw refuse(path, 'a run is a folder, and no link to one', 'name the folder itself')
  const user = process.getuid?.()
  if (user === undefined) return
  if (stats.uid !== user) throw refuse(path, 'this run belongs to another user', 'who planned it must run it')
  if ((stats.mode & 0o077) !== 0)
    throw refuse(path, 'others can look into this run', 'see who has, then run chmod 700 on it')
}

function folderAt(path: string): RunFolder {
  const root = resolve(path)
  return {
    path: root,
    read: (name) => readIfThere(join(root, name)),
    commit: (name, content) => commit(join(root, name), content),
    open: (name) => openPart(join(root, name)),
    lines: (name) => linesIn(openPart(join(root, name))?.chunks() ?? []),
    scratch: () => {
      const path = temporaryName(join(root, 'merge'))
      return openScratch(path, (use) => {
        try {
          return use()
        } catch (error) {
          throw cannotWrite(error, path)
        }
      })
    },
    removeShardsFrom: async (count) => {
      for (const folder of ['shards', 'parts']) {
        const names = await readdir(join(root, folder))
        const gone = names.filter((name) => /^\d+\.(?:json|part)$/.test(name) && Number.parseInt(name, 10) >= count)
        for (const name of gone) await rm(join(root, folder, name), { force: true })
      }
    },
  }
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readRegularFile(path, smallFileLimit)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw refuse(path, `this file cannot be read: ${reasonOf(error)}`)
  }
}

async function commit(target: string, content: Content): Promise<void> {
  const temporary = temporaryName(target)
  await withTemporary(temporary, async () => {
    try {
      await writeDurably(temporary, content)
      await rename(temporary, target)
      await syncFolder(dirname(target))
    } catch (error) {
      await rm(temporary, { force: true })
      throw cannotWrite(error, target)
    }
  })
}

/** Several machines may write the same file, and process ids are told apart on one alone. */
function temporaryName(target: string): string {
  return `${target}.${hostname()}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`
}

/** @returns the error itself when it is not the system's */
function cannotWrite(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined || error instanceof UserError) return error
  return new UserError([
    diagnostic({
      code: 'run/cannot-write',
      message: `this file cannot be written: ${reasonOf(error)}`,
      hint: 'make room or name another folder, then run the same command again: what is committed stays',
      path,
    }),
  ])
}

async function writeDurably(path: string, content: Content): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) await file.writeFile(content)
    else for await (const chunk of inLargePieces(content)) await writeAll(file, chunk)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A record is small for a disk that another machine has. */
async function* inLargePieces(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let waiting: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    waiting.push(chunk)
    size += chunk.length
    if (size < chunkSize) continue
    yield Buffer.concat(waiting)
    waiting = []
    size = 0
  }
  yield Buffer.concat(waiting)
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten
}

/** So that the new name outlives a power cut. Some file systems know no such thing. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  try {
    await folder?.sync().catch(() => {})
  } finally {
    await folder?.close()
  }
}

/** Bytes that are read or written at a time. */
const chunkSize = 1024 * 1024

function openPart(path: string): OpenedPart | null {
  if (!existsSync(path)) return null
  return {
    read: (start, end) => withFile(path, (file) => readRange(file, start, end)),
    chunks: function* () {
      const size = withFile(path, (file) => fstatSync(file).size)
      // Opened anew for each piece: whoever stops in the middle leaves nothing open.
      for (let at = 0; at < size; at += chunkSize)
        yield withFile(path, (file) => readRange(file, at, Math.min(size, at + chunkSize)))
    },
  }
}

/** @throws UserError when the system refuses */
function withFile<Result>(path: string, use: (file: number) => Result): Result {
  let file: number | null = null
  try {
    file = openSync(path, 'r')
    return use(file)
  } catch (error) {
    throw refuse(
      path,
      `this file cannot be read: ${reasonOf(error)}`,
      'see what is there; who planned the run must own it',
    )
  } finally {
    if (file !== null) closeSync(file)
  }
}

function* linesIn(chunks: Iterable<Uint8Array>): Iterable<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let rest = ''
  for (const chunk of chunks) {
    const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

function refuse(path: string, message: string, hint: string | null = 'name another folder'): UserError {
  return new UserError([diagnostic({ code: 'run/unusable', message, hint, path })])
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOENT: 'it is not there any more',
  EROFS: 'it is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
}

function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException
  return REASONS[code] ?? message
}
