import { expect, test } from 'vitest'
import { readingOf } from './reading-of.ts'

const posting = ['training of classification and regression models', 'statistical testing of results']

/** The words marked as quoted. */
async function quoted(text: string, path = 'cv.txt'): Promise<string> {
  const reading = await readingOf(text, { path, posting })
  return reading.tokens
    .filter((_, index) => reading.quoted[index] === 1)
    .map((token) => token.surface)
    .join(' ')
}

test('five words of a phrase in a row are marked, in any case and inflection', async () => {
  expect(await quoted('Did training of classification and regression models here.')).toBe(
    'training of classification and regression models',
  )
  expect(await quoted('TRAINING OF CLASSIFICATION AND REGRESSIONS')).toBe('TRAINING OF CLASSIFICATION AND REGRESSIONS')
})

test('four words in a row are chance', async () => {
  expect(await quoted('training of classification and segmentation models')).toBe('')
  expect(await quoted('statistical testing of results')).toBe('')
})

test('five words over two lines are marked', async () => {
  expect(await quoted('the training of\nclassification and regression models')).toBe(
    'training of classification and regression models',
  )
})
