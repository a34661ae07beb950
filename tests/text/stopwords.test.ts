import { expect, test } from 'vitest'
import { guessLanguage, isStopword } from '../../src/text/stopwords.ts'
import { tokenize } from '../../src/text/tokenize.ts'

const languageOf = (text: string): string | null => guessLanguage(tokenize(text).map((token) => token.word))

test('function words of English, French, German and Spanish say nothing about a subject', () => {
  expect(['the', 'avec', 'durch', 'para', 'et'].map(isStopword)).toEqual([true, true, true, true, true])
})

test('words of a subject are no stopwords', () => {
  expect(['python', 'brain', 'model', 'r', 'constructor', ''].map(isStopword)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ])
})

test('the language is the one whose function words are used most', () => {
  expect(languageOf('I have worked with the data of this group and on the models that we have. '.repeat(4))).toBe('en')
  expect(languageOf('Je travaille dans le groupe avec les données et sur les modèles de la tête. '.repeat(4))).toBe(
    'fr',
  )
  expect(languageOf('Ich arbeite mit den Daten und an dem Modell der Gruppe, das wir haben. '.repeat(4))).toBe('de')
  expect(languageOf('Trabajo con los datos de la universidad y sobre los modelos en el grupo. '.repeat(4))).toBe('es')
})

test('fewer than 20 function words tell no language', () => {
  expect(guessLanguage(Array.from({ length: 19 }, () => 'the'))).toBeNull()
  expect(guessLanguage(Array.from({ length: 20 }, () => 'the'))).toBe('en')
  expect(languageOf('Python, MATLAB, R, C++')).toBeNull()
  expect(guessLanguage([])).toBeNull()
})
