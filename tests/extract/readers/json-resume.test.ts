import { expect, test } from 'vitest'
import { jsonResume } from '../../../src/extract/readers/json-resume.ts'
import { complaints, lines, survivesMutation, utf8 } from './reading.ts'

const resume = {
  $schema: 'x',
  basics: {
    name: 'Ada Example',
    label: 'Scientist',
    email: 'ada@x.example',
    image: 'a.png',
    summary: 'Two\nlines.',
    location: { city: 'Oslo', countryCode: 'NO' },
    profiles: [{ network: 'GitHub', username: 'ada' }],
  },
  work: [
    {
      name: 'Lab',
      position: 'Postdoc',
      startDate: '2020-01',
      summary: 'Ran things.',
      highlights: ['One', 'Two'],
      url: 'https://x',
    },
  ],
  education: [
    { institution: 'Uni', area: 'Physics', studyType: 'PhD', startDate: '2015', endDate: '2019', courses: ['Waves'] },
  ],
  skills: [{ name: 'Python', level: 'Expert', keywords: ['numpy', 'torch'] }],
  awards: [],
  sideThings: { deep: { er: ['x'] } },
}

test('each section stands under its heading, each entry in a paragraph, lists as items', async () => {
  expect(await lines(jsonResume, JSON.stringify(resume))).toMatchInlineSnapshot(`
    "heading1|Ada Example
    paragraph|Scientist
    paragraph|ada@x.example
    paragraph|Oslo
    paragraph|GitHub, ada
    heading2|Summary
    paragraph|Two
    |lines.
    heading2|Work
    paragraph|Postdoc, Lab, 2020-01 – present
    paragraph|Ran things.
    item|One
    item|Two
    heading2|Education
    paragraph|PhD, Physics, Uni, 2015 – 2019
    item|Waves
    heading2|Skills
    paragraph|Python, Expert: numpy, torch
    heading2|Side things
    item|x"
  `)
})

test('what is not a JSON object is told as such', async () => {
  expect(await complaints(jsonResume, '{"basics": ')).toEqual(['error extract/unreadable'])
  expect(await complaints(jsonResume, '[1, 2]')).toEqual(['error extract/unreadable'])
})

test('keys that name parts of objects are only keys', async () => {
  expect(
    await lines(jsonResume, '{"constructor": "a", "__proto__": {"name": "b"}, "toString": ["c"]}'),
  ).toMatchInlineSnapshot(`
    "heading2|Constructor
    item|a
    heading2|proto
    paragraph|b
    heading2|To string
    item|c"
  `)
})

test('ten thousand nested lists are read to a depth and no further', async () => {
  const depth = 10_000
  expect(await complaints(jsonResume, `{"basics": ${'['.repeat(depth)}${']'.repeat(depth)}}`)).toEqual([])
})

test('a résumé is known by its basics', () => {
  expect(jsonResume.sniff(utf8(' { "meta": {}, "basics" : {} }'))).toBe(true)
  expect(jsonResume.sniff(utf8('{"name": "package"}'))).toBe(false)
})

test('mutated files are answered, never thrown at', async () => {
  await survivesMutation(jsonResume, utf8(JSON.stringify(resume)))
})
