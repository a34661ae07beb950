import { expect, test } from 'vitest'
import { isBareList, itemCount } from '../../src/match/list.ts'

test.each([
  'Python, R, MATLAB',
  'Python | R | MATLAB',
  'Python · R · MATLAB',
  'git / Docker / Slurm',
  'Tools: git, Docker',
  'Programming languages: Python (advanced) and R',
  'Programmation : R, Python',
  'Proficient in: SPM, FSL',
  'random forest, gradient boosting, support vector machine and PCA',
])('a row of names is a list: %s', (text) => {
  expect(isBareList(text)).toBe(true)
})

test.each([
  'Wrote the acquisition scripts in Python, R and MATLAB',
  'Python',
  'Python and R',
  'Analysed recordings of patients, their families and several hundred controls',
  'Tools: I built the analysis server of the institute',
  'Skills: developed new methods for imaging',
  'Moved the pipeline to the cluster, from one machine, in two weeks',
])('a statement is none, whatever its commas: %s', (text) => {
  expect(isBareList(text)).toBe(false)
})

test('items are parted by commas, bullets, bars, dots and wide gaps', () => {
  expect(itemCount('a, b; c | d · e   f')).toBe(6)
})
