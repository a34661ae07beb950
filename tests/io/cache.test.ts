import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { cacheInfo, clearCache, defaultCacheFolder, openCache } from '../../src/io/cache.ts'
import type { Document } from '../../src/model/document.ts'
import { temporaryFolder } from './temporary.ts'

const root = temporaryFolder()
let count = 0
const newFolder = (): string => join(root, String(++count))
const key = (digit: string): string => digit.repeat(64)

const document: Document = {
  source: { path: 'ada.txt', container: null, mediaType: 'text/plain', size: 3, sha256: key('0') },
  reader: { name: 'plain-text', version: 1 },
  language: null,
  text: 'Ada\n\u0000\ud800',
  pages: [],
  blocks: [],
  sections: [],
  entries: [],
  contact: { emails: [], phones: [], orcid: null, links: [] },
  hidden: [],
  diagnostics: [],
}

const fileOf = (folder: string, digit: string): string => join(folder, digit.repeat(2), `${key(digit)}.json`)
const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8)

afterEach(() => {
  vi.unstubAllEnvs()
})

test('what was put comes back', async () => {
  const cache = openCache(newFolder())
  await cache.put(key('a'), document)
  expect(await cache.get(key('a'))).toEqual(document)
})

test('what was not put is a miss, and so is a folder that is not there', async () => {
  expect(await openCache(newFolder()).get(key('a'))).toBeNull()
})

test('only this user can read what is kept', async () => {
  const folder = newFolder()
  await openCache(folder).put(key('a'), document)
  expect([mode(folder), mode(join(folder, 'aa')), mode(fileOf(folder, 'a'))]).toEqual(['700', '700', '600'])
})

test('a file that was cut, emptied or replaced is a miss', async () => {
  const folder = newFolder()
  const cache = openCache(folder)
  await cache.put(key('a'), document)
  const whole = readFileSync(fileOf(folder, 'a'), 'utf8')
  for (const broken of ['', '{', whole.slice(0, -1), 'null', '{}', JSON.stringify(document)]) {
    writeFileSync(fileOf(folder, 'a'), broken)
    expect(await cache.get(key('a')), broken).toBeNull()
  }
})

test('one flipped byte is a miss, not wrong text', async () => {
  const folder = newFolder()
  const cache = openCache(folder)
  await cache.put(key('a'), document)
  const bytes = readFileSync(fileOf(folder, 'a'))
  bytes[bytes.indexOf('Ada')]! ^= 1
  writeFileSync(fileOf(folder, 'a'), bytes)
  expect(await cache.get(key('a'))).toBeNull()
})

test('what cannot be kept only costs time', async () => {
  const folder = newFolder()
  writeFileSync(folder, 'a file stands where the cache should')
  const cache = openCache(folder)
  await cache.put(key('a'), document)
  expect(await cache.get(key('a'))).toBeNull()
})

test('no temporary file stays, however many put the same document at once', async () => {
  const folder = newFolder()
  const cache = openCache(folder)
  await Promise.all(Array.from({ length: 8 }, () => cache.put(key('a'), document)))
  expect(readdirSync(join(folder, 'aa'))).toEqual([`${key('a')}.json`])
  expect(await cache.get(key('a'))).toEqual(document)
})

test('info counts documents and bytes', async () => {
  const folder = newFolder()
  await openCache(folder).put(key('a'), document)
  await openCache(folder).put(key('b'), document)
  const size = statSync(fileOf(folder, 'a')).size
  expect(await cacheInfo(folder)).toEqual({ documentCount: 2, size: 2 * size })
  expect(await cacheInfo(newFolder())).toEqual({ documentCount: 0, size: 0 })
})

test('clear removes the kept documents and nothing else that stands in the folder', async () => {
  const folder = newFolder()
  await openCache(folder).put(key('a'), document)
  await openCache(folder).put(key('b'), document)
  const others = [
    join(folder, 'thesis.docx'),
    join(folder, 'aa', 'notes.json'),
    join(folder, 'photos', `${key('a')}.json`),
  ]
  mkdirSync(join(folder, 'photos'))
  for (const other of others) writeFileSync(other, 'keep me')
  expect(await clearCache(folder)).toBe(2)
  expect(others.map((other) => existsSync(other))).toEqual([true, true, true])
  expect(await cacheInfo(folder)).toEqual({ documentCount: 0, size: 0 })
})

test('the folder is CVSIFT_CACHE_DIR, else in XDG_CACHE_HOME, else in ~/.cache', () => {
  vi.stubEnv('CVSIFT_CACHE_DIR', '/own')
  vi.stubEnv('XDG_CACHE_HOME', '/xdg')
  expect(defaultCacheFolder()).toBe('/own')
  vi.stubEnv('CVSIFT_CACHE_DIR', '')
  expect(defaultCacheFolder()).toBe('/xdg/cvsift')
  vi.stubEnv('XDG_CACHE_HOME', '')
  vi.stubEnv('HOME', '/home/ada')
  expect(defaultCacheFolder()).toBe('/home/ada/.cache/cvsift')
})
