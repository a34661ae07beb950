/** What occupations are called, work with and do. */

/** A name and its other names; the first is what people write. */
export type Names = readonly [string, ...string[]]

export interface Occupation {
  readonly title: string
  /** What people in it are called, the most telling first. */
  readonly titles: readonly string[]
  /** Words that its titles share, the most telling first. */
  readonly words: readonly string[]
  readonly technologies: readonly Names[]
  readonly tools: readonly string[]
  /** What they do, as “Plan menu options”. */
  readonly activities: readonly string[]
}

export interface Vocabulary {
  readonly id: string
  readonly occupations: readonly Occupation[]
  /** Names of a technology by `vocabularyKey` of each. */
  readonly technologies: ReadonlyMap<string, Names>
}

/** `vocabulary.json`: lists that occupations point into. */
export interface VocabularyFile {
  readonly id: string
  readonly technologies: readonly Names[]
  readonly tools: readonly string[]
  readonly activities: readonly string[]
  /** Title, titles and words (parted by `|`), and places in the three lists. */
  readonly occupations: readonly (readonly [
    title: string,
    titles: string,
    words: string,
    technologies: readonly number[],
    tools: readonly number[],
    activities: readonly number[],
  ])[]
}
