import { expect, test } from 'vitest'
import { rank } from '../../src/score/rank.ts'
import { stabilityOf } from '../../src/score/stability.ts'
import { assessment, criterion, rubric } from './evidence.ts'

const one = rubric([criterion()])
const spread = Array.from({ length: 12 }, (_, index) =>
  assessment(`p${String(index).padStart(2, '0')}`, 95 - index * 8),
)

test('the same applications have the same intervals in every run', () => {
  expect(stabilityOf(spread, one)).toEqual(stabilityOf(spread, one))
})

test('an interval holds the rank, and lies within the ranks there are', () => {
  for (const { rank: place, rankInterval } of rank(spread, one)) {
    expect(rankInterval).not.toBeNull()
    const { low, high, confidence } = rankInterval!
    expect(low).toBeLessThanOrEqual(place!)
    expect(high).toBeGreaterThanOrEqual(place!)
    expect(low).toBeGreaterThanOrEqual(1)
    expect(high).toBeLessThanOrEqual(spread.length)
    expect(confidence).toBe(0.9)
  }
})

test('an interval of tied applications holds the rank they share', () => {
  const tied = Array.from({ length: 8 }, (_, index) => assessment(`p${index}`, 50))
  for (const { rank: place, rankInterval } of rank(tied, one)) {
    expect(rankInterval!.low).toBeLessThanOrEqual(place!)
    expect(rankInterval!.high).toBeGreaterThanOrEqual(place!)
  }
})

test('neighbors cannot be told apart, the first and the last can', () => {
  const [first] = stabilityOf(spread, one)
  const last = stabilityOf(spread, one).at(-1)
  expect(first!.rankInterval.high).toBeGreaterThan(1)
  expect(first!.rankInterval.high).toBeLessThan(last!.rankInterval.low)
})

test('the chances to be among the first k sum to k where no draw has a tie', () => {
  const close = Array.from({ length: 12 }, (_, index) => assessment(`p${index}`, 66 - index * 2.7))
  const chances = stabilityOf(close, one).map(({ topK }) => topK)
  expect(Object.keys(chances[0]!)).toEqual(['5', '10'])
  for (const k of [5, 10]) {
    expect(chances.reduce((sum, topK) => sum + topK[String(k)]!, 0)).toBeCloseTo(k, 9)
  }
})

test('a chance is not lower for more places', () => {
  for (const { topK } of stabilityOf(spread, one)) expect(topK['10']).toBeGreaterThanOrEqual(topK['5']!)
})

test('who is alone is first', () => {
  expect(stabilityOf([assessment('ada', 50)], one)).toEqual([
    { rankInterval: { low: 1, high: 1, confidence: 0.9 }, topK: {} },
  ])
  expect(stabilityOf([], one)).toEqual([])
})

test('whose application could not be read whole has a wider interval', () => {
  const doubtful = { code: 'partly-read', message: '', location: null }
  const half = spread.map((each, index) => (index === 6 ? { ...each, flags: [doubtful] } : each))
  const [before, after] = [stabilityOf(spread, one), stabilityOf(half, one)]
  expect(after[6]!.rankInterval.low).toBeLessThan(before[6]!.rankInterval.low)
  expect(after[6]!.rankInterval.high).toBeGreaterThan(before[6]!.rankInterval.high)
})
