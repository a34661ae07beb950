import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Enough, Level } from '../../src/model/rubric.ts'
import {
  addMass,
  conceptMasses,
  levelOfMass,
  type Mass,
  NOTHING,
  repeatValue,
  type Sum,
  scoreOfMass,
} from '../../src/score/mass.ts'
import { roleCountOf } from '../../src/score/time.ts'
import { anyEvidence, evidence } from './evidence.ts'

const massOf = (pieces: Parameters<typeof conceptMasses>[0]): Mass =>
  conceptMasses(pieces).reduce((sum, concept) => addMass(sum, concept.mass), NOTHING)

/** Evidence without vague words, of one role at most. */
const plain = (strong: Mass): Sum => ({ strong, vague: NOTHING, roleCount: 0 })

/** All concepts of some evidence, the vague ones apart. */
const sumOf = (pieces: Parameters<typeof conceptMasses>[0]): Sum => {
  const of = (isVague: boolean) =>
    conceptMasses(pieces)
      .filter((concept) => concept.isVague === isVague)
      .reduce((sum, concept) => addMass(sum, concept.mass), NOTHING)
  return { strong: of(false), vague: of(true), roleCount: roleCountOf(pieces) }
}

const anyMass: fc.Arbitrary<Mass> = fc
  .tuple(
    fc.double({ min: 0, max: 40, noNaN: true }),
    fc.double({ min: 0, max: 40, noNaN: true }),
    fc.double({ min: 0, max: 40, noNaN: true }),
  )
  .map((sums) => sums.toSorted((a, b) => b - a) as unknown as Mass)

const anyEnough: fc.Arbitrary<Enough> = fc.tuple(
  fc.double({ min: 0.1, max: 5, noNaN: true }),
  fc.double({ min: 0.1, max: 5, noNaN: true }),
  fc.double({ min: 0.1, max: 5, noNaN: true }),
)

test('passages of a concept count 1, 1.5, 1.75, and never 2', () => {
  expect([0, 1, 2, 3, 4].map(repeatValue)).toEqual([0, 1, 1.5, 1.75, 1.875])
  expect(repeatValue(200)).toBeLessThanOrEqual(2)
})

test('a concept counts at its level and at those below', () => {
  expect(conceptMasses([evidence({ level: 2 })])).toEqual([
    { concept: 'python', level: 2, mass: [1, 1, 0], isVague: false, passageCount: 1 },
  ])
})

test('lines that show use add ever less, at each level for itself', () => {
  const pieces = [evidence({ line: 1, level: 2 }), evidence({ line: 2, level: 2 }), evidence({ line: 3, level: 3 })]
  expect(massOf(pieces)).toEqual([1.75, 1.75, 1])
})

test('repeating a mention adds nothing', () => {
  const mention = (line: number) => evidence({ line, level: 1 })
  expect(massOf([mention(1), mention(2), mention(3)])).toEqual([1, 0, 0])
  expect(massOf([mention(1), evidence({ line: 2 })])).toEqual([1, 1, 0])
})

test('the weight of a term counts in full', () => {
  expect(massOf([evidence({ strength: 0.4, level: 3 })])).toEqual([0.4, 0.4, 0.4])
})

test('distinct concepts add up', () => {
  expect(massOf([evidence(), evidence({ termId: 'matlab' }), evidence({ termId: 'r' })])).toEqual([3, 3, 0])
})

test('a word named twice on one line is named once', () => {
  expect(massOf([evidence(), evidence()])).toEqual(massOf([evidence()]))
})

test('the same line of another page or document is another passage', () => {
  const other = evidence()
  const onPage = (page: number) => ({ ...other, location: { ...other.location, page } })
  expect(massOf([onPage(1), onPage(2)])).toEqual([1.5, 1.5, 0])
})

test('only affirmed evidence counts', () => {
  const denied = (['negated', 'hoped', 'other', 'rejected'] as const).map((polarity) => evidence({ polarity }))
  expect(conceptMasses(denied)).toEqual([])
})

test('two hundred repeats of a word move nothing that three passages did not reach', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, index) => evidence({ line: index + 1, level: 1 }))
  expect(levelOfMass(sumOf(lines(200)), [1, 1, 1])).toBe(levelOfMass(sumOf(lines(1)), [1, 1, 1]))
  expect(levelOfMass(sumOf(lines(200)), [2.5, 1, 1])).toBe(0)
  const score = (count: number) => scoreOfMass(sumOf(lines(count)), [1, 1, 1])
  expect(score(200) - score(4)).toBeLessThan(0.01)
  expect(score(200)).toBe(score(2000))
})

