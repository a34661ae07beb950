/** What an edit of a rubric does to evidence that was found before it. */
import type { Evidence } from '../model/evidence.ts'
import type { Criterion, EvidenceSource, Facet } from '../model/rubric.ts'
import type { SourceChange } from './contract.ts'
import { matcherByKind } from './registry.ts'
import type { Vocabulary } from './vocabulary.ts'

/** All that decides which evidence of a criterion there is, besides the documents. */
export interface Sought extends Pick<Criterion, 'id' | 'time'> {
  readonly facets: readonly Pick<Facet, 'id' | 'time' | 'sources'>[]
}

export interface Change {
  /** Whether other evidence may be found in documents of these words; if not, what was found holds. */
  mayTouch(vocabulary: Vocabulary): boolean
  /** What the evidence that holds says now; null where it says what it said. */
  readonly restate: ((evidence: Evidence) => Evidence) | null
}

/** Null where too much has changed to tell: then the criterion is to be matched anew. */
export function changeOf(before: Sought, after: Sought): Change | null {
  if (!areSame(frameOf(before), frameOf(after))) return null
  const changes: FacetChange[] = []
  for (const [index, facet] of after.facets.entries()) {
    for (const [at, source] of facet.sources.entries()) {
      const was = before.facets[index]?.sources[at]
      if (was === undefined || was.kind !== source.kind) return null
      if (areSame(was.options, source.options)) continue
      const change = compare(was, source)
      if (change === null) return null
      changes.push({ ...change, facetId: facet.id, kind: source.kind })
    }
  }
  return {
    mayTouch: (vocabulary) => changes.some((each) => each.mayTouch(vocabulary)),
    restate: changes.every(({ restate }) => restate === null) ? null : (evidence) => restated(evidence, changes),
  }
}

interface FacetChange extends SourceChange {
  readonly facetId: string
  readonly kind: string
}

function restated(evidence: Evidence, changes: readonly FacetChange[]): Evidence {
  const change = changes.find(({ facetId, kind }) => facetId === evidence.facetId && kind === evidence.kind)
  return change?.restate?.(evidence) ?? evidence
}

function compare({ kind, options }: EvidenceSource, after: EvidenceSource): SourceChange | null {
  return matcherByKind.get(kind)?.compare?.(options, after.options) ?? null
}

/** All but what is looked for. */
function frameOf({ id, time, facets }: Sought): unknown {
  return [id, time, facets.map((facet) => [facet.id, facet.time, facet.sources.map(({ kind }) => kind)])]
}

/** Of plain data whose keys stand in the same order. */
function areSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
