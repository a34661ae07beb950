import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { unsealedIn } from '../../src/io/read-many.ts'
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

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

test('what is sealed comes back whole, and nothing of what was damaged', async () => {
  const home = folder()
  const path = (name: string) => join(home, name)
  const sealed = seal(Buffer.from('words'))
  writeFileSync(path('whole'), sealed)
  writeFileSync(path('cut'), sealed.subarray(0, sealed.length - 1))
  writeFileSync(path('changed'), Buffer.from(sealed).fill('W', sealed.length - 5, sealed.length - 4))
  const reader = openReader(1000)
  const names = ['whole', 'cut', 'changed', 'missing']
  expect(await Promise.all(names.map((name) => reader.unsealed(path(name), text)))).toEqual(['words', null, null, null])
})

test('what cannot be made of it is thrown to whoever asked, and to nobody else', async () => {
  const home = folder()
  writeFileSync(join(home, 'a'), seal(Buffer.from('no json')))
  const reader = openReader(1000)
  const parse = (bytes: Uint8Array): unknown => JSON.parse(text(bytes))
  const both = [reader.unsealed(join(home, 'a'), parse), reader.unsealed(join(home, 'a'), text)]
  expect(await Promise.allSettled(both)).toMatchObject([{ status: 'rejected' }, { value: 'no json' }])
})

test('many are read into one room, one behind the other; what does not fit is left, and what follows is not', () => {
  const home = folder()
  const path = (name: string) => join(home, name)
  for (const name of ['a', 'b', 'c']) writeFileSync(path(name), seal(Buffer.from(`of ${name}`)))
  writeFileSync(path('large'), seal(Buffer.alloc(400)))
  const room = new SharedArrayBuffer(300)
  const places = unsealedIn(['a', 'large', 'missing', 'b', 'c'].map(path), room)
  const words = places.map((place) => place && text(new Uint8Array(room).subarray(...place)))
  expect(words).toEqual(['of a', null, null, 'of b', 'of c'])
})
