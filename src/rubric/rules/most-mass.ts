/** How much evidence the terms of a facet can be at most, however often and wherever they stand. */
import { type EntriesOptions, entryDefaults } from '../../match/entries-schema.ts'
import type { TermObject } from '../../match/keyword/term-schema.ts'
import type { Facet } from '../../model/rubric.ts'

export interface MostMass {
  readonly strong: number
  /** Of words that count below one half. */
  readonly vague: number
}

/** A concept on many lines counts below twice what it counts on one; a vague one counts once. */
const repeats = 2

/** Below this a word is vague. */
const strongFrom = 0.5

/** What is proved at a lower level counts up to this share toward a higher one: use over several roles. */
const fromBelow = 0.5

/** What a `like` text counts at most, and the level it proves. */
const like = { weight: 1, level: 2 }

/** @returns an upper bound of the mass at a level */
export function mostMass({ sources }: Facet, level: 1 | 2 | 3): MostMass {
  const concepts = sources.flatMap(({ kind, options }) => (KINDS.get(kind) ?? unknown)(options))
  const sum = (of: readonly Concept[]) =>
    of.reduce((total, { weight, most, atMost }) => total + (atMost >= level ? 1 : fromBelow) * most * weight, 0)
  const isVague = ({ weight, isCounted }: Concept) => weight < strongFrom && !isCounted
  return {
    strong: sum(concepts.filter((each) => !isVague(each))),
    vague: sum(concepts.filter(isVague).map((each) => ({ ...each, most: 1 }))),
  }
}

interface Concept {
  readonly weight: number
  /** How many times its weight it counts at most. */
  readonly most: number
  readonly atMost: number
  /** Entries of a section are counted things, however little one weighs. */
  readonly isCounted: boolean
}

const unknown = (): Concept[] => [{ weight: Number.POSITIVE_INFINITY, most: 1, atMost: 3, isCounted: true }]

const KINDS: ReadonlyMap<string, (options: unknown) => Concept[]> = new Map([
  ['keyword', (options: unknown) => (options as readonly (string | TermObject)[]).map(ofTerm)],
  ['tfidf', () => [{ weight: like.weight, most: repeats, atMost: like.level, isCounted: true }]],
  [
    'entries',
    (options: unknown) =>
      (options as EntriesOptions).map((option) => ({
        weight: option.weight ?? entryDefaults.weight,
        most: option.most ?? entryDefaults.most,
        atMost: option['at-most'] ?? 3,
        isCounted: true,
      })),
  ],
])

function ofTerm(term: string | TermObject): Concept {
  if (typeof term === 'string') return { weight: 1, most: repeats, atMost: 3, isCounted: false }
  return { weight: term.weight ?? 1, most: repeats, atMost: term['at-most'] ?? 3, isCounted: false }
}
