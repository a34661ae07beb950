/** What reports say of one criterion's evidence, made once, to be kept and passed on. */
import type { Assessment, CriterionScore, Explanation } from '../model/assessment.ts'
import type { BestPieces, Undated } from '../model/ready-made.ts'
import { bestPieces } from './evidence-order.ts'
import { evidenceRows } from './renderers/csv.ts'
import { readyJson } from './renderers/json.ts'
import { undatedOf } from './words.ts'

/** What it is made of: no weight and no points. */
export interface Judged extends Pick<CriterionScore, 'time' | 'facets' | 'evidence'> {
  /** What stands below the points in the explanation. */
  readonly reasons: readonly Explanation[]
}

/** As `ReadyTexts`, not yet encoded. */
export interface MadeTexts {
  readonly findings: string
  readonly reasons: string
  readonly rows: string
  readonly best: BestPieces
  readonly undated: Undated
}

export function makeReady(judged: Judged, person: Pick<Assessment, 'id' | 'name' | 'documents'>): MadeTexts {
  return {
    ...readyJson(judged),
    rows: evidenceRows(judged.evidence, person),
    best: bestPieces(judged.evidence, person.documents),
    undated: undatedOf(judged),
  }
}
