/** What occupations are called, work with and do: the vocabulary that ships, ready to be asked. */
import { tokenize } from '../../text/tokenize.ts'

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

export function openVocabulary(file: VocabularyFile): Vocabulary {
  return {
    id: file.id,
    occupations: file.occupations.map(([title, titles, words, technologies, tools, activities]) => ({
      title,
      titles: split(titles),
      words: split(words),
      technologies: pick(file.technologies, technologies),
      tools: pick(file.tools, tools),
      activities: pick(file.activities, activities),
    })),
    technologies: new Map(file.technologies.flatMap((names) => names.map((name) => [vocabularyKey(name), names]))),
  }
}

/** The same for names that differ in case, hyphens and spaces only. */
export function vocabularyKey(name: string): string {
  return tokenize(name)
    .map(({ word }) => word)
    .join(' ')
}

function split(list: string): string[] {
  return list === '' ? [] : list.split('|')
}

function pick<Value>(all: readonly Value[], places: readonly number[]): Value[] {
  return places.map((place) => all[place]).filter((each) => each !== undefined)
}
