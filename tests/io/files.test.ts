import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { listTree, openOutput, readRegularFile } from '../../src/io/files.ts'
import { UserError } from '../../src/model/diagnostic.ts'
import type { Entry } from '../../src/model/ports.ts'
import { temporaryFolder } from './temporary.ts'

const root = temporaryFolder()
let count = 0

/** A folder of its own with these text files. */
function folderOf(files: Readonly<Record<string, string>> = {}): string {
  const folder = join(root, String(++count))
  mkdirSync(folder)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** `kind name` of each entry, folders before what is in them. */
function show(entry: Entry, from: string): string[] {
  const name = entry.path.slice(from.length + 1)
  const inside = entry.kind === 'folder' ? entry.entries.flatMap((each) => show(each, from)) : []
  return [...(name === '' ? [] : [`${entry.kind} ${name}`]), ...inside]
}

const hasFifo = spawnSync('mkfifo', ['--version']).error === undefined

/** The diagnostics of a UserError. */
async function refusal(attempt: Promise<unknown>): Promise<string[]> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(UserError)
  return (error as UserError).diagnostics.map(({ code, message }) => `${code}: ${message}`)
}

test('a folder is listed by name in code-unit order, whatever the disk says', async () => {
  const folder = folderOf({ 'b.txt': 'b', 'B.txt': 'B', 'a/z.txt': 'z', 'é.txt': 'e', 'a.txt': 'a', '.hidden': 'h' })
  expect(show(listTree(folder), folder)).toEqual([
    'file .hidden',
    'file B.txt',
    'folder a',
    'file a/z.txt',
    'file a.txt',
    'file b.txt',
    'file é.txt',
  ])
})

test('a file has its size in bytes', async () => {
  const folder = folderOf({ 'ada.txt': 'Åda' })
  expect(listTree(join(folder, 'ada.txt'))).toEqual({ kind: 'file', path: join(folder, 'ada.txt'), size: 4 })
})

test('paths have one slash between folders, however the folder was written', async () => {
  const folder = folderOf({ 'ada.txt': 'Ada' })
  expect(show(listTree(`${folder}//`), folder)).toContain('file ada.txt')
})

test('what is not there is missing', async () => {
  const folder = folderOf({ 'ada.txt': 'Ada' })
  expect(listTree(join(folder, 'bo.txt'))).toMatchObject({ kind: 'missing' })
  expect(listTree(join(folder, 'ada.txt', 'inside'))).toMatchObject({ kind: 'missing' })
})

test('a link is listed and never followed, and a loop of links ends', async () => {
  const folder = folderOf({ 'ada.txt': 'Ada' })
  symlinkSync('/etc', join(folder, 'etc'))
  symlinkSync('.', join(folder, 'loop'))
  symlinkSync('nowhere', join(folder, 'broken'))
  expect(show(listTree(folder), folder)).toEqual(['file ada.txt', 'symlink broken', 'symlink etc', 'symlink loop'])
})

test.runIf(hasFifo)('a pipe and a socket are special', async () => {
  const folder = folderOf()
  spawnSync('mkfifo', [join(folder, 'pipe')])
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve))
  expect(show(listTree(folder), folder)).toEqual(['special pipe', 'special socket'])
  server.close()
})

test('folders in folders end at a depth, and say so', async () => {
  const folder = folderOf()
  mkdirSync(join(folder, ...Array.from({ length: 40 }, () => 'd')), { recursive: true })
  const shown = show(listTree(folder), folder)
  expect(shown.at(-1)).toMatch(/^too-deep /)
  expect(shown.length).toBeLessThan(40)
})

test('names of 255 bytes, with line ends and controls, are names', async () => {
  const names = ['x'.repeat(251), 'a\nb', '\u001b[31mred', '\u202egnp', "it's $(rm)"].map((name) => `${name}.txt`)
  const folder = folderOf(Object.fromEntries(names.map((name) => [name, name])))
  expect(show(listTree(folder), folder).toSorted()).toEqual(names.map((name) => `file ${name}`).toSorted())
})

test('the bytes of a file are read', async () => {
  const folder = folderOf({ 'ada.txt': 'Ada' })
  expect(Buffer.from(await readRegularFile(join(folder, 'ada.txt'), 3)).toString()).toBe('Ada')
})

test('a link is not opened', async () => {
  const folder = folderOf({ 'ada.txt': 'Ada' })
  symlinkSync('ada.txt', join(folder, 'link.txt'))
  await expect(readRegularFile(join(folder, 'link.txt'), 100)).rejects.toMatchObject({ code: 'ELOOP' })
})

test.runIf(hasFifo)('a pipe is refused at once instead of waited for', { timeout: 3000 }, async () => {
  const folder = folderOf()
  spawnSync('mkfifo', [join(folder, 'pipe')])
  await expect(readRegularFile(join(folder, 'pipe'), 100)).rejects.toThrow('not a file')
})

test('a device and a folder are refused', async () => {
  await expect(readRegularFile('/dev/zero', 100)).rejects.toThrow('not a file')
  await expect(readRegularFile(root, 100)).rejects.toThrow()
})

