/** Evidence → one assessment. */
import type { Assessment, CriterionScore, Flag, ReadDocument } from '../model/assessment.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Rubric } from '../model/rubric.ts'
import type { FacetSearch } from '../model/search.ts'
import { bandOf, checkGates } from './band.ts'
import { judgeCriterion, roundTo, scoreCriterion } from './criterion.ts'
import { hiddenWorth } from './hidden-worth.ts'

export { type Judged, type Judgement, judgeCriterion, pointsText, type Weighed, weigh } from './criterion.ts'
export { isPartlyRead, partlyRead } from './doubt.ts'
export { type InOrder, type Place, placesOf, rank, unplaced } from './rank.ts'
export { openUnmet, unmetParts } from './unmet.ts'

/** Everything found in one person's documents. */
export interface Findings {
  readonly id: string
  readonly name: string
  readonly documents: readonly ReadDocument[]
  /** False when no document has words to look at. */
  readonly readable: boolean
  readonly evidence: readonly Evidence[]
  /** What would be found if hidden text were visible; null when none is hidden. */
  readonly ifShown: HiddenFindings | null
  /** Null unless it was asked for. */
  readonly searches: readonly FacetSearch[] | null
  readonly flags: readonly Flag[]
  readonly diagnostics: readonly Diagnostic[]
}

/** All evidence, that of the hidden text included, and the pages it stands on. */
export interface HiddenFindings {
  readonly evidence: readonly Evidence[]
  readonly pages: readonly number[]
}

/** What is known of an application besides its criteria. */
export type About = Omit<Findings, 'evidence' | 'ifShown'>

/** What one application is worth; not yet ranked. Depends on nobody else. */
export function assess(findings: Findings, rubric: Rubric): Assessment {
  const seen = assessEvidence(findings, findings.evidence, rubric)
  const { ifShown } = findings
  if (ifShown === null || seen.points === null) return seen
  const shown = assessEvidence(findings, ifShown.evidence, rubric)
  return { ...seen, flags: [hiddenWorth(seen, shown, ifShown.pages), ...seen.flags] }
}

function assessEvidence(about: About, evidence: readonly Evidence[], rubric: Rubric): Assessment {
  const sum = weightSum(rubric)
  const criteria = rubric.criteria.map((each) => scoreCriterion(each, judgeCriterion(each, evidence), sum))
  return addUp(about, criteria, rubric)
}

/** The same of criteria that are scored. */
export function addUp(about: About, criteria: readonly CriterionScore[], rubric: Rubric): Assessment {
  const { id, name, documents, flags, searches, diagnostics } = about
  const unranked = { id, name, documents, flags, searches, diagnostics, rank: null, rankInterval: null, topK: null }
  if (!about.readable) return { ...unranked, points: null, band: 'unread', gates: [], criteria: [] }
  const points = roundTo(
    criteria.reduce((sum, criterion) => sum + criterion.points, 0),
    1,
  )
  return { ...unranked, points, band: bandOf(rubric, points, criteria), gates: checkGates(rubric, criteria), criteria }
}

/** Above 0. */
export function weightSum(rubric: Rubric): number {
  return rubric.criteria.reduce((sum, criterion) => sum + criterion.weight, 0)
}
