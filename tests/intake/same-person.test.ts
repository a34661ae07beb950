import { expect, test } from 'vitest'
import { joinFolders, type ReadApplication } from '../../src/intake/same-person.ts'
import { documentOf } from '../match/reading-of.ts'

const cv = 'Ada Lund\nada@example.org\n\nExperience\n\nEngineer at Acme\n'
const letter = 'Dear committee,\n\nI would like to join you.\n\nAda Lund\n'

/** `id: role role` of what comes of a folder of these files, each a CV as far as its name tells. */
async function joinedOf(...texts: readonly string[]): Promise<string[]> {
  const read = await Promise.all(
    texts.map(async (text, index): Promise<ReadApplication> => {
      const path = `in/ada/${index}.txt`
      const file = { path, container: null }
      return [{ id: `ada/${index}`, sender: null, documents: [{ file, role: 'cv' }] }, [await documentOf(text, path)]]
    }),
  )
  const found: string[] = []
  const folder = { id: 'ada', memberIds: read.map(([{ id }]) => id) }
  for await (const [{ id, documents }] of joinFolders(asStream(read), [folder])) {
    found.push(`${id}: ${documents.map(({ role }) => role).join(' ')}`)
  }
  return found
}

async function* asStream(read: readonly ReadApplication[]): AsyncIterable<ReadApplication> {
  yield* read
}

test('a CV and a letter in one name are one application, whatever the files are called', async () => {
  expect(await joinedOf(letter, cv)).toEqual(['ada: cover-letter cv'])
})

test('the same mail address joins too', async () => {
  expect(await joinedOf(letter.replace('Ada Lund', 'ada@example.org'), cv)).toEqual(['ada: cover-letter cv'])
})

test('another person’s letter, two CVs, and letters alone stay apart', async () => {
  const apart = ['ada/0: cv', 'ada/1: cv']
  expect(await joinedOf(letter.replace('Ada Lund', 'Bo Ek'), cv)).toEqual(apart)
  expect(await joinedOf(cv, `${cv}\nSkills\n\nMore\n`)).toEqual(apart)
  expect(await joinedOf(letter, letter)).toEqual(apart)
})

test('one document that lies there twice keeps nobody apart', async () => {
  expect(await joinedOf(cv, letter, cv)).toEqual(['ada: cv cover-letter cv'])
})

test('applications outside such folders pass through', async () => {
  const file = { path: 'bo.txt', container: null }
  const bo: ReadApplication = [{ id: 'bo', sender: null, documents: [{ file, role: 'cv' }] }, [await documentOf(cv)]]
  const found: ReadApplication[] = []
  for await (const each of joinFolders(asStream([bo]), [])) found.push(each)
  expect(found).toEqual([bo])
})
