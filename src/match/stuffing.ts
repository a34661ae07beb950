/** Words without statements: lists that name a field from end to end prove nothing, and repetition proves nothing more. */
import type { Evidence } from '../model/evidence.ts'
import { itemCount } from './list.ts'

/** Names in one list from which it says nothing any more; long real skills lists have fifty. */
const stuffedItems = 60

/** Words of a passage from which repetition is looked at, and the different words that many have at least. */
const repetitionWords = 40
const differentWords = 9

/** Concepts that a document names, and nothing else, from which none of the names counts. */
const bareNames = 40

/** What is said of them. */
const withoutUse = 'names without a single described use'

/** True for what counts for nothing because the document only names things: that depends on all other evidence. */
export function isBareName({ note }: Evidence): boolean {
  return note.endsWith(withoutUse)
}

/** Why a passage is stuffed with words and nothing in it counts, or null. */
export function stuffing(text: string, words: readonly string[], isList: boolean): string | null {
  const items = isList ? itemCount(text) : 0
  if (items > stuffedItems) return `one of ${items} names in a row`
  const isRepetition = words.length >= repetitionWords && new Set(words).size < differentWords
  return isRepetition ? 'repeated over and over' : null
}

/**
 * Of a document that names forty concepts, or has a stuffed passage, and describes the use of none, no mention counts:
 * the rubric's words were written into it. One described use is enough for all mentions to count again.
 */
export function withoutBareNames(evidence: readonly Evidence[], isStuffed: boolean): Evidence[] {
  const affirmed = evidence.filter((piece) => piece.polarity === 'affirmed')
  const named = new Set(affirmed.filter((piece) => piece.level === 1).map((piece) => piece.termId))
  if ((named.size < bareNames && !isStuffed) || affirmed.some((piece) => piece.level > 1)) return [...evidence]
  const why = `one of ${named.size} ${withoutUse}`
  return evidence.map((piece) =>
    piece.polarity === 'affirmed' ? { ...piece, polarity: 'rejected', note: `${piece.note}; ${why}` } : piece,
  )
}
