/** Finds a requirement of the posting that no criterion quotes. */
import { comparable } from '../posting/fold-quotes.ts'
import { findRequirements } from '../posting/requirements.ts'
import type { Rule } from './contract.ts'
import { exampleOf } from './examples.ts'
import { quotesOf } from './foreign-quote.ts'

export const uncoveredRequirement: Rule = {
  code: 'rubric/uncovered-requirement',
  severity: 'warning',
  summary: 'a requirement of the posting that no criterion quotes',
  why: 'What the posting asks and the rubric leaves out is decided by nobody. Some of it cannot be read off a CV; then say so to the people who interview. It needs the posting: `cvsift lint RUBRIC --posting FILE`.',
  bad: exampleOf({}),
  good: exampleOf({}).replace(
    'posting: experience coding in Python',
    'posting: [experience coding in Python, knowledge of statistics is required]',
  ),
  check: ({ file, posting }) => {
    if (posting === null) return []
    const quotes = quotesOf(file).map(({ quote }) => comparable(quote))
    return findRequirements(posting).flatMap(({ text, strength }) => {
      const sentence = comparable(text)
      if (quotes.some((quote) => sentence.includes(quote) || quote.includes(sentence))) return []
      const asks = strength === 'must' ? 'asks' : 'wishes'
      return [
        {
          at: ['criteria'],
          message: `the posting ${asks}: ${JSON.stringify(shortened(text))}, and no criterion quotes it`,
          hint: 'add a criterion or a facet with these words under `posting:`',
        },
      ]
    })
  },
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}
