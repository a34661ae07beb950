/** What reports say of one criterion's evidence, made once, to be kept and passed on. */
import type { Assessment, CriterionScore } from '../model/assessment.ts'
import type { BestPieces } from '../model/ready-made.ts'
import { bestPieces } from './evidence-order.ts'
import { evidenceRows } from './renderers/csv.ts'
import { readyJson } from './renderers/json.ts'

/** As `ReadyTexts`, not yet encoded. */
export interface MadeTexts {
  readonly findings: string
  readonly reasons: string
  readonly rows: string
  readonly best: BestPieces
}

/** Depends on the evidence, the facets and the explanation of their levels; on no weight and no points. */
export function makeReady(criterion: CriterionScore, person: Pick<Assessment, 'id' | 'name' | 'documents'>): MadeTexts {
  return {
    ...readyJson(criterion),
    rows: evidenceRows(criterion.evidence, person),
    best: bestPieces(criterion.evidence, person.documents),
  }
}
