import { expect, test } from 'vitest'
import { linesOf } from '../../../src/extract/layout/lines.ts'
import { segment } from './placed.ts'

const lines = (segments: Parameters<typeof linesOf>[0]): string[] =>
  linesOf(segments).map((line) => line.spans.map((span) => span.text).join(''))

test('what stands on one baseline is one line, left to right', () => {
  expect(lines([segment('2019', 400, 100), segment('Imaging Center', 50, 100)])).toEqual(['Imaging Center 2019'])
})

test('lines go downward, in whatever order they were painted', () => {
  expect(lines([segment('second', 50, 120), segment('first', 50, 100)])).toEqual(['first', 'second'])
})

test('a superscript stays on its line', () => {
  expect(lines([segment('Ada Lund', 50, 100), segment('1', 92, 97, 0, 6)])).toEqual(['Ada Lund 1'])
})

test('texts that overlap are not one line', () => {
  expect(lines([segment('Imaging Center', 50, 100), segment('Python', 60, 101)])).toHaveLength(2)
})

test('letters set apart by spaces are one word, and two spaces part words', () => {
  expect(lines([segment('S K I L L S', 50, 100)])).toEqual(['SKILLS'])
  expect(lines([segment('W O R K  H I S T O R Y', 50, 100)])).toEqual(['WORK HISTORY'])
  expect(lines([segment('A B', 50, 100)])).toEqual(['A B'])
})

test('the box of a line holds its segments', () => {
  const [line] = linesOf([segment('ab', 50, 100), segment('cd', 200, 101)])
  expect(line!.bbox).toMatchObject({ x0: 50, x1: 210 })
})

test('lines of 20,000 segments take a moment, piled up or not', () => {
  const piled = Array.from({ length: 10_000 }, (_, index) => segment('piled', 50, 100, index))
  const long = Array.from({ length: 10_000 }, (_, index) => segment('w', 20 * index, 300, index))
  const start = performance.now()
  expect(linesOf([...piled, ...long])).toHaveLength(10_001)
  expect(performance.now() - start).toBeLessThan(5000)
})

test('a page from the right has its cells from the right', () => {
  const letters = [...'תורבח'].map((letter, index) => segment(letter, 300 + 5 * index, 100))
  const hebrew = {
    ...letters[0]!,
    spans: letters.flatMap(({ spans }) => spans),
    bbox: { ...letters[0]!.bbox, x1: 325 },
  }
  expect(lines([segment('2019', 50, 100), hebrew])).toEqual(['חברות 2019'])
})
