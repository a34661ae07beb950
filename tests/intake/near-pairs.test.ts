import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearPairs, SketchShelf, sketchSize } from '../../src/intake/near-pairs.ts'

/** A sketch of so many of the hashes of another, the rest its own. */
const sketchLike = (family: number, shared: number, own: number): Int32Array =>
  Int32Array.from({ length: sketchSize }, (_, index) =>
    index < shared ? family * 1000 + index : -(own * 1000 + index) - 1,
  ).sort()

const anyBatch = fc.array(fc.record({ family: fc.nat({ max: 3 }), shared: fc.integer({ min: 40, max: sketchSize }) }), {
  maxLength: 40,
})

const shelfOf = (batch: readonly { family: number; shared: number }[]): SketchShelf => {
  const shelf = new SketchShelf()
  for (const [index, { family, shared }] of batch.entries()) shelf.add(index, [sketchLike(family, shared, index)])
  return shelf
}

test('pairs are those that share four fifths of their hashes', () => {
  fc.assert(
    fc.property(anyBatch, (batch) => {
      const expected = batch.flatMap((a, first) =>
        batch.flatMap((b, second) =>
          first < second && a.family === b.family && Math.min(a.shared, b.shared) >= 0.8 * sketchSize
            ? [`${first} ${second}`]
            : [],
        ),
      )
      expect(
        nearPairs(shelfOf(batch))
          .map((pair) => pair.join(' '))
          .toSorted(),
      ).toEqual(expected.toSorted())
    }),
  )
})

test('they are the same, in the same order, however few hashes are sorted at a time', () => {
  fc.assert(
    fc.property(anyBatch, fc.integer({ min: 1, max: 500 }), (batch, placesAtOnce) => {
      expect(nearPairs(shelfOf(batch), { placesAtOnce })).toEqual(nearPairs(shelfOf(batch)))
    }),
    { numRuns: 30 },
  )
})

test('the order in which applications are met does not matter once they have their places', () => {
  fc.assert(
    fc.property(anyBatch, fc.infiniteStream(fc.nat()), (batch, dice) => {
      const met = [...batch.keys()].toSorted(() => (dice.next().value % 3) - 1)
      const shelf = new SketchShelf()
      for (const [owner, index] of met.entries()) {
        const { family, shared } = batch[index]!
        shelf.add(owner, [sketchLike(family, shared, index)])
      }
      expect(nearPairs(shelf, { placeOf: Uint32Array.from(met) })).toEqual(nearPairs(shelfOf(batch)))
    }),
    { numRuns: 50 },
  )
})

test('a form that more than fifty filled in makes nobody a pair', () => {
  const form = Array.from({ length: 51 }, () => ({ family: 1, shared: sketchSize }))
  expect(nearPairs(shelfOf(form))).toEqual([])
  expect(nearPairs(shelfOf(form.slice(1)))).toHaveLength((50 * 49) / 2)
})