test('a file that is written to while it is read is refused or whole, never a mixture, and has an end', async () => {
  const folder = folderOf({ 'log.txt': 'a' })
  const path = join(folder, 'log.txt')
  const rewriting = `
    const { writeFileSync } = require('node:fs')
    const { workerData } = require('node:worker_threads')
    for (let round = 0; ; round++) writeFileSync(workerData, 'ab'[round % 2].repeat(2_000_000 + (round % 1000)))
  `
  const writer = new Worker(rewriting, { eval: true, workerData: path })
  await once(writer, 'online')
  const outcomes = new Set<string>()
  try {
    for (let round = 0; round < 5000 && !outcomes.has('it changed while it was read'); round++) {
      const outcome = await readRegularFile(path, 2 ** 24).then(
        (bytes) => (new Set(bytes).size <= 1 ? 'whole' : 'mixed'),
        (error: Error) => error.message,
      )
      outcomes.add(outcome)
    }
  } finally {
    await writer.terminate()
  }
  outcomes.delete('whole')
  expect([...outcomes]).toEqual(['it changed while it was read'])
})

test('a file above the limit is refused before it is read', async () => {
  const folder = folderOf({ 'big.txt': '' })
  truncateSync(join(folder, 'big.txt'), 2 ** 33)
  await expect(readRegularFile(join(folder, 'big.txt'), 2 ** 20)).rejects.toThrow('larger than 1 MB')
})

test('the output folder is made, with the folders above it', async () => {
  const folder = join(folderOf(), 'deep', 'report')
  const output = await openOutput(folder, { force: false })
  const sha256 = createHash('sha256').update('{}').digest('hex')
  expect(await output.write([{ name: 'report.json', content: '{}' }])).toEqual([
    { name: 'report.json', path: join(folder, 'report.json'), size: 2, sha256 },
  ])
  expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('{}')
})

test('written files are this user’s alone, and no temporary file stays', async () => {
  const folder = folderOf()
  const output = await openOutput(folder, { force: false })
  await output.write([
    { name: 'report.json', content: '{}' },
    { name: 'report.html', content: new TextEncoder().encode('<p>') },
  ])
  expect(readdirSync(folder)).toEqual(['report.html', 'report.json'])
  expect((statSync(join(folder, 'report.json')).mode & 0o777).toString(8)).toBe('600')
})

test('a file that cannot be written leaves no temporary file', async () => {
  const folder = folderOf()
  const output = await openOutput(folder, { force: false })
  mkdirSync(join(folder, 'report.json'))
  await expect(output.write([{ name: 'report.json', content: '{}' }])).rejects.toThrow()
  expect(readdirSync(folder)).toEqual(['report.json'])
})

test('a folder with other people’s files is refused, with --force it is written beside them', async () => {
  const folder = folderOf({ 'thesis.docx': 'mine' })
  expect(await refusal(openOutput(folder, { force: false }))).toMatchInlineSnapshot(`
    [
      "output/unusable: this folder holds other files",
    ]
  `)
  await (await openOutput(folder, { force: true })).write([{ name: 'report.json', content: '{}' }])
  expect(readdirSync(folder)).toEqual(['report.json', 'thesis.docx'])
})

test('a folder that holds a report is written anew', async () => {
  const folder = folderOf({ 'report.json': 'old', 'report.html': 'old' })
  await (await openOutput(folder, { force: false })).write([{ name: 'report.json', content: 'new' }])
  expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('new')
})

test('a link is no output folder, with or without a slash behind it, and neither is a file', async () => {
  const folder = folderOf({ file: 'x', 'real/report.json': '{}' })
  symlinkSync('real', join(folder, 'link'))
  const refused = 'output/unusable: the output must be a folder, and no link to one'
  for (const name of ['link', 'link/', 'file']) {
    expect(await refusal(openOutput(`${folder}/${name}`, { force: true })), name).toEqual([refused])
  }
})

test('a link that stands where a report is written is replaced, not followed', async () => {
  const folder = folderOf({ 'out/report.json': 'old', 'victim.txt': 'keep me' })
  symlinkSync('../victim.txt', join(folder, 'out', 'report.html'))
  await (await openOutput(join(folder, 'out'), { force: false })).write([{ name: 'report.html', content: 'new' }])
  expect(readFileSync(join(folder, 'victim.txt'), 'utf8')).toBe('keep me')
  expect(readFileSync(join(folder, 'out', 'report.html'), 'utf8')).toBe('new')
})

test('a folder below a file cannot be made, and it is said before the work starts', async () => {
  const folder = folderOf({ file: 'x' })
  expect(await refusal(openOutput(join(folder, 'file', 'out'), { force: false }))).toEqual([
    'output/unusable: this folder cannot be made',
  ])
})

test('a file whose name is not UTF-8, in a folder of such a name, is listed and read', async () => {
  const folder = folderOf({ 'a.txt': 'text' })
  const below = Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9])])
  mkdirSync(below)
  writeFileSync(Buffer.concat([below, Buffer.from('/Zo'), Buffer.from([0xeb, 0xff]), Buffer.from(' é.txt')]), 'mine')
  const path = `${folder}/caf\udce9/Zo\udceb\udcff é.txt`
  expect(show(listTree(folder), folder)).toEqual([
    'file a.txt',
    'folder caf\udce9',
    'file caf\udce9/Zo\udceb\udcff é.txt',
  ])
  expect(new TextDecoder().decode(await readRegularFile(path, 100))).toBe('mine')
})

test('- is standard input, a file of its own', async () => {
  expect(listTree('-')).toEqual({ kind: 'file', path: '-', size: 0 })
})
