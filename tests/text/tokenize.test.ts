import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenize } from '../../src/text/tokenize.ts'

const words = (text: string): string[] => tokenize(text).map((token) => token.word)

test('words are runs of letters and digits, in lower case', () => {
  expect(words('Python 3.11, fMRI; Müller & Søn')).toEqual(['python', '3', '11', 'fmri', 'müller', 'søn'])
})

test('hyphens, slashes, underscores and periods part words', () => {
  expect(words('M/EEG time-series scikit_learn e.g.')).toEqual([
    'm',
    'eeg',
    'time',
    'series',
    'scikit',
    'learn',
    'e',
    'g',
  ])
})

test('C++, C# and F# keep their sign, and no other word takes one', () => {
  expect(words('C++, C#, F#; C++11 a+b #1 R+')).toEqual(['c++', 'c#', 'f#', 'c++', '11', 'a', 'b', '1', 'r'])
})

test('a token keeps what was written', () => {
  expect(tokenize('in MATLAB')).toEqual([
    { start: 0, end: 2, surface: 'in', word: 'in' },
    { start: 3, end: 9, surface: 'MATLAB', word: 'matlab' },
  ])
})

test('every token is found at its own range, in order, and tokens never overlap', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      let end = 0
      for (const token of tokenize(text)) {
        expect(token.start).toBeGreaterThanOrEqual(end)
        expect(text.slice(token.start, token.end)).toBe(token.surface)
        expect(token.word).toBe(token.surface.toLowerCase())
        end = token.end
      }
    }),
  )
})
