import fc from 'fast-check'
import { expect, test } from 'vitest'
import { regionsOf as regionsBeside } from '../../../src/extract/layout/columns.ts'
import { median } from '../../../src/extract/layout/median.ts'
import type { Segment } from '../../../src/extract/layout/segments.ts'
import { segment, textOf } from './placed.ts'

/** Regions of a first page: no gutter is known yet. */
const regionsOf = (segments: readonly Segment[]): Segment[][] =>
  regionsBeside(segments, { known: new Set(), found: new Set() })

const regions = (segments: readonly Segment[]): string[] =>
  regionsOf(segments).map((region) => region.map(textOf).join(' '))

/** Lines of one letter and their number, downward from a baseline. */
const column = (letter: string, x0: number, count: number, order: number, from = 100) =>
  Array.from({ length: count }, (_, index) =>
    segment(`${letter}${index + 1}`.padEnd(20, '.'), x0, from + 14 * index, order + index),
  )

test('one column is one region', () => {
  expect(regionsOf(column('a', 50, 5, 0))).toHaveLength(1)
  expect(regionsOf([])).toEqual([])
})

test('two columns are read one after the other', () => {
  const [left, right] = [column('a', 50, 5, 0), column('b', 300, 5, 5)]
  const read = regionsOf([...left, ...right])
  expect(read.map((region) => region.map((each) => textOf(each)[0]))).toEqual([Array(5).fill('a'), Array(5).fill('b')])
})

test('columns above rows that leave the same blank are columns, and the rows stay rows', () => {
  const heading = segment('Skills', 50, 86, 0)
  const [left, right] = [column('a', 50, 4, 1), column('b', 300, 3, 5)]
  const rows = [0, 1].flatMap((index) => [
    segment('A prize of the city', 50, 200 + 14 * index, 8 + 2 * index),
    segment(`${2020 + index}`, 500, 200 + 14 * index, 9 + 2 * index),
  ])
  expect(regions([heading, ...left, ...right, ...rows]).map((each) => each.replace(/\.+/g, ''))).toEqual([
    'Skills a1 a2 a3 a4',
    'b1 b2 b3',
    'A prize of the city 2020 A prize of the city 2021',
  ])
})

test('where columns parted on an earlier page, one row of each is enough', () => {
  const found = new Set<number>()
  regionsBeside([...column('a', 50, 5, 0), ...column('b', 300, 5, 5)], { known: new Set(), found })
  const last = [segment('end of the main column', 300, 100, 0), segment('end of the sidebar', 50, 100, 1)]
  expect(regionsOf(last)).toHaveLength(1)
  expect(regionsBeside(last, { known: found, found: new Set() })).toHaveLength(2)
})

test('on a later page a date at the right edge makes no column of the known gutter, a larger heading does', () => {
  const known = new Set([298])
  const beside = (right: Segment) => regionsBeside([segment('Founder', 50, 100, 0), right], { known, found: new Set() })
  expect(beside(segment('2019 – 2021', 480, 100, 1))).toHaveLength(1)
  expect(beside(segment('2019 – 2021', 300, 100, 1))).toHaveLength(2)
  expect(beside(segment('Work', 380, 100, 1, 14))).toHaveLength(2)
})

test('a line that spans the gutter ends the columns above it', () => {
  const wide = segment('x'.repeat(90), 50, 180, 10)
  const above = [...column('a', 50, 4, 0), ...column('b', 300, 4, 4)]
  const below = [...column('c', 50, 4, 11, 210), ...column('d', 300, 4, 15, 210)]
  const letters = regionsOf([...above, wide, ...below]).map((region) => textOf(region[0]!)[0])
  expect(letters).toEqual(['a', 'b', 'x', 'c', 'd'])
})

test('a heading under columns that was painted after them heads what comes below, though it stands left of their gutter', () => {
  const list = [...column('a', 50, 4, 0), ...column('b', 300, 4, 4)]
  const heading = segment('Experience', 50, 180, 8)
  const wide = segment('x'.repeat(90), 50, 200, 9)
  expect(regions([...list, heading, wide]).at(-1)).toBe(`Experience ${'x'.repeat(90)}`)
})

