import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rank } from '../../src/score/rank.ts'
import { assessment, criterion, rubric } from './evidence.ts'

const one = rubric([criterion()])
const order = (points: Readonly<Record<string, number | null>>) =>
  rank(
    Object.entries(points).map(([id, each]) => assessment(id, each)),
    one,
  ).map(({ id, rank: place }) => `${place ?? '–'} ${id}`)

test('equal points share a rank, and the next is not moved up', () => {
  expect(order({ di: 10, bo: 50, ada: 90, cy: 50 })).toEqual(['1 ada', '2 bo', '2 cy', '4 di'])
})

test('the unread come last, by id and without a rank', () => {
  expect(order({ zoe: null, ada: 0, bo: null })).toEqual(['1 ada', '– bo', '– zoe'])
})

test('the unread have no interval and no chance to be among the first', () => {
  const [bo] = rank([assessment('bo', null)], one)
  expect(bo).toMatchObject({ rank: null, rankInterval: null, topK: null })
})

test('nobody is no ranking', () => {
  expect(rank([], one)).toEqual([])
})

test('the order in which applications come does not matter', () => {
  const batch = fc
    .array(fc.option(fc.integer({ min: 0, max: 5 }), { freq: 6 }), { maxLength: 12 })
    .map((points) => points.map((each, index) => assessment(`p${index}`, each)))
  fc.assert(
    fc.property(batch, (assessments) => {
      expect(rank(assessments.toReversed(), one)).toEqual(rank(assessments, one))
    }),
    { numRuns: 30 },
  )
})

test('the list that was lent is left as it was', () => {
  const lent = Object.freeze([assessment('b', 1), assessment('a', 2)])
  rank(lent, one)
  expect(lent.map(({ id }) => id)).toEqual(['b', 'a'])
})
