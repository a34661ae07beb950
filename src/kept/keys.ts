/** What a kept result depends on, as digests: whatever could change a byte of it is in one of them. */
import { createHash } from 'node:crypto'
import type { Application } from '../model/application.ts'
import type { Background } from '../model/background.ts'
import type { Criterion, Rubric } from '../model/rubric.ts'

/** Of one rubric; made once a run. */
export interface RubricKeys {
  /** What all criteria are matched by: the background, the day of the posting, and its phrases, which are no evidence when quoted. */
  readonly common: string
  /** By criterion, in order: what evidence there is depends on it. */
  readonly evidence: readonly string[]
  /** By criterion, in order: level, score and their explanation depend on it, and on the evidence. */
  readonly judgement: readonly string[]
}

export function keysOf(rubric: Rubric, background: Background, posting: readonly string[]): RubricKeys {
  return {
    common: digest([rubric.id, rubric.asOf, background.sha256, posting]),
    evidence: rubric.criteria.map(evidenceKey),
    judgement: rubric.criteria.map(judgementKey),
  }
}

/** What matchers are handed (see `MatchInput`), and what is asked of dates, by which evidence proves less. */
function evidenceKey({ id, time, facets }: Criterion): string {
  return digest([id, time, facets.map((facet) => [facet.id, facet.time, facet.sources])])
}

/** What `judgeCriterion` is handed. */
function judgementKey({ label: _, importance: __, weight: ___, rationale: ____, posting: _____, ...rest }: Criterion) {
  return digest(rest)
}

/** @param identities of the documents, in order: what their bytes are, and what reads them */
export function applicationKey(
  application: Application,
  identities: readonly string[],
  { common }: RubricKeys,
): string {
  return digest([common, application, identities])
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
