import { expect, test } from 'vitest'
import { bandOf, checkGates } from '../../src/score/band.ts'
import { criterion, criterionScore, rubric } from './evidence.ts'

const open = rubric([criterion()])
const gated = (cap: 'possible' | 'weak', level: 1 | 2 = 1) =>
  rubric([criterion()], { gates: [{ criterionId: 'c', level, cap }] })
const none = [criterionScore({ level: 0 })]
const mentioned = [criterionScore({ level: 1 })]

test('a band begins at its cut score', () => {
  expect([60, 59.9, 35, 34.9, 0].map((points) => bandOf(open, points, none))).toEqual([
    'strong',
    'possible',
    'possible',
    'weak',
    'weak',
  ])
})

test('the rubric sets the cut scores', () => {
  expect(bandOf({ ...open, bands: { strong: 80, possible: 10 } }, 60, none)).toBe('possible')
})

test('a gate that is not met caps the band and never raises it', () => {
  expect(bandOf(gated('possible'), 90, none)).toBe('possible')
  expect(bandOf(gated('weak'), 90, none)).toBe('weak')
  expect(bandOf(gated('possible'), 10, none)).toBe('weak')
})

test('a gate that is met changes nothing', () => {
  expect(bandOf(gated('weak'), 90, mentioned)).toBe('strong')
  expect(bandOf(gated('weak', 2), 90, mentioned)).toBe('weak')
})

test('of two gates the lower cap holds', () => {
  const both = rubric([criterion()], {
    gates: [
      { criterionId: 'c', level: 1, cap: 'possible' },
      { criterionId: 'c', level: 2, cap: 'weak' },
    ],
  })
  expect(bandOf(both, 90, none)).toBe('weak')
})

test('every gate says whether it is met', () => {
  expect(checkGates(gated('possible', 2), mentioned)).toEqual([{ criterionId: 'c', met: false }])
  expect(checkGates(gated('possible', 1), mentioned)).toEqual([{ criterionId: 'c', met: true }])
  expect(checkGates(open, none)).toEqual([])
})
