import { expect, test } from 'vitest'
import { outlineOf } from '../../../src/match/keyword/outline.ts'

test.each([
  ['\\b(?:pre-?|re-?)?train(?:ed|ing)? (?:[a-z]+ ){0,6}models?\\b', ['train']],
  ['\\bwb_command\\b', ['wb_command']],
  ['LL\\.M', ['LL.M']],
  ['[A-Z][a-z]+ GAN\\b', [' GAN']],
  ['colou?r', ['colo']],
  ['ab+cd', ['ab']],
  ['one|other', ['one', 'other']],
  ['(?:package|tool(?:box|kit)) for', ['package', 'tool']],
  ['(?:alpha|beta){2} x', ['alpha', 'beta']],
  ['\\bR ?& ?[A-Z]', ['&']],
  ['a[]b]cd', ['cd']],
])('of %s every match holds one of %j', (pattern, literals) => {
  expect(outlineOf(pattern)?.oneOf).toEqual(literals)
})

test.each([
  '(?:a|b)',
  '\\d{4}',
  'x?',
  '(?:long|)',
  '(?:long)?',
  '(?:long|\\d)',
  'a(?i)bcd',
  '(?i:present)',
  '\\x41BC',
  'a',
  '(?s)abc',
  '(abc',
  'abc)',
  '[abc',
  '\\pLabc',
  '[[:alpha:]]bc',
  'ab{,2}',
])('of %s nothing is certain', (pattern) => {
  expect(outlineOf(pattern)).toBeNull()
})

test.each([
  ['tested? (?:[a-z0-9-]+,? ){0,6}models?', '.;:!?()[]"|/&'],
  ['ph\\.? ?d', ',;:!?()[]"|/&'],
  ['with[^.;]{0,30}word', '.;'],
  ['any.thing', ''],
  ['12[]/]34', '.,;:!?()["|&'],
  ['ab[^]]cd', ']'],
  ['ab\\Wcd', ''],
  ['(?:ab|cd\\(x\\))', '.,;:!?[]"|/&'],
])('no match of %s holds one of %j', (pattern, never) => {
  expect(outlineOf(pattern)?.never).toBe(never)
})
