import { expect, test } from 'vitest'
import { displayWidth } from '../../src/report/display-width.ts'
import { explanationText } from '../../src/report/explanation.ts'
import { criterion, facet, rubric } from '../score/evidence.ts'
import { PAYLOADS } from './payloads.ts'
import { sampleReport } from './sample-report.ts'

const application = sampleReport.applications.find(({ flags }) => flags.length > 0)!
const asRead = rubric(
  application.criteria.map(({ id, label, evidence }) => {
    const facets = [...new Set(evidence.map(({ facetId }) => facetId))].map((each) => facet({ id: each, label: each }))
    return criterion({
      id,
      label,
      facets,
      posting: ['a long line of the posting, which says what is asked for and why it is'],
    })
  }),
)

test.each([60, 80, 200])('on a terminal of %i columns no line is wider, and no word is lost', (width) => {
  const look = { width, color: false }
  const wrapped = explanationText(application, asRead, { ...look, wrap: true })
  expect(Math.max(...wrapped.split('\n').map(displayWidth))).toBeLessThanOrEqual(width)
  const words = (text: string) => text.split(/\s+/).join(' ')
  expect(words(wrapped)).toBe(words(explanationText(application, asRead, look)))
})

test('a place in a document is shown with its page', () => {
  expect(explanationText(application, asRead, { width: 80, color: false })).toMatch(/\n {6}\d p1:12 /)
})

test('no label of a rubric acts', () => {
  const label = PAYLOADS.join('')
  const criteria = application.criteria.map((each) => ({ ...each, label }))
  const text = explanationText({ ...application, criteria }, asRead, { width: 80, color: false })
  expect(text).not.toMatch(/[\u{0}-\u{9}\u{b}-\u{1f}\u{7f}-\u{9f}\u{200b}\u{202e}\u{2028}]/u)
})

test('what is required and was not found is asked first, by its label, and at its level where a mention is not enough', () => {
  const [first] = asRead.criteria
  if (first === undefined) throw new Error('the sample has no criterion')
  const asked = (level: 1 | 2) => {
    const gates = [{ criterionId: first.id, level, cap: 'possible' }] as const
    const unmet = { ...application, criteria: [], gates: [{ criterionId: first.id, met: false }] }
    return explanationText(unmet, { ...asRead, gates }, { width: 80, color: false })
  }
  expect(asked(1)).toContain(`\n  ask first: ${first.label} is required, and nothing was found\n`)
  expect(asked(2)).toContain(`\n  ask first: ${first.label} is required at level 2 (used), which was not found\n`)
})
