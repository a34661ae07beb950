/** The terms of a rubric, each with its place in the file. */
import type { TermObject } from '../../match/keyword/term-schema.ts'
import type { YamlPath } from '../position.ts'
import type { RubricFile } from '../schema.ts'

export interface PlacedName {
  readonly written: string
  readonly at: YamlPath
}

export interface PlacedTerm {
  readonly term: TermObject
  readonly at: YamlPath
  /** The term itself first, then its aliases. */
  readonly names: readonly PlacedName[]
  readonly criterionIndex: number
  readonly facetIndex: number
}

type TermList = readonly (string | TermObject)[]

/** In the order of the file. */
export function termsOf(file: RubricFile): PlacedTerm[] {
  return file.criteria.flatMap((criterion, criterionIndex) =>
    criterion.facets.flatMap((facet, facetIndex) => {
      const list = ((facet as Readonly<Record<string, unknown>>).terms ?? []) as TermList
      const above: YamlPath = ['criteria', criterionIndex, 'facets', facetIndex, 'terms']
      return list.map((entry, index): PlacedTerm => {
        const at = [...above, index]
        return { ...place(entry, at), at, criterionIndex, facetIndex }
      })
    }),
  )
}

function place(entry: string | TermObject, at: YamlPath): Pick<PlacedTerm, 'term' | 'names'> {
  if (typeof entry === 'string') return { term: { term: entry }, names: [{ written: entry, at }] }
  const aliases = (entry.aliases ?? []).map((written, index) => ({ written, at: [...at, 'aliases', index] }))
  return { term: entry, names: [{ written: entry.term, at: [...at, 'term'] }, ...aliases] }
}
