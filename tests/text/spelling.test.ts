import { expect, test } from 'vitest'
import { foldSpelling, singular } from '../../src/text/spelling.ts'

test.each([
  ['optimisation', 'optimization'],
  ['organisations', 'organizations'],
  ['optimising', 'optimizing'],
  ['regularised', 'regularized'],
  ['optimiser', 'optimizer'],
  ['normalise', 'normalize'],
  ['analyse', 'analyze'],
  ['analysing', 'analyzing'],
  ['modelling', 'modeling'],
  ['labelled', 'labeled'],
  ['behaviour', 'behavior'],
  ['behavioural', 'behavioral'],
  ['tumours', 'tumors'],
  ['programme', 'program'],
  ['programmes', 'programs'],
  ['haemodynamic', 'hemodynamic'],
  ['grey', 'gray'],
  ['greyscale', 'grayscale'],
])('%s and %s have one form', (british, american) => {
  expect(foldSpelling(british)).toBe(foldSpelling(american))
})

test('short words and words without such an ending stay', () => {
  expect(['our', 'ise', 'python', 'statistics', 'mri'].map(foldSpelling)).toEqual([
    'our',
    'ise',
    'python',
    'statistics',
    'mri',
  ])
})

test('a regular plural of five letters or more becomes a singular', () => {
  expect(['classifiers', 'models', 'trees'].map(singular)).toEqual(['classifier', 'model', 'tree'])
})

test('what only looks like a plural stays', () => {
  expect(['gas', 'lass', 'analysis', 'corpus', 'eegs', "people's", 'class'].map(singular)).toEqual([
    'gas',
    'lass',
    'analysis',
    'corpus',
    'eegs',
    "people's",
    'class',
  ])
})
