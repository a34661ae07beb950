import { describe, expect, test } from 'vitest'
import { rtf } from '../../../src/extract/readers/rtf.ts'
import { complaints, hidden, lines, survivesMutation, utf8 } from './reading.ts'

const file = String.raw`{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Garamond;}}{\stylesheet{\s1\b heading 1;}}{\*\generator no;}
{\header\pard Ada Example\par}
\pard\s1 Education\par
\pard Ren\'e9 \u8211- \u321?\'f3d\'9f\tab 2019\line Oslo\par
\pard\ls1{\listtext\bullet\tab}one\par
\trowd\pard\intbl 2020\cell PhD\cell\row
\pard seen {\v hidden }{\fs2 tiny}{\pict 89504e47}{\object{\*\objdata 0102}}\par}`

test('paragraphs, headings, items, cells, headers and characters are read', async () => {
  expect(await lines(rtf, file)).toMatchInlineSnapshot(`
    "header|Ada Example
    heading1|Education
    paragraph|René – ŁódŸ 2019
    |Oslo
    item|one
    cell|2020
    cell|PhD
    paragraph|seen"
  `)
})

test('hidden and tiny text is kept apart', async () => {
  expect(await hidden(rtf, file)).toBe('styled-hidden: hidden\ntiny: tiny')
})

describe('words in the color of what lies behind them', () => {
  const colored = (body: string) =>
    `{\\rtf1{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue128;\\red254\\green254\\blue250;}seen ${body}\\par}`

  test.each([
    ['white', '{\\cf1 secret}'],
    ['nearly white', '{\\cf3 secret}'],
    ['a color on itself', '{\\cf2\\highlight2 secret}'],
    ['a color on itself, by shading', '{\\cf2\\chcbpat2 secret}'],
    ['until the group ends', '{\\cf1 secret}{\\cf2 }'],
  ])('are kept apart: %s', async (_, body) => {
    expect(await hidden(rtf, colored(body))).toBe('no-contrast: secret')
    expect(await lines(rtf, colored(body))).toBe('paragraph|seen')
  })
  test.each([
    ['white on blue', '{\\cf1\\highlight2 words}'],
    ['white in a blue paragraph', '\\par\\pard\\cbpat2{\\cf1 words}'],
    ['after plain', '\\cf1\\plain words'],
    ['the color of the program', '{\\cf0 words}'],
    ['a number without a color', '{\\cf9 words}'],
  ])('are read where they can be seen: %s', async (_, body) => {
    expect(await hidden(rtf, colored(body))).toBe('')
  })
  test('are read with a warning where a cell or a shape may lie behind', async () => {
    expect(await hidden(rtf, colored('\\trowd\\clcbpat2\\cellx100{\\cf1 words}\\cell\\row'))).toBe('')
    expect(await complaints(rtf, colored('{\\shp }{\\cf1 words}'))).toEqual(['warning extract/white-text'])
  })
})

test.each([
  ['tiny', '{\\charscalex1 secret}'],
  ['clipped', '\\pard\\sl-10 secret'],
  ['clipped', '\\trowd\\trrh-10\\cellx4000\\intbl secret\\cell\\row'],
  ['off-page', '\\pard\\li-30000 secret'],
  ['off-page', '\\pard\\posx30000 secret'],
  ['off-page', '{\\shp{\\*\\shpinst\\shpleft-30000\\shpright-20000{\\shptxt secret\\par}}}'],
])('%s: %s', async (reason, body) => {
  const input = `{\\rtf1 seen\\par ${body}\\par\\pard seen\\par}`
  expect(await hidden(rtf, input)).toBe(`${reason}: secret`)
  expect(await lines(rtf, input)).toBe('paragraph|seen\nparagraph|seen')
})

test.each([
  '{\\charscalex80 seen}',
  '\\sl-240 seen',
  '\\sl10\\slmult0 seen',
  '\\trowd\\trrh10\\cellx4000\\intbl seen\\cell\\row',
  '\\li-720 seen',
  '{\\shp{\\*\\shpinst\\shpleft-100\\shpright2000{\\shptxt seen\\par}}}',
])('%s hides nothing', async (body) => {
  expect(await hidden(rtf, `{\\rtf1 ${body}\\par}`)).toBe('')
})

test('a binary length that lies does not swallow or overrun the file', async () => {
  expect(await lines(rtf, String.raw`{\rtf1 a{\pict\bin999999999 zz}b\par}`)).toBe('paragraph|ab')
  expect(await lines(rtf, String.raw`{\rtf1 a{\bin3 }}}b\par}`)).toBe('paragraph|ab')
})

test('groups nested beyond a hundred are refused', async () => {
  expect(await complaints(rtf, `{\\rtf1 ${'{'.repeat(10_000)}`)).toEqual(['error extract/too-deep'])
})

test('another format under this name is told as such', async () => {
  expect(await complaints(rtf, 'plain')).toEqual(['error extract/unreadable'])
})

test('mutated files are answered, never thrown at', async () => {
  await survivesMutation(rtf, utf8(file))
})

test.each([
  ['\\pard\\s2 secret\\par', 'styled-hidden: secret'],
  ['\\pard\\s3 secret\\par', 'styled-hidden: secret'],
  ['\\pard\\s4 seen\\par', ''],
  ['\\pard\\s2\\v0 seen\\par', ''],
  ['\\pard seen {\\cs11 secret}\\par', 'styled-hidden: secret'],
  ['\\pard\\s2 secret\\par\\pard\\s1 seen\\par', 'styled-hidden: secret'],
])('a style hides its words, by itself or by what it is based on: %s', async (body, expected) => {
  const sheet =
    '{\\stylesheet{\\s1 Plain;}{\\s2\\v Hidden;}{\\s3\\sbasedon2 Below;}{\\s4\\sbasedon2\\v0 Shown;}' +
    '{\\*\\cs10\\v Secret;}{\\*\\cs11\\additive\\sbasedon10 Deeper;}}'
  expect(await hidden(rtf, `{\\rtf1${sheet}${body}}`)).toBe(expected)
})

test('letters are those of the font they are set in, of two bytes as well, the second of which may be a letter', async () => {
  const source = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset204 Arial Cyr;}{\f2\fswiss\fcharset238{\*\panose 020b} Arial;}{\f3\fcharset128 Mincho;}}
\f1 \'c8\'e2\'e0\'ed {\f0 Ren\'e9} \'ce\f2  \'8atastn\'e1 \f3\'83e\'83X\'83g \'8e\'52}`
  expect(await lines(rtf, source)).toBe('paragraph|Иван René О Štastná テスト 山')
})

test('the words that an embedded object shows are read, its data are not', async () => {
  const source = String.raw`{\rtf1 {\object\objemb{\*\objclass Sheet}{\*\objdata 0105}{\result shown\par}}}`
  expect(await lines(rtf, source)).toBe('paragraph|shown')
})
