import { expect, test } from 'vitest'
import { segmentsOf } from '../../../src/extract/layout/segments.ts'
import type { Glyph, PaintedText } from '../../../src/extract/pdf/painted.ts'

const font = { name: 'Body', sizePt: 10, bold: false, italic: false }

/** What is read of glyphs in type of 10 points, painted in order. */
const read = (glyphs: readonly Glyph[]): string[] =>
  segmentsOf([{ glyphs, sizePt: 10 } as unknown as PaintedText], () => font).map(({ spans }) =>
    spans.map(({ text }) => text).join(''),
  )

/** Each letter 5 points wide, an accent over the letter that is painted after it. */
function word(letters: string, lift = 0): Glyph[] {
  let x = 50
  return [...letters].map((text) => {
    const glyph = { text, x0: x, x1: x + 5, y: 100, y1: 100 }
    if (!'´¨ˇ`¸'.includes(text)) x += 5
    return glyph.x1 > x ? { ...glyph, y: 100 + lift } : glyph
  })
}

test('an accent that is painted over a letter goes into it', () => {
  expect(read(word('G¨ottingen'))).toEqual(['Göttingen'])
  expect(read(word('Jiˇr´ı'))).toEqual(['Jiří'])
  expect(read(word('gar¸con'))).toEqual(['garçon'])
})

test('an accent is lifted over a capital that is wider than it', () => {
  const accent = { text: '´', x0: 51.2, x1: 56.2, y: 102.4, y1: 102.4 }
  const letters = [...'Ecole'].map((text, index) => {
    const x0 = 50 + (index === 0 ? 0 : 7.5 + 5 * (index - 1))
    return { text, x0, x1: x0 + (index === 0 ? 7.5 : 5), y: 100, y1: 100 }
  })
  expect(read([accent, ...letters])).toEqual(['École'])
})

test('an accent may be painted after its letter', () => {
  const [e, accent] = [
    { text: 'e', x0: 50, x1: 55, y: 100, y1: 100 },
    { text: '´', x0: 50.5, x1: 54, y: 100, y1: 100 },
  ]
  expect(read([e, accent])).toEqual(['é'])
})

test('a sign that stands by itself stays as it is', () => {
  const beside = [...'l´art ^2'].map((text, index) => {
    const x0 = 50 + 5 * index
    return { text, x0, x1: x0 + 5, y: 100, y1: 100 }
  })
  expect(read(beside)).toEqual(['l´art ^2'])
})
