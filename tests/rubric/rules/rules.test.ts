import { expect, test } from 'vitest'
import { loadBackground } from '../../../src/io/background.ts'
import { lintRubric } from '../../../src/rubric/lint.ts'
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
