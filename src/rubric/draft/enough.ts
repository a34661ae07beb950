/** How much evidence each level takes, from how much a criterion looks for. */
import type { DraftFacet } from './plan.ts'

export interface DraftEnough {
  readonly mentioned: number
  readonly used: number
  readonly demonstrated: number
}

/** Mass of a level, and the share of all terms that it takes at most, so that what looks for little can be reached. */
const LEVELS = {
  mentioned: { mass: 1, share: 0.5, least: 0.3 },
  used: { mass: 3, share: 0.8, least: 0.6 },
  demonstrated: { mass: 7, share: 1.3, least: 1 },
} as const

/** Of alternatives one suffices; each of the others adds this much of what it would. */
const otherChoices = 0.25

/**
 * The same where one of several examples suffices, “imaging data (MRI, MEG or EEG)”: what they are examples of asks for
 * nothing more than they do, so it takes one name, used on two lines or beside another.
 */
const EXAMPLES = { mentioned: 0.5, used: 1.2, demonstrated: 3 } as const

/** The mass sought where one of several kinds of work suffices, “in retail, outside sales or account management”. */
function massAsked(facets: readonly DraftFacet[]): number {
  const choices = facets.filter(({ isChoice }) => isChoice).map((facet) => massSought([facet]))
  const all = choices.reduce((sum, mass) => sum + mass, 0)
  const best = Math.max(0, ...choices)
  return massSought(facets.filter(({ isChoice }) => !isChoice)) + best + otherChoices * (all - best)
}

/** What all its terms and texts count together: a text as much as its most alike passage. */
function massSought(facets: readonly DraftFacet[]): number {
  return facets.reduce(
    (sum, { terms, like, weight }) =>
      sum + weight * (terms.reduce((of, term) => of + term.weight, 0) + (like.length > 0 ? likeStrength : 0)),
    0,
  )
}

const likeStrength = 0.6

export function enoughOf(facets: readonly DraftFacet[]): DraftEnough {
  if (hasExamples(facets)) return EXAMPLES
  const sought = massAsked(facets)
  const of = ({ mass, share, least }: (typeof LEVELS)[keyof typeof LEVELS]) =>
    Math.round(10 * Math.max(least, Math.min(mass, share * sought))) / 10
  return { mentioned: of(LEVELS.mentioned), used: of(LEVELS.used), demonstrated: of(LEVELS.demonstrated) }
}

function hasExamples(facets: readonly DraftFacet[]): boolean {
  return facets.some(({ isExample }) => isExample)
}

/** Mass sought from which a criterion weighs all it can, and what it weighs at least. */
const fullMass = 8
const leastWeight = 0.3

/** Tenths, 0.3 to 1: who looks for one common word cannot tell people apart as a list of rare ones does. */
export function weightOf(facets: readonly DraftFacet[]): number {
  return Math.round(10 * Math.min(1, Math.max(leastWeight, massSought(facets) / fullMass))) / 10
}
