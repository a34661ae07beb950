/** Finds an alias that another name of the term finds already. */
import type { TermObject } from '../../match/keyword/term-schema.ts'
import type { Background } from '../../model/background.ts'
import type { Rule } from './contract.ts'
import { exampleOf } from './examples.ts'
import { evidenceOf } from './probe.ts'
import { termsOf } from './terms.ts'

export const redundantAlias: Rule = {
  code: 'rubric/redundant-alias',
  severity: 'warning',
  summary: 'an alias that another name of the term finds already',
  why: 'Plurals, inflections, spellings and hyphens are found by themselves: `decision trees` and `decision-tree` by `decision tree`. An alias that adds nothing makes the rubric longer to read and to sign.',
  bad: exampleOf({ facet: 'terms:\n  - { term: decision tree, aliases: [decision trees, CART] }' }),
  good: exampleOf({ facet: 'terms:\n  - { term: decision tree, aliases: [CART] }' }),
  check: ({ file, background }) =>
    termsOf(file).flatMap(({ term, names }) =>
      names.flatMap(({ written, at }, index) => {
        const others = names.slice(0, index).map((name) => name.written)
        const finder = others.find((other) => finds(other, term, written, background))
        if (finder === undefined) return []
        const message = `${JSON.stringify(written)} is found by ${JSON.stringify(finder)} already`
        return [{ at, message, hint: 'remove it', fix: { how: 'remove' as const, at } }]
      }),
    ),
}

/** Whether one name alone finds all words of another. */
function finds(name: string, term: TermObject, written: string, background: Background): boolean {
  const alone: TermObject = { term: name, ...(term.case === undefined ? {} : { case: term.case }) }
  const found = evidenceOf(alone, written, 'work', background)
  return found.some(({ quote }) => quote.exact === written)
}
