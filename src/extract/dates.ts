/** Dates and periods in a text: `Sep 2019 - Present`, `09/2019 – 03/2021`, `seit 10/2020`. */
import type { Period, TextRange, YearMonth } from '../model/document.ts'
import {
  COUNTED,
  ENDED,
  EXPECTED,
  MONTHS,
  NUMBERED,
  PRESENT,
  PRESENT_ABROAD,
  SEASONS,
  SINCE,
  UNTIL,
  UNTIL_ABROAD,
} from './date-words.ts'
import { fold } from './fold.ts'

/** Longest first, so that `sept` is not read as `sep`. */
const anyOf = (words: readonly string[]): string => words.toSorted((a, b) => b.length - a.length).join('|')

const YEAR = '(?:19[5-9]\\d|20[0-7]\\d)'
const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const MONTH = anyOf(MONTHS.flat())
const SEASON = anyOf(SEASONS)

const monthOf: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)

/** One date that begins where it is looked for, and where it ends. */
interface Point {
  readonly date: YearMonth
  readonly end: number
  /** A bare year, which may be any number. */
  readonly isBare: boolean
}

interface Form {
  readonly pattern: RegExp
  /** Null when the figures make no date. */
  read(match: RegExpExecArray, text: string): YearMonth | null
}

/** How a date is written, tried in order. Every pattern is bounded, so that no text makes it slow. */
const FORMS: readonly Form[] = [
  // 2019-09, 2019-09-30, 2019/09; 2019-20 and 2019/20 are two years, as is all with a dash.
  {
    pattern: new RegExp(`(${YEAR})([-./])(0[1-9]|1[0-2])(?:[-./]${DAY})?(?![\\d])`, 'y'),
    read: (match) => {
      const [whole, year = '', , month = ''] = match
      const isNextYear = whole.length === 7 && Number(month) === (Number(year) + 1) % 100
      return isNextYear ? null : { year: Number(year), month: Number(month) }
    },
  },
  // 30.09.2019; of 09/30/2019 the month comes first, and of 09/10/2019 nobody knows.
  {
    pattern: new RegExp(`(${DAY})([./-])(${DAY})\\2(${YEAR})(?!\\d)`, 'y'),
    read: (match) => {
      const [, first, separator, second, year] = match
      return { year: Number(year), month: monthAmong(Number(first), Number(second), separator === '.') }
    },
  },
  // 09/2019
  {
    pattern: new RegExp(`(0?[1-9]|1[0-2])[./-](${YEAR})(?!\\d)`, 'y'),
    read: ([, month, year]) => ({ year: Number(year), month: Number(month) }),
  },
  // Sept. 2019, September 30, 2019, 30 septembre 2019, octubre de 2019, Sep '19, Sep2019
  {
    pattern: new RegExp(
      `(?:${DAY}(?:st|nd|rd|th|er|\\.)? (?:de )?)?(${MONTH})(?:\\b|(?=${YEAR}))\\.?,? ?(?:of |de |del |do )?(?:${DAY}(?:st|nd|rd|th)?, ?)?(${YEAR}|'\\d\\d)(?!\\d)`,
      'y',
    ),
    read: ([, month = '', year = '']) => ({ year: fullYear(year), month: monthOf.get(month) ?? null }),
  },
  // 2019年4月, 2019년 4월 1일, 2019年
  {
    pattern: new RegExp(`(${YEAR}) ?[年년](?: ?(0?[1-9]|1[0-2]) ?[月월](?: ?${DAY} ?[日일])?)?`, 'y'),
    read: ([, year, month]) => ({ year: Number(year), month: month === undefined ? null : Number(month) }),
  },
  // Summer 2016, WS 2019/20
  {
    pattern: new RegExp(`(?:${SEASON})\\b\\.?,? ?(?:of |de )?(${YEAR})(?:/\\d\\d)?(?!\\d)`, 'y'),
    read: ([, year]) => ({ year: Number(year), month: null }),
  },
  // 2019, and 2019b where several of a year are told apart
  {
    pattern: new RegExp(`(${YEAR})(?:[a-f](?![a-z\\d]))?`, 'y'),
    read: ([, year]) => ({ year: Number(year), month: null }),
  },
]

const bareForm = FORMS.at(-1)

/** `'19–'21`: a year of two digits counts only between two. */
const SHORT_YEARS = /'(\d\d) ?[-–] ?'?(\d\d)(?!\d)/y

