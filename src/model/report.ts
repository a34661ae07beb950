/** One run's result: what every renderer reads, and what `report.json` holds. */
import type { Assessment } from './assessment.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Gaps } from './gaps.ts'
import type { Whole } from './whole.ts'

export interface RunReport {
  readonly schemaVersion: 1
  readonly tool: { readonly name: string; readonly version: string }
  /** ISO 8601; null (and left out of the JSON) under --reproducible. */
  readonly generatedAt: string | null
  readonly rubric: { readonly id: string; readonly title: string; readonly path: string; readonly sha256: string }
  readonly background: { readonly id: string; readonly documents: number; readonly sha256: string }
  /** Everything that could change a figure. */
  readonly settings: Readonly<Record<string, string | number | boolean>>
  /** By rank, then the unread ones by id. */
  readonly applications: readonly Assessment[]
  readonly diagnostics: readonly Diagnostic[]
  /** What the batch says about the rubric; null (and left out of the JSON) unless it was asked for. */
  readonly gaps: Gaps | null
  /** What all applications come to where only the first of them are here; null or absent (and left out of the JSON) when they all are. */
  readonly whole?: Whole | null
}
