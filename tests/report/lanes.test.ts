import { expect, test } from 'vitest'
import { type Placed, swallows } from '../../src/report/marked/lanes.ts'

const words = (start: number, end: number, more: Partial<Placed> = {}): Placed => ({
  ...{ criterionIndex: 0, look: 'words', range: { start, end } },
  ...more,
})

test('a name within a name of the same criterion has no mark of its own', () => {
  expect(swallows(words(0, 20), words(4, 10))).toBe(true)
  expect(swallows(words(4, 10), words(0, 20))).toBe(false)
  expect(swallows(words(0, 20), words(4, 10, { criterionIndex: 1 }))).toBe(false)
})

test('words that count for one term are not struck because another term does not take them', () => {
  expect(swallows(words(0, 3), words(0, 3, { look: 'dim' }))).toBe(true)
  expect(swallows(words(0, 3, { look: 'dim' }), words(0, 3))).toBe(false)
  expect(swallows(words(0, 3), words(0, 9, { look: 'dim' }))).toBe(false)
  expect(swallows(words(0, 3), words(0, 3, { look: 'dim', criterionIndex: 1 }))).toBe(false)
})

test('a passage swallows nothing: names in it are lit up', () => {
  expect(swallows(words(0, 90, { look: 'passage' }), words(0, 3))).toBe(false)
  expect(swallows(words(0, 90, { look: 'passage' }), words(0, 3, { look: 'dim' }))).toBe(false)
})
