import { expect, test } from 'vitest'
import { openShelf } from '../../src/kept/shelf.ts'
import { bytesHeld, partHeld } from '../../src/model/put-aside.ts'
import { memoryScratch } from '../shards/in-process.ts'

const sizes = [0, 1, 700_000, 600_000, 3_000_000, 5]

test('what was put on a shelf stays as it was, in memory or aside, whatever comes behind it and however large it is', () => {
  for (const scratch of [null, memoryScratch()]) {
    const shelf = openShelf(scratch)
    const held = sizes.map((size, index) => shelf.hold(new Uint8Array(size).fill(index + 1)))
    for (const [index, size] of sizes.entries())
      expect(Buffer.compare(bytesHeld(held[index]!), new Uint8Array(size).fill(index + 1))).toBe(0)
  }
})

test('parts of it are what they were parts of, wherever it is', () => {
  for (const scratch of [null, memoryScratch()]) {
    const held = openShelf(scratch).hold(new Uint8Array([1, 2, 3, 4]))
    expect([...bytesHeld(partHeld(held, 1, 3))]).toEqual([2, 3])
    expect([...bytesHeld(partHeld(held, 2))]).toEqual([3, 4])
  }
})

test('a later change of the bytes that were given changes nothing, and in memory threads share what is held', () => {
  const bytes = new Uint8Array([1, 2, 3])
  const held = openShelf(null).hold(bytes)
  bytes[0] = 9
  expect([...bytesHeld(held)]).toEqual([1, 2, 3])
  expect(held instanceof Uint8Array && held.buffer).toBeInstanceOf(SharedArrayBuffer)
})
