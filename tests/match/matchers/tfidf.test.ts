import { expect, test } from 'vitest'
import { tfidf } from '../../../src/match/matchers/tfidf.ts'
import { background } from '../../in-process-world.ts'
import { evidenceBy, show, under } from '../reading-of.ts'

const like = ['I trained models to predict symptom severity from imaging of several hundred participants.']
const alike = 'Predicted the severity of symptoms from imaging of 300 participants.'
const find = (text: string, options: readonly string[] = like) => evidenceBy(tfidf, options, text, { background })

test('a paraphrase is evidence, with its likeness and the stems that make it', async () => {
  expect(show(await find(under('Experience', alike)))).toMatchInlineSnapshot(
    `"affirmed 2 "Predicted the severity of symptoms from imaging of 300 participants" – in a role; similarity 0.83 by symptom, sever, predict, particip"`,
  )
})

test('likeness never proves more than use', async () => {
  const found = await find(under('Publications', alike))
  expect(found.map((piece) => piece.level)).toEqual([2])
})

test('where it stands lowers the level, as for any evidence', async () => {
  const found = await find(under('Summary', alike))
  expect(found.map((piece) => piece.level)).toEqual([1])
})

test('a passage about something else, a list and a heading are none', async () => {
  expect(await find(under('Experience', 'Managed the kitchen of a large hotel for several years.'))).toEqual([])
  expect(await find(under('Skills', 'symptom severity, imaging, participants, models, prediction'))).toEqual([])
  expect(await find(`# Ada Lovelace\n\n## ${alike}\n`)).toEqual([])
})

test('one rare word alone is not likeness', async () => {
  expect(await find(under('Experience', 'Severity, severity, and the severity of severity itself.'))).toEqual([])
})

test('a denied or hoped-for paraphrase does not count', async () => {
  const found = await find(
    under('Experience', 'I would like to predict the severity of symptoms from imaging of participants.'),
  )
  expect(found.map((piece) => piece.polarity)).toEqual(['hoped'])
})

test('the four most alike are kept, and each counts at most 0.6', async () => {
  const many = Array.from({ length: 7 }, (_, index) => `- Wave ${index}: ${alike}`).join('\n')
  const found = await find(under('Experience', many))
  expect(found).toHaveLength(4)
  expect(Math.max(...found.map((piece) => piece.strength))).toBeLessThanOrEqual(0.6)
})

test('it depends on the document and the frozen corpus only: the same words give the same strength beside any others', async () => {
  const alone = await find(under('Experience', alike))
  const beside = await find(
    under('Experience', `${alike}\n\nAnother paragraph about imaging of participants in general.`),
  )
  expect(beside[0]).toMatchObject({ strength: alone[0]?.strength, note: alone[0]?.note })
})
