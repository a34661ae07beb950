/** What a run may use of this machine, and what follows from it. */
import { availableParallelism } from 'node:os'
import type { Diagnostic } from '../model/diagnostic.ts'
import { limitsOf, openPool, type Pool, type PoolLimits } from './pool.ts'

export interface WorldOptions {
  /** Null: nothing is kept between runs. */
  readonly cacheFolder: string | null
  /** Child processes that read, and threads that assess; null for as many as pay off. */
  readonly jobs: number | null
  readonly reproducible: boolean
  /** Scans and pictures are read by OCR; default false. */
  readonly ocr?: boolean
  /** What one file may cost, where it is not what is usual. */
  readonly limits?: Partial<PoolLimits>
  /** Told what is to be said of the run itself, such as that its cache cannot be used. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void
  /** Told after each file: how many of how many are read. */
  readonly onProgress: (done: number, total: number) => void
}

/** A second process pays for its start from about this many files each (measured, see src/README.md). */
const filesPerJob = 24

/** OCR takes a hundred times as long. */
const scansPerJob = 2

/** Processes that so many files pay for. */
export function jobsFor(fileCount: number, { jobs, ocr }: WorldOptions): number {
  const perJob = ocr === true ? scansPerJob : filesPerJob
  return jobs ?? Math.max(1, Math.min(availableParallelism(), Math.ceil(fileCount / perJob)))
}

/** Threads that assess, one core being the main thread's. On two cores one thread is no gain (measured, see src/README.md). */
export function threadsFor({ jobs }: WorldOptions): number {
  return (jobs ?? availableParallelism()) - 1
}

/** Processes for so many files, which read scans by OCR only where `ocr` says so. */
export function poolFor(fileCount: number, options: WorldOptions, { ocr = false } = {}): Pool {
  const { limits = {} } = options
  return openPool(jobsFor(fileCount, options), limitsOf(limits, { ocr: options.ocr === true }), { ocr })
}
