import { expect, test } from 'vitest'
import type { PaintedText } from '../../../src/extract/pdf/painted.ts'
import { withoutPictograms } from '../../../src/extract/pdf/pictograms.ts'

/** A text whose font is named by its id, one letter every 5 points. */
function painted(text: string, fontId: string, y = 100): PaintedText {
  const glyphs = [...text].map((letter, at) => ({ text: letter, x0: 5 * at, x1: 5 * at + 5, y, y1: y }))
  const box = { x0: 0, y0: y - 8, x1: 5 * text.length, y1: y }
  const rest = { blend: 'Normal', renderingMode: 0, isClipped: false, isAnnotation: false }
  return {
    order: 0,
    glyphs,
    fontId,
    sizePt: 10,
    angle: 0,
    inks: [],
    box,
    mark: { id: null, isArtifact: false },
    ...rest,
  } as unknown as PaintedText
}

const shown = (...texts: readonly PaintedText[]): string =>
  withoutPictograms(texts, ({ fontId }) => fontId ?? '')
    .map(({ glyphs }) => glyphs.map(({ text }) => text).join(''))
    .join('|')

test('letters of fonts of pictures are left out, whatever they are called, but for bullets', () => {
  for (const font of [
    'FontAwesome',
    'FontAwesome5Free-Solid',
    'Font Awesome 6 Brands',
    'Academicons',
    'MarVoSym',
    'MaterialIcons-Regular',
  ])
    expect(shown(painted('Q\u0011\uf0e0½', font), painted('Experience', 'Body')), font).toBe('Experience')
  expect(shown(painted('•', 'FontAwesome'), painted('Looms', 'Body'))).toBe('•|Looms')
  expect(shown(painted('Iconic materials', 'IconicaSans-Book'))).toBe('Iconic materials')
})

test('an arrow between two dates is a dash, a pin behind one is nothing', () => {
  const arrow = painted('\ufffd', 'FontAwesome')
  expect(shown(painted('Aug 2020 ', 'Body'), arrow, painted(' July 2024', 'Body'))).toBe('Aug 2020 |–| July 2024')
  expect(shown(painted('Aug 2020 ', 'Body'), arrow, painted('Oslo', 'Body'))).toBe('Aug 2020 |Oslo')
  expect(shown(painted('Aug 2020 ', 'Body'), arrow, painted('July 2024', 'Body', 140))).toBe('Aug 2020 |July 2024')
})

test('signs of private use and control characters become what is printed', () => {
  expect(shown(painted('\uf0d8 \uf0a7 \uf0b7', 'OpenSymbol'))).toBe('➢ ▪ •')
  expect(shown(painted('Master\u0092s \u0096 \u0093x\u0094', 'Body'))).toBe('Master’s – “x”')
  expect(shown(painted('\uf8ff\ue061', 'Body'))).toBe('\uf8ff\ue061')
})
