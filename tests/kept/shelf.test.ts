import { expect, test } from 'vitest'
import { Shelf } from '../../src/kept/shelf.ts'

test('what was put on a shelf stays as it was, whatever comes behind it and however large it is', () => {
  const shelf = new Shelf()
  const sizes = [0, 1, 700_000, 600_000, 3_000_000, 5]
  const held = sizes.map((size, index) => shelf.hold(new Uint8Array(size).fill(index + 1)))
  for (const [index, size] of sizes.entries()) {
    expect(held[index]?.length).toBe(size)
    expect(held[index]?.every((byte) => byte === index + 1)).toBe(true)
  }
})

test('a later change of the bytes that were given changes nothing on the shelf, and threads share it', () => {
  const bytes = new Uint8Array([1, 2, 3])
  const held = new Shelf().hold(bytes)
  bytes[0] = 9
  expect([...held]).toEqual([1, 2, 3])
  expect(held.buffer).toBeInstanceOf(SharedArrayBuffer)
})