test('more evidence never lowers mass or score, at any threshold', () => {
  fc.assert(
    fc.property(fc.array(anyEvidence), anyEvidence, anyEnough, (pieces, more, enough) => {
      const [before, after] = [massOf(pieces), massOf([...pieces, more])]
      for (const index of [0, 1, 2] as const) expect(after[index]).toBeGreaterThanOrEqual(before[index] - 1e-9)
      const [was, is] = [sumOf(pieces), sumOf([...pieces, more])]
      expect(levelOfMass(is, enough)).toBeGreaterThanOrEqual(levelOfMass(was, enough))
      expect(scoreOfMass(is, enough)).toBeGreaterThanOrEqual(scoreOfMass(was, enough) - 1e-9)
    }),
    { numRuns: 300 },
  )
})

test('the order of the evidence does not matter', () => {
  fc.assert(
    fc.property(fc.array(anyEvidence), (pieces) => {
      const [there, back] = [massOf(pieces), massOf(pieces.toReversed())]
      for (const index of [0, 1, 2] as const) expect(there[index]).toBeCloseTo(back[index], 9)
    }),
  )
})

test.each<[Mass, Enough, Level]>([
  [[0, 0, 0], [1, 1, 1], 0],
  [[0.99, 0, 0], [1, 1, 1], 0],
  [[1, 0, 0], [1, 1, 1], 1],
  [[1, 1, 0], [1, 1, 1], 2],
  [[1, 1, 1], [1, 1, 1], 3],
  [[2, 1.9, 1], [1, 2, 2], 1],
  [[2, 2, 2], [1, 2, 2], 3],
  [[0.1 + 0.2 + 0.7, 0, 0], [1, 1, 1], 1],
  [[0.7 + 0.2 + 0.1, 0, 0], [1, 1, 1], 1],
])('mass %j with %j enough is level %i', (mass, enough, level) => {
  expect(levelOfMass(plain(mass), enough)).toBe(level)
})

test('a vague word named often is named once, and entries of a section are none', () => {
  const vague = (line: number) => evidence({ line, strength: 0.4 })
  expect(massOf([vague(1), vague(2), vague(3)])).toEqual([0.4, 0.4, 0])
  expect(conceptMasses([vague(1)]).map((concept) => concept.isVague)).toEqual([true])
  const entry = { ...evidence({ strength: 0.25 }), kind: 'entries' }
  expect(conceptMasses([entry]).map((concept) => concept.isVague)).toEqual([false])
})

test('vague words are never use or more without a strong one', () => {
  fc.assert(
    fc.property(anyMass, fc.nat(20), anyEnough, (vague, roleCount, enough) => {
      expect(levelOfMass({ strong: NOTHING, vague, roleCount }, enough)).toBeLessThanOrEqual(1)
    }),
  )
  const beside = { strong: [0.5, 0.5, 0] as const, vague: [9, 9, 9] as const, roleCount: 1 }
  expect(levelOfMass(beside, [1, 1, 9])).toBe(2)
})

test('use over several dated roles demonstrates, the same use in one does not', () => {
  const used = (roleCount: number): Sum => ({ strong: [3, 3, 0], vague: NOTHING, roleCount })
  expect([0, 1, 2, 3, 9].map((count) => levelOfMass(used(count), [1, 1, 1.3]))).toEqual([2, 2, 2, 3, 3])
})

test('words that are only mentioned are never use, however many', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), anyEnough, (mentioned, enough) => {
      expect(levelOfMass(plain([mentioned, 0, 0]), enough)).toBeLessThanOrEqual(1)
    }),
  )
})

test('each level begins at its score: 0, 0.25, 0.55, 0.85', () => {
  const masses: Mass[] = [NOTHING, [1, 0, 0], [1, 1, 0], [1, 1, 1]]
  expect(masses.map((mass) => scoreOfMass(plain(mass), [1, 1, 1]))).toEqual([0, 0.25, 0.55, 0.85])
})

test('a higher level always scores above a lower one, and no score is above 1', () => {
  const bounds = [
    [0, 0],
    [0.25, 0.45],
    [0.55, 0.75],
    [0.85, 1],
  ] as const
  fc.assert(
    fc.property(anyMass, anyEnough, (mass, enough) => {
      const [low, high] = bounds[levelOfMass(plain(mass), enough)]
      const score = scoreOfMass(plain(mass), enough)
      expect(score).toBeGreaterThanOrEqual(low)
      expect(score).toBeLessThanOrEqual(high)
    }),
    { numRuns: 500 },
  )
})
