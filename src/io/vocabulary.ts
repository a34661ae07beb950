/** The vocabulary of occupations that ships with the package. */
import { readFile } from 'node:fs/promises'
import type { VocabularyFile } from '../model/vocabulary.ts'

/** From `src/io` and from `dist/io` alike. */
const path = new URL('../../rubric/vocabulary/vocabulary.json', import.meta.url)

export async function loadVocabulary(): Promise<VocabularyFile> {
  return JSON.parse(await readFile(path, 'utf8')) as VocabularyFile
}
