/** Walks, reads and writes: the one place that opens files, and never a link, pipe or device. */
import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync, type Stats } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Chunks, joined, type Mixed } from '../model/chunks.ts'
import { diagnostic, UserError } from '../model/diagnostic.ts'
import type { Entry } from '../model/ports.ts'
import type { FileDigest } from './file-digest.ts'
import { withTemporary } from './interrupt.ts'
import { nameFrom, pathBytes } from './path-bytes.ts'
import { WriterThread } from './writer.ts'

/** Folders within folders at most. */
const depthLimit = 32

/** Names standard input wherever a file is named. */
export const standardInput = '-'

/** The tree at a path, by name in code-unit order; links are listed, never followed. */
export function listTree(path: string, depth = 0): Entry {
  if (path === standardInput) return { kind: 'file', path, size: 0 }
  const stats = statOf(path)
  if (stats === null || stats instanceof Error) return { kind: stats === null ? 'missing' : 'unreadable', path }
  if (stats.isSymbolicLink()) return { kind: 'symlink', path }
  if (stats.isFile()) return { kind: 'file', path, size: stats.size }
  if (!stats.isDirectory()) return { kind: 'special', path }
  if (depth >= depthLimit) return { kind: 'too-deep', path }
  try {
    const names = readdirSync(pathBytes(path), { encoding: 'buffer' }).map(nameFrom).toSorted()
    return { kind: 'folder', path, entries: names.map((name) => listChild(joinPath(path, name), depth + 1)) }
  } catch {
    return { kind: 'unreadable', path }
  }
}

/** What the folder named and is not there any more was removed meanwhile. */
function listChild(path: string, depth: number): Entry {
  const entry = listTree(path, depth)
  return entry.kind === 'missing' ? { kind: 'removed', path } : entry
}

/** `/` on every system, so that reports are the same. */
function joinPath(folder: string, name: string): string {
  return `${folder.replace(/\/+$/, '')}/${name}`
}

function statOf(path: string): Stats | Error | null {
  try {
    return lstatSync(pathBytes(path))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : (error as Error)
  }
}

/**
 * The bytes of a regular file, read once; `-` is standard input.
 *
 * @throws the system's error; ELOOP for a link, and an Error for what is no file or larger than `limit` bytes
 */
export async function readRegularFile(path: string, limit: number): Promise<Uint8Array> {
  return path === standardInput ? readStandardInput(limit) : readFileNow(path, limit)
}

/** The same at once, and not in turn with everything else: for ten thousand small files that takes a quarter of the time. */
export function readFileNow(path: string, limit: number): Uint8Array {
  const file = openSync(pathBytes(path), readOnly)
  try {
    const stats = fstatSync(file)
    if (!stats.isFile()) throw notAFile(stats)
    if (stats.size > limit) throw new RangeError(`larger than ${Math.round(limit / 1024 / 1024)} MB`)
    return readUnchanged(file, stats)
  } finally {
    closeSync(file)
  }
}

/** Neither follows a link nor waits for somebody to write into a pipe. */
const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

function notAFile(stats: Stats): Error {
  return new Error(stats.isDirectory() ? 'it is a folder' : 'not a file')
}

/**
 * Of a regular file of any size, read once.
 *
 * @throws the system's error; ELOOP for a link, and an Error for what is no file
 */
