/** What a kind of evidence must be able to do. */
import type { z } from 'zod'
import type { Background } from '../model/background.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Facet } from '../model/rubric.ts'
import type { Reading } from './reading.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A document made ready for matching, with everything a matcher may ask of it. */
export interface MatchInput<Options> {
  readonly criterionId: string
  /** All of it that evidence may depend on: another label or weight must not change what was found. */
  readonly facet: Pick<Facet, 'id' | 'sources'>
  readonly options: Options
  readonly reading: Reading
  readonly background: Background
}

/** A kind of evidence. `key` is its word in a facet of the rubric, `schema` what may stand there. */
export interface Matcher<Options> {
  readonly kind: string
  readonly key: string
  readonly summary: string
  readonly schema: z.ZodType<Options>
  match(input: MatchInput<Options>): readonly Evidence[]
  /** What evidence that was found by `before` is to `after`; null, or absent, where it must be looked for anew. */
  compare?(before: Options, after: Options): SourceChange | null
}

/** An edit of what is looked for. */
export interface SourceChange {
  /** Whether it may find other words than before in documents of this vocabulary; if in doubt, true. */
  mayTouch(vocabulary: Vocabulary): boolean
  /** What the evidence of this source that holds says now; null where it says what it said. */
  readonly restate: ((evidence: Evidence) => Evidence) | null
}
