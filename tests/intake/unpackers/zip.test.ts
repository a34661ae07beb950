import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openZip } from '../../../src/archive/zip.ts'
import { unpackerFor } from '../../../src/intake/registry.ts'
import { zip as unpacker } from '../../../src/intake/unpackers/zip.ts'
import { letter, mail, parts, refusal, tree, utf8, zip } from './unpacking.ts'

test('entries keep their folders; folders, hidden files and litter of systems are left out', async () => {
  const archive = zipSync({
    'ada/': new Uint8Array(),
    'ada/cv.pdf': utf8('%PDF'),
    '__MACOSX/ada/._cv.pdf': utf8('x'),
    'ada/.DS_Store': utf8('x'),
    'Thumbs.db': utf8('x'),
    'bo.txt': utf8('Bo'),
  })
  expect(await parts(unpacker, archive)).toEqual(['ada/cv.pdf  –  %PDF', 'bo.txt  –  Bo'])
})

test('the tree is that of the folder it was made of, by name', async () => {
  expect(await tree('all.zip', zip({ 'z.txt': 'z', 'b/2.txt': '2', 'b/1.txt': '1', 'a\\x.txt': 'x' }))).toEqual([
    'archive all.zip',
    'folder all.zip/a',
    'part all.zip/a/x.txt',
    'folder all.zip/b',
    'part all.zip/b/1.txt',
    'part all.zip/b/2.txt',
    'part all.zip/z.txt',
  ])
})

test('a name that climbs out stays inside, and is another part than the one it covers', async () => {
  const names = { '../../x.txt': '1', 'x.txt': '2', '/etc/passwd': '3', 'a/../../y\n.txt': '4' }
  expect(await tree('all.zip', zip(names))).toEqual([
    'archive all.zip',
    'folder all.zip/a',
    'part all.zip/a/y_.txt',
    'folder all.zip/etc',
    'part all.zip/etc/passwd',
    'part all.zip/x.txt',
    'part all.zip/x~2.txt',
  ])
})

test('names of old Windows programs are read as they were written', async () => {
  const archive = zip({ 'M?ller.txt': 'x' })
  for (let at = 0; at < archive.length; at++) if (archive[at] === 0x3f) archive[at] = 0x81
  expect(await parts(unpacker, archive)).toEqual(['Müller.txt  –  x'])
})

/** With the bytes of `from` written as others of the same number. */
function renamed(archive: Uint8Array, from: string, to: Uint8Array): Uint8Array {
  const bytes = Buffer.from(archive)
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.set(to, at)
  return bytes
}

test.each([
  ['山田太郎', '8e52936391be9859'],
  ['王小明', 'cdf5d0a1c3f7'],
  ['Иван', '88a2a0ad'],
])('a name of %s in another code page of Windows is read', async (name, hex) => {
  const bytes = Buffer.from(hex, 'hex')
  const placeholder = '#'.repeat(bytes.length)
  const archive = renamed(zip({ [`${placeholder}.txt`]: 'x' }), placeholder, bytes)
  expect(await parts(unpacker, archive)).toEqual([`${name}.txt  –  x`])
})

test('of two entries with one name both are read', async () => {
  const archive = renamed(zip({ 'a.txt': '1', 'b.txt': '2' }), 'b.txt', utf8('a.txt'))
  expect(await parts(unpacker, archive)).toEqual(['a.txt  –  1', 'a (2).txt  –  2'])
})

test('a link is passed over, and said', async () => {
  const archive = zipSync({
    'cv.txt': utf8('Ada'),
    'link.txt': [utf8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }],
  })
  const { parts: found, diagnostics } = await unpacker.unpack(archive)
  expect(found.map(({ name }) => name)).toEqual(['cv.txt'])
  expect(diagnostics.map(({ message }) => message)).toEqual(['"link.txt" was passed over: a link to a file elsewhere'])
})

