import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalize } from '../../src/text/normalize.ts'

const fold = (text: string): string => normalize(text).text

/** What the original says where `part` stands in the normalized text. */
function originalOf(original: string, part: string): string {
  const { text, toOriginal } = normalize(original)
  const start = text.indexOf(part)
  expect(start, `"${part}" in "${text}"`).not.toBe(-1)
  const range = toOriginal({ start, end: start + part.length })
  return original.slice(range.start, range.end)
}

/** Text of what normalizing treats specially, beside anything at all. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(
        '-\n',
        '\u00ad',
        '\u00ad\n',
        'ﬁ',
        '¨u',
        'é',
        'e\u0301',
        '\u200b',
        '—',
        '’',
        '\r\n',
        '𝐀',
        '\ud800',
        '`a',
      ),
      fc.constantFrom('a', 'Z', ' ', '\n', '-'),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

test('ligatures and other compatibility forms become plain letters', () => {
  expect(fold('ﬁeldtrip, eﬃcient, ﬂow, ＭＲＩ, x²')).toBe('fieldtrip, efficient, flow, MRI, x2')
})

test('a ligature leads back to its own place, whole', () => {
  expect(originalOf('the ﬁeldtrip toolbox', 'fieldtrip')).toBe('ﬁeldtrip')
  expect(originalOf('the ﬁeldtrip toolbox', 'toolbox')).toBe('toolbox')
  expect(originalOf('oﬀ', 'of')).toBe('oﬀ')
})

test('diacritics go, composed or not', () => {
  expect(fold('Zdeňka Horváthová, Inês, Nystro\u0308m, Łódź')).toBe('Zdenka Horvathova, Ines, Nystrom, Łodz')
})

test('accents that OT1 fonts print in front of the letter go', () => {
  expect(fold('M¨uller, Zden ˇka, Horv´athov´a')).toBe('Muller, Zden ka, Horvathova')
  expect(originalOf('Herr M¨uller', 'Muller')).toBe('M¨uller')
})

test('an accent that stands alone is a quote', () => {
  expect(fold('´ `')).toBe("' '")
})

test('soft hyphens, zero-width characters and bidi controls are not there', () => {
  expect(fold('neuro\u00adimaging P\u200by\u200dthon \u202eR\u202c \u{e0041}\ufeffx\ufe0f')).toBe(
    'neuroimaging Python R x',
  )
  expect(originalOf('neuro\u00adimaging', 'neuroimaging')).toBe('neuro\u00adimaging')
})

test('a hyphen at the end of a line joins the word when the next line goes on in lower case', () => {
  expect(fold('classi-\nfication and neuro\u00ad\nimaging')).toBe('classification and neuroimaging')
  expect(originalOf('classi-\nfication', 'classification')).toBe('classi-\nfication')
})

test('a hyphen at the end of a line stays before a capital, a digit, or after no letter', () => {
  expect(fold('EEG-\nMEG, 2019-\n2021, a -\nb')).toBe('EEG- MEG, 2019- 2021, a - b')
})

test('every dash is a hyphen and every quote is straight', () => {
  expect(fold('a‐b‑c‒d–e—f―g−h ‘i’ “j” „k“ «l» 5′')).toBe('a-b-c-d-e-f-g-h \'i\' "j" "k" "l" 5\'')
})

test('line ends, tabs and form feeds are a space', () => {
  expect(fold('a\nb\tc\fd\r\ne')).toBe('a b c d  e')
})

test('plain ASCII comes out as it went in, at the same offsets', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ -_a-~]*$/), (text) => {
      const normalized = normalize(text)
      expect(normalized.text).toBe(text)
      for (let at = 0; at < text.length; at++) {
        expect(normalized.toOriginal({ start: at, end: at + 1 })).toEqual({ start: at, end: at + 1 })
        expect(normalized.fromOriginal(at)).toBe(at)
      }
    }),
  )
})

test('a character beyond the basic plane does not shift what stands behind it', () => {
  expect(fold('📧 ada 𝐑')).toBe('📧 ada R')
  expect(originalOf('📧📞 ada', 'ada')).toBe('ada')
  expect(originalOf('📧📞 ada', '📞')).toBe('📞')
})

test('every range of the normalized text leads to a range of the original', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (original, a, b) => {
      const { text, toOriginal } = normalize(original)
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y) as [number, number]
      const range = toOriginal({ start, end })
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.end).toBeGreaterThanOrEqual(range.start)
      expect(range.end).toBeLessThanOrEqual(original.length)
      if (end > start) expect(range.end).toBeGreaterThan(range.start)
    }),
    { numRuns: 500 },
  )
})

test('the way back keeps order: what stands later came from later', () => {
  fc.assert(
    fc.property(anyText, (original) => {
      const { text, toOriginal } = normalize(original)
      let before = 0
      for (let at = 0; at < text.length; at++) {
        const { start } = toOriginal({ start: at, end: at + 1 })
        expect(start).toBeGreaterThanOrEqual(before)
        before = start
      }
    }),
  )
})

test('an offset of the original leads to the first unit that came from there or later', () => {
  const original = 'a\u00adﬁ—b'
  const { text, fromOriginal } = normalize(original)
  expect(text).toBe('afi-b')
  expect([0, 1, 2, 3, 4, 5].map(fromOriginal)).toEqual([0, 1, 1, 3, 4, 5])
})

test('normalized text has nothing left to normalize but what stood apart', () => {
  fc.assert(
    fc.property(anyText, (original) => {
      const { text } = normalize(original)
      expect(text).not.toMatch(/[\n\t\u00ad\u200b\ufb01\u2014]/)
    }),
  )
})
