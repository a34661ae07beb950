/** Finds words that `posting:` quotes and the posting does not say. */
import type { YamlPath } from '../position.ts'
import { comparable } from '../posting/fold-quotes.ts'
import type { RubricFile } from '../schema.ts'
import type { Rule } from './contract.ts'
import { exampleOf } from './examples.ts'

export const foreignQuote: Rule = {
  code: 'rubric/foreign-quote',
  severity: 'warning',
  summary: 'words that `posting:` quotes and the posting does not say',
  why: 'Who was not asked for something must not be measured by it. The quotes tie each criterion to the posting that everybody read. It needs the posting: `cvsift lint RUBRIC --posting FILE`.',
  bad: exampleOf({ criterion: '' }).replace('experience coding in Python', 'ten years of experience'),
  good: exampleOf({}),
  check: ({ file, posting }) => {
    if (posting === null) return []
    const text = comparable(posting)
    return quotesOf(file).flatMap(({ at, quote }) => {
      if (text.includes(comparable(quote))) return []
      return [{ at, message: `the posting does not say ${JSON.stringify(quote)}`, hint: 'quote it word for word' }]
    })
  },
}

/** Everything that a rubric quotes of its posting. */
export function quotesOf(file: RubricFile): { readonly at: YamlPath; readonly quote: string }[] {
  return file.criteria.flatMap((criterion, index) => [
    ...placed(criterion.posting, ['criteria', index, 'posting']),
    ...criterion.facets.flatMap((facet, facetIndex) =>
      placed(facet.posting, ['criteria', index, 'facets', facetIndex, 'posting']),
    ),
  ])
}

function placed(quotes: string | readonly string[] | undefined, at: YamlPath) {
  if (quotes === undefined) return []
  if (typeof quotes === 'string') return [{ at, quote: quotes }]
  return quotes.map((quote, index) => ({ at: [...at, index], quote }))
}
