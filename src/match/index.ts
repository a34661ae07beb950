/** Criteria × documents → evidence. */
import type { Background } from '../model/background.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Criterion, Rubric } from '../model/rubric.ts'
import type { Reading } from './reading.ts'
import { matcherByKind } from './registry.ts'
import { withoutBareNames } from './stuffing.ts'

export { type Change, changeOf, type Sought } from './changes.ts'
export { flagsOf } from './flags.ts'
export { type GapMiner, openGaps } from './gaps/miner.ts'
export { withHiddenShown } from './hidden.ts'
export { facetSearches } from './near-misses/searches.ts'
export { prepare, type Reading } from './reading.ts'
export { isBareName } from './stuffing.ts'
export { type Vocabulary, vocabularyOf } from './vocabulary.ts'

/** Evidence that was found before, by criterion; none of it a bare name. */
export type KnownEvidence = ReadonlyMap<string, readonly Evidence[]>

/**
 * All evidence in one document, in the order of the rubric and then of the text.
 *
 * @param known of this document, for the criteria that need not be looked for again
 */
export function match(
  rubric: Rubric,
  reading: Reading,
  background: Background,
  known: KnownEvidence = new Map(),
): Evidence[] {
  const evidence = rubric.criteria.flatMap(
    (criterion) => known.get(criterion.id) ?? matchCriterion(criterion, reading, background),
  )
  const isStuffed = reading.passages.some((passage) => passage.void !== null && !passage.isCopy)
  return withoutBareNames(evidence, isStuffed)
}

/** Every phrase of the posting that a rubric quotes. */
export function postingPhrases(rubric: Rubric): string[] {
  return rubric.criteria.flatMap((criterion) => [
    ...criterion.posting,
    ...criterion.facets.flatMap((facet) => facet.posting),
  ])
}

function matchCriterion({ id, facets }: Criterion, reading: Reading, background: Background): Evidence[] {
  return facets.flatMap((facet) =>
    facet.sources.flatMap((source) => {
      const matcher = matcherByKind.get(source.kind)
      if (matcher === undefined) throw new Error(`no matcher of kind ${source.kind}`)
      const input = { criterionId: id, facet, options: source.options, reading, background }
      return matcher.match(input).toSorted((a, b) => a.location.range.start - b.location.range.start)
    }),
  )
}