/** A cell of words, one line each. */
const cell = (lines: readonly string[], x0: number, top: number, order: number) =>
  lines.map((line, index) => segment(line, x0, top + 12 * index, order + index))

test('a table whose cells are centered, so that few lines share a baseline, is read row by row and cell by cell', () => {
  const table = [
    ...cell(['Degree'], 50, 106, 0),
    ...cell(['Name of', 'the school'], 200, 100, 1),
    ...cell(['Year'], 400, 106, 3),
    ...cell(['Diploma in', 'surveying'], 50, 136, 4),
    ...cell(['Town college,', 'north campus,', 'hall three'], 200, 130, 6),
    ...cell(['2019'], 400, 142, 9),
    ...cell(['Leaving', 'certificate'], 50, 174, 10),
    ...cell(['Hill school'], 200, 180, 12),
    ...cell(['2015'], 400, 180, 13),
  ]
  const below = segment('x'.repeat(90), 50, 240, 14)
  expect(regions([...table, below])).toEqual([
    'Degree',
    'Name of the school',
    'Year',
    'Diploma in surveying',
    '2019',
    'Town college, north campus, hall three',
    'Leaving certificate',
    '2015 Hill school',
    'x'.repeat(90),
  ])
})

test('cells of several lines on the baselines of their neighbors are read one by one where each was painted whole', () => {
  const row = (
    title: readonly string[],
    text: readonly string[],
    date: readonly string[],
    top: number,
    order: number,
  ) => [
    ...cell(title, 50, top, order),
    ...cell(text, 150, top, order + title.length),
    ...cell(date, 420, top, order + title.length + text.length),
  ]
  const first = row(['Engineer', 'Tide Works'], ['Built looms that', 'weave in a', 'harbor.'], ['2019'], 100, 0)
  const second = row(['Weaver', 'Loom House'], ['Wove sails for', 'all seas.'], ['2016'], 150, 6)
  const third = row(['Helper'], ['Carried yarn up', 'and down.'], ['2012'], 200, 11)
  expect(regions([...first, ...second, ...third])).toEqual([
    'Engineer Tide Works',
    '2019 Built looms that weave in a harbor.',
    'Weaver Loom House',
    '2016 Wove sails for all seas.',
    'Helper 2012 Carried yarn up and down.',
  ])
})

test('places and dates at the far edge stay on the lines of what they are about, also where they were painted as cells', () => {
  const entry = (top: number, order: number) => [
    ...cell(['Tide Works, Engineer', 'Built looms', 'Wove sails'], 50, top, order),
    ...cell(['Oslo', '2019 – 2021'], 420, top, order + 3),
  ]
  expect(regionsOf([...entry(100, 0), ...entry(150, 5), ...entry(200, 10)])).toHaveLength(1)
})

test('a date is read on the line with which the cell beside it begins, whatever stands behind that in another column', () => {
  const entry = (year: string, title: string, place: string, top: number, order: number) => [
    segment(year, 50, top, order),
    ...cell([title, 'on two lines'], 120, top, order + 1),
    ...cell([place, 'in a land'], 420, top + 6, order + 3),
  ]
  const entries = [...entry('2019', 'Researcher', 'A town', 100, 0), ...entry('2016', 'Assistant', 'A city', 140, 5)]
  const third = entry('2012', 'Student', 'A village', 180, 10)
  expect(regions([...entries, ...third])).toEqual([
    '2019 Researcher on two lines',
    'A town in a land',
    '2016 Assistant on two lines',
    'A city in a land',
    '2012 Student on two lines',
    'A village in a land',
  ])
})

