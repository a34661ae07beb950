/** Finds a `like` text of hardly any words. */
import { stem } from '../../text/stem.ts'
import { isStopword } from '../../text/stopwords.ts'
import { tokenize } from '../../text/tokenize.ts'
import type { Rule } from './contract.ts'
import { exampleOf } from './examples.ts'

/** Different words that a text to compare has at least. */
export const wordsToCompare = 4

/** Different words of a text, articles and the like not counted. */
export function countToCompare(text: string): number {
  return new Set(tokenize(text).flatMap(({ word }) => (isStopword(word) ? [] : [stem(word)]))).size
}

export const emptyLike: Rule = {
  code: 'rubric/empty-like',
  severity: 'warning',
  summary: 'a `like` text of hardly any words',
  why: 'Passages are compared word by word. A text of two or three words is near whatever happens to share one of them.',
  bad: exampleOf({ facet: "terms: [Python]\nlike: ['I have worked with it for years.']" }),
  good: exampleOf({ facet: "terms: [Python]\nlike: ['Wrote Python pipelines that clean sensor recordings.']" }),
  check: ({ file }) =>
    file.criteria.flatMap((criterion, index) =>
      criterion.facets.flatMap((facet, facetIndex) => {
        const texts = ((facet as Readonly<Record<string, unknown>>).like ?? []) as readonly string[]
        return texts.flatMap((text, at) => {
          const count = countToCompare(text)
          if (count >= wordsToCompare) return []
          return [
            {
              at: ['criteria', index, 'facets', facetIndex, 'like', at],
              message: `this text has only ${count} ${count === 1 ? 'word' : 'words'} to compare`,
              hint: 'write it as an applicant would, with the methods, data and tools',
            },
          ]
        })
      }),
    ),
}
