import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logicalOrder } from '../../../src/extract/layout/logical-order.ts'
import type { Direction } from '../../../src/extract/layout/script.ts'
import type { SegmentSpan } from '../../../src/extract/layout/segments.ts'

const font = { name: 'Body', sizePt: 10, bold: false, italic: false }

/** Letters as they stand on the page, 5 points each. */
const printed = (visual: string): SegmentSpan[] =>
  [...visual].map((text, index) => ({ text, font, bbox: { x0: 5 * index, top: 0, x1: 5 * index + 5, bottom: 10 } }))
const read = (visual: string, base: Direction = 'right-to-left') =>
  logicalOrder(printed(visual), base)
    .map((span) => span.text)
    .join('')

test('Hebrew words are read from the right', () => {
  expect(read('םלוע םולש')).toBe('שלום עולם')
})

test('Latin words, numbers and addresses in a line from the right keep their order', () => {
  expect(read('.ךכ רחאו noa@example.org :ראוד')).toBe('דואר: noa@example.org ואחר כך.')
  expect(read('40%-ב הרציק')).toBe('קיצרה ב-40%')
  expect(read('Python 3.12-ב בתכ')).toBe('כתב ב-Python 3.12')
})

test('the years of a range are read from the right, as they were printed', () => {
  expect(read('2019–2015 ,למרכה')).toBe('הכרמל, 2015–2019')
})

test('a word from the right in a line from the left turns round alone', () => {
  expect(read('Ada (הדע) Lund', 'left-to-right')).toBe('Ada (עדה) Lund')
  expect(read('Hebrew תיברע 2 תירבע here', 'left-to-right')).toBe('Hebrew עברית 2 ערבית here')
})

test('brackets open before they close, whether the file names them as they look or as they are meant', () => {
  expect(read('םש (PhD) חומ')).toBe('מוח (PhD) שם')
  expect(read('םש )PhD( חומ')).toBe('מוח (PhD) שם')
})

test('a ligature stays as it is, and a vowel sign goes with its letter', () => {
  const lamAlef = [...printed('بط'), { ...printed('x')[0]!, text: 'لا', bbox: { x0: 10, top: 0, x1: 15, bottom: 10 } }]
  expect(
    logicalOrder(lamAlef, 'right-to-left')
      .map((span) => span.text)
      .join(''),
  ).toBe('لاطب')
  const pointed = printed('םלש')
  const mark = { ...pointed[2]!, text: '\u05c1', bbox: { x0: 14, top: 0, x1: 14, bottom: 10 } }
  expect(logicalOrder([mark, ...pointed], 'right-to-left')[0]!.text).toBe('שׁלם')
})

test('a span is a word, and its box holds no other', () => {
  const [first, second] = logicalOrder(printed('םלוע םולש'), 'right-to-left')
  expect([first!.text, first!.bbox.x0, first!.bbox.x1]).toEqual(['שלום ', 25, 45])
  expect([second!.text, second!.bbox.x0, second!.bbox.x1]).toEqual(['עולם', 0, 20])
})

test('no letter is lost or made, whatever stands in the line', () => {
  const anyText = fc.string({ unit: fc.constantFrom(...'אבגعل12.,()- abXY%'), maxLength: 30 })
  const letters = (text: string) => [...text.replace(/\s/g, '').replace(/[()]/g, '|')].toSorted().join('')
  fc.assert(
    fc.property(anyText, fc.constantFrom<Direction>('left-to-right', 'right-to-left'), (text, base) => {
      expect(letters(read(text, base))).toBe(letters(text))
    }),
  )
})

test('letters of one script alone are read straight or turned round', () => {
  const word = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 20 })
  fc.assert(fc.property(word('אבגד'), (text) => read(text) === [...text].toReversed().join('')))
  fc.assert(fc.property(word('abcd'), (text) => read(text) === text))
})
