import { describe, expect, test } from 'vitest'
import { counted, hits, under } from '../reading-of.ts'

const terms = [
  'structural MRI',
  'functional MRI',
  'diffusion MRI',
  { term: 'linear regression', aliases: ['lineare Regression', 'regresión lineal', 'régression linéaire'] },
  { term: 'logistic regression', aliases: ['logistische Regression', 'regresión logística', 'régression logistique'] },
  'convolutional neural network',
  'recurrent neural network',
  'supervised learning',
  { term: 'IRM structurelle' },
  { term: 'IRM fonctionnelle' },
  'preprocessing',
  'Bildverarbeitung',
  'Bayesian statistics',
]

const quotes = (text: string) => counted(terms, under('Experience', text))

describe('an enumeration shares its head', () => {
  test.each([
    ['Ran structural and functional MRI studies.', 'structural and functional MRI|functional MRI'],
    [
      'Fitted linear, logistic and ridge regression.',
      'linear, logistic and ridge regression|logistic and ridge regression',
    ],
    [
      'Fitted linear, logistic, and ridge regression.',
      'linear, logistic, and ridge regression|logistic, and ridge regression',
    ],
    [
      'Trained convolutional and recurrent neural networks.',
      'convolutional and recurrent neural networks|recurrent neural networks',
    ],
    ['Compared supervised or unsupervised learning.', 'supervised or unsupervised learning'],
    ['Wrote pre- and postprocessing tools.', 'pre- and postprocessing'],
    ['Bild- und Signalverarbeitung im Labor.', 'Bild- und Signalverarbeitung'],
    ['Lineare und logistische Regression.', 'Lineare und logistische Regression|logistische Regression'],
    ['Régression linéaire et logistique.', 'Régression linéaire et logistique|Régression linéaire'],
    ['Regresión lineal y logística.', 'Regresión lineal y logística|Regresión lineal'],
    ['IRM structurelle et fonctionnelle.', 'IRM structurelle et fonctionnelle|IRM structurelle'],
    [
      'MRI (structural, functional and diffusion) of twins.',
      'MRI (structural, functional and diffusion|MRI (structural, functional|MRI (structural',
    ],
  ])('%s', async (text, expected) => {
    expect((await quotes(text)).split('|').toSorted()).toEqual(expected.split('|').toSorted())
  })
})

test('the note says so', async () => {
  expect(await hits(['structural MRI'], under('Experience', 'Ran structural and functional MRI studies.'))).toBe(
    'affirmed 2 "structural and functional MRI" – in a role; shared head: "structural MRI"',
  )
})

test.each([
  'Structural engineering and functional MRI.',
  'Structural analysis. And functional MRI.',
  'Bayesian, and later on also other statistics.',
  'Linear algebra; logistic and ridge regression.'.replace('logistic', 'quantile'),
  'MRI (see the structural report of 2019).',
])('no shared head: %s', async (text) => {
  expect((await quotes(text)).replace('functional MRI', '')).toBe('')
})

test('negation reaches the whole enumeration', async () => {
  expect(await quotes('No experience with structural and functional MRI.')).toBe('')
})
