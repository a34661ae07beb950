import { expect, test } from 'vitest'
import type { RawLine } from '../../../src/extract/contract.ts'
import type { Segment } from '../../../src/extract/layout/segments.ts'
import {
  noSideHeadings,
  type PlacedSegment,
  sideHeadingsOf,
  withSideHeadings,
} from '../../../src/extract/layout/side-headings.ts'
import { segment, textOf } from './placed.ts'

const placed = (segments: readonly Segment[]): PlacedSegment[] =>
  segments.map(({ spans, bbox, baseline, sizePt, order }, index) => ({
    spans,
    bbox,
    baseline,
    sizePt,
    order,
    segment: segments[index]!,
  }))

const bold = (each: Segment): Segment => ({
  ...each,
  spans: each.spans.map((span) => ({ ...span, font: { ...span.font, name: 'Body-Bold', bold: true } })),
})

/** A heading at the left of rows of text that begin at x 180. */
const section = (heading: readonly string[], rows: number, top: number): Segment[] => [
  ...heading.map((line, index) => bold(segment(line, 50, top + 12 * index))),
  ...Array.from({ length: rows }, (_, index) =>
    segment(`row ${index + 1} of ${heading[0]}, with words`, 180, top + 12 * index),
  ),
]

const found = (segments: readonly Segment[], memory = noSideHeadings()): string[] =>
  sideHeadingsOf(placed(segments), memory).headings.map((lines) =>
    lines.map((line) => textOf(line.segment)).join(' / '),
  )

test('headings beside their sections are taken out, one of two lines as one', () => {
  const page = [
    ...section(['Education'], 4, 100),
    ...section(['Professional', 'Experience'], 5, 170),
    ...section(['Honors &', 'Awards'], 3, 260),
    ...section(['Skills'], 1, 320),
  ]
  expect(found(page)).toEqual(['Education', 'Professional / Experience', 'Honors & / Awards', 'Skills'])
  expect(sideHeadingsOf(placed(page), noSideHeadings()).rest).toHaveLength(13)
})

test('small capitals with larger initials and those without are of one type', () => {
  const capitals = (text: string, top: number, initialPt: number): Segment => {
    const whole = bold(segment(text, 50, top, 0, initialPt))
    const [{ font, bbox }] = whole.spans as [Segment['spans'][number]]
    return {
      ...whole,
      spans: [
        { text: text.slice(0, 1), bbox, font },
        { text: text.slice(1), bbox, font: { ...font, sizePt: 8 } },
      ],
    }
  }
  const rows = (count: number, top: number) =>
    Array.from({ length: count }, (_, index) => segment(`row ${index} with words`, 180, top + 12 * index))
  const page = [
    capitals('EDUCATION', 100, 10),
    ...rows(4, 100),
    capitals('EMPLOYMENT', 170, 8),
    ...rows(4, 170),
    capitals('SKILLS', 240, 10),
    ...rows(2, 240),
  ]
  expect(found(page)).toEqual(['EDUCATION', 'EMPLOYMENT', 'SKILLS'])
})

test('two headings close above each other stay two', () => {
  const page = [...section(['Education'], 4, 100), ...section(['Skills'], 1, 170), ...section(['Languages'], 1, 184)]
  expect(found(page)).toEqual(['Education', 'Skills', 'Languages'])
})

test('the text of a sidebar under its headings makes it none', () => {
  const sidebar = ['Skills', 'Languages'].flatMap((heading, index) => [
    bold(segment(heading, 50, 100 + 60 * index)),
    segment('Python, R', 50, 112 + 60 * index),
    segment('and more', 50, 124 + 60 * index),
  ])
  const main = Array.from({ length: 12 }, (_, index) =>
    segment(`a line of the main column ${index}`, 180, 100 + 12 * index),
  )
  expect(found([...sidebar, ...main])).toEqual([])
})

test('dates beside entries, labels before a colon and the rows of a table are none', () => {
  const dates = Array.from({ length: 6 }, (_, index) => [
    bold(segment('2019 – 2021', 50, 100 + 20 * index)),
    segment('Institute of Quiet Waters', 180, 100 + 20 * index),
  ]).flat()
  expect(found(dates)).toEqual([])
  const labels = ['Education', 'Experience', 'Skills'].flatMap((label, index) => [
    bold(segment(label, 50, 100 + 40 * index)),
    segment(':', 150, 100 + 40 * index),
    segment('what stands there', 180, 100 + 40 * index),
    segment('and goes on', 180, 112 + 40 * index),
  ])
  expect(found(labels)).toEqual([])
  const table = ['Languages', 'Software', 'Research'].flatMap((label, index) => [
    bold(segment(label, 50, 300 + 14 * index)),
    segment('what stands there', 180, 300 + 14 * index),
  ])
  const above = ['Education', 'Experience', 'Publications', 'Skills'].flatMap((heading, index) => [
    bold(segment(heading, 50, 80 + 50 * index)),
    segment('a line of one column that runs far to the right', 50, 95 + 50 * index),
  ])
  expect(found([...above, ...table])).toEqual([])
})

test('on a later page one heading in the same margin is enough, and one whose text begins lower counts too', () => {
  const memory = noSideHeadings()
  found([...section(['Education'], 4, 100), ...section(['Experience'], 5, 170)], memory)
  const later = [...section(['Cliff diving'], 3, 100), bold(segment('Awards', 50, 160)), segment('a prize', 180, 180)]
  expect(found(later)).toEqual([])
  expect(found(later, memory)).toEqual(['Cliff diving', 'Awards'])
})

test('a heading that the text begins right beside is parted from it', () => {
  const page = ['Education', 'Publications', 'Experience'].flatMap((heading, index) => {
    const top = 100 + 60 * index
    const [label, first] = [bold(segment(heading, 174 - 5 * heading.length, top)), segment('the first row', 180, top)]
    const joined = { ...first, spans: [...label.spans, ...first.spans], bbox: { ...first.bbox, x0: label.bbox.x0 } }
    return [joined, segment('the second row', 180, top + 12), segment('the third row', 180, top + 24)]
  })
  expect(found(page)).toEqual(['Education', 'Publications', 'Experience'])
})

const line = (text: string, x0: number, top: number): RawLine => {
  const { spans } = segment(text, x0, top)
  return {
    spans,
    bbox: { x0, top, x1: x0 + 5 * text.length, bottom: top + 10 },
    number: null,
    starts: null,
    headingLevel: null,
  }
}
const wordsOf = (lines: readonly RawLine[]) => lines.map(({ spans }) => spans.map(({ text }) => text).join(''))

test('each heading is one line before the first that it stands beside', () => {
  const lines = [line('before', 180, 80), line('first', 180, 100), line('second', 180, 112), line('third', 180, 150)]
  const headings = [
    [line('Research ', 50, 100), line('Interests', 50, 112)],
    [line('Publi-', 50, 140), line('cations', 50, 152)],
  ]
  const read = withSideHeadings(lines, headings)
  expect(wordsOf(read)).toEqual(['before', 'Research Interests', 'first', 'second', 'Publications', 'third'])
  expect(read[1]).toMatchObject({ starts: 'heading', headingLevel: 1, bbox: { x0: 50, top: 100, bottom: 122 } })
})
