import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLetterOrDigit } from '../../src/text/letters.ts'

test('letters and digits are those of Unicode, whether asked first or again', () => {
  const points = fc.oneof(fc.integer({ min: 0, max: 0x10ffff }), fc.integer({ min: 0, max: 0x2ff }))
  fc.assert(
    fc.property(points, (point) => {
      const expected = /[\p{L}\p{N}]/u.test(String.fromCodePoint(point))
      expect([isLetterOrDigit(point), isLetterOrDigit(point)]).toEqual([expected, expected])
    }),
    { numRuns: 2000 },
  )
})
