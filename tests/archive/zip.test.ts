import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openZip } from '../../src/archive/zip.ts'
import { docx } from '../../src/extract/readers/docx.ts'
import { complaints, utf8, zip } from '../extract/readers/reading.ts'

const zeros = (length: number) => new Uint8Array(length)

test('entries are read by name, stored or deflated', () => {
  const archive = openZip(
    zipSync({ 'a.txt': [utf8('stored'), { level: 0 }], 'b.txt': [utf8('deflated '.repeat(9)), { level: 9 }] }),
  )
  expect(archive.names).toEqual(['a.txt', 'b.txt'])
  expect(new TextDecoder().decode(archive.read('a.txt') ?? zeros(0))).toBe('stored')
  expect(new TextDecoder().decode(archive.read('b.txt') ?? zeros(0))).toBe('deflated '.repeat(9))
  expect(archive.read('c.txt')).toBeNull()
})

test('a bomb is stopped by the bytes that come out, within a second', async () => {
  const start = performance.now()
  expect(await complaints(docx, zip({ 'word/document.xml': zeros(80 * 1024 * 1024) }))).toEqual([
    'error extract/zip-bomb',
  ])
  expect(performance.now() - start).toBeLessThan(3000)
})

test('a bomb that lies about its size is stopped all the same', async () => {
  const bytes = zip({ 'word/document.xml': zeros(80 * 1024 * 1024) })
  const view = new DataView(bytes.buffer)
  const directory = view.getUint32(bytes.length - 22 + 16, true)
  view.setUint32(directory + 24, 100, true) // size, in the directory
  view.setUint32(22, 100, true) // size, before the data
  const start = performance.now()
  expect(await complaints(docx, bytes)).toEqual(['error extract/zip-bomb'])
  expect(performance.now() - start).toBeLessThan(1000)
})

test('100,000 entries are refused before one is looked at', async () => {
  const bytes = zip({ 'word/document.xml': '<x/>' })
  new DataView(bytes.buffer).setUint16(bytes.length - 22 + 10, 65_535, true)
  expect(await complaints(docx, bytes)).toEqual(['error extract/zip-bomb'])
})

test('names are keys: a path that climbs out is never a path', () => {
  const archive = openZip(zip({ '../../etc/x': 'no', constructor: 'yes' }))
  expect(archive.read('/etc/x')).toBeNull()
  expect(new TextDecoder().decode(archive.read('constructor') ?? zeros(0))).toBe('yes')
})

test('a torn archive is told as such', async () => {
  expect(await complaints(docx, zip({ 'word/document.xml': '<x/>' }).slice(0, 60))).toEqual([
    'error extract/unreadable',
  ])
})
