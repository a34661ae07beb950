/** Words of a batch that look like a term with a slip of the pen. */
import type { Background } from '../../model/background.ts'
import type { GapExample, MisspelledTerm, TermPlace } from '../../model/gaps.ts'
import { looksLike } from '../keyword/near-words.ts'
import { type Source, wordsAt } from './concepts.ts'
import type { MaskedReading } from './nearness.ts'
import { speaksOfWork } from './phrases.ts'

/** Slips that are told apart: a hostile document has any number. */
const slipsLimit = 2000

interface Slip {
  readonly words: string
  readonly term: TermPlace
  readonly meant: string
  readonly people: Set<string>
  readonly example: GapExample
}

/** By the words in lower case. */
export type MisspelledTally = Map<string, Slip>

/** Counts the slips of one person. Words that some term covers, and names of people, are none. */
export function tallyMisspelled(
  tally: MisspelledTally,
  id: string,
  documents: readonly MaskedReading[],
  sources: readonly Source[],
  background: Background,
): void {
  for (const document of documents) {
    for (const { criterionId, facetId, options } of sources) {
      for (const { termId, written, start, end } of looksLike(options, document.reading, background)) {
        if (!isSlip(document, start, end)) continue
        const { location, quote } = wordsAt(document.reading, { start, end })
        const term = { criterionId, facetId, termId }
        addSlip(tally, newSlip(quote.exact, term, written, { id, location, quote }), id)
      }
    }
  }
}

function isSlip({ reading, mask }: MaskedReading, start: number, end: number): boolean {
  const passage = reading.passages[reading.passageOfToken[start] ?? -1]
  if (passage === undefined || !speaksOfWork(passage)) return false
  return !mask.coveredFrom.slice(start, end).some((from) => from >= 0)
}

function addSlip(tally: MisspelledTally, slip: Slip, id: string): void {
  const key = slip.words.toLowerCase()
  const known = tally.get(key)
  if (known === undefined && tally.size >= slipsLimit) return
  const counted = known ?? slip
  counted.people.add(id)
  tally.set(key, counted)
}

function newSlip(words: string, term: TermPlace, meant: string, example: GapExample): Slip {
  return { words, term, meant, people: new Set(), example }
}

/** Those of most people first. */
export function misspelledTerms(tally: MisspelledTally): MisspelledTerm[] {
  return [...tally.values()]
    .map(({ words, term, meant, people, example }) => ({ ...term, words, meant, people: people.size, example }))
    .toSorted((a, b) => b.people - a.people || (a.words < b.words ? -1 : 1))
}
