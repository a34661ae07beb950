import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'

import type { Pool, PoolLimits } from '../../src/io/pool.ts'
import type { Document, SourceFile } from '../../src/model/document.ts'
import { flateBomb, formFan, plainPdf } from './hostile.ts'
import { temporaryFolder } from './temporary.ts'

// The built one: its child processes run JavaScript.
const { openPool, defaultLimits } = (await import(
  '../../dist/io/pool.js' as string
)) as typeof import('../../src/io/pool.ts')

const open: Pool[] = []
afterEach(() => {
  for (const pool of open.splice(0)) pool.close()
})

function poolOf(limits: Partial<PoolLimits> = {}, processCount = 1): Pool {
  const pool = openPool(processCount, { ...defaultLimits, ...limits })
  open.push(pool)
  return pool
}

function read(pool: Pool, path: string, content: string | Uint8Array): Promise<Document> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const source: SourceFile = { path, container: null, mediaType: null, size: bytes.length, sha256 }
  return pool.read(source, bytes)
}

const codes = (document: Document): string[] => document.diagnostics.map((each) => each.code)

/** Process ids of a process's children that read documents. */
function readers(of = process.pid): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  return table.split('\n').flatMap((row) => {
    const [, pid, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? []
    return Number(parent) === of && args?.includes('worker.js') ? [Number(pid)] : []
  })
}

const hasPs = (() => {
  try {
    execFileSync('ps', ['-A'])
    return true
  } catch {
    return false
  }
})()

test('a PDF that no copy can be made of within the limits has a reason, and the next has its copy', async () => {
  const pool = poolOf({ memory: 300 * 1024 * 1024, timeMs: 5000 })
  const source = { path: 'a.pdf', container: null, mediaType: null, size: 0, sha256: '' }
  const cover = { title: 'Ada', foot: '', blocks: [] }
  const slow = Buffer.concat([Buffer.from('%PDF-1.7\n1 0 obj\n'), Buffer.from('<< /A '.repeat(3_000_000))])
  const marked = await pool.mark(source, slow, { marks: [], cover, pageCount: 1 })
  expect(marked.bytes).toBeNull()
  expect(marked.diagnostic?.message).toMatch(/^no marked-up copy of this PDF: /u)
  const next = await pool.mark(source, plainPdf('Ada'), { marks: [], cover, pageCount: 1 })
  expect(next).toMatchObject({ diagnostic: null, coverPages: 1 })
})

test('a document comes back from the child process as it was read', async () => {
  const document = await read(poolOf(), 'ada.txt', 'Ada\n\nSkills\nPython\n')
  expect(document).toMatchObject({ text: 'Ada\nSkills\nPython\n', reader: { name: 'plain-text' }, diagnostics: [] })
})

test('more files than processes wait their turn, and each gets its own document', async () => {
  const pool = poolOf({}, 2)
  const texts = await Promise.all([1, 2, 3, 4, 5].map((each) => read(pool, `${each}.txt`, `number ${each}`)))
  expect(texts.map((document) => document.text.trim())).toEqual([1, 2, 3, 4, 5].map((each) => `number ${each}`))
})

test('a file that unpacks to 1 GB is stopped at the memory limit, and the next file is read', async () => {
  const pool = poolOf({ memory: 350 * 1024 * 1024 })
  const startedAt = performance.now()
  const bomb = await read(pool, 'bomb.pdf', flateBomb())
  expect(performance.now() - startedAt).toBeLessThan(50_000)
  expect(codes(bomb)).toEqual(['extract/limit-memory'])
  expect(bomb).toMatchObject({ text: '', reader: null, source: { path: 'bomb.pdf' } })
  expect(bomb.diagnostics[0]).toMatchObject({ severity: 'error', path: 'bomb.pdf' })
  expect((await read(pool, 'ada.pdf', plainPdf('Ada writes Python'))).text).toContain('Ada writes Python')
}, 60_000)

test('a file that takes too long is stopped at the time limit, and the next file is read', async () => {
  const pool = poolOf({ timeMs: 2500 })
  const startedAt = performance.now()
  const fan = await read(pool, 'fan.pdf', formFan())
  expect(performance.now() - startedAt).toBeLessThan(50_000)
  expect(codes(fan)[0]).toMatch(/^extract\/limit/)
  expect((await read(pool, 'ada.txt', 'Ada')).text.trim()).toBe('Ada')
})

test('a time limit that is over before anything is read names itself', async () => {
  const document = await read(poolOf({ timeMs: 1 }), 'ada.txt', 'Ada')
  expect(document.diagnostics).toMatchInlineSnapshot(`
    [
      {
        "code": "extract/limit-time",
        "hint": "run again with --time-limit 1, or print it to a new PDF; it is listed as unread, not ranked",
        "message": "reading it took more than 0.001 s and was stopped",
        "path": "ada.txt",
        "position": null,
        "severity": "error",
      },
    ]
  `)
})

test.runIf(hasPs)('a process that gets no time to compute is waited for', async () => {
  const pool = poolOf({ timeMs: 1500 })
  await read(pool, 'ada.txt', 'Ada')
  const [reader] = readers()
  process.kill(reader!, 'SIGSTOP')
  const next = read(pool, 'bo.txt', 'Bo')
  await new Promise((resolve) => setTimeout(resolve, 2000))
  process.kill(reader!, 'SIGCONT')
  expect((await next).text.trim()).toBe('Bo')
})

test.runIf(hasPs)('a process that dies between two files costs neither of them', async () => {
  const pool = poolOf()
  expect((await read(pool, 'ada.txt', 'Ada')).text.trim()).toBe('Ada')
  const [reader] = readers()
  process.kill(reader!, 'SIGKILL')
  await expect.poll(() => readers()).toEqual([])
  const next = await read(pool, 'bo.txt', 'Bo')
  expect(codes(next)).toEqual([])
  expect(next.text.trim()).toBe('Bo')
})

test.runIf(hasPs)('no process is left when the pool is closed', async () => {
  const pool = poolOf()
  await read(pool, 'ada.txt', 'Ada')
  expect(readers()).toHaveLength(1)
  pool.close()
  await expect.poll(() => readers()).toEqual([])
})

test.runIf(hasPs)('a process that is busy ends with its parent', async () => {
  const path = join(temporaryFolder(), 'fan.pdf')
  writeFileSync(path, formFan())
  const program = fileURLToPath(new URL('../../bin/cvsift.js', import.meta.url))
  const parent = spawn(process.execPath, [program, 'extract', path, '--no-cache'], { stdio: 'ignore' })
  await expect.poll(() => readers(parent.pid), { timeout: 10_000 }).toHaveLength(1)
  const [reader] = readers(parent.pid)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  parent.kill('SIGKILL')
  // A process that ended may stay in the table until somebody asks for its exit code: Z.
  const isAlive = (): boolean => {
    const table = execFileSync('ps', ['-A', '-o', 'pid=,stat='], { encoding: 'utf8' })
    return new RegExp(`^\\s*${reader}\\s+[^Z\\s]`, 'm').test(table)
  }
  await expect.poll(isAlive, { timeout: 3000 }).toBe(false)
})
