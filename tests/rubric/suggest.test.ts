import { expect, test } from 'vitest'
import { suggest } from '../../src/rubric/suggest.ts'

const known = ['terms', 'weight', 'label', 'like', 'posting']

test('a mistyped word gets the nearest known one', () => {
  expect([suggest('wieght', known), suggest('term', known), suggest('lable', known)]).toEqual([
    'weight',
    'terms',
    'label',
  ])
  expect(suggest('lables', known)).toBe('label')
})

test('a word that is near none gets none', () => {
  expect([suggest('keywords', known), suggest('x', known), suggest('terms', [])]).toEqual([null, null, null])
})
