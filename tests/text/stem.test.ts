import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stem } from '../../src/text/stem.ts'

test('inflections of a word have one stem', () => {
  expect(['model', 'models', 'modeling', 'modeled'].map(stem)).toEqual(['model', 'model', 'model', 'model'])
  expect(new Set(['classify', 'classified', 'classifies'].map(stem)).size).toBe(1)
})

test('British and American spelling have one stem', () => {
  expect(stem('modelling')).toBe(stem('modeling'))
  expect(stem('optimisation')).toBe(stem('optimization'))
  expect(stem('behaviour')).toBe(stem('behavior'))
})

test('names with digits or signs, short words and words of other scripts are their own stem', () => {
  expect(['r', 'c++', '3t', 'go', 'müller', 'данные', '深度'].map(stem)).toEqual([
    'r',
    'c++',
    '3t',
    'go',
    'müller',
    'данные',
    '深度',
  ])
})

test('words that name properties of every object are words like others', () => {
  expect(['constructor', 'hasownproperty', '__proto__'].map(stem)).toEqual([
    'constructor',
    'hasownproperti',
    '__proto__',
  ])
})

test('a word has the same stem whenever it is asked for', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/)), (words) => {
      expect(words.map(stem)).toEqual(words.toReversed().map(stem).toReversed())
    }),
  )
})
