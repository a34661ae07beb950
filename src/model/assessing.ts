/** The share of the work that one application is, as it can be handed to another thread: plain data in, bytes out. */
import type { Application } from './application.ts'
import type { Background } from './background.ts'
import type { Document } from './document.ts'
import type { Rubric } from './rubric.ts'

/** What every application is assessed by. */
export interface AssessedBy {
  readonly rubric: Rubric
  readonly background: Background
}

/** What an earlier run kept of an application. */
export interface Earlier {
  readonly record: Uint8Array
  /** Names what the rubric of that run looked for. */
  readonly soughtKey: string
  /** That, as it was kept; null where it is what this run looks for, or not known any more. */
  readonly sought: Uint8Array | null
}

export interface Assessed {
  readonly record: Uint8Array
  /** Whether another run that finds the same documents may take it for its own. */
  readonly isLasting: boolean
}

/** Whoever assesses, here or in threads. */
export interface Assessors {
  /** The record under this run's rubric; null where the documents must be looked at again. */
  judge(earlier: Earlier): Promise<Uint8Array | null>
  /**
   * @param application with the roles that its documents have
   * @param earlier null where nothing is known
   */
  assess(application: Application, documents: readonly Document[], earlier: Earlier | null): Promise<Assessed>
  /** Applications that are to be handed over before the first comes back, so that no thread waits. */
  readonly ahead: number
  close(): void
}
