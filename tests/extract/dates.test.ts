import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePeriods } from '../../src/extract/dates.ts'
import type { Period, YearMonth } from '../../src/model/document.ts'

const day = ({ year, month }: YearMonth): string => (month === null ? `${year}` : `${year}-${month}`)
const side = (date: Period['end']): string => (date === null ? '?' : date === 'present' ? date : day(date))

/** `written = start..end` of each period; a line feed shows as `⏎`. */
const show = (text: string): string =>
  parsePeriods(text)
    .map(({ range, start, end, expected }) => {
      const written = text.slice(range.start, range.end).replace(/\n/g, '⏎')
      return `${written} = ${side(start)}..${side(end)}${expected ? ' expected' : ''}`
    })
    .join('; ')

test.each([
  ['2019–2021', '2019–2021 = 2019..2021'],
  ['Sep 2019 - Present', 'Sep 2019 - Present = 2019-9..present'],
  ['09/2019 – 03/2021', '09/2019 – 03/2021 = 2019-9..2021-3'],
  ['2019-09 to 2021-03', '2019-09 to 2021-03 = 2019-9..2021-3'],
  ['2018-08-12 – present', '2018-08-12 – present = 2018-8..present'],
  ['Jan. 2023 ‑ PRESENT', 'Jan. 2023 ‑ PRESENT = 2023-1..present'],
  ['2015 –\n2020', '2015 –⏎2020 = 2015..2020'],
  ['June-December 2020', 'June-December 2020 = 2020-6..2020-12'],
  ['2019-20', '2019-20 = 2019..2020'],
  ['2019/20', '2019/20 = 2019..2020'],
  ['2009–12', '2009–12 = 2009..2012'],
  ["'19–'21", "'19–'21 = 2019..2021"],
  ["Sep '19 – Mar '21", "Sep '19 – Mar '21 = 2019-9..2021-3"],
  ['2008/09 – 2010/11', '2008/09 – 2010/11 = 2008..2011'],
  ['12/99 - 01/02', '12/99 - 01/02 = 1999-12..2002-1'],
  ['03/18 – present', '03/18 – present = 2018-3..present'],
  ['06 2020 – 12 2021', '06 2020 – 12 2021 = 2020-6..2021-12'],
  ['05 2019 – present', '05 2019 – present = 2019-5..present'],
  ['May2018', 'May2018 = 2018-5..2018-5'],
  ['Aug 2020 \ufffd July 2024', 'Aug 2020 \ufffd July 2024 = 2020-8..2024-7'],
  ['April 2022 ▸ now', 'April 2022 ▸ now = 2022-4..present'],
  ['Sep. 2021 - Exp. May 2026', 'Sep. 2021 - Exp. May 2026 = 2021-9..2026-5 expected'],
  ['2019- (projected) April 2025', '2019- (projected) April 2025 = 2019..2025-4 expected'],
  ['Jan. 2022 - Exp. Present', 'Jan. 2022 - Exp. Present = 2022-1..present'],
  ['10/93–09/99 Diplom', '10/93–09/99 = 1993-10..1999-9'],
  ['2008/09 – 2010', '2008/09 – 2010 = 2008..2010'],
  ['2008/09 – present', '2008/09 – present = 2008..present'],
  ['2015年4月 – 現在', '2015年4月 – 現在 = 2015-4..present'],
  ['2015年至今', '2015年至今 = 2015..present'],
  ['2010年4月から2014年3月', '2010年4月から2014年3月 = 2010-4..2014-3'],
  ['2015년 3월 ~ 현재', '2015년 3월 ~ 현재 = 2015-3..present'],
  ['2015 по настоящее время', '2015 по настоящее время = 2015..present'],
  ['2010 – obecnie', '2010 – obecnie = 2010..present'],
  ['2024 and 2025: regression', '2024 and 2025 = 2024..2025'],
])('a period has a start and an end: %j', (text, periods) => {
  expect(show(text)).toBe(periods)
})

