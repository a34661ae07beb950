import { expect, test } from 'vitest'
import type { RawLine } from '../../../src/extract/contract.ts'
import { withRightDatesRaised } from '../../../src/extract/layout/right-dates.ts'
import { textOf } from '../../../src/extract/layout/running.ts'
import { printed } from '../lines.ts'

/** A line of text at the left and a cell that ends at x 540. */
function row(text: string, cell: string, top: number): RawLine {
  const [left, right] = [printed({ text, top }), printed({ text: cell, top, x0: 540 - 5 * cell.length })]
  return { ...left, spans: [...left.spans, ...right.spans], bbox: { ...left.bbox!, x1: 540 } }
}

const read = (lines: readonly RawLine[]): string[] => withRightDatesRaised(lines).map(textOf)

test('the end of a period below its start, at the right edge, goes up to it', () => {
  expect(
    read([row('Engineer at the Institute ', 'May 2021 –', 100), row('of Tides and Currents ', 'Present', 112)]),
  ).toEqual(['Engineer at the Institute May 2021 – Present', 'of Tides and Currents '])
  expect(
    read([
      row('Engineer ', 'Feb 2019 - Mar', 100),
      printed({ text: '2021', top: 112, x0: 520 }),
      printed({ text: 'Oslo' }),
    ]),
  ).toEqual(['Engineer Feb 2019 - Mar 2021', 'Oslo'])
})

test('a date under a place, beside the first point or the text of an entry, goes up to its head', () => {
  const head = row('Tidal Institute, Engineer ', 'Oslo, Norway', 100)
  expect(read([head, row('• Built looms ', '2019 – 2021', 112)])).toEqual([
    'Tidal Institute, Engineer Oslo, Norway 2019 – 2021',
    '• Built looms ',
  ])
  expect(
    read([head, row('Built looms that weave in a ', '2019 – 2021', 112), printed({ text: 'harbor.', top: 124 })]),
  ).toEqual(['Tidal Institute, Engineer Oslo, Norway 2019 – 2021', 'Built looms that weave in a ', 'harbor.'])
})

test('two halves of a date with nothing beside them are one, on the line of what begins beside the first', () => {
  const halves = [printed({ text: '30 Jul', top: 100 }), printed({ text: '2025', top: 112 })]
  const beside = printed({ text: 'A talk on tides', top: 100, x0: 150 })
  expect(read([...halves, beside])).toEqual(['30 Jul 2025 A talk on tides'])
  expect(read([...halves, { ...beside, bbox: { ...beside.bbox!, top: 140, bottom: 150 } }])).toHaveLength(2)
  expect(read([printed({ text: '2024-', top: 100 }), printed({ text: 'present', top: 112 })])).toEqual([
    '2024- present',
  ])
  expect(read([printed({ text: '2019', top: 100 }), printed({ text: '2025', top: 112 })])).toHaveLength(2)
})

test('dates of rows stay where they are', () => {
  const rows = [row('Prize of the city ', '2019', 100), row('Prize of the harbor ', '2020', 112)]
  expect(read(rows)).toEqual(rows.map(textOf))
  const heads = [row('University of Tides ', 'Oslo, Norway', 100), row('BSc Oceanography ', '2010 – 2013', 112)]
  expect(read(heads)).toEqual(heads.map(textOf))
  const items = [row('• Talk in May ', 'Oslo', 100), row('• Talk in June ', '2020', 112)]
  expect(read(items)).toEqual(items.map(textOf))
})
