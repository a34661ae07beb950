import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  jsonForScript,
  oneLine,
  safeForCsv,
  safeForHtml,
  safeForJson,
  safeForMarkdown,
  safeForTerminal,
} from '../../src/report/escape.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 40 })
const UNSEEN =
  /[\p{Cc}\p{Zl}\p{Zp}\u{61c}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{e0000}-\u{e0fff}]/u

describe('safeForTerminal', () => {
  test('controls, bidi overrides, zero-width and tag characters are shown, not obeyed', () => {
    expect(safeForTerminal('a\u{1b}[31mb\u{9b}0mc\rd\ne\u{7f}f\u{202e}g\u{200b}h\u{e0041}i\u{feff}')).toBe(
      'a\\u{1b}[31mb\\u{9b}0mc\\u{d}d\\u{a}e\\u{7f}f\\u{202e}g\\u{200b}h\\u{e0041}i\\u{feff}',
    )
  })

  test('letters of any script stay as they are', () => {
    expect(safeForTerminal('Ada Nováková, 山田 健二, ﻋﻠﻲ, na\u{308}h, 👩🏽, ﬁ')).toBe(
      'Ada Nováková, 山田 健二, ﻋﻠﻲ, na\u{308}h, 👩🏽, ﬁ',
    )
  })

  test('nothing unseen is left of any text', () => {
    fc.assert(fc.property(anyText, (text) => !UNSEEN.test(safeForTerminal(text))))
  })
})

describe('safeForCsv', () => {
  test.each([
    ['=1+1', '"\'=1+1"'],
    ['+1', '"\'+1"'],
    ['-1', '"\'-1"'],
    ['@SUM(A1)', '"\'@SUM(A1)"'],
    ['  =1', '"\'  =1"'],
    ['\u{200b}=1', '"\'\\u{200b}=1"'],
    ['\tx', '"\'\tx"'],
    ['\rx', '"\'\\u{d}x"'],
    ['\nx', '"\'\nx"'],
    ['\0x', '"\'\\u{0}x"'],
    ['＝1', '"\'＝1"'],
    ['a=1', '"a=1"'],
    ['say "hi"', '"say ""hi"""'],
    ['', '""'],
  ])('%j becomes %s', (text, field) => {
    expect(safeForCsv(text)).toBe(field)
  })

  test('a number is never taken for a formula, and null is an empty field', () => {
    expect([safeForCsv(-1.5), safeForCsv(0), safeForCsv(null)]).toEqual(['"-1.5"', '"0"', '""'])
  })

  test('the quotes of a field are balanced whatever it holds', () => {
    fc.assert(fc.property(anyText, (text) => /^"(?:[^"]|"")*"$/u.test(safeForCsv(text))))
  })
})

describe('safeForHtml', () => {
  test('markup becomes text', () => {
    expect(safeForHtml('<b a="x" c=\'y\'>`&amp;\u{202e}')).toBe(
      '&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&#96;&amp;amp;\\u{202e}',
    )
  })

  test('no character that HTML acts on is left of any text', () => {
    fc.assert(fc.property(anyText, (text) => !/[<>"'`]|&(?!(?:amp|lt|gt|quot|#39|#96);)/u.test(safeForHtml(text))))
  })
})

describe('safeForMarkdown', () => {
  test.each([
    ['[a](b) ![c](d)', '\\[a\\](b) \\!\\[c\\](d)'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['a | b', 'a \\| b'],
    ['`code`', '\\`code\\`'],
    ['https://a.example www.b.example', 'https\\://a.example www\\.b.example'],
    ['me@a.example', 'me`@`a.example'],
    ['# h', '\\# h'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['82.5', '82.5'],
    ['a\nb', 'a b'],
  ])('%j becomes %s', (text, markdown) => {
    expect(safeForMarkdown(text)).toBe(markdown)
  })

  test('text of which nothing would change is passed on as it is, and no other', () => {
    const marks = [
      '\\',
      '`',
      '*',
      '_',
      '{',
      '[',
      ']',
      '|',
      '~',
      '$',
      '#',
      '!',
      '^',
      '&',
      '<',
      ':',
      '/',
      '://',
      'www',
      'WWW.',
    ]
    const unit = fc.constantFrom(...marks, '.', ')', '1', '-', '+', '=', 'a', 'é', ' ')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 6 }), (start) => {
        // Behind it stands a mark, for which all is looked at.
        expect(safeForMarkdown(`${start}z @`)).toBe(`${safeForMarkdown(`${start}z`)} \`@\``)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('JSON', () => {
  test('JSON for a script cannot close the script, and keeps its values', () => {
    const value = { name: '</script><!--\u{2028}\u{9b}&' }
    expect(jsonForScript(value)).toBe('{"name":"\\u003c/script\\u003e\\u003c!--\\u2028\\u009b\\u0026"}')
    expect(JSON.parse(jsonForScript(value))).toEqual(value)
  })

  test('safe JSON has the same value as the JSON it was made of', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value, null, 2)
        expect(JSON.parse(safeForJson(json))).toEqual(JSON.parse(json))
      }),
    )
  })
})

test('line ends and tabs become one space, soft hyphens go', () => {
  expect(oneLine('permu\u{ad}tation\n  tests\tfor\r\nall')).toBe('permutation tests for all')
})
