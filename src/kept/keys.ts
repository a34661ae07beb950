/** What a kept result depends on, as digests: whatever could change a byte of it is in one of them. */
import { createHash } from 'node:crypto'
import type { Sought } from '../match/index.ts'
import type { Application } from '../model/application.ts'
import type { Background } from '../model/background.ts'
import type { Criterion, Facet, Rubric } from '../model/rubric.ts'
import type { Judged } from '../score/index.ts'

/** Of one rubric; made once a run. */
export interface RubricKeys {
  /** What all criteria are matched by: the background, the day of the posting, and its phrases, which are no evidence when quoted. */
  readonly common: string
  /** By criterion, in order: what evidence there is depends on it. */
  readonly evidence: readonly string[]
  /** By criterion, in order: level, score and their explanation depend on it, and on the evidence. */
  readonly judgement: readonly string[]
  /** All that `evidence` is made of, and its digest: kept beside the records, so that an edit can be told from it. */
  readonly sought: { readonly key: string; readonly criteria: readonly Sought[] }
}

export function keysOf(rubric: Rubric, background: Background, posting: readonly string[]): RubricKeys {
  const criteria = rubric.criteria.map(soughtOf)
  return {
    common: digest([rubric.id, rubric.asOf, background.sha256, posting]),
    evidence: criteria.map(digest),
    judgement: rubric.criteria.map(judgementKey),
    sought: { key: digest(criteria), criteria },
  }
}

/** What matchers are handed (see `MatchInput`), and what is asked of dates, by which evidence proves less. */
function soughtOf({ id, time, facets }: Criterion): Sought {
  return { id, time, facets: facets.map((facet) => ({ id: facet.id, time: facet.time, sources: facet.sources })) }
}

/** What `judgeCriterion` is handed. */
function judgementKey({ label: _, importance: __, weight: ___, rationale: ____, posting: _____, ...rest }: Criterion) {
  const judged: Judged = { ...rest, facets: rest.facets.map(judgedFacet) }
  return digest(judged)
}

function judgedFacet({ posting: _, sources: __, ...judged }: Facet): Judged['facets'][number] {
  return judged
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
