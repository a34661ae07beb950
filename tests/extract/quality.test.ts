import { describe, expect, test } from 'vitest'
import { hasLittleText, isGarbled } from '../../src/extract/quality.ts'

const times = (text: string, count: number) => Array.from({ length: count }, () => text).join(' ')

describe('text that a person could have written', () => {
  test.each([
    [
      'English',
      'Built voxelwise encoding models of narrative listening from the hidden states of large language models',
    ],
    [
      'German',
      'Promotion laufend, Schwerpunkt Schlussfolgern; wissenschaftlicher Mitarbeiter am Lehrstuhl für Optimierung',
    ],
    ['Czech', 'čtvrtletní přednášky, výzkum strojového učení, Ústav informatiky, Brno; krk, prst, vlk a smrt'],
    ['Polish', 'Politechnika Wrocławska, przetwarzanie sygnałów, stypendium doktoranckie, współpraca badawcza'],
    ['Greek', 'Πανεπιστήμιο Αθηνών, διδακτορικό στη μηχανική μάθηση και στη νευροαπεικόνιση, 2015 έως 2019'],
    ['Chinese', `${'机器学习与神经影像研究'.repeat(12)}`],
    [
      'abbreviations',
      'fMRI, HTTP, XGBoost, NumPy, SQL, HTML5, GPU, R&D, MSc, PhD, BSc, dMRI, sMRI, CTRL, NLTK, PyTorch, DTI',
    ],
    [
      'addresses',
      'https://github.com/x-y_z?q=1#frag ada@example.org www.example.org/~ada/cv.html orcid.org/0000-0002-1825',
    ],
    [
      'mathematics',
      'We minimise f(x)=||Ax-b||^2+λ|x|_1 with O(n^2) steps; see [12], {a,b}, C++ and C#, *.csv, snake_case_name',
    ],
    [
      'tables of figures',
      '12.5 13.7 88.1 0.001 [1-2] 34/56 $60,000 5 % 2019–2021 555-0146 +1 (617) 3.14159 2.71828 1.41421',
    ],
    [
      'icons and bullets',
      `${'\uf0b7 Wrote a solver for trace-norm penalised regression in Python. '.repeat(8)}\uf095 555 \uf0e0 x`,
    ],
  ])('%s', (_, text) => {
    expect(isGarbled(times(text, 4))).toBe(false)
  })
})

describe('text that nobody wrote', () => {
  test.each([
    ['codes of glyphs for letters', times('5HVHDUFK\u0003VFLHQWLVW\u000f\u0003FRJQLWLYH\u0003QHXURVFLHQFH', 6)],
    ['control characters', times('\u0003U\u0004L\u0003 word', 40)],
    ['private use', times('\ue001\ue002\ue003\ue004', 40)],
    ['replacement characters', times('w\ufffdrd \ufffd\ufffd', 40)],
    ['signs among letters', times('Kq%r~t zW|x>m p`Qv#k', 12)],
  ])('%s', (_, text) => {
    expect(isGarbled(text)).toBe(true)
  })

  test('shapes that no font gives a letter', () => {
    expect(isGarbled(times('plain words', 20), 10)).toBe(false)
    expect(isGarbled(times('plain words', 20), 60)).toBe(true)
  })
})

test('of a few words nothing is said', () => {
  expect(isGarbled('\ue001\ue002')).toBe(false)
  expect(isGarbled('')).toBe(false)
})

test('several pages with less than 200 characters each hold little text; one page may', () => {
  expect([hasLittleText(399, 2), hasLittleText(400, 2), hasLittleText(30, 1)]).toEqual([true, false, false])
})
