import { expect, test } from 'vitest'
import { hits, under } from './reading-of.ts'

const terms = ['neural network', 'visualization', 'image analysis', 'NeuroImage', 'Human Brain Mapping', 'dissertation']

test('what stands in the name of an institute, a meeting or a journal is a mention', async () => {
  expect(await hits(terms, under('Experience', 'Fellow, Center for Information and Neural Networks, Osaka.'))).toBe(
    'affirmed 1 "Neural Networks" – in a role; in the name of a journal, meeting or institute',
  )
  expect(await hits(terms, under('Talks', 'Bees at play. Workshop on Neural Networks, Oslo, 2019.'))).toContain(
    'affirmed 1 "Neural Networks"',
  )
  const paper = 'Lovelace, A., & Babbage, C. (2019). Charts of bees. IEEE Transactions on Visualization, 28(2), 1–9.'
  expect(await hits(terms, under('Publications', paper))).toContain('affirmed 1 "Visualization"')
})

test('a title and a described doing are no names of places', async () => {
  const paper = 'Lovelace, A. (2019). A neural network for the visualization of bees. Journal of Bees, 2, 1–9.'
  const found = await hits(terms, under('Publications', paper))
  expect(found).toContain('affirmed 3 "neural network"')
  expect(found).toContain('affirmed 3 "visualization"')
  expect(await hits(terms, under('Experience', 'Trained a neural network at the Institute of Bees.'))).toContain(
    'affirmed 2 "neural network"',
  )
})

test('a journal that the rubric asks for by its name counts as an output', async () => {
  const paper = 'Lovelace, A. (2019). On bees. NeuroImage, 2, 1–9.'
  expect(await hits(terms, under('Publications', paper))).toContain('affirmed 3 "NeuroImage"')
  const poster = 'Lovelace, A. (2019). On bees. Organization for Human Brain Mapping, Rome.'
  expect(await hits(terms, under('Talks', poster))).toContain('affirmed 3 "Human Brain Mapping"')
})

test('an award named after a place and a thing is the award', async () => {
  expect(await hits(terms, under('Awards', '2020 Department of Psychology Dissertation Fellowship'))).toContain(
    'affirmed 3 "Dissertation"',
  )
})
