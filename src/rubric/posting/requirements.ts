/** A posting's text → the sentences that ask something of an applicant. */
import { readPosting, type Statement } from './statements.ts'

/** `must` is a condition, `wish` adds where it is met. */
export interface Requirement extends Statement {
  readonly strength: 'must' | 'wish'
}

/**
 * Requirement sentences in the order of the posting.
 *
 * @param posting plain text or Markdown
 */
export function findRequirements(posting: string): Requirement[] {
  return readPosting(posting).statements.filter(
    (each): each is Requirement => each.strength === 'must' || each.strength === 'wish',
  )
}
