import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { RE2JS } from 're2js'
import { expect, test } from 'vitest'
import { compilePattern } from '../../../src/match/keyword/pattern.ts'

const rubric = readFileSync('rubric/nimh-ml-research-scientist/rubric.yaml', 'utf8')
const shipped = [...rubric.matchAll(/'\/((?:[^'\n]|'')+)\/'/g)].map(([, source = '']) => source.replaceAll("''", "'"))

const odd = [
  '(?i)fine-?tun(?:ed|ing)',
  'p{2}q',
  'p{0}qr',
  'ab*?cd',
  'a[]b]cd',
  '(?i)mask',
  'x(?:y|z){0,2}ab',
  '^ab|ab$',
  '\\bab\\b',
  '(?m)^ab',
  'ab.cd',
  'ab[^.]cd',
  '(?:ab|cd)+',
  'a(?:b|)c',
]

/** What the engine alone finds. */
function findEverywhere(source: string, text: string) {
  const matcher = RE2JS.compile(source).matcher(text)
  const found = []
  while (matcher.find()) found.push({ start: matcher.start(), end: matcher.end() })
  return found
}

/** Words of the patterns, parted as texts part them. */
const words = [...shipped, ...odd].flatMap((source) => source.replace(/\\[bdws]|\(\?i\)/g, ' ').split(/[^A-Za-z0-9]+/))
const vocabulary = [...new Set(words.flatMap((word) => [word, `${word}s`, word.toUpperCase()]))]
const between = [' ', ' ', ' ', ', ', '. ', '.', '-', ' (', ') ', ';', '/', '&']
const texts = fc
  .array(fc.tuple(fc.constantFrom(...vocabulary), fc.constantFrom(...between)), { maxLength: 40 })
  .map((parts) => parts.flat().join(''))

test.each(odd)('%s finds what its engine finds', (source) => {
  const pattern = compilePattern(`/${source}/`)
  fc.assert(
    fc.property(texts, (text) => {
      expect(pattern.findAll(text)).toEqual(findEverywhere(source, text))
    }),
    { numRuns: 40 },
  )
})

test('every pattern of the shipped rubric finds in texts what its engine finds', () => {
  const folder = 'fixtures/applications'
  const cvs = readdirSync(folder).filter((name) => /\.(?:md|txt|html)$/.test(name))
  const texts = cvs.map((name) => readFileSync(`${folder}/${name}`, 'utf8').replace(/\s+/g, ' '))
  let count = 0
  for (const source of shipped) {
    const pattern = compilePattern(`/${source}/`)
    for (const text of texts) {
      const found = pattern.findAll(text)
      expect(found, source).toEqual(findEverywhere(source, text))
      count += found.length
    }
  }
  expect(shipped.length).toBeGreaterThan(100)
  expect(count).toBeGreaterThan(50)
})

test.each([
  ['(?i)fine-?tun(?:ed|ing)', 'Fine-Tuning of what was finetuned'],
  ['(?i)mask', 'ma\u017f\u212a'],
  ['ab(?:, ab)*', 'ab, ab, x. ab; ab'],
  ['^ab|ab$', 'ab, ab. ab'],
  ['\\bab\\b', 'ab.ab_ab (ab)'],
  ['\\d{3}', '123456'],
])('%s finds in %j what its engine finds', (source, text) => {
  const found = compilePattern(`/${source}/`).findAll(text)
  expect(found).toEqual(findEverywhere(source, text))
  expect(found.length).toBeGreaterThan(0)
})
