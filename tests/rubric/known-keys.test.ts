import { expect, test } from 'vitest'
import { knownKeys } from '../../src/rubric/known-keys.ts'
import { rubricJsonSchema } from '../../src/rubric/schema.ts'

test('each mapping of a rubric knows its keys', () => {
  expect(knownKeys(rubricJsonSchema(), [])).toEqual(['id', 'title', 'bands', 'as-of', 'criteria'])
  expect(knownKeys(rubricJsonSchema(), ['bands'])).toEqual(['strong', 'possible'])
  expect(knownKeys(rubricJsonSchema(), ['criteria', 3, 'gate'])).toEqual(['level', 'cap'])
  expect(knownKeys(rubricJsonSchema(), ['criteria', 0, 'combine'])).toEqual(['at-least'])
  expect(knownKeys(rubricJsonSchema(), ['criteria', 0, 'facets', 1, 'terms', 2])).toContain('aliases')
})

test('what is no mapping has no keys', () => {
  expect(knownKeys(rubricJsonSchema(), ['title'])).toEqual([])
  expect(knownKeys(rubricJsonSchema(), ['constructor', '__proto__'])).toEqual([])
})
