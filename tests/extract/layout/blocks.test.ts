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

test('a line that a place or a date widens to the far edge begins anew, for its first word had room above', () => {
  const above = printed({ text: '• Led a team of four', x1: 295 })
  const role = printed({ text: 'Consultant', x1: 95, top: 112 })
  const place = printed({ text: ' Oslo', x0: 325, x1: 350, top: 112 })
  const below = { ...role, bbox: { x0: 50, top: 112, x1: 350, bottom: 122 }, spans: [...role.spans, ...place.spans] }
  expect(show(markBlocks([page([above, below, printed({ text: 'Wrote what is read', x1: 350, top: 124 })])]))).toBe(
    'item|• Led a team of four\nparagraph|Consultant Oslo\n|Wrote what is read',
  )
  expect(marked([{ text: '• Led a team of four', x1: 230 }, { text: 'Consultant Oslo' }])).toBe(
    'item|• Led a team of four\nparagraph|Consultant Oslo',
  )
})

test('a year begins the next of a list, where a sentence ended or what goes on is indented', () => {
  expect(
    marked([
      { text: '2013 On tides. Harbor Letters 4, 1–15.' },
      { text: '2012 On currents and the' },
      { text: 'winds of the sea', x0: 70 },
      { text: '1997 BA, University of Tides' },
    ]),
  ).toBe(
    'paragraph|2013 On tides. Harbor Letters 4, 1–15.\nparagraph|2012 On currents and the\n|winds of the sea\nparagraph|1997 BA, University of Tides',
  )
  expect(marked([{ text: '2013 On tides. doi 10.1109/abc.' }, { text: '2025.1098, and on' }])).toBe(
    'paragraph|2013 On tides. doi 10.1109/abc.\n|2025.1098, and on',
  )
})

