import { expect, test } from 'vitest'
import { markRunningHeaders } from '../../../src/extract/layout/running.ts'
import { page, printed, show } from '../lines.ts'

const pages = (...each: readonly (readonly [top: number, text: string])[][]) =>
  show(markRunningHeaders(each.map((lines) => page(lines.map(([top, text]) => printed({ text, top })))))).split('\n')

test('the same line at the edge of page after page is a running header, whatever its number', () => {
  expect(
    pages(
      [
        [400, 'Python'],
        [800, 'Ada Lund, 1 of 3'],
      ],
      [
        [400, 'R'],
        [800, 'Ada Lund, 2 of 3'],
      ],
      [
        [400, 'C'],
        [800, 'Ada Lund, 3 of 3'],
      ],
    ),
  ).toEqual(['|Python', 'header|Ada Lund, 1 of 3', '|R', 'header|Ada Lund, 2 of 3', '|C', 'header|Ada Lund, 3 of 3'])
})

test('a page number alone counts on any page, at its edge', () => {
  expect(
    pages([
      [20, 'Ada Lund'],
      [400, '12'],
      [800, 'Page 1 of 2'],
    ]),
  ).toEqual(['|Ada Lund', '|12', 'header|Page 1 of 2'])
  expect(pages([[810, '– 3 –']], [[810, 'Seite 4']])).toEqual(['header|– 3 –', 'header|Seite 4'])
})

test('the last lines of pages that count on are page numbers above a wide margin, too', () => {
  const numbered = (number: string) => [[400, 'Tides'] as const, [700, number] as const]
  expect(pages(numbered('1/2'), numbered('2/2'))).toEqual(['|Tides', 'header|1/2', '|Tides', 'header|2/2'])
  expect(pages(numbered('12'), numbered('30'))).toEqual(['|Tides', '|12', '|Tides', '|30'])
})

test('a line that repeats in the middle of pages is text', () => {
  expect(pages([[400, 'Imaging Center']], [[400, 'Imaging Center']])).toEqual(['|Imaging Center', '|Imaging Center'])
})

test('a line at the edge of one page is text', () => {
  expect(pages([[20, 'Ada Lund']], [[20, 'Skills']])).toEqual(['|Ada Lund', '|Skills'])
})
