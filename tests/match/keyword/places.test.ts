import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placesOf, soughtOf, visitPlaces } from '../../../src/match/keyword/places.ts'

test('every place of every word that is looked for is visited, in order', () => {
  const word = fc.string({ minLength: 0, maxLength: 9, unit: fc.constantFrom('a', 'b', 'z', 'é', '1') })
  const lists = fc.tuple(fc.array(word, { maxLength: 200 }), fc.array(word, { maxLength: 50 }))
  fc.assert(
    fc.property(lists, ([words, wanted]) => {
      const visited: (readonly [number, number])[] = []
      const sought = soughtOf(wanted.map((each, index) => [each, index] as const))
      visitPlaces(sought, placesOf(words), (index, at) => visited.push([index, at]))
      const all = wanted.flatMap((each, index) => words.flatMap((one, at) => (one === each ? [[index, at]] : [])))
      expect(visited).toEqual(all)
    }),
  )
})
