/** Many files read together: those that are asked for in one turn of the program, in a thread of its own where they are many. */
import { Worker } from 'node:worker_threads'
import type { FileDigest } from './file-digest.ts'
import { type Digests, digestsOf, type ReadRequest, type Unsealed } from './read-many.ts'
import type { ReadAnswer } from './reader-thread.ts'
import { unsealed } from './sealed.ts'

export interface Reader {
  /** Of a regular file; null when it cannot be read, or is larger than it may be. */
  digest(path: string): Promise<FileDigest | null>
  /**
   * What stands sealed in a file of the cache; null when there is none, or its seal is broken. Where many are read together it is valid
   * until the second time from then that many are.
   */
  unsealed(path: string): Promise<Uint8Array | null>
}

/** Files of one turn from which the thread pays for its start; once it runs, it reads all. */
const manyFrom = 64

/** @param limit bytes of a file at most */
export function openReader(limit: number): Reader {
  let thread: ReaderThread | null = null
  const threadFor = (paths: readonly string[]): ReaderThread | null => {
    if (paths.length >= manyFrom && (thread === null || thread.state === 'idle')) thread = new ReaderThread()
    return thread?.state === 'reading' ? thread : null
  }
  return {
    digest: together(async (paths) => {
      const found = await threadFor(paths)?.ask({ kind: 'digests', paths, limit })
      return (found as Digests | null | undefined) ?? digestsOf(paths, limit)
    }),
    unsealed: together(async (paths) => {
      const found = (await threadFor(paths)?.ask({ kind: 'sealed', paths })) as Unsealed | null | undefined
      return paths.map((path, index) => found?.[index] ?? unsealed(path))
    }),
  }
}

/** Answers those who ask in one turn of the program together. */
function together<Answer>(answerAll: (paths: readonly string[]) => Promise<readonly (Answer | null)[]>) {
  let asking: { readonly path: string; readonly resolve: (answer: Answer | null) => void }[] = []
  const answerThem = async () => {
    const asked = asking
    asking = []
    const answers = await answerAll(asked.map(({ path }) => path))
    for (const [index, { resolve }] of asked.entries()) resolve(answers[index] ?? null)
  }
  return (path: string) =>
    new Promise<Answer | null>((resolve) => {
      if (asking.length === 0) queueMicrotask(answerThem)
      asking.push({ path, resolve })
    })
}

/** Milliseconds without a request after which the thread goes, and its memory with it. */
const idleMs = 200

class ReaderThread {
  readonly #worker = new Worker(new URL('./reader-thread.js', import.meta.url))
  /** Who waits for answers, the first request first. */
  readonly #waiting: ((answer: ReadAnswer | null) => void)[] = []
  #timer: NodeJS.Timeout | null = null
  /** `idle` and `broken` are gone. */
  state: 'reading' | 'idle' | 'broken' = 'reading'

  constructor() {
    this.#worker.on('message', (answer: ReadAnswer) => this.#answered(answer))
    this.#worker.on('error', () => this.#go('broken'))
  }

  /** Null when the thread is gone. */
  ask(request: ReadRequest): Promise<ReadAnswer | null> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.#worker.postMessage(request)
    })
  }

  #answered(answer: ReadAnswer): void {
    this.#waiting.shift()?.(answer)
    if (this.#waiting.length === 0) this.#timer = setTimeout(() => this.#go('idle'), idleMs)
  }

  #go(state: 'idle' | 'broken'): void {
    this.state = state
    void this.#worker.terminate()
    for (const resolve of this.#waiting.splice(0)) resolve(null)
  }
}
