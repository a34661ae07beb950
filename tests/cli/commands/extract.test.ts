import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Document } from '../../../src/model/document.ts'
import { cvsift, temporaryPath } from '../cvsift.ts'

function fileOf(name: string, text: string): string {
  const path = temporaryPath(name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  return path
}

test('text shows each line with its number, its block and the sections', async () => {
  const path = fileOf('ada.md', '# Ada Lund\n\n## Skills\n\n- Python\n- R\n')
  const { code, stdout, stderr } = await cvsift(`extract ${path}`)
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout.replace(path, 'ada.md')).toMatchInlineSnapshot(`
    "# ada.md: read as markdown, 25 characters
       1 # [basics] Ada Lund
       3 # [skills] Skills
       5 • Python
       6 • R
    --- who applies: never scored ---
    name: Ada Lund (high: heading, line 1; also file name)

    "
  `)
})

test('JSON is one document a line, whose sections and pages cover its text in order', async () => {
  const { code, stdout } = await cvsift('extract fixtures/adversarial --format json')
  const documents = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Document)
  expect(code).toBe(0)
  expect(documents.map((each) => each.source.path)).toEqual(documents.map((each) => each.source.path).toSorted())
  for (const { text, sections, pages } of documents) {
    for (const parts of [sections, pages]) {
      const ends = parts.map(({ range }) => range.end)
      expect(parts.map(({ range }) => range.start)).toEqual([0, ...ends.slice(0, -1)])
      expect(ends.at(-1)).toBe(text.length)
    }
  }
})

test('a document that cannot be read is shown as such, and the exit code is 2', async () => {
  const { code, stdout, stderr } = await cvsift('extract fixtures/unreadable/scanned.pdf')
  expect(code).toBe(2)
  expect(stdout).toMatch(/^# fixtures\/unreadable\/scanned\.pdf: /)
  expect(stderr).toContain('[extract/no-text]')
})

test('a folder that lies too deep is an error beside what was read', async () => {
  const folder = temporaryPath('folder')
  mkdirSync(join(folder, ...Array.from({ length: 40 }, () => 'd')), { recursive: true })
  writeFileSync(join(folder, 'ada.txt'), 'Ada')
  const { code, stdout, stderr } = await cvsift(`extract ${folder}`)
  expect(code).toBe(2)
  expect(stdout).toContain('Ada')
  expect(stderr).toContain('[intake/too-deep]')
})

test('a document cannot steer the terminal', async () => {
  const { stdout } = await cvsift(`extract ${fileOf('x.txt', 'red \u001b[31m reset \u001bc \u009b2J \u202eabc\n')}`)
  expect(stdout).not.toMatch(/[\u001b\u009b\u202e]/)
  // What colors words is no word; all else is shown.
  expect(stdout).toContain('red reset \\u{1b}c \\u{9b}2J \\u{202e}abc')
})

test('- reads the document from standard input', async () => {
  const { code, stdout } = await cvsift('extract -', { input: 'Ada Lund\n\nSKILLS\n\n- Python\n' })
  expect(code).toBe(0)
  expect(stdout).toContain('Python')
})
