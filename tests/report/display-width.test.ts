import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutEnd, cutStart, displayWidth, pad } from '../../src/report/display-width.ts'

test('East Asian wide characters take two columns, combining marks none', () => {
  expect(['Ada', '山田', 'é', 'e\u{301}', 'ｆ', '한글', '👩', '–'].map(displayWidth)).toEqual([3, 4, 1, 1, 2, 4, 2, 1])
})

test('what is cut says so, at the end or at the start', () => {
  expect([cutEnd('Grace Okafor', 8), cutStart('Grace Okafor', 8), cutEnd('山田 健二', 6), cutEnd('Ada', 3)]).toEqual([
    'Grace O…',
    '…Okafor',
    '山田…',
    'Ada',
  ])
})

test('a cut and padded text has exactly the width', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'é', '山', 'e\u{301}', ' ', '한', 'ö') })
  fc.assert(
    fc.property(word, fc.integer({ min: 1, max: 20 }), (text, width) => {
      expect(displayWidth(pad(cutEnd(text, width), width, 'left'))).toBe(width)
      expect(displayWidth(cutStart(text, width))).toBeLessThanOrEqual(width)
    }),
  )
})
