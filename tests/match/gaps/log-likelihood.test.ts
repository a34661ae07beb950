import { expect, test } from 'vitest'
import { logLikelihood } from '../../../src/match/gaps/log-likelihood.ts'

test('by chance it is nothing', () => {
  expect(logLikelihood({ together: 2, first: 20, second: 10, total: 100 })).toBeCloseTo(0)
})

test('the example of Dunning (1993): "the swiss" among 31,777 bigrams is worth 270.72', () => {
  // k(AB) 110, k(A¬B) 2442, k(¬AB) 111, k(¬A¬B) 29114 gives 270.72
  const value = logLikelihood({ together: 110, first: 110 + 2442, second: 110 + 111, total: 110 + 2442 + 111 + 29114 })
  expect(value).toBeCloseTo(270.72, 1)
})

test('less often than by chance is below nothing', () => {
  expect(logLikelihood({ together: 1, first: 50, second: 50, total: 100 })).toBeLessThan(-50)
})

test('cells of nothing count nothing', () => {
  expect(logLikelihood({ together: 0, first: 0, second: 5, total: 10 })).toBe(0)
  expect(logLikelihood({ together: 5, first: 5, second: 5, total: 10 })).toBeGreaterThan(10)
})
