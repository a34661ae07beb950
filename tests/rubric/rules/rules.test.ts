import { describe, expect, test } from 'vitest'
import { loadBackground } from '../../../src/io/background.ts'
import { lintRubric } from '../../../src/rubric/lint.ts'
import { exampleOf } from '../../../src/rubric/rules/examples.ts'
import { loadCodes } from '../../../src/rubric/rules/load-codes.ts'
import { rules } from '../../../src/rubric/rules/registry.ts'

const background = await loadBackground()

/** What the examples of the rules about postings are held against. */
const posting = 'You need experience coding in Python. In addition, knowledge of statistics is required.'

function codesIn(text: string): string[] {
  const source = { text, path: 'rubric.yaml', sha256: '0'.repeat(64) }
  return lintRubric(source, { background, posting }).map((each) => each.code)
}

test.each([...loadCodes, ...rules].map((page) => [page.code, page] as const))(
  '%s is found in its bad example and not in its good one',
  (code, { bad, good, severity }) => {
    expect(codesIn(bad)).toContain(code)
    expect(codesIn(good)).not.toContain(code)
    expect(['error', 'warning', 'info']).toContain(severity)
  },
)

test('every rule is said once, in the order of the codes', () => {
  const codes = rules.map((rule) => rule.code)
  expect(codes).toEqual([...new Set(codes)].toSorted())
})

test('a finding stands where its value is', () => {
  const text = [
    'id: x',
    'title: X',
    'criteria:',
    '  - id: c',
    '    label: C',
    '    importance: required',
    '    posting: experience coding in Python',
    '    facets:',
    '      - { id: f, label: F, terms: [{ term: decision tree, aliases: [CART, decision trees] }] }',
  ].join('\n')
  const [found] = lintRubric({ text, path: 'r.yaml', sha256: '' }, { background, posting: null }).filter(
    (each) => each.code === 'rubric/redundant-alias',
  )
  const { start, end } = found!.position!
  expect(text.slice(start.offset, end.offset)).toBe('decision trees')
  expect([start.line, start.column]).toEqual([9, 75])
})

test('a comment on the line or above accepts a finding, and only that one', () => {
  const bad = rules.find((rule) => rule.code === 'rubric/vague-term')!.bad
  expect(codesIn(bad)).toContain('rubric/vague-term')
  expect(codesIn(bad.replace('[analysis]', '[analysis] # lint-ok rubric/vague-term: a name'))).not.toContain(
    'rubric/vague-term',
  )
  expect(
    codesIn(bad.replace(/( *)terms: \[analysis\]/, '$1# lint-ok rubric/shared-name, rubric/vague-term\n$&')),
  ).not.toContain('rubric/vague-term')
  expect(codesIn(bad.replace('[analysis]', '[analysis] # lint-ok rubric/other'))).toContain('rubric/vague-term')
})

describe('a level that no evidence can reach', () => {
  const saidOf = (criterion: string, facet: string) =>
    lintRubric(
      { text: exampleOf({ criterion, facet }), path: 'r.yaml', sha256: '' },
      { background, posting: null },
    ).flatMap(({ code, message, position }) =>
      code === 'rubric/unreachable-level' ? [`${position?.start.line}: ${message}`] : [],
    )

  test('takes more than all its terms are', () => {
    const asked = (demonstrated: number) => `enough: { mentioned: 1, used: 2, demonstrated: ${demonstrated} }`
    expect(saidOf(asked(4), 'terms: [PyTorch, TensorFlow]')).toEqual([])
    expect(saidOf(asked(5), 'terms: [PyTorch, TensorFlow]')).toEqual([
      '8: "Programming" asks 5 for demonstrated, and all that it looks for makes at most 4',
    ])
  })

  test('is asked of vague words alone', () => {
    const vague = 'terms:\n  - { term: statistics, weight: 0.4 }\n  - { term: visualization, weight: 0.4 }'
    expect(saidOf('enough: { mentioned: 0.5, used: 1, demonstrated: 2 }', vague)).toEqual([
      '8: "Programming" asks 1 for used, and all that it looks for makes at most 0.5',
    ])
  })

  test('is not said of entries, texts and terms that imply, whose evidence adds up elsewhere', () => {
    const enough = 'enough: { mentioned: 0.5, used: 1, demonstrated: 2 }'
    expect(saidOf(enough, 'entries: [{ sections: [publications], weight: 0.25, most: 8 }]')).toEqual([])
    expect(
      saidOf('enough: { mentioned: 3, used: 9, demonstrated: 9 }', 'terms:\n  - { term: pandas, implies: [python] }'),
    ).toEqual([])
  })
})

test('a facet whose names are all refused is dead, and one that another term implies is not', () => {
  const dead = 'terms:\n  - { term: Python package, not: [package] }'
  const facets = (other: string) =>
    `${exampleOf({ facet: dead })}      - { id: tools, label: Tools, terms: [${other}] }\n`
  const said = (text: string) => codesIn(text).filter((code) => code === 'rubric/dead-facet')
  expect(said(facets('pandas'))).toHaveLength(1)
  expect(said(facets('{ term: pandas, implies: [python] }'))).toEqual([])
})

test.each(['single mother', 'home address', 'postcode'])('"%s" would score who a person is', (term) => {
  expect(codesIn(exampleOf({ facet: `terms: [${term}]` }))).toContain('rubric/protected-trait')
})

test.each(['resident physician', 'address space', 'gap junction'])('"%s" is a subject of work', (term) => {
  expect(codesIn(exampleOf({ facet: `terms: [${term}]` }))).not.toContain('rubric/protected-trait')
})
