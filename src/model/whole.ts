/** What all applications of a batch come to, for a report that holds only the first of them. */
import type { Band } from './assessment.ts'
import type { Level } from './rubric.ts'

export interface Whole {
  readonly applications: number
  readonly bands: Readonly<Record<Band, number>>
  /** Applications by points, in steps of five from 0; those with 100 are in the last. */
  readonly points: readonly number[]
  readonly criteria: readonly LevelCounts[]
}

export interface LevelCounts {
  readonly id: string
  readonly label: string
  /** Applications that were read, by level from 0 to 3. */
  readonly levels: Readonly<Record<Level, number>>
}

/** Points in one step of the histogram. */
export const pointsStep = 5
