import { expect, test } from 'vitest'
import { plainText } from '../../../src/extract/readers/plain-text.ts'
import { complaints, lines, show, survivesMutation, utf8, withoutOcr } from './reading.ts'

test('blank lines part paragraphs, bullets start items, capitals and underlines make headings', async () => {
  const text = `Ada Example
Oslo

EDUCATION
PhD in cognitive science,
continued here
Work
====
- one
  wrapped
• two
3) three

Too long to be a heading. NASA`
  expect(await lines(plainText, text)).toMatchInlineSnapshot(`
    "1: paragraph|Ada Example
    2: |Oslo
    4: heading1|EDUCATION
    5: paragraph|PhD in cognitive science,
    6: |continued here
    7: heading1|Work
    9: item|one
    10: |wrapped
    11: item|two
    12: item|three
    14: paragraph|Too long to be a heading. NASA"
  `)
})

test('UTF-16 and Windows files are read, the latter with a warning', async () => {
  const utf16 = Uint8Array.from([
    0xff,
    0xfe,
    ...[...'Łódź'].flatMap((each) => [each.charCodeAt(0) & 255, each.charCodeAt(0) >> 8]),
  ])
  expect(await lines(plainText, utf16)).toBe('1: paragraph|Łódź')
  const windows = Uint8Array.from([0x52, 0x65, 0x6e, 0xe9, 0x20, 0x96, 0x20, 0x52])
  expect(show(await plainText.read(windows, withoutOcr))).toBe('1: paragraph|René – R')
  expect(await complaints(plainText, windows)).toEqual(['warning extract/guessed-encoding'])
})

test('binary data under a text name is refused', async () => {
  expect(await complaints(plainText, Uint8Array.from([80, 0, 0, 1, 2, 3, 0, 0, 0, 9, 255, 0]))).toEqual([
    'error extract/not-text',
  ])
})

test('an endless text is cut with a warning', async () => {
  expect(await complaints(plainText, `${'word '.repeat(20)}\n`.repeat(25_000))).toEqual(['warning extract/cut-short'])
})

test('mutated files are answered, never thrown at', async () => {
  await survivesMutation(plainText, utf8('ADA\n\n- one\n  two\nWork\n----\n• three\n'))
})
