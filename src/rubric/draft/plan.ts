/** What a draft says, before it is YAML. */

export interface DraftTerm {
  readonly term: string
  readonly aliases: readonly string[]
  /** 0.1 to 1. */
  readonly weight: number
  readonly patterns?: readonly string[]
  readonly not?: readonly string[]
  readonly need?: readonly string[]
  readonly sections?: readonly string[]
  readonly atLeast?: 2 | 3
  /** What a person must decide about it, or null. */
  readonly todo?: string
}

export interface DraftFacet {
  readonly id: string
  readonly label: string
  /** Words of the posting; null where they are those of the criterion. */
  readonly posting: string | null
  readonly weight: number
  readonly supporting: boolean
  /** One of several of which one suffices. */
  readonly isChoice: boolean
  /** One of several that a bracket or “such as” opens, and no tool: what they are examples of asks for nothing else. */
  readonly isExample: boolean
  readonly terms: readonly DraftTerm[]
  readonly like: readonly string[]
  /** Where its words come from, when not from the posting; null else. */
  readonly note: string | null
}

export interface DraftCriterion {
  readonly id: string
  readonly label: string
  readonly importance: 'required' | 'favorable'
  readonly weight: number
  readonly rationale: string | null
  readonly posting: readonly string[]
  readonly facets: readonly DraftFacet[]
  /** What a person must decide, each a sentence. */
  readonly todos: readonly string[]
}

export interface DraftPlan {
  readonly id: string
  readonly title: string
  /** Titles of the occupations that the posting seems to be of, the likeliest first. */
  readonly occupations: readonly string[]
  readonly criteria: readonly DraftCriterion[]
  /** What the posting asks and no criterion looks for, with the reason. */
  readonly leftOut: readonly { readonly text: string; readonly why: string }[]
}
