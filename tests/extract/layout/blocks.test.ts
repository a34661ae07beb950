import { expect, test } from 'vitest'
import { markBlocks } from '../../../src/extract/layout/blocks.ts'
import { type LineParts, page, printed, show } from '../lines.ts'

/** Lines of 10-point text, 12 points apart and 300 wide unless they say otherwise. */
function marked(lines: readonly LineParts[]): string {
  const pages = [page(lines.map((line, index) => printed({ top: 100 + 12 * index, x1: 350, ...line })))]
  return show(markBlocks(pages))
}

test('lines that fill their column are one paragraph', () => {
  expect(
    marked([{ text: 'I write programs in' }, { text: 'Python and have done' }, { text: 'so for years.' }]),
  ).toMatchInlineSnapshot(`
    "paragraph|I write programs in
    |Python and have done
    |so for years."
  `)
})

test('a short line ends its paragraph', () => {
  expect(
    marked([{ text: 'I write programs in' }, { text: 'Python.', x1: 100 }, { text: 'I like bees, too.' }]),
  ).toMatchInlineSnapshot(`
    "paragraph|I write programs in
    |Python.
    paragraph|I like bees, too."
  `)
})

test('a short line that ends in a comma or a hyphen goes on', () => {
  expect(
    marked([
      { text: 'I write Python,', x1: 120 },
      { text: 'and R in classi-', x1: 130 },
      { text: 'fication studies.' },
    ]),
  ).toMatchInlineSnapshot(`
    "paragraph|I write Python,
    |and R in classi-
    |fication studies."
  `)
})

test('a wider gap parts paragraphs', () => {
  expect(
    marked([
      { text: 'I write programs in', top: 100 },
      { text: 'Python as well.', top: 125 },
    ]),
  ).toMatchInlineSnapshot(`
    "paragraph|I write programs in
    paragraph|Python as well."
  `)
})

test('bullets and numbers begin items, and their lines go on', () => {
  expect(
    marked([
      { text: '• Wrote programs for' },
      { text: 'imaging', x1: 90, x0: 60 },
      { text: '– Sold shoes' },
      { text: '1. Lund A. A paper' },
      { text: '[2] Lund A. More' },
    ]),
  ).toMatchInlineSnapshot(`
    "item|• Wrote programs for
    |imaging
    item|– Sold shoes
    item|1. Lund A. A paper
    item|[2] Lund A. More"
  `)
})

test('what is larger, bold or in capitals is a heading; sentences, dates and addresses are none', () => {
  expect(
    marked([
      { text: 'Experience', sizePt: 14, x1: 130 },
      { text: 'Imaging Center', bold: true, x1: 130 },
      { text: 'SKILLS', x1: 100 },
      { text: 'I AM HERE.', x1: 110 },
      { text: 'MAY 2019', x1: 100 },
      { text: 'ADA@EXAMPLE.ORG', x1: 130 },
      { text: 'These are many words in the body of the text so that its size is known' },
    ]),
  ).toMatchInlineSnapshot(`
    "heading|Experience
    heading|Imaging Center
    heading|SKILLS
    paragraph|I AM HERE.
    paragraph|MAY 2019
    paragraph|ADA@EXAMPLE.ORG
    paragraph|These are many words in the body of the text so that its size is known"
  `)
})

test('a line that hangs out to the left begins a new entry', () => {
  expect(
    marked([
      { text: 'Lund A. A paper on the', x0: 50 },
      { text: 'brain, in a journal.', x0: 70 },
      { text: 'Lund A. Another paper', x0: 50 },
    ]),
  ).toMatchInlineSnapshot(`
    "paragraph|Lund A. A paper on the
    |brain, in a journal.
    paragraph|Lund A. Another paper"
  `)
})

test('a running header is left as it is, and does not part the paragraph around it', () => {
  expect(
    marked([
      { text: 'I write programs in' },
      { text: 'Page 2', starts: 'header' },
      { text: 'Python and R.', top: 112 },
    ]),
  ).toMatchInlineSnapshot(`
    "paragraph|I write programs in
    header|Page 2
    |Python and R."
  `)
})
