import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nthSmallest } from '../../src/score/nth-smallest.ts'

test('it is the value that stands there in order', () => {
  const most = 70_000
  const anyRow = fc.array(fc.integer({ min: 0, max: most }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(anyRow, fc.nat(), (row, at) => {
      const position = at % row.length
      expect(nthSmallest(Uint32Array.from(row), position, most)).toBe(Uint32Array.from(row).sort()[position])
    }),
  )
})
