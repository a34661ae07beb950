/** What a rule of `lint` must be able to do. */
import type { Background } from '../../model/background.ts'
import type { Severity } from '../../model/diagnostic.ts'
import type { Rubric } from '../../model/rubric.ts'
import type { YamlPath } from '../position.ts'
import type { RubricFile } from '../schema.ts'

/** A rubric without mistakes of shape, with what a rule may hold it against. */
export interface LintInput {
  /** As it is written. */
  readonly file: RubricFile
  readonly rubric: Rubric
  readonly background: Background
  /** The posting's text, or null where it was not given. */
  readonly posting: string | null
}

/** A mend that changes no other word of the file. */
export type Fix =
  | { readonly how: 'remove'; readonly at: YamlPath }
  | { readonly how: 'replace'; readonly at: YamlPath; readonly with: string }

export interface Finding {
  readonly at: YamlPath
  readonly message: string
  /** The way out, or null where the message holds it. */
  readonly hint: string | null
  /** Only where there is no doubt what was meant. */
  readonly fix?: Fix
}

/** A thing that can be wrong or weak in a rubric. `bad` and `good` are whole rubrics; a test runs the rule on both. */
export interface Rule {
  /** `rubric/what`, never renamed. */
  readonly code: string
  readonly severity: Severity
  /** What it finds, in a line. */
  readonly summary: string
  /** Why that matters, for who reads `--explain`. */
  readonly why: string
  readonly bad: string
  readonly good: string
  check(input: LintInput): readonly Finding[]
}
