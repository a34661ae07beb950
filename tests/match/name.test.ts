import { expect, test } from 'vitest'
import { nameFromId, nameIn } from '../../src/match/name.ts'
import { readFixture } from '../in-process-world.ts'
import { documentOf } from './reading-of.ts'

const nameOf = async (text: string, id = 'inbox/4711') => nameIn(await documentOf(text, 'cv.txt'), id)

test.each([
  ['Ada Lovelace\nLondon', 'Ada Lovelace'],
  ['Dr. Ada Lovelace, PhD\nLondon', 'Ada Lovelace'],
  ['Prof. Ada Lovelace\nLondon', 'Ada Lovelace'],
  ['ADA LOVELACE-KING\nLondon', 'Ada Lovelace-King'],
  ["MARY-JANE O'NEILL\nCork", "Mary-Jane O'Neill"],
  ['Hanneke van der Molen\nDelft', 'Hanneke van der Molen'],
  ['Zdeňka Horváthová\nBrno', 'Zdeňka Horváthová'],
  ['Samuel T. Okonkwo\nLagos', 'Samuel T. Okonkwo'],
  ['Ada Lovelace | ada@example.org | London', 'Ada Lovelace'],
])('the name at the top of %j', async (text, name) => {
  expect(await nameOf(text)).toBe(name)
})

test('words that head a document are nobody’s name', async () => {
  expect(await nameOf('Curriculum Vitae\nSenior Data Scientist\nWork Experience\n')).toBeNull()
})

test('a name under the title of the document is found by the file’s name or the e-mail address', async () => {
  const text = 'Curriculum Vitae\nAda Lovelace\nLondon'
  expect(await nameOf(text, 'inbox/lovelace-ada')).toBe('Ada Lovelace')
  expect(await nameOf(`${text}\nada.lovelace@example.org`)).toBe('Ada Lovelace')
})

test('where type has sizes the largest speaks for itself', async () => {
  expect(nameIn(await readFixture('fixtures/applications/ines-carvalho.pdf'), '4711')).toBe('Inês Carvalho')
})

test.each([
  ['applications/ines-carvalho', 'Ines Carvalho'],
  ['ada_lovelace_cv', 'Ada Lovelace'],
  ["o'neill", "O'neill"],
  ['4711', '4711'],
])('an id that is words is a name: %s', (id, name) => {
  expect(nameFromId(id)).toBe(name)
})
