import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadBackground } from '../../src/io/background.ts'
import { fixRubric, lintRubric } from '../../src/rubric/lint.ts'

const against = { background: await loadBackground(), posting: null }
const sourceOf = (text: string) => ({ text, path: 'rubric.yaml', sha256: '0'.repeat(64) })
const fix = (text: string): string => fixRubric(sourceOf(text), against).text

const rubric = (facet: string): string => `# Read me first
id: x
title: X
criteria:
  - id: c
    label: C # shown
    importance: required
    posting: experience coding
    facets:
      - id: f
        label: F
${facet}
`

test('what is redundant goes, and comments, quotes and indents stay', () => {
  expect(
    fix(
      rubric(`        weight: 1
        terms:
          # Trees
          - term: decision tree   # one
            aliases: [ 'decision trees', CART,  "decision-tree" ]
            weight: 1
          - {term: Python, weight: 1}`),
    ),
  ).toBe(
    rubric(`        terms:
          # Trees
          - term: decision tree   # one
            aliases: [ CART ]
          - {term: Python}`),
  )
})

test('a list that would be empty goes with its key', () => {
  expect(fix(rubric('        terms:\n          - { term: CNN, aliases: [CNNs] }\n          - Python'))).toBe(
    rubric('        terms:\n          - { term: CNN }\n          - Python'),
  )
  expect(
    fix(
      rubric('        terms:\n          - term: CNN\n            aliases:\n              - CNNs\n          - Python'),
    ),
  ).toBe(rubric('        terms:\n          - term: CNN\n          - Python'))
})

test('an edit that would take a comment with it is left to a person', () => {
  const text = rubric(
    '        terms:\n          - term: CNN\n            aliases:\n              - CNNs # as they say\n              - ConvNet',
  )
  expect(fix(text)).toBe(text)
})

test('a rubric with an error is not touched', () => {
  const text = rubric('        weight: 1\n        terms: [Python]\n        wrong: 1')
  expect(fix(text)).toBe(text)
})

test('mending says the same, leaves nothing to mend, and keeps every comment', () => {
  const word = fc.constantFrom('decision tree', 'decision trees', 'CNN', 'CNNs', 'Python', 'ridge', 'ridges', 'k-means')
  const term = fc.record({
    term: word,
    aliases: fc.uniqueArray(word, { maxLength: 4 }),
    weight: fc.constantFrom(1, 0.5),
  })
  const flow = ({ term, aliases, weight }: { term: string; aliases: string[]; weight: number }) =>
    `          - { term: ${term}${aliases.length > 0 ? `, aliases: [${aliases.join(', ')}]` : ''}, weight: ${weight} }`
  const block = ({ term, aliases, weight }: { term: string; aliases: string[]; weight: number }) =>
    [`          # about ${term}`, `          - term: ${term}`, `            weight: ${weight}`]
      .concat(aliases.length > 0 ? ['            aliases:', ...aliases.map((alias) => `              - ${alias}`)] : [])
      .join('\n')
  fc.assert(
    fc.property(fc.array(fc.tuple(term, fc.boolean()), { minLength: 1, maxLength: 4 }), (terms) => {
      const text = rubric(
        ['        terms:', ...terms.map(([each, isFlow]) => (isFlow ? flow(each) : block(each)))].join('\n'),
      )
      const fixed = fix(text)
      expect(fixed.match(/#.*/g)).toEqual(text.match(/#.*/g))
      expect(() => parse(fixed)).not.toThrow()
      expect(fix(fixed)).toBe(fixed)
      const errors = lintRubric(sourceOf(fixed), against).filter((each) => each.severity === 'error')
      expect(errors.length).toBeLessThanOrEqual(
        lintRubric(sourceOf(text), against).filter((each) => each.severity === 'error').length,
      )
    }),
    { numRuns: 60 },
  )
})
