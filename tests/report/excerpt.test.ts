import { expect, test } from 'vitest'
import { displayWidth } from '../../src/report/display-width.ts'
import { excerpt } from '../../src/report/excerpt.ts'

const long = {
  prefix: 'fidence: calibrated posteriors for a network of ',
  exact: 'normalizing flows',
  suffix: ' and their use in imaging of the brains of volun',
}
const shown = (width: number, quote = long) => {
  const { before, exact, after } = excerpt(quote, width)
  return `${before}${exact}${after}`
}

test('context that was cut out of longer text begins and ends with whole words, however wide the terminal', () => {
  expect(shown(200)).toBe(
    '… calibrated posteriors for a network of normalizing flows and their use in imaging of the brains of …',
  )
})

test('context that reaches the start or the end of the document is whole', () => {
  expect(shown(200, { prefix: 'Ada: ', exact: 'Python', suffix: '.' })).toBe('Ada: Python.')
})

test.each([20, 40, 60, 80])('in %i columns the exact words stay, and nothing is wider', (width) => {
  expect(shown(width)).toContain('normalizing flows')
  expect(displayWidth(shown(width))).toBeLessThanOrEqual(width)
})
