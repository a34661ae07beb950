/**
 * Letters of TeX's bitmap fonts. They say no characters, so the engine gives the number of a letter's place in its font for one: ligatures,
 * dashes and quotes are control characters, and letters of central Europe are others.
 */
import type { PaintedText } from './painted.ts'

/** Places 0x10 to 0x1f in T1, the encoding of fonts for Europe; its ligatures stand at the end. */
const T1_SIGNS = '“”„«»–—\u200b₀ıȷﬀﬁﬂﬃﬄ'
/** From 0x80 on; above 0xc0 most is as in Latin 1. */
const T1_LETTERS = 'ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£'
const T1_OTHERS: Readonly<Record<string, string>> = { '\u00d7': 'Œ', '\u00df': 'ẞ', '\u00f7': 'œ', '\u00ff': 'ß' }
/** Places 0x0b to 0x0f in OT1, the older one. */
const OT1_SIGNS = 'ﬀﬁﬂﬃﬄ'

/** The bullet of the fonts of symbols beside T1, which stands by itself. */
const BULLET = '\u0088'

const T1 = /[\x10-\x16\x1b-\x1f]/
const OT1 = /[\x0b-\x0f]/

/**
 * @param isBitmap whether a font is of Type 3, which is what bitmaps are
 * @returns the same texts, those in such fonts with the characters that they show; where none has a control character, no TeX made the page
 */
export function withTexLetters(
  texts: readonly PaintedText[],
  isBitmap: (fontId: string | null) => boolean,
): readonly PaintedText[] {
  const bitmaps = new Set(texts.filter(({ fontId }) => isBitmap(fontId)))
  const shown = [...bitmaps].map(({ glyphs }) => glyphs.map(({ text }) => text).join('')).join('')
  const [isT1, isOT1] = [T1.test(shown), OT1.test(shown)]
  if (!isT1 && !isOT1 && !shown.includes(BULLET)) return texts
  const letter = isT1 ? t1Letter : ot1Letter
  return texts.map((text) =>
    bitmaps.has(text)
      ? {
          ...text,
          glyphs: text.glyphs.map((glyph) => ({
            ...glyph,
            text: text.glyphs.length === 1 && glyph.text === BULLET ? '•' : letter(glyph.text),
          })),
        }
      : text,
  )
}

function t1Letter(character: string): string {
  const code = character.length === 1 ? character.charCodeAt(0) : 0
  if (code >= 0x0b && code <= 0x0f) return OT1_SIGNS[code - 0x0b] ?? character
  if (code >= 0x10 && code <= 0x1f) return T1_SIGNS[code - 0x10] ?? character
  if (code >= 0x80 && code < 0x80 + T1_LETTERS.length) return T1_LETTERS[code - 0x80] ?? character
  return T1_OTHERS[character] ?? character
}

function ot1Letter(character: string): string {
  const code = character.length === 1 ? character.charCodeAt(0) : 0
  return code >= 0x0b && code <= 0x0f ? (OT1_SIGNS[code - 0x0b] ?? character) : character
}
