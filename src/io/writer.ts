/** Files written in a thread of their own: what a large report copies is inflated there, while the next people are told here. */
import { Worker } from 'node:worker_threads'
import type { Mixed } from '../model/chunks.ts'
import type { Deflated } from '../model/deflated.ts'
import type { FileDigest } from './file-digest.ts'
import type { SentDeflated, WriteAnswer, WriteRequest } from './writer-thread.ts'

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
  /** Memory of texts that were written. */
  readonly #spare: Uint8Array[] = []

  constructor() {
    this.#worker.on('message', ({ result, text }: WriteAnswer) => {
      this.#spare.push(text)
      const request = this.#waiting.shift()
      if ('sha256' in result) request?.resolve(result)
      else request?.reject(Object.assign(new Error(result.message), { code: result.code }))
    })
    this.#worker.on('error', (error: Error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error)
    })
  }

  /**
   * Behind all that was asked for before. Rejects with the system's error.
   *
   * Nothing that waits for the answer holds the chunks: else they would outlive the collections of young objects.
   */
  write(file: number, chunks: readonly (string | Uint8Array | Mixed)[]): Promise<unknown> {
    return this.#ask(this.#requestOf(file, chunks.flat()))
  }

  /** The digest of all that was written to a file. */
  finish(file: number): Promise<FileDigest> {
    return this.#ask({ file, text: new Uint8Array(), runs: [], isLast: true, learn: [], forget: [] })
  }

  #ask(request: WriteRequest): Promise<FileDigest> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#worker.postMessage(request, [request.text.buffer as ArrayBuffer])
    })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #requestOf(file: number, parts: Mixed): WriteRequest {
    const text = new TextBytes(this.#spare.pop() ?? new Uint8Array(2 ** 16))
    const runs: number[] = []
    const learn: [number, SentDeflated][] = []
    for (const part of parts) {
      if (typeof part === 'string' || part instanceof Uint8Array) text.add(part)
      else runs.push(text.length, this.#numberOf(part.of, learn), part.start, part.end)
    }
    return { file, text: text.given(), runs, isLast: false, learn, forget: this.#forgotten() }
  }

  /** Adds to `learn` what the thread has not been told of. */
  #numberOf(deflated: Deflated, learn: [number, SentDeflated][]): number {
    const known = this.#numbers.get(deflated)
    if (known !== undefined) return known
    const number = ++this.#sourceCount
    this.#numbers.set(deflated, number)
    learn.push([number, sent(deflated)])
    return number
  }

  /** Once it was used in this request. */
  #forgotten(): number[] {
    const oldest: number[] = []
    for (const [deflated, number] of this.#numbers) {
      if (this.#numbers.size <= rememberedLimit) break
      this.#numbers.delete(deflated)
      oldest.push(number)
    }
    return oldest
  }
}

/** What is put aside goes by the file's number. */
function sent({ bytes, inflatedLength }: Deflated): SentDeflated {
  if (bytes instanceof Uint8Array) return { bytes, inflatedLength }
  const { on, start, end } = bytes
  return { bytes: { file: on.file, start, end }, inflatedLength }
}

/** Several files go through the same people, some steps apart: what was sent for one is there for the next. */
const rememberedLimit = 512

/** Texts and bytes one behind the other: a thread is handed one piece of memory sooner than many strings. */
class TextBytes {
  #bytes: Buffer
  length = 0

  /** @param room memory of its own, which is written over */
  constructor(room: Uint8Array) {
    this.#bytes = Buffer.from(room.buffer)
  }

  add(part: string | Uint8Array): void {
    // A UTF-16 unit is three bytes of UTF-8 at most.
    this.#makeRoom(typeof part === 'string' ? 3 * part.length : part.length)
    if (typeof part === 'string') this.length += this.#bytes.write(part, this.length)
    else {
      this.#bytes.set(part, this.length)
      this.length += part.length
    }
  }

  /** With its memory. */
  given(): Uint8Array {
    return this.#bytes.subarray(0, this.length)
  }

  #makeRoom(most: number): void {
    if (this.length + most <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(2 * (this.length + most))
    larger.set(this.#bytes.subarray(0, this.length))
    this.#bytes = larger
  }
}
