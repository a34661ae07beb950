import { expect, test } from 'vitest'
import { monthsOf, periodText, whenText } from '../../src/match/when.ts'
import type { Document, YearMonth } from '../../src/model/document.ts'
import { documentOf, hits } from './reading-of.ts'

const at = ({ text }: Document, word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length })
const cv = (dates: string, rest = '') =>
  documentOf(`Ada\n\nEmployment\n\nEngineer, Acme GmbH, ${dates}\n- Looms\n${rest}`, 'cv.txt')
const months = async (
  dates: string,
  { present = null, rest = '' }: { present?: YearMonth | null; rest?: string } = {},
) => {
  const document = await cv(dates, rest)
  const span = monthsOf(document, at(document, 'Looms'), present)
  return span && [span.last - span.first + 1, Math.floor(span.last / 12)]
}

test.each([
  [{ start: 2019, end: 2021 }, '2019–2021'],
  [{ start: 2019, end: 2019 }, '2019'],
  [{ start: 2019, end: 'present' as const }, 'since 2019'],
  [{ start: 2019, end: null }, 'from 2019'],
  [{ start: null, end: 2019 }, 'until 2019'],
])('a period is told in years: %j', ({ start, end }, text) => {
  const year = (each: number | null) => (each === null ? null : { year: each, month: null })
  const period = {
    range: { start: 0, end: 0 },
    start: year(start),
    end: end === 'present' ? end : year(end),
    expected: false,
  }
  expect(periodText(period)).toBe(text)
})

test('evidence in a dated entry says when', async () => {
  const document = await cv('2019 – 2021')
  expect(whenText(document, at(document, 'Looms'))).toBe(', 2019–2021')
  expect(whenText(document, at(document, 'Ada'))).toBe('')
  expect(
    await hits(['looms'], 'Ada\n\nEmployment\n\nEngineer, Acme GmbH, 2019–2021\n- Built looms.\n', { path: 'cv.txt' }),
  ).toBe('affirmed 2 "looms" – in a role, 2019–2021')
})

test('months are counted from the first to the last', async () => {
  expect(await months('Sep 2019 – Mar 2021')).toEqual([19, 2021])
})

test('years without months are counted from middle to middle, one alone as half', async () => {
  expect(await months('2019 – 2021')).toEqual([24, 2021])
  expect(await months('2019')).toEqual([6, 2019])
})

test('what goes on is counted to the year of the document, else to the latest it dates, never to today', async () => {
  expect(await months('2019 – present', { present: { year: 2022, month: null } })).toEqual([36, 2022])
  expect(await months('2019 – present', { present: { year: 2022, month: 3 } })).toEqual([33, 2022])
  expect(await months('2024 – present', { present: { year: 2022, month: 3 } })).toEqual([1, 2024])
  expect(
    await months('2019 – present', { rest: '\nPublications\n\n- Lund, A. (2021). On looms. Proc. 12, 2040–2050.\n' }),
  ).toEqual([24, 2021])
  expect(await months('2019 – present')).toEqual([1, 2019])
})

test('what is only expected takes no time', async () => {
  expect(await months('expected 2027')).toBeNull()
})