export async function digestRegularFile(path: string): Promise<FileDigest> {
  const file = await open(pathBytes(path), readOnly)
  try {
    const stats = await file.stat()
    if (!stats.isFile()) throw notAFile(stats)
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of file.createReadStream({ autoClose: false })) {
      const bytes = chunk as Buffer
      size += bytes.length
      hash.update(bytes)
    }
    return { size, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

/** Bytes of two versions of a file are nobody's words; and a file that grows has no end. */
function readUnchanged(file: number, before: Stats): Uint8Array {
  const bytes = Buffer.alloc(before.size + 1)
  let length = 0
  for (let read = -1; read !== 0 && length < bytes.length; length += read) {
    read = readSync(file, bytes, length, bytes.length - length, null)
  }
  const after = fstatSync(file)
  if (length !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
    throw new Error('it changed while it was read')
  }
  return bytes.subarray(0, length)
}

/** Once: whoever asks again gets the same bytes. */
let standardInputBytes: Promise<Uint8Array> | null = null

function readStandardInput(limit: number): Promise<Uint8Array> {
  standardInputBytes ??= collect(process.stdin, limit)
  return standardInputBytes
}

async function collect(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > limit) throw new RangeError(`larger than ${Math.round(limit / 1024 / 1024)} MB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export interface OutputFile {
  readonly name: string
  readonly content: string | Uint8Array | Chunks
}

export interface WrittenFile extends FileDigest {
  readonly name: string
  readonly path: string
}

/** A folder made ready before the work starts, so that a mistake costs no time. */
export interface OutputFolder {
  /** Writes each file under a temporary name and renames it; returns what was written, in the order given. */
  write(files: readonly OutputFile[]): Promise<WrittenFile[]>
  /** A folder in it, made when it is not there. Rejects with a UserError where a link or a file stands. */
  subfolder(name: string): Promise<OutputFolder>
}

/** One of these marks a folder as made by cvsift: only such a one, or an empty one, is written to without --force. */
const marks = ['report.json', 'run.json']

/** @throws UserError when the folder cannot be made, is a link, or holds other people's files */
export async function openOutput(path: string, options: { readonly force: boolean }): Promise<OutputFolder> {
  const refuse = (message: string, hint: string | null = null) =>
    new UserError([diagnostic({ code: 'output/unusable', message, hint, path })])
  // Behind a slash a link would be followed.
  const stats = statOf(path.replace(/(?<=.)\/+$/, ''))
  if (stats instanceof Error) throw refuse('this folder cannot be opened')
  if (stats !== null && !stats.isDirectory())
    throw refuse('the output must be a folder, and no link to one', 'name another with -o')
  try {
    await mkdir(path, { recursive: true })
  } catch {
    throw refuse('this folder cannot be made', 'name another with -o')
  }
  const existing = await readdir(path).catch(() => {
    throw refuse('this folder cannot be opened', 'name another with -o')
  })
  if (existing.length > 0 && !existing.some((name) => marks.includes(name)) && !options.force) {
    throw refuse('this folder holds other files', 'name a new folder with -o, or add --force to write beside them')
  }
  await tryToWrite(path).catch((error: unknown) => {
    throw refuse(`nothing can be written here: ${reasonOf(error)}`, 'name another with -o')
  })
  return outputAt(path, refuse)
}

function outputAt(path: string, refuse: (message: string, hint: string) => UserError): OutputFolder {
  return {
    subfolder: (name) => openOutput(join(path, name), { force: true }),
    write: async (files) => {
      try {
        return await writeAll(path, files)
      } catch (error) {
        throw refuse(`the reports could not be written: ${reasonOf(error)}`, 'make room or name another folder with -o')
      }
    },
  }
}

/** A file made ready before the work starts. */
export interface OutputTarget {
  /** Writes under a temporary name and renames; returns the path. */
  write(content: string): Promise<string>
}

/** @throws UserError when something is there and may not be written over, or when nothing can be written beside it */
export async function openOutputFile(path: string, options: { readonly force: boolean }): Promise<OutputTarget> {
  const refuse = (message: string, hint: string) =>
    new UserError([diagnostic({ code: 'output/unusable', message, hint, path })])
  const stats = statOf(path)
  if (stats instanceof Error) throw refuse('this file cannot be opened', 'name another with -o')
  if (stats !== null && !stats.isFile())
    throw refuse('the output must be a file, and no link to one', 'name another with -o')
  if (stats !== null && !options.force) {
    throw refuse('there is such a file already', 'name another with -o, or add --force to write over it')
  }
  await tryToWrite(dirname(path)).catch((error: unknown) => {
    throw refuse(`nothing can be written here: ${reasonOf(error)}`, 'name another with -o')
  })
  return { write: (content) => writeByRename(dirname(path), { name: basename(path), content }) }
}

/** Writes and removes an empty file, so that a folder that refuses is known before the work. */
async function tryToWrite(folder: string): Promise<void> {
  const probe = join(folder, `.cvsift-${process.pid}.tmp`)
  await withTemporary(probe, async () => {
    await writeFile(probe, '', { mode: 0o600 })
    await rm(probe, { force: true })
  })
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'it is read-only',
  ENOSPC: 'the disk is full',
}

function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException
  return REASONS[code] ?? message
}

/** Writes under a temporary name and renames. Rejects with the system's error. */
export async function writeByRename(folder: string, file: OutputFile): Promise<string> {
  return (await writeAside(folder, file, () => null)).path
}

/** All side by side; large ones share a thread. */
async function writeAll(folder: string, files: readonly OutputFile[]): Promise<WrittenFile[]> {
  let thread: WriterThread | null = null
  const threadFor = () => {
    thread ??= new WriterThread()
    return thread
  }
  try {
    return await Promise.all(files.map((file) => writeAside(folder, file, threadFor)))
  } finally {
    await (thread as WriterThread | null)?.close()
  }
}

async function writeAside(
  folder: string,
  { name, content }: OutputFile,
  threadFor: () => WriterThread | null,
): Promise<WrittenFile> {
  const path = join(folder, name)
  const temporary = join(folder, `.${name}.${process.pid}.tmp`)
  return withTemporary(temporary, async () => {
    try {
      const digest = await writeWhole(temporary, content, threadFor)
      await rename(temporary, path)
      return { name, path, ...digest }
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
  })
}

/** Chunks, a person each, written at once: reports that are written side by side stay at the same people. */
const chunksAtOnce = 16

/** Batches above which a file is written by a thread, which takes some 40 ms to start; and those it has to do at most. */
const batchesHere = 16
const batchesUnderWay = 12

/** The digest is of the bytes as they are written, not of what is on the disk afterwards. */
async function writeWhole(
  path: string,
  content: OutputFile['content'],
  threadFor: () => WriterThread | null,
): Promise<FileDigest> {
  const file = await open(path, 'w', 0o600)
  try {
    const batches = batchesOf(
      typeof content === 'string' || content instanceof Uint8Array ? [content] : content.mixed(),
    )
    const first: Batch[] = []
    for (const batch of batches) {
      first.push(batch)
      const thread = first.length > batchesHere ? threadFor() : null
      if (thread !== null) return await writeThere(file.fd, thread, [first, batches])
    }
    return await writeHere(file, first)
  } finally {
    await file.close()
  }
}

async function writeHere(file: FileHandle, batches: readonly Batch[]): Promise<FileDigest> {
  const hash = createHash('sha256')
  let size = 0
  for (const batch of batches) {
    const bytes = joined(batch.flat())
    hash.update(bytes)
    size += bytes.length
    await file.appendFile(bytes)
  }
  return { size, sha256: hash.digest('hex') }
}

async function writeThere(file: number, thread: WriterThread, parts: readonly Iterable<Batch>[]): Promise<FileDigest> {
  const underWay: Promise<unknown>[] = []
  for (const batches of parts) {
    const iterator = batches[Symbol.iterator]()
    for (let writing = begin(iterator); writing !== null; writing = begin(iterator)) {
      underWay.push(writing)
      if (underWay.length > batchesUnderWay) await underWay.shift()
    }
  }
  await Promise.all(underWay)
  return thread.finish(file)

  /** Of the next batch, which nobody holds then: while others are waited for, it would outlive the collections of young objects. */
  function begin(iterator: Iterator<Batch>): Promise<unknown> | null {
    const { value, done } = iterator.next()
    if (done === true) return null
    const writing = thread.write(file, value)
    // Looked at in its turn; until then a failure is no news.
    writing.catch(() => {})
    return writing
  }
}

type Batch = readonly (string | Uint8Array | Mixed)[]

/** One iterator, so that whoever breaks off can go on. */
function batchesOf(chunks: Iterable<Batch[number]>): Iterable<Batch> {
  const iterator = chunks[Symbol.iterator]()
  const next = (): IteratorResult<Batch, undefined> => {
    const batch: Batch[number][] = []
    while (batch.length < chunksAtOnce) {
      const { value, done } = iterator.next()
      if (done === true) break
      batch.push(value)
    }
    return batch.length === 0 ? { value: undefined, done: true } : { value: batch, done: false }
  }
  return { [Symbol.iterator]: () => ({ next }) }
}
