import { expect, test } from 'vitest'
import { drawGamma, seededRandom } from '../../src/score/random.ts'

test('a seed gives the same numbers on every machine', () => {
  const random = seededRandom(20_260)
  expect([random(), random(), random()]).toMatchInlineSnapshot(`
    [
      0.48381942696869373,
      0.42578697646968067,
      0.5182492018211633,
    ]
  `)
})

test('numbers are from 0, below 1, and even', () => {
  const random = seededRandom(1)
  const numbers = Array.from({ length: 10_000 }, random)
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...numbers)).toBeLessThan(1)
  expect(numbers.reduce((sum, each) => sum + each, 0) / numbers.length).toBeCloseTo(0.5, 1)
})

test('gamma draws have their shape as mean and variance', () => {
  const random = seededRandom(2)
  const draws = Array.from({ length: 20_000 }, () => drawGamma(21, random))
  const mean = draws.reduce((sum, each) => sum + each, 0) / draws.length
  const variance = draws.reduce((sum, each) => sum + (each - mean) ** 2, 0) / draws.length
  expect(Math.abs(mean - 21)).toBeLessThan(0.2)
  expect(Math.abs(variance - 21)).toBeLessThan(1.5)
  expect(Math.min(...draws)).toBeGreaterThan(0)
})
