/** What came of one expectation. */
import type { SourcePosition } from '../model/diagnostic.ts'

export type Status = 'passed' | 'failed' | 'todo' | 'todo-passes'

export interface CheckResult {
  /** The case, the line or the marked file. */
  readonly about: string
  /** `level of neuroimaging`, `evidence`. */
  readonly what: string
  readonly expected: string
  readonly found: string
  readonly status: Status
  /** Why it is known to fail, or null. */
  readonly todo: string | null
  readonly path: string
  readonly position: SourcePosition | null
}

/** True for what makes a run fail. */
export function isFailure({ status }: CheckResult): boolean {
  return status === 'failed' || status === 'todo-passes'
}