test('grids of columns below each other are read one after the other, and columns that only painting parts are not cut', () => {
  const grid = (letters: readonly [string, string], order: number, top: number) => [
    ...column(letters[0], 50, 5, order, top),
    ...column(letters[1], 300, 5, order + 5, top),
  ]
  const letters = (segments: readonly Segment[]) =>
    regionsOf(segments).map((region) => region.map((each) => textOf(each)[0]).join(''))
  expect(letters([...grid(['a', 'b'], 0, 100), ...grid(['c', 'd'], 10, 190)])).toEqual([
    'aaaaa',
    'bbbbb',
    'ccccc',
    'ddddd',
  ])
  expect(letters([...grid(['a', 'b'], 0, 100), ...grid(['c', 'd'], 10, 170)])).toEqual(['aaaaaccccc', 'bbbbbddddd'])
})

test('a column that goes on under its neighbor goes on, where it was painted before or nothing comes below', () => {
  const letters = (segments: readonly Segment[]) =>
    regionsOf(segments).map((region) => region.map((each) => textOf(each)[0]).join(''))
  const [long, short] = [column('a', 50, 7, 0), column('b', 300, 4, 7)]
  const wide = segment('x'.repeat(90), 50, 220, 11)
  expect(letters([...long, ...short, wide])).toEqual(['aaaaaaa', 'bbbb', 'x'])
  const later = long.map((each, index) => ({ ...each, order: index < 4 ? index : 20 + index }))
  expect(letters([...later, ...short])).toEqual(['aaaaaaa', 'bbbb'])
})

test('dates beside their entries are rows, not a column', () => {
  const rows = Array.from({ length: 6 }, (_, index) => [
    segment('2019-2021', 50, 100 + 20 * index, 2 * index),
    segment('Imaging Center', 150, 100 + 20 * index, 2 * index + 1),
  ]).flat()
  expect(regionsOf(rows)).toHaveLength(1)
})

test('lines far apart in a margin, each painted before what stands below and beside it, are rows', () => {
  const headings = Array.from({ length: 4 }, (_, index) => [
    segment('Heading', 50, 100 + 70 * index, 10 * index),
    ...column(String.fromCharCode(97 + index), 180, 4, 10 * index + 1, 116 + 70 * index).map((each) => ({
      ...each,
      bbox: { ...each.bbox, x1: 480 },
    })),
  ]).flat()
  expect(regionsOf(headings)).toHaveLength(1)
})

test('a wide column that was painted wholly before a narrow one on its left is read first', () => {
  const sidebar = Array.from({ length: 5 }, (_, index) => segment('side', 50, 107 + 14 * index, 10 + index))
  const main = Array.from({ length: 5 }, (_, index) => segment('main'.repeat(12), 200, 100 + 14 * index, index))
  expect(regions([...sidebar, ...main])[0]).toMatch(/^main/)
  const narrowFirst = sidebar.map((each, index) => ({ ...each, order: index - 10 }))
  expect(regions([...narrowFirst, ...main])[0]).toMatch(/^side/)
})

test('every segment is in one region, wherever it stands', () => {
  const anySegment = fc
    .tuple(
      fc.constantFrom('a', 'long text of a line'),
      fc.constantFrom(50, 60, 300, 310),
      fc.nat({ max: 60 }),
      fc.nat({ max: 99 }),
    )
    .map(([text, x0, row, order]) => segment(text, x0, 50 + 12 * row, order))
  fc.assert(
    fc.property(fc.array(anySegment, { maxLength: 40 }), (segments) => {
      const read = regionsOf(segments).flat()
      expect(read).toHaveLength(segments.length)
      expect(new Set(read)).toEqual(new Set(segments))
    }),
  )
})

test('the median of an even count is the upper of the middle two', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([])]).toEqual([2, 3, 0])
})

test('a page of thousands of scattered segments takes a moment', () => {
  const scattered = Array.from({ length: 4000 }, (_, index) =>
    segment('word', (index * 7919) % 4999, (index * 104_729) % 5003, index),
  )
  const start = performance.now()
  expect(regionsOf(scattered).flat()).toHaveLength(4000)
  expect(performance.now() - start).toBeLessThan(10_000)
})