test('a line of dashes is a block of its own', () => {
  expect(marked([{ text: '————————————' }, { text: 'University of Tides, Oslo' }])).toBe(
    'paragraph|————————————\nparagraph|University of Tides, Oslo',
  )
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

test('capitals behind a drawn bullet make no heading, larger type does', () => {
  const body = { text: 'These are many words in the body of the text so that its size is known', top: 140 }
  const items = [
    { text: 'MATLAB', x1: 100, starts: 'item' as const },
    { text: 'SKILLS', x1: 100, top: 120, sizePt: 14, starts: 'item' as const },
  ]
  expect(
    marked([...items, body])
      .split('\n')
      .slice(0, 2),
  ).toEqual(['item|MATLAB', 'heading|SKILLS'])
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

test('the second line of a title behind a date is part of it, and a heading at the edge below a bold date is one', () => {
  const date = printed({ text: '2019 A3', top: 100, x1: 90 })
  const title = printed({
    text: 'Latent classes of the design and analysis of',
    top: 100,
    x0: 120,
    x1: 350,
    bold: true,
  })
  const first = { ...date, spans: [...date.spans, ...title.spans] }
  const rest = printed({ text: 'diagnostic studies', top: 112, x0: 120, bold: true })
  const entry = printed({ text: 'Imaging Center', top: 130, x1: 120 })
  const ends = printed({ text: '2019', top: 130, x0: 320, x1: 350, bold: true })
  const last = { ...entry, spans: [...entry.spans, ...ends.spans] }
  const heading = printed({ text: 'Courses', top: 142, bold: true })
  const body = printed({ text: 'Words in the body of the text so that its size is known', top: 154, x1: 350 })
  expect(show(markBlocks([page([first, rest, last, heading, body])]))).toMatchInlineSnapshot(`
    "paragraph|2019 A3Latent classes of the design and analysis of
    |diagnostic studies
    paragraph|Imaging Center2019
    heading|Courses
    paragraph|Words in the body of the text so that its size is known"
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

/** Pages of lines as `marked` has them; each line on its own page begins at the top. */
const over = (...each: readonly (readonly LineParts[])[]) =>
  show(
    markBlocks(
      each.map((lines) => page(lines.map((line, index) => printed({ top: 100 + 12 * index, x1: 350, ...line })))),
    ),
  )

test('a paragraph that runs over the page is one block, and running lines stand around it', () => {
  expect(
    over(
      [
        { text: 'Ada Lund', starts: 'header', top: 20 },
        { text: 'I like bees.', x1: 120 },
        { text: 'For years I have written', top: 700 },
        { text: 'programs that read the', top: 712 },
        { text: 'Page 1', starts: 'header', top: 800 },
      ],
      [
        { text: 'Ada Lund', starts: 'header', top: 20 },
        { text: 'signals of the brain.', x1: 170, top: 40 },
        { text: 'Page 2', starts: 'header', top: 800 },
      ],
    ),
  ).toMatchInlineSnapshot(`
    "header|Ada Lund
    paragraph|I like bees.
    header|Page 1
    paragraph|For years I have written
    |programs that read the
    |signals of the brain.
    header|Ada Lund
    header|Page 2"
  `)
})

test('what is ended, a bullet or a title begins anew on the next page', () => {
  const foot = [{ text: 'For years I have written' }, { text: 'programs for the brain.' }]
  expect(over(foot, [{ text: 'and so on' }])).toContain('paragraph|and so on')
  const open = [{ text: 'For years I have written' }, { text: 'programs that read the' }]
  expect(over(open, [{ text: '• signals' }])).toContain('item|• signals')
  expect(over(open, [{ text: 'SIGNALS' }])).toContain('heading|SIGNALS')
  expect(over(open, [{ text: 'signals', sizePt: 14 }])).not.toContain('\n|signals')
})

test('short lines at the foot of a column are no sentence that goes on', () => {
  expect(
    marked([
      { text: 'python', x0: 50, x1: 80, top: 300 },
      { text: 'matlab', x0: 200, x1: 230, top: 100 },
    ]),
  ).toBe('paragraph|python\nparagraph|matlab')
})

test('a sentence goes on at the head of the next column', () => {
  expect(
    marked([
      { text: 'For years I have written', top: 688, x1: 250 },
      { text: 'programs that read the', top: 700, x1: 250 },
      { text: 'signals of the brain.', top: 100, x0: 300, x1: 400 },
    ]),
  ).toMatchInlineSnapshot(`
    "paragraph|For years I have written
    |programs that read the
    |signals of the brain."
  `)
})

test('notes at the foot of a page are blocks of their own, before a paragraph that runs over', () => {
  const noted = printed({ text: 'I wrote Spindlekit', top: 688, x1: 330 })
  const raised = { text: '1', bbox: noted.bbox, font: { name: 'Body', sizePt: 6, bold: false, italic: false } }
  const lines = [
    printed({ text: 'For years I have measured sleep and', top: 676, x1: 350 }),
    { ...noted, spans: [...noted.spans, raised] },
    printed({ text: '1 Free, and on the web for all', top: 760, sizePt: 8, x1: 300 }),
  ]
  const next = printed({ text: 'and other programs.', top: 40, x1: 150 })
  expect(show(markBlocks([page(lines), page([next])]))).toMatchInlineSnapshot(`
    "paragraph|For years I have measured sleep and
    |I wrote Spindlekit1
    paragraph|1 Free, and on the web for all
    paragraph|and other programs."
  `)
})

test('small type without a mark in the text is no note', () => {
  expect(
    marked([
      { text: 'These are many words in the body of the text', top: 600 },
      { text: '1 Lund A. A paper', top: 700, sizePt: 8 },
      { text: 'More of the body of the text.', top: 740 },
    ]),
  ).toMatchInlineSnapshot(`
    "paragraph|These are many words in the body of the text
    paragraph|1 Lund A. A paper
    paragraph|More of the body of the text."
  `)
})
