/** What a reviewer decided while reading a packet: exported by its page as JSON, read back by `cvsift review`. */
import type { Level } from './rubric.ts'

/** What the reviewer would do next; nothing is rejected. */
export const RECOMMENDATIONS = ['interview', 'discuss', 'later'] as const
export type Recommendation = (typeof RECOMMENDATIONS)[number]

export interface ReviewOfPerson {
  /** The application. */
  readonly id: string
  readonly name: string
  readonly recommendation: Recommendation | null
  /** By criterion id: only what was graded. */
  readonly grades: Readonly<Record<string, Level>>
  /** By criterion id: the levels of the run, for comparison. */
  readonly levels: Readonly<Record<string, Level>>
  readonly note: string
}

export interface Review {
  readonly kind: 'cvsift-review'
  readonly schemaVersion: 1
  /** Names what was read against which rubric; reviews of another run do not fit. */
  readonly run: string
  readonly rubric: { readonly id: string; readonly title: string; readonly sha256: string }
  /** Who graded, as they call themselves. */
  readonly reviewer: string
  readonly criteria: readonly { readonly id: string; readonly label: string }[]
  /** Only those of whom something was decided. */
  readonly people: readonly ReviewOfPerson[]
}
