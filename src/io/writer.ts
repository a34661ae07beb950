/** Files written in a thread of their own: what a large report copies is inflated there, while the next people are told here. */
import { Worker } from 'node:worker_threads'
import type { Mixed } from '../model/chunks.ts'
import type { Deflated, DeflatedRun } from '../model/deflated.ts'
import type { FileDigest } from './file-digest.ts'
import type { NumberedSource, WriteAnswer, WriteRequest } from './writer-thread.ts'

interface Waiting {
  readonly resolve: (digest: FileDigest) => void
  readonly reject: (error: Error) => void
}

export class WriterThread {
  readonly #worker = new Worker(new URL('./writer-thread.js', import.meta.url))
  /** Requests under way, the oldest first. */
  readonly #waiting: Waiting[] = []
  readonly #numbers = new WeakMap<Deflated, number>()
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
    return this.#ask({ file, parts: [], sources: [], isLast: true })
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
    const places = new Map<Deflated, number>()
    const placeOf = ({ of }: DeflatedRun): number => {
      const place = places.get(of) ?? places.size
      places.set(of, place)
      return place
    }
    return {
      file,
      parts: parts.map((part) =>
        typeof part === 'string' || part instanceof Uint8Array ? part : [placeOf(part), part.start, part.end],
      ),
      sources: [...places.keys()].map((deflated) => this.#numbered(deflated)),
      isLast: false,
    }
  }

  #numbered(deflated: Deflated): NumberedSource {
    const number = this.#numbers.get(deflated) ?? ++this.#sourceCount
    this.#numbers.set(deflated, number)
    return { number, deflated }
  }
}
