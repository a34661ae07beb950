/** Files written in a thread of their own: what a large report copies is inflated there, while the next people are told here. */
import { Worker } from 'node:worker_threads'
import type { Mixed } from '../model/chunks.ts'
import type { Deflated } from '../model/deflated.ts'
import type { FileDigest } from './file-digest.ts'
import type { WriteAnswer, WriteRequest } from './writer-thread.ts'

interface Waiting {
  readonly resolve: (digest: FileDigest) => void
  readonly reject: (error: Error) => void
}

export class WriterThread {
  readonly #worker = new Worker(new URL('./writer-thread.js', import.meta.url))
  /** Requests under way, the oldest first. */
  readonly #waiting: Waiting[] = []
  /** What the thread remembers, the oldest first. */
  readonly #numbers = new Map<Deflated, number>()
  #sourceCount = 0

  constructor() {
    this.#worker.on('message', (answer: WriteAnswer) => {
      const request = this.#waiting.shift()
      if ('sha256' in answer) request?.resolve(answer)
      else request?.reject(Object.assign(new Error(answer.message), { code: answer.code }))
    })
    this.#worker.on('error', (error: Error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error)
    })
  }

  /** Behind all that was asked for before. Rejects with the system's error. */
  async write(file: number, chunks: readonly (string | Uint8Array | Mixed)[]): Promise<void> {
    await this.#ask(this.#requestOf(file, chunks.flat()))
  }

  /** The digest of all that was written to a file. */
  finish(file: number): Promise<FileDigest> {
    return this.#ask({ file, parts: [], isLast: true, learn: [], forget: [] })
  }

  #ask(request: WriteRequest): Promise<FileDigest> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#worker.postMessage(request)
    })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #requestOf(file: number, parts: Mixed): WriteRequest {
    const learn: [number, Deflated][] = []
    const written = parts.map((part) => {
      if (typeof part === 'string' || part instanceof Uint8Array) return part
      const known = this.#numbers.get(part.of)
      const number = known ?? ++this.#sourceCount
      if (known === undefined) {
        this.#numbers.set(part.of, number)
        learn.push([number, part.of])
      }
      return [number, part.start, part.end] as const
    })
    return { file, parts: written, isLast: false, learn, forget: this.#forgotten() }
  }

  /** Once it was used in this request. */
  #forgotten(): number[] {
    const oldest = [...this.#numbers].slice(0, Math.max(0, this.#numbers.size - rememberedLimit))
    for (const [deflated] of oldest) this.#numbers.delete(deflated)
    return oldest.map(([, number]) => number)
  }
}

/** Several files go through the same people, some steps apart: what was sent for one is there for the next. */
const rememberedLimit = 512
