import { expect, test } from 'vitest'
import { assess, type Findings } from '../../src/score/index.ts'
import { criterion, evidence, rubric } from './evidence.ts'

const visible = [evidence({ termId: 'python', level: 1 })]
const findings = (hidden: Findings['evidence'], pages: readonly number[]): Findings => ({
  ...{ id: 'ada', name: 'Ada', documents: [], readable: true, evidence: visible, searches: null, flags: [] },
  ifShown: { evidence: [...visible, ...hidden], pages },
  diagnostics: [],
})
const any = rubric([criterion({ label: 'Coding' }), criterion({ id: 'd', label: 'Brains' })])

test('what hidden text would have added is told by criterion and concept, and adds nothing', () => {
  const hidden = [
    evidence({ termId: 'python', level: 2, line: 9 }),
    evidence({ termId: 'r', level: 1, line: 9 }),
    evidence({ termId: 'meg', level: 2, criterionId: 'd', line: 9 }),
    evidence({ termId: 'eeg', level: 2, criterionId: 'd', line: 9, polarity: 'negated' }),
  ]
  const { flags, points } = assess(findings(hidden, [1, 3]), any)
  expect(flags.map(({ code, message }) => `${code}: ${message}`)).toMatchInlineSnapshot(`
    [
      "hidden-text-worth: hidden text on page 1, 3 would have added 44.7 points: Coding 17.2 (python, r); Brains 27.5 (meg)",
    ]
  `)
  expect(points).toBe(assess({ ...findings([], []), ifShown: null }, any).points)
})

test('hidden text that says nothing of the rubric is said to be worth nothing', () => {
  expect(assess(findings([], []), any).flags.map(({ message }) => message)).toEqual([
    'hidden text would have added no points',
  ])
})

test('the unread have no worth to tell', () => {
  expect(assess({ ...findings([], []), readable: false }, any).flags).toEqual([])
})
