import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../src/model/evidence.ts'
import type { Criterion, TimeAsked } from '../../src/model/rubric.ts'
import { judgeCriterion, scoreCriterion as scoreJudged } from '../../src/score/criterion.ts'
import { anyEvidence, criterion, evidence, facet } from './evidence.ts'

const scoreCriterion = (of: Criterion, pieces: readonly Evidence[], weightSum: number) =>
  scoreJudged(of, judgeCriterion(of, pieces), weightSum)

const january = (year: number) => 12 * year
const dated = (year: number, monthCount: number, parts: Parameters<typeof evidence>[0] = {}) =>
  evidence({ months: { first: january(year), last: january(year) + monthCount - 1 }, ...parts })

const twoYears: TimeAsked = { months: 24, recency: null }
const lately: TimeAsked = { months: null, recency: { years: 5, asOf: 2026 } }
const both: TimeAsked = { months: 24, recency: { years: 5, asOf: 2026 } }

const scored = (time: TimeAsked | null, pieces: readonly Evidence[]) =>
  scoreCriterion(criterion({ facets: [facet({ label: 'Python', time })] }), pieces, 1)

/** The line of the sum that tells the facet. */
const told = (time: TimeAsked, pieces: readonly Evidence[]) =>
  scored(time, pieces).explanation.details[0]?.details[0]?.description

describe('the sum says what the dates say', () => {
  test.each([
    [
      both,
      [dated(2023, 31)],
      'Python: used (mass 1 / 1 / 0); 31 months, last 2025: meets 24 months, within 5 years of 2026',
    ],
    [twoYears, [dated(2023, 6)], 'Python: mentioned (mass 1 / 0 / 0); 6 months, last 2023: 6 of 24 months'],
    [
      both,
      [dated(2015, 6)],
      'Python: mentioned (mass 1 / 0 / 0); 6 months, last 2015: 6 of 24 months, last used 2015, not within 5 years of 2026',
    ],
    [lately, [evidence()], 'Python: used (mass 1 / 1 / 0); no dated use: ask whether it was within 5 years of 2026'],
  ])('%j', (time, pieces, expected) => {
    expect(told(time, pieces)).toBe(expected)
  })

  test('months of a criterion are those of all its facets, and its line tells them', () => {
    const facets = [facet(), facet({ id: 'g' })]
    const pieces = [dated(2020, 12), dated(2021, 12, { facetId: 'g', termId: 'matlab' })]
    const whole = scoreCriterion(criterion({ time: twoYears, facets }), pieces, 1)
    expect(whole).toMatchObject({ level: 2, time: { verdict: 'meets', months: 24, lastYear: 2021 } })
    expect(whole.explanation.details[0]?.description).toMatch(/; 24 months, last 2021: meets 24 months$/)
    const each = [facet({ time: twoYears }), facet({ id: 'g', time: twoYears })]
    expect(scoreCriterion(criterion({ facets: each }), pieces, 1)).toMatchObject({ level: 1 })
  })
})

describe('use that falls short', () => {
  test('proves a mention, and says so beside the words', () => {
    const { level, evidence: shown, facets } = scored(twoYears, [dated(2023, 6, { level: 3, note: 'in a role' })])
    expect([level, shown[0]?.level, shown[0]?.note]).toEqual([1, 1, 'in a role; counts as mentioned: 6 of 24 months'])
    expect(facets[0]?.time).toEqual({ asked: twoYears, verdict: 'short', months: 6, lastYear: 2023 })
  })

  test('is made up for by other dated use, and roles that overlap count once', () => {
    expect(scored(twoYears, [dated(2020, 12), dated(2022, 12)]).level).toBe(2)
    expect(scored(twoYears, [dated(2020, 23), dated(2020, 12)]).level).toBe(1)
  })

  test('is late enough in the first of the years', () => {
    expect([scored(lately, [dated(2021, 1)]).level, scored(lately, [dated(2020, 12)]).level]).toEqual([2, 1])
  })
})

test('what has no dates is unknown, and counts as it stands', () => {
  expect(scored(both, [evidence({ level: 3 })])).toMatchObject({ level: 3, facets: [{ time: { verdict: 'unknown' } }] })
  expect(scored(both, [dated(2010, 6), evidence({ line: 2 })]).level).toBe(2)
})

test('of what was not found there is nothing to ask', () => {
  expect(scored(both, [evidence({ polarity: 'negated' })]).facets[0]?.time).toBeNull()
})

const anyDated: fc.Arbitrary<Evidence> = fc
  .tuple(anyEvidence, fc.option(fc.tuple(fc.integer({ min: 2008, max: 2026 }), fc.integer({ min: 1, max: 60 }))))
  .map(([piece, span]) => ({
    ...piece,
    months: span === null ? null : { first: january(span[0]), last: january(span[0]) + span[1] - 1 },
  }))
const anyAsked = fc.constantFrom(null, twoYears, lately, both)
const ruled = (ofFacet: TimeAsked | null, whole: TimeAsked | null) =>
  criterion({ time: whole, facets: [facet({ time: ofFacet }), facet({ id: 'g' })] })

test('one more piece, dated or not, never lowers the score', () => {
  const any = [fc.array(anyDated, { maxLength: 12 }), anyDated, anyAsked, anyAsked] as const
  fc.assert(
    fc.property(...any, (pieces, further, ofFacet, whole) => {
      const score = (given: readonly Evidence[]) => scoreCriterion(ruled(ofFacet, whole), given, 1).score
      expect(score([...pieces, further])).toBeGreaterThanOrEqual(score(pieces))
    }),
  )
})

test('more months of the same use never lower the score', () => {
  const any = [fc.array(anyDated, { minLength: 1, maxLength: 12 }), fc.nat(60), anyAsked, anyAsked] as const
  fc.assert(
    fc.property(...any, (pieces, more, ofFacet, whole) => {
      const score = (given: readonly Evidence[]) => scoreCriterion(ruled(ofFacet, whole), given, 1).score
      const longer = pieces.map((piece, index) =>
        index > 0 || piece.months === null
          ? piece
          : { ...piece, months: { ...piece.months, last: piece.months.last + more } },
      )
      expect(score(longer)).toBeGreaterThanOrEqual(score(pieces))
    }),
  )
})

test('where nothing is asked of time, dates only tell roles apart: when moves nothing, and no length beyond a year a role', () => {
  const scored = (pieces: readonly Evidence[]) => scoreCriterion(ruled(null, null), pieces, 1)
  fc.assert(
    fc.property(fc.array(anyDated, { maxLength: 12 }), fc.nat(90), (pieces, more) => {
      const moved = (back: number, on: number) =>
        pieces.map((piece) => {
          const { months } = piece
          return months === null ? piece : { ...piece, months: { first: months.first - back, last: months.last + on } }
        })
      const [asIs, earlier] = [scored(pieces), scored(moved(60, -60))]
      expect([earlier.points, earlier.level, asIs.evidence]).toEqual([asIs.points, asIs.level, pieces])
      const [long, longer] = [scored(moved(0, 144)), scored(moved(0, 144 + more))]
      expect([longer.points, longer.level]).toEqual([long.points, long.level])
      const undated = pieces.map((piece) => ({ ...piece, months: null }))
      expect(scored(undated).points).toBeLessThanOrEqual(asIs.points)
    }),
  )
})
