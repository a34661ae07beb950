/** Pictures that fonts hold as letters: left out where nothing else is in the font, and signs where Unicode has them. */
import { parsePeriods } from '../dates.ts'
import { isBulletSign } from '../layout/segments.ts'
import type { Glyph, PaintedText } from './painted.ts'

/**
 * Fonts of nothing but pictures, by the names that their makers gave them. What their letters are called (`Q`, a control character, a
 * number of private use) differs from file to file, and none of it is what a reader sees.
 */
const PICTURE_FONTS =
  /font-? ?awesome|academicons|ionicons|material(?:design)?-? ?(?:icons|symbols)|glyphicons|fontello|icomoon|typicons|linearicons|line-?icons|feather-?icons|octicons|entypo|themify|open-?iconic|bootstrap-?icons|devicons?\b|simple-?icons|marvosym/i

/** By their places in Wingdings, which OpenSymbol and others keep; the bullet is that of the font Symbol. */
const SIGNS: ReadonlyMap<number, string> = new Map([
  ...([
    [0x20, ' '],
    [0x28, '☎'],
    [0x29, '✆'],
    [0x2a, '✉'],
    [0x6c, '●'],
    [0x6e, '■'],
    [0x6f, '□'],
  ] as const),
  ...([
    [0x71, '❑'],
    [0x72, '❒'],
    [0x75, '◆'],
    [0x76, '❖'],
    [0x77, '⬥'],
    [0x9e, '·'],
    [0x9f, '•'],
  ] as const),
  ...([
    [0xa7, '▪'],
    [0xa8, '◻'],
    [0xb7, '•'],
    [0xd8, '➢'],
    [0xe0, '→'],
    [0xfb, '✗'],
    [0xfc, '✓'],
  ] as const),
])

/** What Windows has where Unicode has the control characters from 0x80 on. */
const WINDOWS_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const ODD = /[\u0080-\u009f\uf020-\uf0ff]/

/**
 * The texts without pictures, but for bullets and for arrows between two dates, which become dashes. Signs of private use become those of
 * Unicode, and control characters what Windows has in their place, as web browsers read them.
 *
 * @param nameOf the font of a text
 */
export function withoutPictograms(
  texts: readonly PaintedText[],
  nameOf: (text: PaintedText) => string,
): readonly PaintedText[] {
  return texts.flatMap((text, index) => {
    if (PICTURE_FONTS.test(nameOf(text))) {
      const isDash = text.glyphs.length === 1 && isBetweenDates(texts, index)
      const glyphs = isDash
        ? text.glyphs.map((glyph) => ({ ...glyph, text: '–' }))
        : text.glyphs.filter((glyph) => isBulletSign(glyph.text))
      return glyphs.length === 0 ? [] : [{ ...text, glyphs }]
    }
    return text.glyphs.some((glyph) => ODD.test(glyph.text)) ? [{ ...text, glyphs: text.glyphs.map(asSign) }] : [text]
  })
}

/** Texts before and after a picture that are looked at: programs paint a line in several. */
const nearTexts = 4

/** Letters of them at most, for a date has no more. */
const nearLetters = 60

/** `Aug 2020 ➔ July 2024`: with a dash in its place it is one period. */
function isBetweenDates(texts: readonly PaintedText[], index: number): boolean {
  const y = texts[index]?.glyphs[0]?.y ?? 0
  const onLine = (near: readonly PaintedText[]) => {
    const glyphs = near.flatMap((text) => text.glyphs).filter((glyph) => Math.abs(glyph.y - y) < 2)
    return glyphs.map(({ text }) => text).join('')
  }
  const before = onLine(texts.slice(Math.max(0, index - nearTexts), index)).slice(-nearLetters)
  if (!/\d{4}\s*$/.test(before)) return false
  const after = onLine(texts.slice(index + 1, index + 1 + nearTexts))
    .slice(0, nearLetters)
    .trim()
  const [head = ''] = /(?:\S+\s+)?\d{4}\s*$/.exec(before) ?? []
  const whole = `${head.trim()} – ${after}`
  return parsePeriods(whole).some(({ range }) => range.start < head.length && range.end > head.trim().length + 3)
}

function asSign(glyph: Glyph): Glyph {
  const code = glyph.text.length === 1 ? glyph.text.charCodeAt(0) : 0
  const sign = code >= 0xf000 ? SIGNS.get(code - 0xf000) : WINDOWS_SIGNS[code - 0x80]
  return sign === undefined || !ODD.test(glyph.text) ? glyph : { ...glyph, text: sign }
}
