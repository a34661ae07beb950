import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressesIn } from '../../../src/intake/candidate/reach.ts'

test('addresses are found line by line where the whole text has them', () => {
  const pattern = /(?<![\w.])[a-z][\w.]{0,9}@[a-z.]{1,9}\.[a-z]{2,4}(?![\w@])/gi
  const text = fc.string({ unit: fc.constantFrom(...'ab@@..\n\n x'), maxLength: 80 })
  const lines = fc.array(fc.oneof(text, fc.constantFrom('ada@example.org', 'x@y.org, bo@example.com', 'a@b.co@c.de')))
  fc.assert(
    fc.property(lines, (parts) => {
      const whole = parts.join('\n')
      const expected = [...whole.matchAll(pattern)].map(({ 0: words, index }) => `${words} ${index}`)
      expect([...addressesIn(whole, pattern)].map((each) => `${each.text} ${each.range.start}`)).toEqual(expected)
    }),
  )
})
