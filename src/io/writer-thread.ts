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
  /** Texts, and runs of one of `sources`: its place there, start and end. */
  readonly parts: readonly (string | Uint8Array | readonly [source: number, start: number, end: number])[]
  readonly sources: readonly NumberedSource[]
  /** Whether nothing comes behind: then the digest is forgotten. */
  readonly isLast: boolean
}

/** The number is of this run: what was inflated for one file is there for the next. */
export interface NumberedSource {
  readonly number: number
  readonly deflated: Deflated
}

/** One a request, in order: the digest, once all is written, or why it is not. */
export type WriteAnswer = FileDigest | { readonly code: string; readonly message: string }

/** Several files go through the same people, some steps apart. */
const remembered = new Map<number, Deflated>()
const rememberedLimit = 512

function sourceOf({ number, deflated }: NumberedSource): Deflated {
  const known = remembered.get(number)
  if (known !== undefined) return known
  for (const oldest of remembered.keys()) {
    if (remembered.size < rememberedLimit) break
    remembered.delete(oldest)
  }
  remembered.set(number, deflated)
  return deflated
}

/** Of the files that are being written. */
const written = new Map<number, { readonly hash: Hash; size: number }>()

function write({ file, parts, sources, isLast }: WriteRequest): WriteAnswer {
  const deflated = sources.map(sourceOf)
  const bytes = Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'string') return Buffer.from(part, 'utf8')
      if (part instanceof Uint8Array) return part
      const [source, start, end] = part
      const of = deflated[source]
      if (of === undefined) throw new Error('a run of nothing')
      return bytesOfRun({ of, start, end })
    }),
  )
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
  const progress = written.get(file) ?? { hash: createHash('sha256'), size: 0 }
  progress.hash.update(bytes)
  progress.size += bytes.length
  written.set(file, progress)
  if (!isLast) return { size: progress.size, sha256: '' }
  written.delete(file)
  return { size: progress.size, sha256: progress.hash.digest('hex') }
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
