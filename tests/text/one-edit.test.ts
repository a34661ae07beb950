import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOneEditAway, withOneLetterLess } from '../../src/text/one-edit.ts'

test.each([
  ['python', 'phyton', true],
  ['python', 'pythn', true],
  ['python', 'pyython', true],
  ['python', 'pithon', true],
  ['python', 'python', false],
  ['python', 'phytn', false],
  ['python', 'jython', true],
  ['ab', 'ba', true],
  ['abc', 'bca', true],
  ['abc', 'cba', false],
  ['abcd', 'bcde', false],
])('%s and %s: %s', (a, b, expected) => {
  expect([isOneEditAway(a, b), isOneEditAway(b, a)]).toEqual([expected, expected])
})

/** Every word one edit away, the slow way. */
function edits(word: string, letters: string): Set<string> {
  const all = new Set<string>()
  for (let at = 0; at <= word.length; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    all.add(head + tail.slice(1))
    const [letter = '', less] = [tail[0], head + tail.slice(1)]
    for (let to = 0; to <= less.length; to++) all.add(less.slice(0, to) + letter + less.slice(to))
    for (const letter of letters) all.add(head + letter + tail).add(head + letter + tail.slice(1))
  }
  all.delete(word)
  return all
}

const anyWord = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 })

test('it is what trying every edit finds, and such words share one with a letter less', () => {
  fc.assert(
    fc.property(anyWord, anyWord, (a, b) => {
      expect(isOneEditAway(a, b)).toBe(edits(a, 'abc').has(b))
      const others = withOneLetterLess(b)
      if (isOneEditAway(a, b)) expect([...withOneLetterLess(a)].some((each) => others.has(each))).toBe(true)
    }),
  )
})
