import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeRunFolder } from '../../src/io/run-folder.ts'
import { UserError } from '../../src/model/diagnostic.ts'
import { temporaryFolder } from './temporary.ts'

const folderOfAll = temporaryFolder()
let count = 0
const newPath = () => join(folderOfAll, `run-${count++}`)

test('what is put aside is read again, and its file has no name', async () => {
  const path = newPath()
  const folder = await makeRunFolder(path)
  const scratch = folder.scratch()
  const [first, second] = [Buffer.from('first'), Buffer.from('and second')]
  expect([scratch.append(first), scratch.append(second)]).toEqual([0, 5])
  expect(Buffer.from(scratch.read(0, 5)).toString()).toBe('first')
  expect(Buffer.from(scratch.read(9, 15)).toString()).toBe('second')
  expect(readdirSync(path).toSorted()).toEqual(['log', 'parts', 'shards'])
})

test('a run folder in which nothing can be put aside is named', async () => {
  const path = newPath()
  const folder = await makeRunFolder(path)
  rmSync(path, { recursive: true })
  expect(() => folder.scratch()).toThrow(UserError)
})

test('lines come one by one, across pieces of the file and whatever letters are cut in two', async () => {
  const folder = await makeRunFolder(newPath())
  const lines = Array.from({ length: 4 }, (_, index) => `${index} ${'ü€😀'.repeat(70_001 + index)}`)
  await folder.commit('text', lines.map((line) => `${line}\n`).join(''))
  expect([...folder.lines('text')].map((line, index) => line === lines[index])).toEqual([true, true, true, true])
  expect([...folder.lines('absent')]).toEqual([])
})

test('what comes in many small pieces is written whole', async () => {
  const folder = await makeRunFolder(newPath())
  const piece = Buffer.alloc(3001, 7)
  await folder.commit(
    'bytes',
    (async function* () {
      for (let at = 0; at < 800; at++) yield piece
    })(),
  )
  expect((await folder.read('bytes'))?.length).toBe(800 * piece.length)
})
