import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { FoundFile } from '../../src/model/application.ts'
import type { Document } from '../../src/model/document.ts'
import type { Entry, World } from '../../src/model/ports.ts'
import { letter, mail, zip } from '../intake/unpackers/unpacking.ts'
import { formFan } from './hostile.ts'
import { temporaryFolder } from './temporary.ts'

// The built one: its child processes run JavaScript.
const { realWorld } = (await import('../../dist/io/world.js' as string)) as typeof import('../../src/io/world.ts')

const root = temporaryFolder()
let count = 0

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(root, String(++count))
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

function worldOf(cacheFolder: string | null = null): World {
  return realWorld({ cacheFolder, jobs: 1, reproducible: true, onProgress: () => {} })
}

function filesIn(entry: Entry): FoundFile[] {
  if (entry.kind === 'part') return [{ path: entry.path, container: entry.container }]
  if (entry.kind === 'file') return [{ path: entry.path, container: null }]
  return 'entries' in entry ? entry.entries.flatMap(filesIn) : []
}

async function collect(documents: AsyncIterable<Document>): Promise<Document[]> {
  const all: Document[] = []
  for await (const each of documents) all.push(each)
  return all
}

async function readAll(world: World, folder: string): Promise<Document[]> {
  return collect(world.extract(filesIn(await world.list(folder))))
}

/** `path: text` or `path: code` of each document, from the folder on. */
const show = (documents: readonly Document[], folder: string): string[] =>
  documents.map(({ source, text, diagnostics }) => {
    const errors = diagnostics.filter((each) => each.severity === 'error').map((each) => each.code)
    return `${source.path.slice(folder.length + 1)}: ${[...errors, text.split('\n', 1)[0]].join(' ').trim()}`
  })

const cv = { name: 'cv.txt', content: 'Ada Lovelace\n' }

