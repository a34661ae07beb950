/** Whether a name can count under the rules of its term. */
import { isPattern } from '../../match/keyword/pattern.ts'
import type { TermObject } from '../../match/keyword/term-schema.ts'
import type { Background } from '../../model/background.ts'
import type { SectionKind } from '../../model/document.ts'
import { evidenceOf } from './probe.ts'

/** Where a word is tried when a term does not say where it counts. */
const TRIED: readonly SectionKind[] = ['work', 'skills', 'education', 'publications', 'summary']

/** Why no sentence with the name counts, or null when one does or when it cannot be tried. */
export function refusal(term: TermObject, written: string, background: Background): string | null {
  const needed = neededWords(term)
  // What counts only where dates have ended cannot be tried in a sentence, which has none.
  if (needed === null || term.ended === true) return null
  const sections = (term.sections as readonly SectionKind[] | undefined) ?? TRIED
  let reason = 'it holds no word'
  for (const need of needed) {
    for (const section of sections) {
      const text = `we used ${written}${need === '' ? '' : ` with ${need}`} in daily work`
      const found = evidenceOf(term, text, section, background)
      if (found.some(({ polarity }) => polarity === 'affirmed')) return null
      reason = found.at(-1)?.note.split('; ').at(-1) ?? reason
    }
  }
  return reason
}

/** One of these must stand beside it; null when only patterns are given, whose words cannot be made up. */
function neededWords({ need }: TermObject): readonly string[] | null {
  if (need === undefined) return ['']
  const words = need.filter((clue) => !isPattern(clue)).map((clue) => clue.replace(/\*$/, ''))
  return words.length === 0 ? null : words
}
