/** How much evidence there is at each level: distinct concepts count, repeats add ever less. */
import type { Evidence } from '../model/evidence.ts'
import type { Enough, Level } from '../model/rubric.ts'

/** Sums at level 1, 2 and 3; what stands at a higher level also counts at the lower ones. */
export type Mass = readonly [mentioned: number, used: number, demonstrated: number]

/** What one concept adds to the mass of a facet. */
export interface ConceptMass {
  readonly concept: string
  /** Highest level of its affirmed evidence. */
  readonly level: Level
  readonly mass: Mass
  /** True for a word that counts less than half: many of them prove no more than a few. */
  readonly isVague: boolean
  /** Count of distinct lines it stands on. */
  readonly passageCount: number
}

export const NOTHING: Mass = [0, 0, 0]

/** The concepts of one facet with affirmed evidence, in the order they were first found. Repeating a mention adds nothing. */
export function conceptMasses(evidence: readonly Evidence[]): ConceptMass[] {
  const byConcept = groupByConcept(evidence)
  return [...byConcept].map(([concept, pieces]) => {
    const strength = largest(pieces.map((piece) => piece.strength))
    const isVague = strength < strongFrom - tolerance && pieces.every((piece) => piece.kind !== countedKind)
    const worth = (passageCount: number) => (isVague ? Math.min(1, passageCount) : repeatValue(passageCount))
    const at = (level: Level) => strength * worth(placeCount(pieces.filter((piece) => piece.level >= level)))
    const mentioned = Math.max(strength, at(2))
    const level = largest(pieces.map((piece) => piece.level)) as Level
    return { concept, level, mass: [mentioned, at(2), at(3)], isVague, passageCount: placeCount(pieces) }
  })
}

/** Weight below which a word is vague, such as "data science" or "statistics": named ten times it is named once. */
const strongFrom = 0.5

/** Entries of a section count a little each since there are many, not since they are vague. */
const countedKind = 'entries'

/** Of any number of values: `Math.max(...values)` breaks at some 100,000, and a hostile CV has as many. */
function largest(values: readonly number[]): number {
  return values.reduce((most, each) => Math.max(most, each), 0)
}

/**
 * The worth of n passages beside that of one: 2 - 2^(1 - n), so 1, 1.5, 1.75 … and never 2.
 * The first proof counts; two hundred repeats cannot move a score.
 */
export function repeatValue(passageCount: number): number {
  return passageCount === 0 ? 0 : 2 - 2 ** (1 - passageCount)
}

export function addMass(a: Mass, b: Mass, factor = 1): Mass {
  return [a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]]
}

const LEVELS_DOWN = [
  { level: 3, index: 2 },
  { level: 2, index: 1 },
  { level: 1, index: 0 },
] as const

/** Sums of tenths are not exact in binary. */
const tolerance = 1e-9

/** Repeated use over roles demonstrates: what is only used counts this much toward demonstrated … */
const useTowardDemonstrated = 0.3

/** … and as much as this more, the more dated roles of a year it was used in: 0.4 over two, 0.45 over three, 0.5 at most. */
const useOverRoles = 0.2

/** What is only mentioned counts this much toward used … */
const mentionTowardUsed = 0.25

/** … and up to this share of what `used` needs: a list of two hundred words is still no use. */
const mentionShareLimit = 0.5

/** Vague words count up to this share of what `used` and `demonstrated` need: one strong word at least must stand beside. */
const vagueShareLimit = 0.5

/** Evidence summed up; what vague words add is kept apart. */
export interface Sum {
  readonly strong: Mass
  readonly vague: Mass
  /** Dated roles, projects and degrees in which something was used, at most one a year. */
  readonly roleCount: number
}

/** The highest level of which there is enough. */
export function levelOfMass(sum: Sum, enough: Enough): Level {
  const counted = countedMass(sum, enough)
  return LEVELS_DOWN.find(({ index }) => counted[index] >= enough[index] - tolerance)?.level ?? 0
}

/** What is compared with `enough`: the mass at each level with what lower levels and vague words add to it. */
export function countedMass({ strong, vague, roleCount }: Sum, enough: Enough): Mass {
  const [mentioned, used, demonstrated] = strong
  const depth = depthOf(roleCount)
  const mentions = Math.min(mentionTowardUsed * (mentioned - used), mentionShareLimit * enough[1])
  return [
    mentioned + vague[0],
    used + mentions + Math.min(vague[1] + mentionTowardUsed * (vague[0] - vague[1]), vagueShareLimit * enough[1]),
    demonstrated +
      depth * (used - demonstrated) +
      Math.min(vague[2] + depth * (vague[1] - vague[2]), vagueShareLimit * enough[2]),
  ]
}

/** How much what is only used counts toward demonstrated. */
export function depthOf(roleCount: number): number {
  return useTowardDemonstrated + useOverRoles * (repeatValue(Math.max(1, roleCount)) - 1)
}

/** Score from which each level begins, and how far breadth can raise it. */
const LEVEL_SCORE = [0, 0.25, 0.55, 0.85] as const
const LEVEL_SPAN = [0, 0.2, 0.2, 0.15] as const

/**
 * 0 to 1: rises with the level and, inside a level, with breadth: 1 - e^(1 - mass / enough) of the level's span.
 * The levels never overlap.
 */
export function scoreOfMass(mass: Sum, enough: Enough): number {
  const level = levelOfMass(mass, enough)
  if (level === 0) return 0
  const index = (level - 1) as 0 | 1 | 2
  const surplus = Math.max(1, countedMass(mass, enough)[index] / enough[index])
  return LEVEL_SCORE[level] + LEVEL_SPAN[level] * (1 - Math.exp(1 - surplus))
}

function groupByConcept(evidence: readonly Evidence[]): Map<string, Evidence[]> {
  const groups = new Map<string, Evidence[]>()
  for (const piece of evidence) {
    if (piece.polarity !== 'affirmed') continue
    const concept = piece.termId ?? piece.kind
    const group = groups.get(concept)
    if (group === undefined) groups.set(concept, [piece])
    else group.push(piece)
  }
  return groups
}

function placeCount(pieces: readonly Evidence[]): number {
  return new Set(pieces.map(({ location }) => `${location.path}\n${location.page}\n${location.line}`)).size
}
