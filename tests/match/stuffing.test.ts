import { describe, expect, test } from 'vitest'
import { match } from '../../src/match/index.ts'
import { stuffing } from '../../src/match/stuffing.ts'
import { background, rubricOf } from '../in-process-world.ts'
import { readingOf, show, under } from './reading-of.ts'

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `name${String.fromCharCode(97 + (index % 26))}${index}`)
const words = (text: string) => text.split(/\W+/)

describe('a passage', () => {
  test('of more than sixty names is stuffed; sixty are a long skills list', () => {
    expect(stuffing(names(61).join(', '), names(61), true)).toBe('one of 61 names in a row')
    expect(stuffing(names(60).join(', '), names(60), true)).toBeNull()
  })
  test('that says few words over and over is stuffed', () => {
    const text = 'machine learning Python '.repeat(20)
    expect(stuffing(text, words(text), false)).toBe('repeated over and over')
  })
  test('of prose is not, however long', () => {
    const text = names(300).join(' ')
    expect(stuffing(text, words(text), false)).toBeNull()
  })
})

const terms = names(45)
const rubric = rubricOf(`
id: names
title: Names
criteria:
  - id: c
    label: C
    importance: favorable
    posting: names
    facets: [{ id: f, label: F, terms: [${terms.join(', ')}] }]
`)
const lines = (count: number) =>
  Array.from(
    { length: Math.ceil(count / 9) },
    (_, index) => `- ${terms.slice(index * 9, Math.min(count, index * 9 + 9)).join(', ')}`,
  ).join('\n')
const polarities = async (text: string) => {
  const evidence = match(rubric, await readingOf(text), background)
  return [...new Set(evidence.map((piece) => piece.polarity))].join()
}

describe('a document', () => {
  test('that names forty concepts and describes the use of none has written the words in: none counts', async () => {
    expect(await polarities(under('Skills', lines(45)))).toBe('rejected')
  })
  test('that names fewer is a person with skills', async () => {
    expect(await polarities(under('Skills', lines(36)))).toBe('affirmed')
  })
  test('with one described use has all its names count again', async () => {
    const text = `${under('Skills', lines(45))}\n## Experience\n\nRan ${terms[0]} in the mill every day.\n`
    expect(await polarities(text)).toBe('affirmed')
  })
  test('with a stuffed passage and no described use has none of its mentions count, and says why', async () => {
    const text = `${under('Skills', names(70).join(', '))}\n## Interests\n\nI like ${terms[3]} a lot.\n`
    const evidence = match(rubric, await readingOf(text), background)
    expect(show(evidence.filter((piece) => piece.location.section === 'interests'))).toMatchInlineSnapshot(
      `"rejected 1 "named3" – among the interests; one of 1 names without a single described use"`,
    )
  })
})

test('what stands in a document twice, word for word, counts once', async () => {
  const text = under('Experience', `- Ran ${terms[0]} in the mill.\n- Ran ${terms[0]} in the mill.`)
  expect(show(match(rubric, await readingOf(text), background))).toMatchInlineSnapshot(`
    "affirmed 2 "namea0" – in a role
    rejected 2 "namea0" – in a role; said before, word for word"
  `)
})
