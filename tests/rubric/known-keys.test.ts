import { expect, test } from 'vitest'
import { knownKeys } from '../../src/rubric/known-keys.ts'

test('each mapping of a rubric knows its keys', () => {
  expect(knownKeys([])).toEqual(['id', 'title', 'bands', 'criteria'])
  expect(knownKeys(['bands'])).toEqual(['strong', 'possible'])
  expect(knownKeys(['criteria', 3, 'gate'])).toEqual(['level', 'cap'])
  expect(knownKeys(['criteria', 0, 'combine'])).toEqual(['at-least'])
  expect(knownKeys(['criteria', 0, 'facets', 1, 'terms', 2])).toContain('aliases')
})

test('what is no mapping has no keys', () => {
  expect(knownKeys(['title'])).toEqual([])
  expect(knownKeys(['constructor', '__proto__'])).toEqual([])
})
