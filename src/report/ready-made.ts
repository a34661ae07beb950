/** What reports say of one criterion, made once, to be kept and passed on: no weight and no points. */
import type { Assessment, CriterionScore, Explanation } from '../model/assessment.ts'
import type { Evidence } from '../model/evidence.ts'
import type { BestPieces, Undated } from '../model/ready-made.ts'
import { bestPieces } from './evidence-order.ts'
import { evidenceRows } from './renderers/csv.ts'
import { readyEvidence, readyFacets, readyReasons } from './renderers/json.ts'
import { undatedOf } from './words.ts'

/** What levels of evidence decide. */
export interface JudgedTexts {
  readonly facets: string
  readonly reasons: string
  readonly undated: Undated
}

/** What is said of the evidence itself, whatever it proves. */
export interface FoundTexts {
  readonly evidence: string
  readonly rows: string
  readonly best: BestPieces
}

/** @param judged `reasons`: what stands below the points in the explanation */
export function judgedTexts(
  judged: Pick<CriterionScore, 'time' | 'facets'> & { readonly reasons: readonly Explanation[] },
): JudgedTexts {
  return { facets: readyFacets(judged), reasons: readyReasons(judged.reasons), undated: undatedOf(judged) }
}

export function foundTexts(
  evidence: readonly Evidence[],
  person: Pick<Assessment, 'id' | 'name' | 'documents'>,
): FoundTexts {
  return {
    evidence: readyEvidence(evidence),
    rows: evidenceRows(evidence, person),
    best: bestPieces(evidence, person.documents),
  }
}
