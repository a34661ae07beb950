/** A thread that inflates what stands deflated and writes it, while the main one makes what comes next. */
import { createHash, type Hash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import type { Deflated } from '../model/deflated.ts'
import { bytesOfRun } from '../model/inflated.ts'
import type { FileDigest } from './file-digest.ts'
import { readRange } from './scratch.ts'

/** Pieces to be written behind what the file has, one after the other. */
export interface WriteRequest {
  /** A descriptor of this process. */
  readonly file: number
  readonly text: Uint8Array
  /** What stands between, four numbers each: where in the text, the number of what was learned, start and end of the run. */
  readonly runs: readonly number[]
  /** What may be named by its number from here on, and what will not be any more after this request. */
  readonly learn: readonly (readonly [number, SentDeflated])[]
  readonly forget: readonly number[]
  /** Whether nothing comes behind: then the digest is forgotten. */
  readonly isLast: boolean
}

/** `Deflated`, whose bytes may be in a file of this process. */
export interface SentDeflated extends Omit<Deflated, 'bytes'> {
  readonly bytes: Uint8Array | { readonly file: number; readonly start: number; readonly end: number }
}

/** One a request, in order: the digest, once all is written, or why it is not; and the memory of the text, to be used again. */
export interface WriteAnswer {
  readonly result: FileDigest | { readonly code: string; readonly message: string }
  readonly text: Uint8Array
}

const learned = new Map<number, Deflated>()

/** Of the files that are being written. */
const written = new Map<number, { readonly hash: Hash; size: number }>()

function write({ file, text, runs, learn, forget, isLast }: WriteRequest): FileDigest {
  for (const [number, deflated] of learn) learned.set(number, received(deflated))
  const progress = written.get(file) ?? { hash: createHash('sha256'), size: 0 }
  written.set(file, progress)
  for (const bytes of inBlocks(piecesOf(text, runs))) {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
    progress.hash.update(bytes)
    progress.size += bytes.length
  }
  for (const number of forget) learned.delete(number)
  if (!isLast) return { size: progress.size, sha256: '' }
  written.delete(file)
  return { size: progress.size, sha256: progress.hash.digest('hex') }
}

function received({ bytes, inflatedLength }: SentDeflated): Deflated {
  if (bytes instanceof Uint8Array) return { bytes, inflatedLength }
  const { file, start, end } = bytes
  const on = { file, read: (first: number, last: number) => readRange(file, first, last) }
  return { bytes: { on, start, end }, inflatedLength }
}

/** Used again and again: what is written is ten times as much as what may be thrown away between two collections. */
const block = Buffer.allocUnsafeSlow(2 ** 18)

/** The same bytes in few large pieces, each of which holds until the next is asked for. */
function* inBlocks(pieces: Iterable<Uint8Array>): Iterable<Uint8Array> {
  let used = 0
  for (const piece of pieces) {
    if (used + piece.length > block.length) {
      yield block.subarray(0, used)
      used = 0
    }
    if (piece.length > block.length) yield piece
    else {
      block.set(piece, used)
      used += piece.length
    }
  }
  yield block.subarray(0, used)
}

function* piecesOf(text: Uint8Array, runs: readonly number[]): Iterable<Uint8Array> {
  let written = 0
  for (let index = 0; index < runs.length; index += 4) {
    const [at = 0, source = 0, start = 0, end = 0] = runs.slice(index, index + 4)
    const of = learned.get(source)
    if (of === undefined) throw new Error('a run of nothing')
    yield text.subarray(written, at)
    yield bytesOfRun({ of, start, end })
    written = at
  }
  yield text.subarray(written)
}

parentPort?.on('message', (request: WriteRequest) => {
  const answer: WriteAnswer = { result: resultOf(request), text: request.text }
  parentPort?.postMessage(answer, [request.text.buffer as ArrayBuffer])
})

function resultOf(request: WriteRequest): WriteAnswer['result'] {
  try {
    return write(request)
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    return { code, message }
  }
}
