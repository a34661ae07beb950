import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withGuttersApart } from '../../../src/extract/layout/gutter-cells.ts'
import { withMarginsFirst } from '../../../src/extract/layout/margins.ts'
import { textOf } from '../../../src/extract/layout/running.ts'
import { type LineParts, printed } from '../lines.ts'

const read = (lines: readonly LineParts[]) => withMarginsFirst(lines.map(printed)).map(textOf)
const prose = { x0: 150, x1: 400 }
const margin = { x0: 50, x1: 110 }

test('a note in the margin is read before the paragraph that it stands beside, and in one piece', () => {
  expect(
    read([
      { ...prose, text: 'I am engaged in', top: 100 },
      { ...margin, text: 'This CV is', top: 105 },
      { ...prose, text: 'research that crosses', top: 112 },
      { ...margin, text: 'also online', top: 117 },
      { ...prose, text: 'disciplines.', top: 124, x1: 200 },
      { ...margin, text: 'as a page', top: 129 },
    ]),
  ).toEqual(['This CV is', 'also online', 'as a page', 'I am engaged in', 'research that crosses', 'disciplines.'])
})

test('where no sentence is cut, lines stay as they are', () => {
  const lines = [
    { ...prose, text: 'Engineer at the observatory.', top: 100 },
    { ...margin, text: '2019–2021', top: 105 },
    { ...prose, text: 'Teacher at the school.', top: 112 },
  ]
  expect(read(lines)).toEqual(lines.map(({ text }) => text))
})

test('a date in the gutter that takes two lines is parted from the sentence beside it', () => {
  const row = (gutter: string, text: string, top: number) => {
    const [a, b] = [printed({ ...margin, text: gutter, top }), printed({ ...prose, text, top })]
    return { ...b, spans: [...a.spans, ...b.spans], bbox: { ...b.bbox!, x0: margin.x0 } }
  }
  const lines = [row('2019 –', 'I built models of tides that', 100), row('2021', 'run in two harbours.', 112)]
  expect(withMarginsFirst(withGuttersApart(lines)).map(textOf)).toEqual([
    '2019 –',
    '2021',
    'I built models of tides that',
    'run in two harbours.',
  ])
  const table = [row('Python', 'I built models of tides that', 100), row('R', 'Taught it for two years.', 112)]
  expect(withGuttersApart(table)).toEqual(table)
})

test('every line is read once, wherever it stands', () => {
  const anyLine = fc.record({
    text: fc.constantFrom('word', 'Name', 'end.', '•', '12'),
    x0: fc.constantFrom(50, 150, 300),
    x1: fc.constantFrom(320, 400, 500),
    top: fc.nat({ max: 200 }),
  })
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 30 }), (parts) => {
      const lines = parts.map(printed)
      const ordered = withMarginsFirst(lines)
      expect(ordered).toHaveLength(lines.length)
      expect(new Set(ordered)).toEqual(new Set(lines))
    }),
  )
})
