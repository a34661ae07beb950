/** What every application is read against. */
import { type GapMiner, postingPhrases } from '../match/index.ts'
import type { Background } from '../model/background.ts'
import type { Rubric } from '../model/rubric.ts'

export interface Job {
  readonly rubric: Rubric
  readonly background: Background
  /** The posting's phrases that the rubric quotes. */
  readonly posting: readonly string[]
  /** Told of all that is matched; null when nobody asks what the batch says about the rubric. */
  readonly miner: GapMiner | null
  readonly nearMisses: boolean
}

export function jobOf(rubric: Rubric, background: Background): Job {
  return { rubric, background, posting: postingPhrases(rubric), miner: null, nearMisses: false }
}