/** `12/99–01/02`, `03/18–heute`: months with years of two digits, which count only in a period. */
const SHORT_MONTHS = new RegExp(
  `(0[1-9]|1[0-2])/(\\d\\d) ?[-–] ?(?:(0[1-9]|1[0-2])/(\\d\\d)(?![\\d/])|(?:${anyOf(PRESENT)})\\b)`,
  'y',
)

/** `06 2020 – 12 2020`: a month and a year with a blank between count only in a period. */
const SPACED_MONTHS = new RegExp(
  `(0[1-9]|1[0-2]) (${YEAR}) ?[-–] ?(?:(0[1-9]|1[0-2]) (${YEAR})(?!\\d)|(?:${anyOf(PRESENT)})\\b)`,
  'y',
)

/** `June` in `June–December 2020`. */
const BARE_MONTH = new RegExp(`(${MONTH}|${SEASON})\\b\\.?`, 'y')

const LEAD = new RegExp(
  `(?:(${anyOf(SINCE)})|(${anyOf(ENDED)})|(${anyOf(EXPECTED)})\\.?)\\b:?(?: (?:graduation|completion|defen[cs]e|date|in|for|end|ende|en)\\b:?){0,2} {0,2}`,
  'y',
)
/** Arrows, and what stands for a sign that the file names no character of, are dashes between two dates. */
const BETWEEN = new RegExp(
  `[ \\n]{0,3}(?:[-–~〜→▶▸►\ufffd]{1,3}|/|(?:${anyOf(UNTIL)})\\b|(?:${anyOf(UNTIL_ABROAD)}))[ \\n]{0,3}(?:(?:le|la|a|o) |l')?`,
  'y',
)
/** `2019 – exp. 2025`, `2019- (projected) April 2025`. */
const EXPECTED_END = new RegExp(`\\(?(?:${anyOf(EXPECTED)})\\b[.:]?\\)? {0,2}`, 'y')
const AT_PRESENT = new RegExp(`(?:${anyOf(PRESENT)})\\b|(?:${anyOf(PRESENT_ABROAD)})`, 'y')
/** Nothing comes after the dash. */
const LEFT_OPEN = /(?: {0,2}[-–]{1,3} {0,2}(?=$|\n|[,;|)])|[-–](?= \p{L}))/uy
const END_OF_SPAN = /(\d\d)(?![\d%]|[./–-]\d)/y
const YEAR_OF_STUDY = /\/(\d\d)(?![\d./–-])/y
const NEXT_YEAR = new RegExp(`(?:, ?| and | et | und | y | e | ?& ?)(${YEAR})(?![\\d./–-])`, 'y')
const TRAIL = new RegExp(
  `[ ,]{0,2}\\(?(?:(${anyOf(EXPECTED)})|\\d{1,2} ?(?:mois|months?|mos?|yrs?|years?|ans?|monate?|jahre?|meses|mes|anos?)(?: \\d{1,2} ?(?:mois|months?|mos?))?)\\b\\.?\\)?`,
  'y',
)

/** Where a date may begin. */
const CANDIDATE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:\\d|'\\d\\d|(?:${MONTH})(?=${YEAR})|(?:${MONTH}|${SEASON}|${anyOf([...SINCE, ...ENDED, ...EXPECTED])})\\b)`,
  'gu',
)

/**
 * Every date and period of a text, in order and without overlap. Years from 1950 to 2079; page ranges, phone numbers,
 * addresses, norms and counts are none. Line feeds are spaces, so that a period may go over the end of a line.
 *
 * @returns ranges into `text`; a single date has its start equal to its end
 */
export function parsePeriods(text: string): Period[] {
  const folded = fold(text)
  const masked = maskedRanges(folded)
  const periods: Period[] = []
  let from = 0
  let mask = 0
  for (const { index } of folded.matchAll(CANDIDATE)) {
    while ((masked[mask]?.end ?? Number.POSITIVE_INFINITY) <= index) mask++
    if (index < from || (masked[mask]?.start ?? Number.POSITIVE_INFINITY) <= index) continue
    const period = periodAt(folded, index)
    if (period === null) continue
    periods.push(period)
    from = period.range.end
  }
  return periods
}

/** True when a text begins with a word that stands for today. */
export function beginsWithPresent(text: string): boolean {
  return matchAt(AT_PRESENT, fold(text), 0) !== null
}

function periodAt(text: string, start: number): Period | null {
  const lead = matchAt(LEAD, text, start)
  const first = start + (lead?.[0].length ?? 0)
  const found = spanAt(text, first)
  if (found === null) return null
  const trail = matchAt(TRAIL, text, found.end)
  const expected = lead?.[3] !== undefined || trail?.[1] !== undefined || found.isExpected === true
  const range = { start, end: found.end + (trail?.[0].length ?? 0) }
  const isSingle = found.to !== 'present' && found.to !== null && isSame(found.from, found.to)
  if (lead?.[1] !== undefined && isSingle) return { range, start: found.from, end: 'present', expected }
  const hasNoStart = isSingle && (lead?.[2] !== undefined || expected)
  return { range, start: hasNoStart ? null : found.from, end: found.to, expected }
}

