/** Many files read together: those that are asked for in one turn of the program, in a thread of its own where they are many. */
import { Worker } from 'node:worker_threads'
import type { FileDigest } from './file-digest.ts'
import { type Digests, digestsOf, type Places, type ReadRequest } from './read-many.ts'
import type { ReadAnswer } from './reader-thread.ts'
import { unsealed } from './sealed.ts'

export interface Reader {
  /** Of a regular file; null when it cannot be read, or is larger than it may be. */
  digest(path: string): Promise<FileDigest | null>
  /**
   * What is made of the bytes that stand sealed in a file of the cache; null when there is none, or its seal is broken.
   *
   * @param make keeps nothing of the bytes: they are written over afterwards
   */
  unsealed<Made>(path: string, make: (bytes: Uint8Array) => Made): Promise<Made | null>
}

/** Files of one turn from which the thread pays for its start; once it runs, it reads all. */
const manyFrom = 64

/** Bytes for what is asked of the cache in one turn: some hundred records. What does not fit is read here. */
const roomSize = 2 ** 22

/** @param limit bytes of a file at most */
export function openReader(limit: number): Reader {
  let thread: ReaderThread | null = null
  const threadFor = (asked: readonly unknown[]): ReaderThread | null => {
    if (asked.length >= manyFrom && (thread === null || thread.state === 'idle')) thread = new ReaderThread()
    return thread?.state === 'reading' ? thread : null
  }
  /** Nobody's at the moment: the same memory again and again, so that nothing is thrown away. */
  const rooms: SharedArrayBuffer[] = []
  const askDigest = together<Asked<FileDigest | null>>(async (asked) => {
    const paths = asked.map(({ path }) => path)
    const found = (await threadFor(asked)?.ask({ kind: 'digests', paths, limit })) as Digests | null | undefined
    const digests = found ?? digestsOf(paths, limit)
    for (const [index, { answer }] of asked.entries()) answer(digests[index] ?? null)
  })
  const askSealed = together<Asked<Uint8Array | null>>(async (asked) => {
    const paths = asked.map(({ path }) => path)
    const reading = threadFor(asked)
    const room = reading === null ? null : (rooms.pop() ?? new SharedArrayBuffer(roomSize))
    const places = room === null ? null : ((await reading?.ask({ kind: 'sealed', paths, room })) as Places | null)
    for (const [index, { path, answer }] of asked.entries()) {
      const [start, end] = places?.[index] ?? []
      answer(room === null || start === undefined ? unsealed(path) : new Uint8Array(room, start, (end ?? 0) - start))
    }
    if (room !== null && places !== null) rooms.push(room)
  })
  return {
    digest: (path) => new Promise((resolve) => askDigest({ path, answer: resolve })),
    unsealed: (path, make) =>
      new Promise((resolve, reject) => {
        const answer = (bytes: Uint8Array | null) => {
          try {
            resolve(bytes && make(bytes))
          } catch (error) {
            reject(error)
          }
        }
        askSealed({ path, answer })
      }),
  }
}

interface Asked<Answer> {
  readonly path: string
  answer(answer: Answer): void
}

/** Answers those who ask in one turn of the program together. */
function together<Question>(answerAll: (asked: readonly Question[]) => Promise<void>): (question: Question) => void {
  let asking: Question[] = []
  return (question) => {
    asking.push(question)
    if (asking.length > 1) return
    queueMicrotask(() => {
      const asked = asking
      asking = []
      void answerAll(asked)
    })
  }
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
