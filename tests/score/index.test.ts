import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Evidence } from '../../src/model/evidence.ts'
import { assess, type Findings, rank } from '../../src/score/index.ts'
import { anyEvidence, criterion, evidence, facet, rubric } from './evidence.ts'

const found = (id: string, pieces: readonly Evidence[]): Findings => ({
  id,
  name: id,
  documents: [],
  readable: true,
  evidence: pieces,
  ifShown: null,
  searches: null,
  flags: [],
  diagnostics: [],
})

const anyRubric = fc
  .array(fc.double({ min: 0.1, max: 9, noNaN: true }), { minLength: 1, maxLength: 9 })
  .map((weights) =>
    rubric(
      weights.map((weight, index) => criterion({ id: `c${index}`, weight, facets: [facet(), facet({ id: 'g' })] })),
    ),
  )

/** Evidence for any of the criteria c0 to c8. */
const anyPieces = fc.array(
  fc.tuple(anyEvidence, fc.nat({ max: 8 })).map(([piece, index]) => ({ ...piece, criterionId: `c${index}` })),
  { maxLength: 40 },
)

test('points are the sum of the criteria’s points, from 0 to 100', () => {
  fc.assert(
    fc.property(anyRubric, anyPieces, (any, pieces) => {
      const { points, criteria } = assess(found('ada', pieces), any)
      expect(points).toBeCloseTo(
        criteria.reduce((sum, each) => sum + each.points, 0),
        6,
      )
      expect(points).toBeGreaterThanOrEqual(0)
      expect(points).toBeLessThanOrEqual(100)
    }),
  )
})

test('a person with everything has at most 100 points, however many criteria the rounding is of', () => {
  for (const count of [1, 3, 5, 6, 7, 9, 11, 13]) {
    const many = rubric(Array.from({ length: count }, (_, index) => criterion({ id: `c${index}` })))
    const everything = many.criteria.flatMap(({ id }) =>
      Array.from({ length: 40 }, (_, index) => evidence({ criterionId: id, termId: `t${index}`, level: 3 })),
    )
    const { points } = assess(found('ada', everything), many)
    expect(points).toBeLessThanOrEqual(100)
    expect(points).toBeGreaterThan(98)
  }
})

test('nothing that can be read is unread: no points, no criteria, no gates, never a zero', () => {
  const gated = rubric([criterion()], { gates: [{ criterionId: 'c', level: 1, cap: 'possible' }] })
  expect(assess({ ...found('bo', []), readable: false }, gated)).toMatchObject({
    points: null,
    rank: null,
    rankInterval: null,
    topK: null,
    band: 'unread',
    criteria: [],
    gates: [],
  })
})

test('no evidence found is 0 points in the lowest band, and not unread', () => {
  expect(assess(found('cy', []), rubric([criterion()]))).toMatchObject({ points: 0, band: 'weak' })
})

test('removing one application never changes another’s points', () => {
  fc.assert(
    fc.property(anyRubric, fc.array(anyPieces, { minLength: 2, maxLength: 6 }), fc.nat(), (any, batch, seed) => {
      const all = batch.map((pieces, index) => assess(found(`p${index}`, pieces), any))
      const removed = `p${seed % batch.length}`
      const pointsOf = (assessments: typeof all) =>
        rank(assessments, any)
          .filter(({ id }) => id !== removed)
          .map(({ id, points, band, criteria }) => [id, points, band, criteria.map((each) => each.points)])
      expect(pointsOf(all.filter(({ id }) => id !== removed))).toEqual(pointsOf(all))
    }),
    { numRuns: 30 },
  )
})
