import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cosine, inverseDocumentFrequency, sharedStems, type Vector, vectorize } from '../../src/text/tfidf.ts'

const even = () => 1
const vector = (text: string, idf: (stem: string) => number = even): Vector =>
  vectorize(
    text.split(' ').filter((each) => each !== ''),
    idf,
  )

/** Few different stems, so that texts share some; one is the name of a property of every object. */
const anyStems = fc.array(fc.constantFrom('model', 'brain', 'data', 'python', 'constructor', '__proto__'), {
  maxLength: 20,
})
const idf = (stem: string): number => 1 + stem.length / 4

test('a term in every document weighs 1', () => {
  expect(inverseDocumentFrequency(1016, 1016)).toBe(1)
  expect(inverseDocumentFrequency(1, 1)).toBe(1)
})

test('the weight is 1 + ln((1 + N) / (1 + n))', () => {
  expect(inverseDocumentFrequency(1016, 0)).toBeCloseTo(1 + Math.log(1017), 12)
  expect(inverseDocumentFrequency(9, 4)).toBeCloseTo(1 + Math.log(2), 12)
})

test('the rarer a term, the more it weighs, and never less than 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (documents, seed) => {
      const frequency = seed % documents
      const rare = inverseDocumentFrequency(documents, frequency)
      const common = inverseDocumentFrequency(documents, frequency + 1)
      expect(rare).toBeGreaterThan(common)
      expect(common).toBeGreaterThanOrEqual(1)
    }),
  )
})

test('a term cannot be in more documents than there are', () => {
  expect(() => inverseDocumentFrequency(3, 4)).toThrow(RangeError)
})

test('a repeat adds its logarithm', () => {
  const weights = vector('model model data')
  expect((weights.get('model') ?? 0) / (weights.get('data') ?? 1)).toBeCloseTo(1 + Math.log(2), 12)
})

test('a vector has length 1, or is empty', () => {
  fc.assert(
    fc.property(anyStems, (stems) => {
      const squares = [...vectorize(stems, idf).values()].reduce((sum, weight) => sum + weight * weight, 0)
      expect(squares).toBeCloseTo(stems.length === 0 ? 0 : 1, 9)
    }),
  )
})

test('the cosine of passages without a common stem is 0, of a passage with itself 1', () => {
  expect(cosine(vector('brain data'), vector('python model'))).toBe(0)
  expect(cosine(vector(''), vector('model'))).toBe(0)
  expect(cosine(vector('brain data'), vector('data brain'))).toBeCloseTo(1, 12)
})

test('the cosine is from 0 to 1 and the same both ways', () => {
  fc.assert(
    fc.property(anyStems, anyStems, (a, b) => {
      const [left, right] = [vectorize(a, idf), vectorize(b, idf)]
      const both = cosine(left, right)
      expect(both).toBeGreaterThanOrEqual(0)
      expect(both).toBeLessThanOrEqual(1)
      expect(both).toBeCloseTo(cosine(right, left), 12)
    }),
  )
})

test('the order of the words does not matter', () => {
  fc.assert(
    fc.property(anyStems, (stems) => {
      expect(cosine(vectorize(stems, idf), vectorize(stems.toSorted(), idf))).toBeCloseTo(stems.length === 0 ? 0 : 1, 9)
    }),
  )
})

test('the shared stems are those that make up the cosine, the heaviest first', () => {
  const rarity = (stem: string): number => (stem === 'meg' ? 5 : 1)
  const [a, b] = [vector('meg data model', rarity), vector('data meg brain', rarity)]
  const shared = sharedStems(a, b)
  expect(shared.map((each) => each.stem)).toEqual(['meg', 'data'])
  expect(shared.reduce((sum, each) => sum + each.share, 0)).toBeCloseTo(cosine(a, b), 12)
})
