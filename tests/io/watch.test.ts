import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openWatch } from '../../src/io/watch.ts'
import { temporaryFolder } from './temporary.ts'

let count = 0
const base = temporaryFolder()
/** A folder with a folder in it. */
function inbox(): string {
  const path = join(base, String(++count), 'inbox')
  mkdirSync(join(path, 'ada'), { recursive: true })
  writeFileSync(join(path, 'ada', 'cv.md'), '')
  return path
}

/** Whether a change is told of. */
async function isNoticed(paths: readonly string[], ignored: readonly string[], act: () => void): Promise<boolean> {
  const watched = openWatch(paths, ignored)
  act()
  const noticed = await Promise.race([watched.change().then(() => true), wait(2000).then(() => false)])
  watched.close()
  return noticed
}

test.each<[string, (path: string) => void]>([
  ['a file below is saved', (path) => writeFileSync(join(path, 'ada', 'cv.md'), 'new')],
  ['a file comes', (path) => writeFileSync(join(path, 'bo.md'), 'new')],
  ['a folder comes', (path) => mkdirSync(join(path, 'bo'))],
  ['a folder goes', (path) => rmSync(join(path, 'ada'), { recursive: true })],
  ['the folder itself goes', (path) => rmSync(path, { recursive: true })],
])('it is noticed when %s', async (_, act) => {
  const path = inbox()
  expect(await isNoticed([path], [], () => act(path))).toBe(true)
})

test('what was changed before anybody asks is not lost', async () => {
  const path = inbox()
  const watched = openWatch([path])
  writeFileSync(join(path, 'bo.md'), 'new')
  await wait(400)
  await watched.change()
  watched.close()
})

test('a file that is not there yet is waited for, and other files beside it are not', async () => {
  const path = join(inbox(), 'rubric.yaml')
  expect(await isNoticed([path], [], () => writeFileSync(`${path}.swp`, ''))).toBe(false)
  expect(await isNoticed([path], [], () => writeFileSync(path, ''))).toBe(true)
  const deep = join(path, '..', 'later', 'rubric.yaml')
  expect(await isNoticed([deep], [], () => mkdirSync(join(deep, '..')))).toBe(true)
})

test('hidden files and what the run itself writes are passed over', async () => {
  const path = inbox()
  const report = join(path, 'report')
  const write = () => {
    mkdirSync(report)
    writeFileSync(join(report, 'report.json'), '{}')
    writeFileSync(join(path, '.cv.md.swp'), '')
  }
  expect(await isNoticed([path], [report], write)).toBe(false)
  expect(await isNoticed([path], [report], () => writeFileSync(join(report, 'report.json'), '{ }'))).toBe(false)
})
