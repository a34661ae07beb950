import { expect, test } from 'vitest'
import { roleCountOf, usageOf, usageText } from '../../src/score/time.ts'
import { evidence } from './evidence.ts'

const from = (first: number, last: number) => ({ first: 12 * 2019 + first, last: 12 * 2019 + last })

test('months of roles that overlap count once', () => {
  const pieces = [from(0, 5), from(3, 11), from(24, 24)].map((months) => evidence({ months }))
  expect(usageOf(pieces)).toEqual({ monthCount: 13, lastYear: 2021 })
})

test('only affirmed use counts', () => {
  expect(
    usageOf([evidence({ months: from(0, 5), level: 1 }), evidence({ months: from(0, 5), polarity: 'negated' })]),
  ).toBeNull()
})

test('roles are told apart by their dates; mentions and undated use are of none', () => {
  const pieces = [from(0, 17), from(0, 17), from(18, 29), null].map((months) => evidence({ months }))
  expect(roleCountOf([...pieces, evidence({ months: from(36, 60), level: 1 })])).toBe(2)
  expect(roleCountOf([evidence({ months: null })])).toBe(0)
})

test('there are no more roles than years of use, which count once where roles overlap', () => {
  const months = [from(0, 2), from(1, 4), from(5, 8), from(9, 11)]
  expect(roleCountOf(months.map((each) => evidence({ months: each })))).toBe(1)
  expect(roleCountOf([...months, from(12, 17)].map((each) => evidence({ months: each })))).toBe(1.5)
  expect(roleCountOf([evidence({ months: from(0, 95) })])).toBe(1)
})

test('usage is told in words', () => {
  expect([
    usageText({ monthCount: 38, lastYear: 2023 }),
    usageText({ monthCount: 1, lastYear: 2019 }),
    usageText(null),
  ]).toEqual([', 38 months, last 2023', ', 1 month, last 2019', ''])
})
