/** What is said of a run goes to logs, and logs go to others: no word of an application stands in it. */
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { cvsift, environment, program, root, smallRubric, temporaryPath } from '../cli/cvsift.ts'
import { damage, randomOf } from './mutate.ts'
import { onePage, quickPdfs } from './pdfs.ts'

const person = ['Wilhelmina', 'Quackenbush', 'quackenbush@example.org', '555 0142', 'Frobnitz']
const words = 'Wilhelmina Quackenbush | quackenbush@example.org | +1 202 555 0142'
const folder = temporaryPath('applications')
const argv = ['rank', folder, '-r', smallRubric, '--verbose', '--no-cache']

beforeAll(() => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, '1.txt'), `${words}\n\nEXPERIENCE\n\nI wrote Python at Frobnitz.\n`)
  writeFileSync(join(folder, '2.html'), `<h1>${words}</h1><p style="color:white">Frobnitz</p><p>Python</p>`)
  const page = onePage(`BT /F1 12 Tf 72 700 Td (${words} Frobnitz) Tj ET`)
  writeFileSync(join(folder, '3.pdf'), page)
  for (let seed = 0; seed < 12; seed++) writeFileSync(join(folder, `d${seed}.pdf`), damage(page, randomOf(seed * 7919)))
  writeFileSync(join(folder, '4.pdf'), quickPdfs.truncated?.() ?? '')
  writeFileSync(join(folder, '5.json'), `{"basics":{"name":"${words}","summary":"Frobnitz`)
  writeFileSync(join(folder, '6.eml'), `From: ${words}\r\nSubject: Frobnitz\r\nContent-Type: multipart/mixed\r\n\r\n`)
})

const said = (text: string): string[] => person.filter((each) => text.includes(each))

test('of a run with unread files nothing of a person stands in what is said of it', async () => {
  const { code, stdout, stderr } = await cvsift(argv)
  expect(code).toBe(2)
  expect(stdout).toContain('Quackenbush')
  expect(stderr).toContain('5.json')
  expect(said(stderr)).toEqual([])
})

test('of a run that breaks off by a fault of ours neither', async () => {
  const fault = 'data:text/javascript,Array.prototype.toSorted = () => { throw new TypeError("a fault") }'
  const { code, stderr } = await cvsift(argv, { env: { NODE_OPTIONS: `--import=${JSON.stringify(fault)}` } })
  expect(code).toBe(2)
  expect(stderr).toContain('this is a bug in cvsift')
  expect(said(stderr)).toEqual([])
})

test('of a run that is interrupted neither, and nothing is left in the folder of temporary files', async () => {
  const temporary = temporaryPath('tmp')
  mkdirSync(temporary, { recursive: true })
  const child = spawn(process.execPath, [program, ...argv], {
    cwd: root,
    env: environment({ TMPDIR: temporary }),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  await wait(900)
  child.kill('SIGINT')
  await ended
  expect(said(stderr)).toEqual([])
  expect(readdirSync(temporary)).toEqual([])
})

test('reports and what is kept can be read by this user alone', async () => {
  const [report, cache] = [temporaryPath('report'), temporaryPath('cache')]
  await cvsift(['rank', folder, '-r', smallRubric, '-o', report, '--cache-dir', cache, '--quiet'])
  const files = [report, cache].flatMap((each) =>
    readdirSync(each, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  expect(files.length).toBeGreaterThan(5)
  expect(files.filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([])
})