interface Span {
  readonly from: YearMonth
  readonly to: YearMonth | 'present' | null
  readonly end: number
  /** Whether the end is said to lie ahead. */
  readonly isExpected?: boolean
}

/** A date with what follows it: an end, a dash into the open, the years after it. */
function spanAt(text: string, start: number): Span | null {
  const short = matchAt(SHORT_YEARS, text, start)
  if (short !== null) {
    const [whole, from = '', to = ''] = short
    return ordered({ year: fullYear(from), month: null }, { year: fullYear(to), month: null }, start + whole.length)
  }
  const months = shortMonthsAt(text, start) ?? spacedMonthsAt(text, start)
  if (months !== null) return months
  const point = pointAt(text, start)
  if (point === null) return bareMonthAt(text, start)
  const until = untilAt(text, point)
  if (until !== null) return isMistaken(text, start, { ...point, end: until.end }) ? null : until
  if (isMistaken(text, start, point)) return null
  const open = matchAt(LEFT_OPEN, text, point.end)
  if (open !== null) return { from: point.date, to: null, end: point.end + open[0].trimEnd().length }
  return yearsInARow(text, point)
}

/** Null where both years may be months as well: `05/10–06/11` can be days of one year. */
function shortMonthsAt(text: string, start: number): Span | null {
  const match = /\d[./-]?$/.test(text.slice(Math.max(0, start - 2), start)) ? null : matchAt(SHORT_MONTHS, text, start)
  if (match === null) return null
  const [whole, month = '', year = '', endMonth, endYear] = match
  const from = { year: fullYear(year), month: Number(month) }
  const end = start + whole.length
  if (endMonth === undefined || endYear === undefined) return { from, to: 'present', end }
  if (Number(year) <= 12 && Number(endYear) <= 12) return null
  return ordered(from, { year: fullYear(endYear), month: Number(endMonth) }, end)
}

function spacedMonthsAt(text: string, start: number): Span | null {
  const match = /\d[./-]?$/.test(text.slice(Math.max(0, start - 2), start)) ? null : matchAt(SPACED_MONTHS, text, start)
  if (match === null) return null
  const [whole, month, year, endMonth, endYear] = match
  const from = { year: Number(year), month: Number(month) }
  const end = start + whole.length
  if (endMonth === undefined) return { from, to: 'present', end }
  return ordered(from, { year: Number(endYear), month: Number(endMonth) }, end)
}

function untilAt(text: string, { date, end }: Point): Span | null {
  const between = matchAt(BETWEEN, text, end)
  if (between === null) return null
  const foreseen = matchAt(EXPECTED_END, text, end + between[0].length)
  const at = end + between[0].length + (foreseen?.[0].length ?? 0)
  const present = matchAt(AT_PRESENT, text, at)
  if (present !== null) return { from: date, to: 'present', end: at + present[0].length }
  const other = yearOfStudyAt(text, pointAt(text, at))
  if (foreseen !== null) return other === null ? null : expectedSpan(date, other)
  if (other !== null)
    return between[0].includes('\n') && !between[0].trim() ? null : ordered(date, other.date, other.end)
  const short = /^ ?[-–/] ?$/.test(between[0]) ? matchAt(END_OF_SPAN, text, at) : null
  if (short === null || date.month !== null) return null
  const year = Math.floor(date.year / 100) * 100 + Number(short[1])
  const to = { year: year < date.year ? year + 100 : year, month: null }
  // 2008/09 – 2010/11: years of study, and a period of them.
  const later = between[0].includes('/') ? untilAt(text, { date: to, end: at + 2, isBare: true }) : null
  if (later === null) return ordered(date, to, at + 2)
  return later.to === null || later.to === 'present' ? { ...later, from: date } : ordered(date, later.to, later.end)
}

function expectedSpan(from: YearMonth, to: Point): Span | null {
  const span = ordered(from, to.date, to.end)
  return span === null ? null : { ...span, isExpected: true }
}

/** `2010/11` ends in 2011. */
function yearOfStudyAt(text: string, point: Point | null): Point | null {
  const next = point?.isBare ? matchAt(YEAR_OF_STUDY, text, point.end) : null
  if (point === null || next === null || Number(next[1]) !== (point.date.year + 1) % 100) return point
  return { ...point, date: { year: point.date.year + 1, month: null }, end: point.end + next[0].length }
}

