import { RE2JS } from 're2js'
import { expect, test } from 'vitest'
import { requiredLiteral } from '../../../src/match/keyword/required-literal.ts'

test.each([
  ['(?i)\\b(?:pre-?|re-?)?Train(?:ed|ing)? (?:[a-z]+ ){0,6}models?\\b', 'train'],
  ['\\bwb_command\\b', 'wb_command'],
  ['LL\\.M', 'LL.M'],
  ['[A-Z][a-z]+ GAN\\b', ' GAN'],
  ['colou?r', 'colo'],
  ['ab+cd', 'ab'],
])('%s needs %j', (pattern, literal) => {
  expect(requiredLiteral(pattern)?.literal).toBe(literal)
})

test.each(['one|other', '(?:a|b)', '\\d{4}', 'x?', 'a(?i)bcd', '\\x41BC', 'a', '(?s)abc', '(abc', '[abc', '\\pLabc'])(
  'of %s nothing is certain',
  (pattern) => {
    expect(requiredLiteral(pattern)).toBeNull()
  },
)

test('no text that a pattern matches is passed over', () => {
  const patterns = [
    '(?i)fine-?tun(?:ed|ing)',
    '\\bR ?& ?D\\b',
    'p{2}q',
    'p{0}qr',
    'ab*?cd',
    'a[]b]cd',
    '(?i)mask',
    'x(?:y|z){0,2}ab',
  ]
  const texts = [
    'Fine-Tuning',
    'finetuned',
    'R & D',
    'R&D',
    'ppq',
    'qr',
    'acd',
    'abbcd',
    'a]cd',
    'ma\u017f\u212a',
    'xab',
    'xyzab',
  ]
  for (const pattern of patterns) {
    for (const text of texts) {
      const isFound = RE2JS.compile(pattern).matcher(text).find()
      if (isFound) expect(requiredLiteral(pattern)?.isIn(text) ?? true, `${pattern} in ${text}`).toBe(true)
    }
  }
})
