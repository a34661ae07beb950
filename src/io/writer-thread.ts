/** A thread that inflates what stands deflated and writes it, while the main one makes what comes next. */
import { createHash, type Hash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import type { Deflated } from '../model/deflated.ts'
import { bytesOfRun } from '../model/inflated.ts'
import type { FileDigest } from './file-digest.ts'

/** Pieces to be written behind what the file has, one after the other. */
export interface WriteRequest {
  /** A descriptor of this process. */
  readonly file: number
  readonly text: Uint8Array
  /** What stands between, four numbers each: where in the text, the number of what was learned, start and end of the run. */
  readonly runs: readonly number[]
  /** What may be named by its number from here on, and what will not be any more after this request. */
  readonly learn: readonly (readonly [number, Deflated])[]
  readonly forget: readonly number[]
  /** Whether nothing comes behind: then the digest is forgotten. */
  readonly isLast: boolean
}

/** One a request, in order: the digest, once all is written, or why it is not. */
export type WriteAnswer = FileDigest | { readonly code: string; readonly message: string }

const learned = new Map<number, Deflated>()

/** Of the files that are being written. */
const written = new Map<number, { readonly hash: Hash; size: number }>()

function write({ file, text, runs, learn, forget, isLast }: WriteRequest): WriteAnswer {
  for (const [number, deflated] of learn) learned.set(number, deflated)
  const bytes = Buffer.concat(piecesOf(text, runs))
  for (const number of forget) learned.delete(number)
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
  const progress = written.get(file) ?? { hash: createHash('sha256'), size: 0 }
  progress.hash.update(bytes)
  progress.size += bytes.length
  written.set(file, progress)
  if (!isLast) return { size: progress.size, sha256: '' }
  written.delete(file)
  return { size: progress.size, sha256: progress.hash.digest('hex') }
}

function piecesOf(text: Uint8Array, runs: readonly number[]): readonly Uint8Array[] {
  const pieces: Uint8Array[] = []
  let written = 0
  for (let index = 0; index < runs.length; index += 4) {
    const [at = 0, source = 0, start = 0, end = 0] = runs.slice(index, index + 4)
    const of = learned.get(source)
    if (of === undefined) throw new Error('a run of nothing')
    pieces.push(text.subarray(written, at), bytesOfRun({ of, start, end }))
    written = at
  }
  return [...pieces, text.subarray(written)]
}

parentPort?.on('message', (request: WriteRequest) => parentPort?.postMessage(answer(request)))

function answer(request: WriteRequest): WriteAnswer {
  try {
    return write(request)
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    return { code, message }
  }
}
