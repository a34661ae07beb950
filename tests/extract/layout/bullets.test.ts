import { expect, test } from 'vitest'
import { isItem, withDrawnBullets } from '../../../src/extract/layout/bullets.ts'
import { printed } from '../lines.ts'

const dot = (x0: number, middle: number, size = 4) => ({
  x0,
  x1: x0 + size,
  top: middle - size / 2,
  bottom: middle + size / 2,
})

test('a small shape before a line makes it an item', () => {
  const line = printed({ text: 'wrote Python', x0: 60, top: 100 })
  const starts = (...shapes: Parameters<typeof withDrawnBullets>[1][number][]) =>
    withDrawnBullets([line], shapes)[0]!.starts
  expect(starts(dot(50, 105))).toBe('item')
  expect([starts(dot(20, 105)), starts(dot(130, 105)), starts(dot(50, 112)), starts(dot(48, 105, 9))]).toEqual([
    null,
    null,
    null,
    null,
  ])
})

test('a line from the right has its bullet on the right', () => {
  const line = printed({ text: 'כתבה תוכנות', x0: 60, x1: 120, top: 100 })
  expect(withDrawnBullets([line], [dot(126, 105)])[0]!.starts).toBe('item')
  expect(withDrawnBullets([line], [dot(50, 105)])[0]!.starts).toBeNull()
})

test('a sign of another font begins an item; a letter of a word does not', () => {
  const withSign = (sign: string, font: string, text: string) => {
    const line = printed({ text, x0: 60 })
    const span = { text: sign, bbox: line.bbox, font: { name: font, sizePt: 10, bold: false, italic: false } }
    return { ...line, spans: [span, ...line.spans] }
  }
  expect(isItem(withSign('\uf0a7', 'Wingdings-Regular', ' wrote Python'))).toBe(true)
  expect(isItem(withSign('o', 'CourierNewPSMT', ' wrote Python'))).toBe(true)
  expect(isItem(withSign('α', 'Symbol', '-synuclein in mice'))).toBe(false)
  expect(isItem(withSign('\uf095', 'FontAwesome', ' 555-0101'))).toBe(false)
})
