import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Assessment } from '../../src/model/assessment.ts'
import type { Rubric } from '../../src/model/rubric.ts'
import { isPartlyRead } from '../../src/score/doubt.ts'
import { rank } from '../../src/score/rank.ts'
import { type Stability, stabilitiesOf } from '../../src/score/stability.ts'
import { assessment, criterion, criterionScore, rubric } from './evidence.ts'

const one = rubric([criterion()])
const spread = Array.from({ length: 12 }, (_, index) =>
  assessment(`p${String(index).padStart(2, '0')}`, 95 - index * 8),
)

function stabilityOf(ranked: readonly Assessment[], rubric: Rubric, peopleAtOnce?: number): Stability[] {
  const partlyRead = Uint8Array.from(ranked, (each) => Number(isPartlyRead(each)))
  const scores = (start: number, end: number) =>
    Float64Array.from(ranked.slice(start, end).flatMap(({ criteria }) => criteria.map(({ score }) => score)))
  const stabilities = stabilitiesOf({ count: ranked.length, scores, partlyRead }, rubric, peopleAtOnce)
  return ranked.map((_, index) => stabilities.at(index))
}

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

test('whatever the points, an interval holds the rank', () => {
  const anyPoints = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(anyPoints, (points) => {
      for (const each of rank(
        points.map((value, index) => assessment(`p${index}`, value)),
        one,
      )) {
        expect(each.rankInterval!.low).toBeLessThanOrEqual(each.rank!)
        expect(each.rankInterval!.high).toBeGreaterThanOrEqual(each.rank!)
      }
    }),
    { numRuns: 30 },
  )
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

test('the chances to be among the first k sum to k, and to no more than ties add', () => {
  const close = Array.from({ length: 12 }, (_, index) => assessment(`p${index}`, 66 - index * 2.7))
  const chances = stabilityOf(close, one).map(({ topK }) => topK)
  expect(Object.keys(chances[0]!)).toEqual(['5', '10'])
  for (const k of [5, 10]) {
    const sum = chances.reduce((total, topK) => total + topK[String(k)]!, 0)
    expect(sum).toBeGreaterThanOrEqual(k)
    expect(sum).toBeLessThan(k + 0.2)
  }
})

test('a chance is what the dice give: one level more in one case of ten, one less in another', () => {
  const stars = [100, 100, 100, 100].map((points, index) => assessment(`star${index}`, points))
  // Who has 0.2 is fifth when the other loses a level (0.1, ties at 0 included), or keeps it while they gain one (0.8 × 0.1).
  const [first, second] = stabilityOf([...stars, assessment('a', 30), assessment('b', 20)], one).slice(4)
  expect(second!.topK['5']).toBeCloseTo(0.1 + 0.8 * 0.1, 1.5)
  expect(first!.topK['5']).toBeCloseTo(1 - (0.1 * 0.9 + 0.8 * 0.1), 1.5)
})

test('a weight is drawn around that of the rubric: one that is ten times as large nearly always decides', () => {
  const two = rubric([criterion({ id: 'small' }), criterion({ id: 'large', weight: 10 })])
  const person = (id: string, small: number, large: number): Assessment => ({
    ...assessment(id, 50),
    criteria: [criterionScore({ id: 'small', score: small }), criterionScore({ id: 'large', score: large })],
  })
  const ahead = stabilityOf(
    [person('a', 0.3, 0.7), ...Array.from({ length: 5 }, (_, at) => person(`b${at}`, 0.7, 0.3))],
    two,
  )
  expect(ahead[0]!.topK['5']).toBeGreaterThan(0.95)
  expect(ahead[0]!.rankInterval).toMatchObject({ low: 1 })
})

test('people on the same points in tenths share a rank in a draw, as they do in the ranking', () => {
  const same = Array.from({ length: 6 }, (_, index) => assessment(`p${index}`, 50.02 + index / 100))
  expect(rank(same, one).every(({ rankInterval }) => rankInterval!.low === 1)).toBe(true)
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

test('whose application could not be read whole is less sure of a rank, for better and for worse', () => {
  const doubtful = { code: 'partly-read', message: '', location: null }
  const half = spread.map((each, index) => (index === 6 ? { ...each, flags: [doubtful] } : each))
  const [before, after] = [stabilityOf(spread, one)[6]!, stabilityOf(half, one)[6]!]
  expect(after.rankInterval.low).toBeLessThan(before.rankInterval.low)
  expect(after.rankInterval.high).toBeGreaterThanOrEqual(before.rankInterval.high)
  expect(after.topK['5']).toBeGreaterThan(2 * before.topK['5']!)
})

test('how many are looked at together changes nothing', () => {
  const doubtful = { code: 'partly-read', message: '', location: null }
  const batch = spread.map((each, index) => ({ ...each, flags: index % 3 === 0 ? [doubtful] : [] }))
  const all = stabilityOf(batch, one)
  for (const peopleAtOnce of [1, 2, 5, 11, 12, 13])
    expect(stabilityOf(batch, one, peopleAtOnce), `${peopleAtOnce}`).toEqual(all)
})
