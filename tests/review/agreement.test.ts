import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alphaInterval, ordinalAlpha, type Unit, weightedKappa } from '../../src/review/agreement.ts'
import { seededRandom } from '../../src/score/random.ts'
import { weightedKappa as plainKappa } from '../agreement.ts'

const _ = null
/** Krippendorff (2011), section C: four observers, twelve units, missing grades. */
const published: readonly (readonly (number | null)[])[] = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
const units: readonly Unit[] = (published[0] ?? []).map((_grade, unit) => published.map((row) => row[unit] ?? null))

test('alpha of the published example is the published figure', () => {
  expect(ordinalAlpha(units)?.toFixed(3)).toBe('0.815')
})

test('alpha is 1 of full agreement, and null where nothing can be told', () => {
  expect(
    ordinalAlpha([
      [0, 0],
      [3, 3],
      [1, 1],
    ]),
  ).toBe(1)
  expect(
    ordinalAlpha([
      [2, 2],
      [2, 2],
    ]),
  ).toBeNull()
  expect(
    ordinalAlpha([
      [2, null],
      [null, 1],
    ]),
  ).toBeNull()
  expect(ordinalAlpha([])).toBeNull()
})

test('alpha does not depend on the order of reviewers or units', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.option(fc.nat(3))), { minLength: 2 }), (any) => {
      const turned = any.toReversed().map((unit) => unit.toReversed())
      const [alpha, again] = [ordinalAlpha(any), ordinalAlpha(turned)]
      if (alpha === null) expect(again).toBeNull()
      else expect(again).toBeCloseTo(alpha, 9)
    }),
  ))

test('kappa is that of the plain formula', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1 }), (pairs) => {
      const kappa = weightedKappa(pairs)
      if (kappa === null) expect(plainKappa(pairs)).not.toBeGreaterThan(1)
      else expect(kappa).toBeCloseTo(plainKappa(pairs), 9)
    }),
  ))

test('the interval is the same at every run, holds alpha, and narrows with more people', () => {
  const people = (count: number) =>
    Array.from({ length: count }, (_each, index) => [[index % 4, (index * 3) % 7 < 5 ? index % 4 : (index + 1) % 4]])
  const few = alphaInterval(people(12), seededRandom(1))
  expect(few).toEqual(alphaInterval(people(12), seededRandom(1)))
  const many = alphaInterval(people(200), seededRandom(1))
  const alpha = ordinalAlpha(people(200).flat()) ?? 0
  expect(many?.low).toBeLessThan(alpha)
  expect(many?.high).toBeGreaterThan(alpha)
  expect((many?.high ?? 0) - (many?.low ?? 0)).toBeLessThan((few?.high ?? 0) - (few?.low ?? 0))
  expect(alphaInterval([[[2, 2]]], seededRandom(1))).toBeNull()
})
