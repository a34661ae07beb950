import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
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
  about: { title: null, author: null },
  hidden: [],
  diagnostics: [],
}

const fileOf = (folder: string, digit: string): string => join(folder, digit.repeat(2), `${key(digit)}.json`)
const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8)

const copied = (bytes: Uint8Array) => Uint8Array.from(bytes)

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

test('a record comes back byte for byte, is a miss when one byte was flipped, and goes when all is cleared', async () => {
  const folder = newFolder()
  const cache = openCache(folder)
  const record = Uint8Array.from({ length: 300 }, (_, index) => index % 256)
  await cache.putRecord(key('a'), record)
  expect(await cache.getRecord(key('a'), copied)).toEqual(record)
  expect([await cache.get(key('a')), await cache.getRecord(key('b'), copied)]).toEqual([null, null])
  const path = fileOf(folder, 'a').replace('.json', '.record')
  expect(mode(path)).toBe('600')
  const bytes = readFileSync(path)
  bytes[200]! ^= 1
  writeFileSync(path, bytes)
  expect(await cache.getRecord(key('a'), copied)).toBeNull()
  expect([await cacheInfo(folder), await clearCache(folder), existsSync(path)]).toEqual([
    { documentCount: 0, size: bytes.length },
    0,
    false,
  ])
})

test('a record is written over where it stands, longer or shorter, and is a miss while half of it is written', async () => {
  const folder = newFolder()
  const cache = openCache(folder)
  const records = [300, 9000, 20].map((length, fill) => new Uint8Array(length).fill(fill))
  const path = fileOf(folder, 'a').replace('.json', '.record')
  const inodes = new Set<number>()
  for (const record of records) {
    await cache.putRecord(key('a'), record)
    expect(await cache.getRecord(key('a'), copied)).toEqual(record)
    inodes.add(statSync(path).ino)
  }
  expect(inodes.size).toBe(1)
  const last = readFileSync(path)
  await cache.putRecord(key('a'), records[0]!)
  const before = readFileSync(path)
  writeFileSync(path, Buffer.concat([last.subarray(0, 50), before.subarray(50)]))
  expect(await cache.getRecord(key('a'), copied)).toBeNull()
})

test('a link that stands where a record is kept is replaced, and what it names is let be', async () => {
  const folder = newFolder()
  const cache = openCache(folder)
  const path = fileOf(folder, 'a').replace('.json', '.record')
  await cache.putRecord(key('a'), new Uint8Array(3))
  rmSync(path)
  writeFileSync(join(folder, 'other'), 'a letter')
  symlinkSync(join(folder, 'other'), path)
  await cache.putRecord(key('a'), new Uint8Array(4))
  expect(await cache.getRecord(key('a'), copied)).toEqual(new Uint8Array(4))
  expect(readFileSync(join(folder, 'other'), 'utf8')).toBe('a letter')
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

test('of more than are removed at once, in one folder or several, all are counted and cleared', async () => {
  const folder = newFolder()
  for (const [shelf, many] of [['aa', 1200] as const, ['0b', 700] as const]) {
    mkdirSync(join(folder, shelf), { recursive: true })
    for (let index = 0; index < many; index++)
      writeFileSync(join(folder, shelf, `${shelf}${String(index).padStart(62, '0')}.json`), 'x')
  }
  expect(await cacheInfo(folder)).toEqual({ documentCount: 1900, size: 1900 })
  expect(await clearCache(folder)).toBe(1900)
  expect(readdirSync(join(folder, 'aa'))).toEqual([])
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

test('a run that kept nothing removes nothing, whatever the size', async () => {
  const folder = newFolder()
  await openCache(folder).put(key('a'), document)
  await openCache(folder, { sizeLimit: 1 }).trim()
  expect((await cacheInfo(folder)).documentCount).toBe(1)
})

test('past the limit, what was longest not used goes, down to nine tenths of it', async () => {
  const folder = newFolder()
  await openCache(folder).put(key('a'), document)
  const cache = openCache(folder, { sizeLimit: 2.5 * statSync(fileOf(folder, 'a')).size })
  for (const digit of ['b', 'c']) await cache.put(key(digit), document)
  const [day, now] = [24 * 3600, Date.now() / 1000]
  utimesSync(fileOf(folder, 'a'), now - 2 * day, now - 2 * day)
  utimesSync(fileOf(folder, 'b'), now - 3 * day, now - 3 * day)
  utimesSync(fileOf(folder, 'c'), now - 1, now - 1)
  expect(await cache.get(key('b'))).not.toBeNull()
  await cache.trim()
  const left = await Promise.all(['a', 'b', 'c'].map((digit) => cache.get(key(digit))))
  expect(left.map((each) => each !== null)).toEqual([false, true, true])
})

test('what a killed run left half written goes after an hour, what another writes now stays', async () => {
  const folder = newFolder()
  const cache = openCache(folder)
  await cache.put(key('a'), document)
  const [old, fresh] = [`${fileOf(folder, 'a')}.12-1.tmp`, `${fileOf(folder, 'a')}.13-1.tmp`]
  for (const path of [old, fresh]) writeFileSync(path, 'half')
  utimesSync(old, 1, 1)
  await cache.trim()
  expect([existsSync(old), existsSync(fresh)]).toEqual([false, true])
  expect((await cacheInfo(folder)).documentCount).toBe(1)
})

test('a folder that is a link or that others can write to is not used, and that is said once', async () => {
  const [own, link, open] = [newFolder(), newFolder(), newFolder()]
  await openCache(own).put(key('a'), document)
  symlinkSync(own, link)
  mkdirSync(open)
  chmodSync(open, 0o777)
  const said: string[] = []
  for (const folder of [own, link, open]) {
    const cache = openCache(folder, { onRefused: ({ message }) => said.push(message) })
    await cache.get(key('a'))
    await cache.put(key('b'), document)
  }
  expect(said).toEqual([
    'the cache is not used: its folder is a link',
    'the cache is not used: others can write to its folder',
  ])
  expect((await cacheInfo(open)).documentCount).toBe(0)
  expect((await cacheInfo(own)).documentCount).toBe(2)
})

test('two programs that keep the same documents at once leave whole ones', async () => {
  const folder = newFolder()
  const [one, other] = [openCache(folder), openCache(folder)]
  const keys = Array.from({ length: 32 }, (_, index) => index.toString(16).padStart(2, '0').repeat(32))
  await Promise.all(keys.flatMap((each) => [one.put(each, document), other.put(each, document)]))
  expect(await Promise.all(keys.map((each) => one.get(each)))).toEqual(keys.map(() => document))
})
