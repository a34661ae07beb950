/** Text parted into runs that one font can show in one direction. */

/** `cjk` has no letters in the fonts that ship, and is shown by the viewer's own. */
export type RunKind = 'ltr' | 'rtl' | 'cjk'

export interface ScriptRun {
  readonly kind: RunKind
  readonly text: string
}

/** Stands for a letter that no font at hand has. */
export const missingLetter = '▯'

const RTL = /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Nko}/u
const CJK =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u{3000}-\u{303F}\u{FF01}-\u{FF60}]/u

/**
 * Runs of a text that stands from left to right, as `order.ts` gives it. Blanks and marks stay with the run before.
 *
 * @param has whether the font that ships shows a character
 */
export function scriptRuns(text: string, has: (codePoint: number) => boolean): readonly ScriptRun[] {
  const runs: { kind: RunKind; text: string }[] = []
  for (const character of text) {
    const { kind, shown } = kindOf(character, has)
    const last = runs.at(-1)
    const joins = last !== undefined && (last.kind === kind || (/^[\s\p{M}]$/u.test(character) && last.kind !== 'cjk'))
    if (joins) last.text += shown
    else runs.push({ kind, text: shown })
  }
  return runs
}

function kindOf(character: string, has: (codePoint: number) => boolean): { kind: RunKind; shown: string } {
  if (CJK.test(character)) return { kind: 'cjk', shown: character }
  const kind = RTL.test(character) ? 'rtl' : 'ltr'
  return { kind, shown: has(character.codePointAt(0) ?? 0) ? character : missingLetter }
}

/** Fonts that every viewer knows by name for the languages that share these characters. */
export type CjkCollection = 'Korea1' | 'Japan1' | 'GB1'

/** Which one a text is for: syllables of Korean and Japanese tell, ideographs alone are taken for Chinese. */
export function cjkCollection(text: string): CjkCollection {
  if (/\p{Script=Hangul}/u.test(text)) return 'Korea1'
  return /\p{Script=Hiragana}|\p{Script=Katakana}/u.test(text) ? 'Japan1' : 'GB1'
}
