/** The vocabulary that ships, ready to be asked. */
import type { Vocabulary, VocabularyFile } from '../../model/vocabulary.ts'
import { tokenize } from '../../text/tokenize.ts'

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
function vocabularyKey(name: string): string {
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
