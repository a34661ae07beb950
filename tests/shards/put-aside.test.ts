/** What a merge keeps out of memory comes back as it was. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Rows } from '../../src/model/put-aside.ts'
import { openIdOrder } from '../../src/shards/id-order.ts'
import { openSharedKeys } from '../../src/shards/shared-keys.ts'
import { memoryScratch } from './in-process.ts'

test('rows come back one by one and in order, in memory or put aside', () => {
  const rows = Array.from({ length: 8 }, (_, row) => Float64Array.of(row, row / 3))
  for (const scratch of [null, memoryScratch()]) {
    const kept = new Rows(Float64Array, 2, scratch, 7)
    for (const row of rows) kept.add(row)
    expect(kept.length).toBe(8)
    for (const [index, row] of rows.entries()) expect(kept.at(index)).toEqual(row)
    const blocks = [...kept.blocks()]
    expect(blocks.map(({ first }) => first)).toEqual([0, 3, 6])
    expect(blocks.flatMap(({ numbers }) => [...numbers])).toEqual(rows.flatMap((row) => [...row]))
  }
})

const anyIds = fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 6 }), { maxLength: 300 })

test('ids are in the order in which they are sorted in memory, however few are there at a time', () => {
  fc.assert(
    fc.property(anyIds, fc.integer({ min: 1, max: 40 }), (ids, runLength) => {
      const order = openIdOrder(memoryScratch(), runLength)
      for (const id of ids) order.add(id)
      const expected = [...ids].sort((a, b) => (a < b ? -1 : 1))
      expect([...order.order()].map((number) => ids[number])).toEqual(expected)
    }),
  )
})

test('ids that are no valid text are sorted as they are', () => {
  const ids = ['a\uD800', 'a\uD800b', 'a\uFFFD', 'a', '😀', '\uFF5E']
  const order = openIdOrder(memoryScratch(), 2)
  for (const id of ids) order.add(id)
  expect([...order.order()].map((number) => ids[number])).toEqual([...ids].sort())
})

const anyKeys = fc.array(fc.array(fc.integer({ min: 0, max: 20 }).map(String), { maxLength: 3 }), { maxLength: 30 })

test('owners beside some are those who share a key with one of them, and they themselves where anybody does', () => {
  fc.assert(
    fc.property(anyKeys, fc.infiniteStream(fc.boolean()), (keysOf, coin) => {
      const keys = openSharedKeys(memoryScratch())
      for (const [owner, own] of keysOf.entries()) for (const key of own) keys.add(owner, key)
      const some = new Set([...keysOf.keys()].filter(() => coin.next().value))
      const sharing = (a: number, b: number) => a !== b && keysOf[a]!.some((key) => keysOf[b]!.includes(key))
      const all = [...keysOf.keys()]
      const expected = all.filter((owner) =>
        all.some((other) => sharing(owner, other) && (some.has(owner) || some.has(other))),
      )
      expect(keys.ownersBeside(some).toSorted((a, b) => a - b)).toEqual(expected)
    }),
  )
})
