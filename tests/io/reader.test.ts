import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { UnsealingRooms } from '../../src/io/read-many.ts'
import { openReader } from '../../src/io/reader.ts'
import { seal } from '../../src/io/sealed.ts'
import { digestOf } from '../../src/io/sent-files.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'cvsift-test-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

test('files that are asked for together are digested each, and what is no file or too large is none', async () => {
  const home = folder()
  const names = Array.from({ length: 100 }, (_, index) => join(home, `${index}.txt`))
  for (const name of names) writeFileSync(name, name)
  writeFileSync(join(home, 'large'), 'x'.repeat(2000))
  symlinkSync(names[0]!, join(home, 'link'))
  const reader = openReader(1000)
  const odd = ['large', 'link', 'missing', '.'].map((name) => join(home, name))
  const found = await Promise.all([...names, ...odd].map((name) => reader.digest(name)))
  expect(found.slice(0, 100)).toEqual(names.map((name) => ({ size: name.length, sha256: digestOf(name) })))
  expect(found.slice(100)).toEqual([null, null, null, null])
})

test('what is sealed comes back whole, and nothing of what was damaged', async () => {
  const home = folder()
  const path = (name: string) => join(home, name)
  const sealed = seal(Buffer.from('words'))
  writeFileSync(path('whole'), sealed)
  writeFileSync(path('cut'), sealed.subarray(0, sealed.length - 1))
  writeFileSync(path('changed'), Buffer.from(sealed).fill('W', sealed.length - 5, sealed.length - 4))
  const reader = openReader(1000)
  const found = await Promise.all(['whole', 'cut', 'changed', 'missing'].map((name) => reader.unsealed(path(name))))
  expect(found.map((each) => each && Buffer.from(each).toString())).toEqual(['words', null, null, null])
})

test('many are read into the same memory in turn: they hold while the next are read, and what finds no room is not taken', () => {
  const home = folder()
  const path = (name: string) => join(home, name)
  for (const name of ['a', 'b', 'c']) writeFileSync(path(name), seal(Buffer.from(`of ${name}`)))
  writeFileSync(path('huge'), seal(Buffer.alloc(5_000_000)))
  const rooms = new UnsealingRooms()
  const first = rooms.read([path('a'), path('huge'), path('missing'), path('b')])
  const second = rooms.read([path('c')])
  const text = (each: Uint8Array | null | undefined) => each && Buffer.from(each).toString()
  expect(first.map(text)).toEqual(['of a', null, null, 'of b'])
  expect(second.map(text)).toEqual(['of c'])
  expect(second[0]?.buffer).toBeInstanceOf(SharedArrayBuffer)
})
