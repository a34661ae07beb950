/** Every limit is a status that is seen, says the way out, and costs nobody else anything. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { cvsift, environment, program, root, smallRubric, temporaryPath } from '../cli/cvsift.ts'
import { mail, zip } from '../intake/unpackers/unpacking.ts'
import { formFan } from '../io/hostile.ts'
import { pdf, stream } from '../pdf-writer.ts'
import { docx, paragraph, quickDocuments } from './documents.ts'
import { slowPdfs } from './pdfs.ts'

const run = promisify(execFile)

function pages(count: number, words: string): Buffer {
  const page =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>'
  return pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${Array.from({ length: count }, (_, at) => `${5 + at} 0 R`).join(' ')}] /Count ${count} >>`,
    stream(`BT /F1 12 Tf 72 700 Td (${words}) Tj ET`),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...Array.from({ length: count }, () => page),
  ])
}

const words = 'I wrote Python with NumPy for the analysis of data at the institute'
const nested = (depth: number): string | Uint8Array =>
  depth === 0 ? words : zip({ [`${depth}.${depth === 1 ? 'txt' : 'zip'}`]: nested(depth - 1) })

/** By what is hit: the file, what it holds, and what is said of it. */
const limits = [
  ['bytes of a file', 'large.txt', () => Buffer.alloc(26 * 2 ** 20, 'a '), 'extract/too-large'],
  ['pages', 'pages.pdf', () => pages(201, words), 'extract/limit'],
  ['time', 'time.pdf', formFan, 'extract/limit-time'],
  ['memory', 'memory.pdf', () => slowPdfs['flate-nested-1GB']?.() ?? '', 'extract/limit-memory'],
  ['entries', 'entries.docx', () => quickDocuments['entries.docx']?.() ?? '', 'extract/zip-bomb'],
  ['ratio', 'ratio.docx', () => docx(paragraph('a'.repeat(30 * 2 ** 20))), 'extract/zip-bomb'],
  ['depth of a document', 'depth.docx', () => quickDocuments['deep.docx']?.() ?? '', 'extract/too-deep'],
  ['depth of archives', 'depth.zip', () => nested(4), 'intake/too-deep'],
  ['parts of a mail', 'parts.eml', () => manyParts(2000), 'intake/too-many-parts'],
] as const

function manyParts(count: number): string {
  return mail(
    'Dear committee, please find my documents attached to this mail. Ada',
    Array.from({ length: count }, (_, at) => ({ name: `${at}.txt`, content: words })),
  )
}

const good = ['gareth-pendry.txt', 'hugo-castellan.md']
const folder = temporaryPath('applications')
const argv = ['rank', folder, '-r', smallRubric, '--format', 'json', '--no-cache', '-j', '1']
const lean = [...argv, '--time-limit', '4', '--memory-limit', '350']

interface Report {
  readonly applications: readonly {
    readonly id: string
    readonly rank: number | null
    readonly points: number | null
    readonly diagnostics: readonly { code: string; severity: string; path: string; hint: string | null }[]
  }[]
  readonly diagnostics: readonly { code: string; severity: string; path: string; hint: string | null }[]
}

let report: Report
let alone: Report

async function rankAll(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const name of good) writeFileSync(join(folder, name), readFileSync(join(root, 'fixtures/applications', name)))
  alone = JSON.parse((await cvsift(argv)).stdout)
  for (const [, name, content] of limits) writeFileSync(join(folder, name), content())
  report = JSON.parse((await cvsift(lean)).stdout)
}

const bomb = temporaryPath('memory.pdf')
beforeAll(() => {
  mkdirSync(join(bomb, '..'), { recursive: true })
  writeFileSync(bomb, slowPdfs['flate-nested-1GB']?.() ?? '')
})

describe('a limit of', () => {
  beforeAll(rankAll, 240_000)

  test.each(limits)('%s is said of %s, with the way out', (_, name, __, code) => {
    const said = [...report.diagnostics, ...report.applications.flatMap((each) => each.diagnostics)]
    const own = said.filter((each) => each.path.includes(`/${name}`) && each.code === code)
    expect(own.length, said.map((each) => `${each.path} ${each.code}`).join('\n')).toBeGreaterThan(0)
    expect(own[0]?.hint).toMatch(/\w/)
  })

  test.each(limits.filter(([, , , code]) => code !== 'extract/limit'))('%s is no zero: %s has no points', (_, name) => {
    const own = report.applications.filter(({ id }) => id === name || id === name.replace(/\.\w+$/, ''))
    expect(own.filter(({ rank, points }) => rank !== null && points === 0)).toEqual([])
  })

  test('any kind moves no point of the others', () => {
    for (const { id, points } of alone.applications) {
      expect(report.applications.find((each) => each.id === id)?.points, id).toBe(points)
    }
  })
})

test('a limit of characters is said, and what was read until then is there', async () => {
  const path = temporaryPath('characters.pdf')
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, pages(60, `${words} `.repeat(700)))
  const { stdout, stderr } = await cvsift(['extract', path, '--no-cache', '--time-limit', '60'])
  expect(stderr).toMatch(/only the first \d\d of 60 pages were read/)
  expect(stdout).toContain(words)
}, 120_000)

test('the flags that a hint names move the limit', async () => {
  const { stderr } = await cvsift(['extract', bomb, '--no-cache', '--memory-limit', '300'])
  expect(stderr).toContain('took more than 300 MB of memory')
  expect(stderr).toContain('--memory-limit 600')
})

test.skipIf(!existsSync('/usr/bin/time'))(
  'no process grows past the limit of memory by more than a tenth',
  async () => {
    const timed = ['-f', 'peak %M', process.execPath, program, 'extract', bomb, '--no-cache']
    const options = { cwd: root, env: environment() as NodeJS.ProcessEnv }
    const { stderr } = await run('/usr/bin/time', [...timed, '--memory-limit', '350'], options).catch(
      (error: { stderr: string }) => error,
    )
    const peak = Number(/peak (\d+)/.exec(stderr)?.[1])
    expect(peak).toBeGreaterThan(50 * 1024)
    expect(peak).toBeLessThan(1.1 * 350 * 1024)
  },
)