test.each([
  ['October 2016 –', 'October 2016 – = 2016-10..?'],
  ['since 2020', 'since 2020 = 2020..present'],
  ['seit 10/2020', 'seit 10/2020 = 2020-10..present'],
  ['Expected May 2027', 'Expected May 2027 = ?..2027-5 expected'],
  ['May 2027 (expected)', 'May 2027 (expected) = ?..2027-5 expected'],
  ['Class of 2016', 'Class of 2016 = ?..2016'],
  ['bis August 2020', 'bis August 2020 = ?..2020-8'],
])('what the text does not tell is left open: %j', (text, periods) => {
  expect(show(text)).toBe(periods)
})

test.each([
  ['depuis oct. 2022', 'depuis oct. 2022 = 2022-10..present'],
  ['2014 - heute', '2014 - heute = 2014..present'],
  ['2014 – aujourd’hui', '2014 – aujourd’hui = 2014..present'],
  ['2014 - actualidad', '2014 - actualidad = 2014..present'],
  ['2014 – presente', '2014 – presente = 2014..present'],
  ['oct. 2019 à ce jour', 'oct. 2019 à ce jour = 2019-10..present'],
  ['März 2018 bis August 2020', 'März 2018 bis August 2020 = 2018-3..2020-8'],
  ['enero de 2018 a marzo de 2019', 'enero de 2018 a marzo de 2019 = 2018-1..2019-3'],
  ['9 décembre 2021', '9 décembre 2021 = 2021-12..2021-12'],
  ['Juil 2013 (1 mois)', 'Juil 2013 (1 mois) = 2013-7..2013-7'],
])('months and words for now are known in five languages: %j', (text, periods) => {
  expect(show(text)).toBe(periods)
})

test.each([
  ['2019', '2019 = 2019..2019'],
  ['Summer 2016', 'Summer 2016 = 2016..2016'],
  ['January 4, 2022', 'January 4, 2022 = 2022-1..2022-1'],
  ['30.09.2019', '30.09.2019 = 2019-9..2019-9'],
  ['2010b Workshop', '2010b = 2010..2010'],
])('a single date starts and ends at once: %j', (text, periods) => {
  expect(show(text)).toBe(periods)
})

test('the month of a date that may be read in two ways is left open', () => {
  expect(show('12/01/1983')).toBe('12/01/1983 = 1983..1983')
})

test.each([
  ...['pp. 1209–1221', 'pp. 1960–1975', '34(2):1985-1993', '34(2), 1990–2001', '+49 178 2019 2020', '(412) 555-2019'],
  ...['555-2019', 'Springfield, IL 62704', 'doi:10.1016/2019.2020', 'https://x.org/2019/2020', 'ISO 9001', 'ISO 2001'],
  ...['2,000', '2000 participants', '2000 healthy participants', '$2000', '2000 €', 'Windows 2000', 'L-2000', '1899'],
  ...['Müllerstr. 12, 2000 Antwerpen', '20190101', '2048-dimensional', '2080', 'the 2010s', 'R01 MH2019', '12,2019'],
  ...['05/10–06/11', '13/99–01/02', '1/12/99–01/02', '12/99–01/02/03', '12/99', '01/02–12/99'],
])('%j is no date', (text) => {
  expect(show(text)).toBe('')
})

test('any text is read without a throw, and every range stands inside it in order', () => {
  const pieces = fc.constantFrom(
    ...['2019', '19', "'", '–', '-', ' ', '\n', 'Sep', 'mai', '.', 'to', 'present', '/', '09', '(', ')', 'since', ','],
    ...['expected', 'a', 'İ', '😀', '1'],
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      let last = 0
      for (const { range, start, end } of parsePeriods(text)) {
        expect(range.start).toBeGreaterThanOrEqual(last)
        expect(range.end).toBeGreaterThan(range.start)
        expect(range.end).toBeLessThanOrEqual(text.length)
        expect(start ?? end).not.toBeNull()
        last = range.end
      }
    }),
  )
})

test('a long text takes time in proportion', () => {
  const started = performance.now()
  parsePeriods('2019 – '.repeat(20_000))
  parsePeriods('since '.repeat(20_000))
  parsePeriods('1 '.repeat(50_000))
  expect(performance.now() - started).toBeLessThan(5000)
})