test('mails in an archive are opened', async () => {
  expect(await tree('all.zip', zip({ 'ada.eml': mail(letter) }))).toEqual([
    'archive all.zip',
    'message all.zip/ada.eml',
    'part all.zip/ada.eml/message.txt',
  ])
})

test('an archive in an archive is opened, a third is not', async () => {
  const nested = zip({ '2.zip': zip({ '3.zip': zip({ 'cv.pdf': '%PDF' }), 'cv.pdf': '%PDF' }) })
  expect(await tree('1.zip', nested)).toEqual([
    'archive 1.zip',
    'archive 1.zip/2.zip',
    'part 1.zip/2.zip/3.zip  [intake/too-deep]',
    'part 1.zip/2.zip/cv.pdf',
  ])
})

test('a bomb is refused by the bytes that come out, and its neighbors are read', async () => {
  const archive = zip({ 'bomb.pdf': new Uint8Array(8 * 1024 * 1024), 'cv.pdf': '%PDF' })
  const start = performance.now()
  expect(await tree('all.zip', archive)).toEqual([
    'archive all.zip',
    'part all.zip/bomb.pdf  [extract/zip-bomb]',
    'part all.zip/cv.pdf',
  ])
  expect(performance.now() - start).toBeLessThan(3000)
})

/** The archive with its first entry listed `count` times, under names of one letter. */
function overlapping(archive: Buffer, count: number): Buffer {
  const end = archive.length - 22
  const start = archive.readUInt32LE(end + 16)
  const records = Array.from({ length: count }, (_, at) => {
    const copy = Buffer.from(archive.subarray(start, start + 47))
    copy.write(String.fromCharCode(97 + at), 46)
    return copy
  })
  const tail = Buffer.from(archive.subarray(end))
  tail.writeUInt16LE(count, 10)
  return Buffer.concat([archive.subarray(0, start), ...records, tail])
}

test('entries that share one piece of data are refused together', async () => {
  const archive = Buffer.from(zip({ a: Buffer.alloc(5 * 1024 * 1024, 'ab'.repeat(7)) }))
  expect(await tree('all.zip', overlapping(archive, 20))).toEqual(['part all.zip  [extract/zip-bomb]'])
})

test('many bombs are no cheaper than one: what they unpack to in vain is counted', () => {
  const bomb = new Uint8Array(4 * 1024 * 1024)
  const archive = openZip(zip({ a: bomb, b: bomb, 'c.txt': 'cc' }), 2 * 1024 * 1024)
  expect(() => archive.read('a')).toThrow('unpacks to more than 1048576 bytes')
  expect(() => archive.read('b')).toThrow('unpacks to more than 1048576 bytes')
  expect(() => archive.read('c.txt')).toThrow('unpacks to more than 0 bytes')
})

test('an entry with a password says so, and the others are read', async () => {
  const archive = Buffer.from(zip({ 'a.txt': 'a', 'b.txt': 'b' }))
  const directory = archive.readUInt32LE(archive.length - 22 + 16)
  archive.writeUInt16LE(archive.readUInt16LE(directory + 8) | 1, directory + 8)
  expect(await tree('all.zip', archive)).toEqual([
    'archive all.zip',
    'part all.zip/a.txt  [intake/encrypted]',
    'part all.zip/b.txt',
  ])
})

test('more than 2,000 entries, and a torn archive, are refused whole', async () => {
  const many = Buffer.from(zip({ a: 'a' }))
  many.writeUInt16LE(2001, many.length - 22 + 10)
  expect(await refusal(unpacker, many)).toMatch(/^extract\/zip-bomb: .*2001 entries/)
  expect(await tree('all.zip', zip({ a: 'a' }).slice(0, 40))).toEqual(['part all.zip  [extract/unreadable]'])
})

test('a Word file is no archive, whatever its name', () => {
  const word = zip({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' })
  expect(unpackerFor('cv.zip', null, word)).toBeNull()
  expect(unpackerFor('cv.docx', null, zip({ a: 'a' }))).toBeNull()
  expect(unpackerFor('cv.zip', null, utf8('%PDF'))).toBeNull()
})
