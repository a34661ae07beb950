/** Applications assessed in threads, while this one reads what comes next. */
import { Worker } from 'node:worker_threads'
import { Assessor, jobOf } from '../assess/index.ts'
import type { Assessed, AssessedBy, Assessors } from '../model/assessing.ts'
import { type AssessorRequest, assessedBy } from './assessor-request.ts'
import type { AssessorAnswer } from './assessor-thread.ts'

/** Requests that wait at every thread before another is started: it takes a second until it is quick. */
const patience = 12

/** Requests under way for each thread, so that none waits for the one in front. */
const aheadOfEach = 16

/** @param most threads at the same time */
export function openAssessors(by: AssessedBy, most: number): Assessors {
  const threads: AssessorThread[] = []
  let here: Assessor | null = null
  const leastBusy = (): AssessorThread => {
    const [first] = threads.toSorted((a, b) => a.load - b.load)
    const isEnough = first !== undefined && (first.load < patience || threads.length >= most)
    if (isEnough) return first
    const another = new AssessorThread(by)
    threads.push(another)
    return another
  }
  // What a thread could not do is done here: its mistakes are told as this one's would be.
  const ask = async (request: AssessorRequest): Promise<Assessed | null> => {
    const answer = await leastBusy().ask(request)
    if (answer.kind === 'done') return answer.assessed
    here ??= new Assessor(jobOf(by.rubric, by.background))
    return assessedBy(here, request)
  }
  return {
    ahead: most * aheadOfEach,
    judge: async (earlier) => (await ask({ kind: 'judge', earlier }))?.record ?? null,
    assess: async (application, documents, earlier) => {
      const assessed = await ask({ kind: 'assess', application, documents, earlier })
      if (assessed === null) throw new Error('an application was looked at and not assessed')
      return assessed
    },
    close: () => {
      for (const thread of threads) thread.close()
    },
  }
}

const failed: AssessorAnswer = { kind: 'failed' }

class AssessorThread {
  readonly #worker: Worker
  /** Who waits for answers, the first request first. */
  readonly #waiting: ((answer: AssessorAnswer) => void)[] = []
  /** Rubrics of earlier runs that it knows: they are large, and sent once. */
  readonly #told = new Set<string>()
  #isGone = false

  constructor(by: AssessedBy) {
    this.#worker = new Worker(new URL('./assessor-thread.js', import.meta.url), { workerData: by })
    this.#worker.on('message', (answer: AssessorAnswer) => this.#waiting.shift()?.(answer))
    this.#worker.on('error', () => this.close())
  }

  /** Requests that wait; endless where nothing is answered any more. */
  get load(): number {
    return this.#isGone ? Number.POSITIVE_INFINITY : this.#waiting.length
  }

  ask(request: AssessorRequest): Promise<AssessorAnswer> {
    if (this.#isGone) return Promise.resolve(failed)
    return new Promise((resolve) => {
      this.#worker.postMessage(this.#untold(request))
      this.#waiting.push(resolve)
    })
  }

  /** What is under way fails. */
  close(): void {
    this.#isGone = true
    void this.#worker.terminate()
    for (const resolve of this.#waiting.splice(0)) resolve(failed)
  }

  #untold(request: AssessorRequest): AssessorRequest {
    const { earlier } = request
    if (earlier === null || !this.#told.has(earlier.soughtKey)) {
      if (earlier !== null) this.#told.add(earlier.soughtKey)
      return request
    }
    return { ...request, earlier: { ...earlier, sought: null } }
  }
}
