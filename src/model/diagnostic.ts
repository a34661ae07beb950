/** Everything that is said to a user: one shape for lint findings, bad flags, torn files and failed checks. */

export type Severity = 'error' | 'warning' | 'info'

/** A place in a text, as in unist: line and column count from 1, offset (UTF-16 units) from 0. */
export interface Point {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** From `start` up to, not including, `end`. */
export interface SourcePosition {
  readonly start: Point
  readonly end: Point
}

export interface Diagnostic {
  /** `area/what`, never renamed. */
  readonly code: string
  readonly severity: Severity
  /** Where it is, what is wrong with the value there; no trailing period. */
  readonly message: string
  /** The way out, or null where the message already holds it. */
  readonly hint: string | null
  /** The file it is about, as the user named it. */
  readonly path: string | null
  readonly position: SourcePosition | null
}

/** A diagnostic from its parts; what is left out is null, and severity is `error`. */
export function diagnostic(parts: Pick<Diagnostic, 'code' | 'message'> & Partial<Diagnostic>): Diagnostic {
  return { severity: 'error', hint: null, path: null, position: null, ...parts }
}

/** A mistake the user can mend (flag, path, rubric). Carries every diagnostic found, and is shown without a stack. */
export class UserError extends Error {
  readonly diagnostics: readonly Diagnostic[]

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((each) => each.message).join('; '))
    this.name = 'UserError'
    this.diagnostics = diagnostics
  }
}
