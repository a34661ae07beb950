/** What to ask a person first, as sentences: what is required and was not found, and what nobody dated. */
import type { Assessment, CriterionScore } from '../model/assessment.ts'
import { askFirst, askWhen } from './words.ts'

/** Questions at most: a call has a few minutes for them. */
const mostQuestions = 8

/** The gates that are not met first, then dates that are missing, then parts of what was found of which nothing was. */
export function questions(assessment: Assessment): readonly string[] {
  if (assessment.band === 'unread') return []
  const unmet = askFirst(assessment)
  const asked = [
    ...unmet.map((label) => `${label}: required, and the level asked for was not found. What have you done in it?`),
    ...askWhen(assessment).map((label) => `${label}: found without dates. When, and for how long?`),
    ...assessment.criteria
      .filter(({ level, label }) => level === 1 && !unmet.includes(label))
      .map(({ label }) => `${label}: named, and no use of it is described. Where did you use it?`),
    ...assessment.criteria.filter(({ level, label }) => level !== 1 && !unmet.includes(label)).flatMap(missingParts),
  ]
  return asked.slice(0, mostQuestions)
}

function missingParts({ label, level, facets, importance }: CriterionScore): readonly string[] {
  if (level === 0) return [`${label} (${importance}): nothing was found. Any experience?`]
  const missing = facets.filter((each) => each.level === 0).map((each) => each.label)
  if (level === 3 || missing.length === 0 || missing.length === facets.length) return []
  const left = missing.length - namedParts
  return [`${label}: nothing of ${missing.slice(0, namedParts).join(', ')}${left > 0 ? ` and ${left} more` : ''}. Any?`]
}

/** Facets that a question names. */
const namedParts = 4
