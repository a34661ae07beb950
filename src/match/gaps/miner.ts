/** What a batch says about the rubric, gathered while its applications go by. */
import type { Background } from '../../model/background.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Gaps, UnmetPart } from '../../model/gaps.ts'
import type { Rubric } from '../../model/rubric.ts'
import type { Reading } from '../reading.ts'
import { hitsIn, termSources, termsOf } from './concepts.ts'
import { type MisspelledTally, misspelledTerms, tallyMisspelled } from './misspelled.ts'
import { maskOf } from './phrases.ts'
import { newTally, tallyPerson } from './tally.ts'
import { newTermTally, tallyTerms, termGaps } from './terms.ts'
import { uncoveredWords } from './uncovered.ts'

/** A document and what was found in it. */
export interface MatchedReading {
  readonly reading: Reading
  readonly evidence: readonly Evidence[]
}

export interface GapMiner {
  /** Counts the readable documents of one application; nothing of them is kept but counts and short quotes. */
  add(id: string, documents: readonly MatchedReading[]): void
  /** @param unmet criteria and facets that nobody meets */
  result(unmet: readonly UnmetPart[]): Gaps
}

/** Depends on the order of the applications only where there are more than a few dozen (see tally.ts). */
export function openGaps(rubric: Rubric, background: Background): GapMiner {
  const sources = termSources(rubric)
  const terms = newTermTally(sources.flatMap(termsOf))
  const tally = newTally()
  const misspelled: MisspelledTally = new Map()
  return {
    add: (id, documents) => {
      tallyTerms(
        terms,
        id,
        documents.flatMap(({ evidence }) => evidence),
      )
      const masked = documents.map(({ reading, evidence }) => {
        const hits = hitsIn(reading, sources, evidence)
        return { reading, hits, mask: maskOf(reading, hits) }
      })
      tallyPerson(tally, id, masked)
      tallyMisspelled(misspelled, id, masked, sources, background)
    },
    result: (unmet) => ({
      people: tally.people,
      documents: tally.documents,
      unmet,
      ...termGaps(terms, tally.people),
      misspelled: misspelledTerms(misspelled),
      uncovered: uncoveredWords(tally, background),
    }),
  }
}