test('the parts of a mail are read in a child process, and say where they came from', async () => {
  const folder = folderOf({ 'ada.eml': mail(letter, [cv]), 'bo.txt': 'Bo\n' })
  const documents = await readAll(worldOf(), folder)
  expect(show(documents, folder)).toEqual([
    'ada.eml/message.txt: Dear committee,',
    'ada.eml/cv.txt: Ada Lovelace',
    'bo.txt: Bo',
  ])
  expect(documents[1]?.source).toMatchObject({
    path: `${folder}/ada.eml/cv.txt`,
    container: `${folder}/ada.eml`,
    mediaType: 'text/plain',
    size: 13,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

test('parts are read without a listing before, and in any order', async () => {
  const folder = folderOf({ 'a.eml': mail(letter, [cv]), 'b.zip': zip({ 'cv.txt': 'Bo\n' }) })
  const part = (name: string, container: string) => ({ path: `${folder}/${name}`, container: `${folder}/${container}` })
  const files = [part('a.eml/cv.txt', 'a.eml'), part('b.zip/cv.txt', 'b.zip'), part('a.eml/message.txt', 'a.eml')]
  expect(show(await collect(worldOf().extract(files)), folder)).toEqual([
    'a.eml/cv.txt: Ada Lovelace',
    'b.zip/cv.txt: Bo',
    'a.eml/message.txt: Dear committee,',
  ])
})

test('a document is kept by its content: the same attachment in another mail is not read again', async () => {
  const cacheFolder = join(root, 'cache')
  const read = async (name: string) => {
    const folder = folderOf({ [name]: mail('Hi', [cv]) })
    return show(await readAll(worldOf(cacheFolder), folder), folder)
  }
  expect(await read('ada.eml')).toEqual(['ada.eml/cv.txt: Ada Lovelace'])
  expect(await read('bo.eml')).toEqual(['bo.eml/cv.txt: Ada Lovelace'])
  expect(readdirSync(cacheFolder)).toHaveLength(1)
})

test('hostile containers are unread one by one, and the others are read', async () => {
  const bomb = zip({ 'cv.pdf': new Uint8Array(8 * 1024 * 1024), 'cv.txt': 'Cy\n' })
  const many = Buffer.from(zip({ a: 'a' }))
  many.writeUInt16LE(65_535, many.length - 22 + 10)
  const deep = Array.from({ length: 4000 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`)
  const folder = folderOf({
    'a.eml': `From: Eve <e@example.org>\n${deep.join('')}`,
    'b.zip': many,
    'c.zip': bomb,
    'd.zip': 'not a zip',
    'e.eml': mail('Hi', [cv]),
  })
  expect(show(await readAll(worldOf(), folder), folder)).toEqual([
    'a.eml: intake/unreadable',
    'b.zip: extract/zip-bomb',
    'c.zip/cv.pdf: extract/zip-bomb',
    'c.zip/cv.txt: Cy',
    'd.zip: extract/unknown-format',
    'e.eml/cv.txt: Ada Lovelace',
  ])
})

test('a mail without anything in it is unread', async () => {
  const folder = folderOf({ 'ada.eml': mail('Hi') })
  const file = { path: `${folder}/ada.eml`, container: null }
  expect(show(await collect(worldOf().extract([file])), folder)).toEqual(['ada.eml: extract/nothing-sent'])
})

test('a container that changes between listing and reading is told, not mixed', async () => {
  const folder = folderOf({ 'ada.eml': mail('Hi', [cv]) })
  const world = worldOf()
  const files = filesIn(await world.list(folder))
  writeFileSync(join(folder, 'ada.eml'), mail('Hi', [{ name: 'cv.txt', content: 'Eve\n' }]))
  const [document] = await collect(world.extract(files))
  expect(document?.diagnostics.map((each) => each.message)).toEqual([
    'it cannot be opened: it changed while it was read',
  ])
})

test('names that climb write nothing: containers are never unpacked to disk', async () => {
  const folder = folderOf({
    'all.zip': zip({ '../../evil.txt': 'Eve\n' }),
    'm.eml': mail('Hi', [{ ...cv, name: '../cv.txt' }]),
  })
  const before = execFileSync('find', [root], { encoding: 'utf8' })
  expect(show(await readAll(worldOf(), folder), folder)).toEqual([
    'all.zip/evil.txt: Eve',
    'm.eml/cv.txt: Ada Lovelace',
  ])
  expect(execFileSync('find', [root], { encoding: 'utf8' })).toBe(before)
})

test('a program that waits for nothing but a file over the time limit hears of it, and does not end in silence', () => {
  const folder = folderOf({ 'fan.pdf': formFan() })
  const script = `
    import { readFileSync } from 'node:fs'
    import { openPool } from ${JSON.stringify(new URL('../../dist/io/pool.js', import.meta.url).href)}
    const source = { path: 'fan.pdf', container: null, mediaType: null, size: 1, sha256: '' }
    const pool = openPool(1, { timeMs: 500, memory: 700e6 })
    const document = await pool.read(source, readFileSync('fan.pdf'))
    console.log(document.diagnostics[0].code)`
  const options = { cwd: folder, encoding: 'utf8' } as const
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], options)
  expect([status, stdout]).toEqual([0, 'extract/limit-time\n'])
})

test('the shipped mail is one application with both documents, the letter at level 1', () => {
  const rubric = 'rubric/nimh-ml-research-scientist/rubric.yaml'
  const args = ['bin/cvsift.js', 'explain', 'fixtures/applications/rafael-ospina.eml', '-r', rubric, '--no-cache']
  const { status, stdout } = spawnSync(process.execPath, [...args, '--format', 'json'], { encoding: 'utf8' })
  expect(status).toBe(0)
  const { id, documents, criteria } = JSON.parse(stdout) as import('../../src/model/assessment.ts').Assessment
  expect(id).toBe('rafael-ospina')
  expect(documents.map(({ path, container, role }) => [path, container, role])).toEqual([
    ['fixtures/applications/rafael-ospina.eml/message.txt', 'fixtures/applications/rafael-ospina.eml', 'cover-letter'],
    ['fixtures/applications/rafael-ospina.eml/rafael-ospina.docx', 'fixtures/applications/rafael-ospina.eml', 'cv'],
  ])
  const claims = criteria
    .flatMap((each) => each.evidence)
    .filter(({ location }) => location.path.endsWith('message.txt'))
  expect(claims.length).toBeGreaterThan(3)
  expect([...new Set(claims.filter(({ polarity }) => polarity === 'affirmed').map(({ level }) => level))]).toEqual([1])
})
