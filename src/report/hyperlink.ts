/** Words on a terminal that open a file when they are clicked. */
import type { ReadDocument } from '../model/assessment.ts'
import type { RenderOptions } from './contract.ts'

/** What may stand in a link's target: no control character, and nothing that ends the target. */
const TARGET = /^[a-z]+:[\w\-.~%/:]+$/

/**
 * The text as a link to the file that a path names, or to the container that holds it; as it is where the terminal has no
 * links. The text must be safe for a terminal already, and takes the same columns.
 *
 * @see https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda, OSC 8 with ST as its end
 */
export function linked(
  text: string,
  path: string,
  documents: readonly Pick<ReadDocument, 'path' | 'container'>[],
  { linkTo }: RenderOptions,
): string {
  if (linkTo === undefined || linkTo === null) return text
  const target = linkTo(documents.find((document) => document.path === path)?.container ?? path)
  return target === null || !TARGET.test(target) ? text : `\u{1b}]8;;${target}\u{1b}\\${text}\u{1b}]8;;\u{1b}\\`
}