/** Null when the end lies before the start: those are pages, or two things. */
function ordered(from: YearMonth, to: YearMonth, end: number): Span | null {
  const isBackwards = to.year < from.year || (to.year === from.year && (to.month ?? 12) < (from.month ?? 1))
  return isBackwards || to.year > lastYear ? null : { from, to, end }
}

const lastYear = 2079

function bareMonthAt(text: string, start: number): Span | null {
  const bare = matchAt(BARE_MONTH, text, start)
  const between = bare === null ? null : matchAt(BETWEEN, text, start + bare[0].length)
  if (bare === null || between === null) return null
  const to = pointAt(text, start + bare[0].length + between[0].length)
  if (to === null || to.isBare) return null
  return ordered({ year: to.date.year, month: monthOf.get(bare[1] ?? '') ?? null }, to.date, to.end)
}

/** `2015, 2016` is said of what is done every year. */
function yearsInARow(text: string, point: Point): Span {
  let { year } = point.date
  let { end } = point
  for (;;) {
    const next = point.isBare ? matchAt(NEXT_YEAR, text, end) : null
    if (next === null || Number(next[1]) !== year + 1) break
    year++
    end += next[0].length
  }
  return { from: point.date, to: year === point.date.year ? point.date : { year, month: null }, end }
}

function pointAt(text: string, start: number): Point | null {
  for (const form of FORMS) {
    const match = matchAt(form.pattern, text, start)
    const date = match === null ? null : form.read(match, text)
    if (match !== null && date !== null) return { date, end: start + match[0].length, isBare: form === bareForm }
  }
  return null
}

/** What stands before and after a bare year that makes it another number. */
const BEFORE = new RegExp(
  `(?:[\\p{L}\\p{N}_#$€£@%+=&/\\\\]|\\d[.,:-]|\\p{L}-|\\d\\)? ?:|\\(\\d+\\)[,:] ?|[$€£] |\\d[-–]|\\b(?:${anyOf(NUMBERED)})[ .:-]{1,2}(?:\\d{1,4} ?[-–] ?)?|(?:str\\.|strasse|straße|street|road|rue|laan|vej|platz|gasse|weg)[^\\n,]{0,20} \\d{1,4}[a-z]?,? )$`,
  'u',
)
const AFTER = new RegExp(
  `^(?:[\\p{L}\\p{N}_%@]|[.,:]\\d|[-–/]\\d|-\\p{L}| ?[$€£]|\\) ?\\d{3}|(?: [\\p{L}-]{1,20})? (?:${anyOf(COUNTED)})\\b)`,
  'u',
)
const contextLength = 48

function isMistaken(text: string, start: number, { end, isBare }: Point): boolean {
  if (!isBare)
    return /\d[./,:–-]?$/.test(text.slice(Math.max(0, start - 2), start)) || /^[./–-]?\d/.test(text.slice(end, end + 2))
  const before = text.slice(Math.max(0, start - contextLength), start)
  return BEFORE.test(before) || AFTER.test(text.slice(end, end + contextLength))
}

/** Addresses on the web, DOIs, mail addresses and phone numbers: no figure inside them is a date. */
const MASKS = new RegExp(
  [
    '(?:https?://|www\\.|doi[:. ]|arxiv[:. ])\\S{1,200}',
    '10\\.\\d{4,9}/\\S{1,100}',
    '[\\w.+-]{1,64}@[\\w.-]{1,100}',
    `(?:\\+\\d|\\((?!${YEAR}\\))\\d{2,5}\\) ?-?\\d|\\b(?:tel|phone|mobile|fax|telefon|telephone|handy|mob|cell)\\b[.: ]{1,3}\\(?\\d)[\\d ().-]{4,20}\\d`,
  ].join('|'),
  'g',
)

function maskedRanges(text: string): TextRange[] {
  return [...text.matchAll(MASKS)].map(({ 0: words, index }) => ({ start: index, end: index + words.length }))
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function monthAmong(first: number, second: number, dayFirst: boolean): number | null {
  if (first > 12) return second <= 12 ? second : null
  if (second > 12) return first
  return dayFirst || first === second ? second : null
}

/** `'19` is 2019, `'85` is 1985. */
function fullYear(written: string): number {
  const year = Number(written.replace("'", ''))
  if (year >= 100) return year
  return year >= 50 ? 1900 + year : 2000 + year
}

function isSame(a: YearMonth, b: YearMonth): boolean {
  return a.year === b.year && a.month === b.month
}
