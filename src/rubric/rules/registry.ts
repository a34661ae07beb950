/** The rules of `lint`, in the order of their codes. */
import { ambiguousTerm } from './ambiguous-term.ts'
import type { Rule } from './contract.ts'
import { deadFacet } from './dead-facet.ts'
import { emptyLike } from './empty-like.ts'
import { foreignQuote } from './foreign-quote.ts'
import { missingAnchors } from './missing-anchors.ts'
import { needlessKey } from './needless-key.ts'
import { protectedTrait } from './protected-trait.ts'
import { redundantAlias } from './redundant-alias.ts'
import { sharedName } from './shared-name.ts'
import { uncoveredRequirement } from './uncovered-requirement.ts'
import { unreachableLevel } from './unreachable-level.ts'
import { unreachableTerm } from './unreachable-term.ts'
import { vagueTerm } from './vague-term.ts'

export const rules: readonly Rule[] = [
  ambiguousTerm,
  deadFacet,
  emptyLike,
  foreignQuote,
  missingAnchors,
  needlessKey,
  protectedTrait,
  redundantAlias,
  sharedName,
  uncoveredRequirement,
  unreachableLevel,
  unreachableTerm,
  vagueTerm,
]
