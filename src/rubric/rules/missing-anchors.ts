/** Finds a criterion that does not say in its own words what its levels mean. */
import type { Rule } from './contract.ts'
import { exampleOf } from './examples.ts'

const LEVELS = ['none', 'mentioned', 'used', 'demonstrated'] as const

const anchors = `anchors:
  none: no evidence of code
  mentioned: names a language in a list
  used: wrote code in a described role or project
  demonstrated: released software, or code in a publication`

export const missingAnchors: Rule = {
  code: 'rubric/missing-anchors',
  severity: 'info',
  summary: 'a criterion that does not say in its own words what its levels mean',
  why: 'Reviewers grade alike when each level describes what is seen. Without anchors they read the same four sentences under every criterion.',
  bad: exampleOf({}),
  good: exampleOf({ criterion: anchors }),
  check: ({ file }) =>
    file.criteria.flatMap((criterion, index) => {
      const missing = LEVELS.filter((level) => criterion.anchors?.[level] === undefined)
      if (missing.length === 0) return []
      const message = `${JSON.stringify(criterion.label)} has no anchor for ${missing.join(', ')}`
      return [{ at: ['criteria', index, 'label'], message, hint: 'say under `anchors:` what a reviewer would see' }]
    }),
}
