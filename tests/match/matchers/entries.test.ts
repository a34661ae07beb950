import { expect, test } from 'vitest'
import { entries } from '../../../src/match/matchers/entries.ts'
import { evidenceBy, show, under } from '../reading-of.ts'

const paper = (number: number) =>
  `- Lovelace, A. (20${10 + number}). Notes on engine number ${number}. Journal of Engines.`
const papers = (count: number) => Array.from({ length: count }, (_, index) => paper(index)).join('\n')

test('each entry of a section is a piece, numbered, with the weight of the rubric', async () => {
  const found = await evidenceBy(
    entries,
    [{ sections: ['publications'], weight: 0.5 }],
    under('Publications', papers(2)),
  )
  expect(show(found)).toMatchInlineSnapshot(`
    "affirmed 3 "Lovelace, A. (2010). Notes on engine number 0. Journal of Engines" – entry 1 in a publication, 2010
    affirmed 3 "Lovelace, A. (2011). Notes on engine number 1. Journal of Engines" – entry 2 in a publication, 2011"
  `)
  expect(found.map(({ termId, strength }) => [termId, strength])).toEqual([
    ['publications 1', 0.5],
    ['publications 2', 0.5],
  ])
})

test('without a weight an entry counts a quarter, and eight count at most', async () => {
  const found = await evidenceBy(entries, [{ sections: ['publications'] }], under('Publications', papers(20)))
  expect(found).toHaveLength(8)
  expect(new Set(found.map((piece) => piece.strength))).toEqual(new Set([0.25]))
})

test('`most` and `at-most` bound how many count and what they prove', async () => {
  const options = [{ sections: ['publications', 'talks'], most: 3, 'at-most': 2 }]
  const found = await evidenceBy(entries, options, under('Publications', papers(20)))
  expect(found.map((piece) => piece.level)).toEqual([2, 2, 2])
})

test('headings, years and page numbers are no entries, nor is a section of another kind', async () => {
  const options = [{ sections: ['publications'] }]
  expect(await evidenceBy(entries, options, under('Publications', '- 2021\n- pp. 3 to 14'))).toEqual([])
  expect(await evidenceBy(entries, options, under('Experience', papers(3)))).toEqual([])
})

test('the same entry twice is one', async () => {
  const twice = `${paper(1)}\n${paper(1)}`
  expect(await evidenceBy(entries, [{ sections: ['publications'] }], under('Publications', twice))).toHaveLength(1)
})
