import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plain } from '../../../src/intake/candidate/agreement.ts'

test('plain letters are small ones without marks', () => {
  expect(plain('Łukasz O’Neill-Ğül,  Straße')).toBe('lukasz oneill gul strasse')
})

test('what is plain but for its capitals comes to the same as with a mark before it', () => {
  const latin = fc.string({ unit: fc.constantFrom(..."AbcXYz  \n-'") })
  fc.assert(
    fc.property(latin, (text) => {
      expect(plain(text)).toBe(plain(`•${text}•`))
    }),
  )
})
