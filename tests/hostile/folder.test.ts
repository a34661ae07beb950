import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cvsift, root, smallRubric, temporaryPath } from '../cli/cvsift.ts'
import { canary, quickDocuments } from './documents.ts'
import { quickPdfs } from './pdfs.ts'

const good = ['beatriz-fontoura.pdf', 'brenda-kowalski-ruiz.docx', 'gareth-pendry.txt']

/** Names that act on terminals, paths, objects or spreadsheets. */
const names = [
  'new\nline.txt',
  '-rf.txt',
  '--help.txt',
  '..%2f..%2fx.txt',
  'constructor.txt',
  '__proto__.txt',
  'a\u202egnp.txt',
  '\u001b[31mred.txt',
  '\u001b]52;c;aGk=\u0007.txt',
  '\u009b2J.txt',
  '=cmd|calc.txt',
  '<img src=x onerror=alert(1)>.html',
  `${'x'.repeat(251)}.txt`,
]

interface Ranked {
  readonly applications: readonly { readonly id: string; readonly points: number | null; readonly band: string }[]
}

function pointsIn(folder: string): ReadonlyMap<string, number | null> {
  const { applications } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Ranked
  return new Map(applications.map(({ id, points }) => [id.split('/').at(-1) ?? '', points]))
}

function addGood(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const name of good) copyFileSync(join(root, 'fixtures/applications', name), join(folder, name))
}

function addHostile(folder: string): void {
  for (const [name, bytes] of Object.entries(quickPdfs)) writeFileSync(join(folder, `${name}.pdf`), bytes())
  for (const [name, content] of Object.entries(quickDocuments)) writeFileSync(join(folder, name), content())
  for (const [at, name] of names.entries())
    writeFileSync(join(folder, name), `Ada Lovelace\n\nEXPERIENCE\n\nI built fMRI models in Python, ${at}.\n`)
  execFileSync('mkfifo', [join(folder, 'pipe.pdf')])
  symlinkSync('.', join(folder, 'loop'))
  symlinkSync('/dev/zero', join(folder, 'zero.pdf'))
  symlinkSync('/etc/passwd', join(folder, 'passwd.txt'))
  mkdirSync(join(folder, 'empty'))
  writeFileSync(join(folder, 'closed.txt'), 'closed')
  chmodSync(join(folder, 'closed.txt'), 0)
}

/** What a terminal would obey, in text that we wrote no color into. */
const acts = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/

test.skipIf(process.platform === 'win32')(
  'among hostile files good applications keep their points, and nothing is run, followed or obeyed',
  async () => {
    const [alone, mixed] = [temporaryPath('alone'), temporaryPath('mixed')]
    addGood(alone)
    addGood(mixed)
    addHostile(mixed)
    const before = readdirSync(mixed).toSorted()
    const [quiet, loud] = [temporaryPath('report'), temporaryPath('report')]
    await cvsift(['rank', alone, '-r', smallRubric, '-o', quiet, '--no-cache'])
    const { code, stdout, stderr } = await cvsift(['rank', mixed, '-r', smallRubric, '-o', loud, '--no-cache'])

    expect(code).toBe(2)
    const points = pointsIn(loud)
    for (const [id, own] of pointsIn(quiet)) expect(points.get(id), id).toBe(own)
    for (const name of [
      'deep-array.pdf',
      'truncated.pdf',
      'bomb.docx',
      'laughs.docx',
      'deep.rtf',
      'pipe.pdf',
      'loop',
      'zero.pdf',
    ])
      expect(stderr, name).toContain(`/${name}: `)
    expect(stderr).not.toMatch(/is not a function|Cannot read|call stack|\bat .*\.js:\d/)
    expect(readdirSync(mixed).toSorted()).toEqual(before)
    expect(existsSync('/tmp/pwned')).toBe(false)
    const reports = readdirSync(loud).map((name) => readFileSync(join(loud, name), 'utf8'))
    for (const text of [stdout, stderr, ...reports]) {
      expect(text).not.toContain(canary)
      expect(text.replaceAll('\r\n', '\n')).not.toMatch(acts)
    }
  },
  180_000,
)

test('a file name that a shell made an option of cannot steer the terminal', async () => {
  const { code, stderr } = await cvsift(['rank', '-\u001b]0;owned\u0007.pdf', '-r', smallRubric])
  expect(code).toBe(2)
  expect(stderr).toContain('\\u{1b}]0;owned\\u{7}')
  expect(stderr).not.toMatch(acts)
})

test.skipIf(!existsSync('/dev/full'))('a full standard output is said in a line, with exit code 2', () => {
  const command = `"${process.execPath}" bin/cvsift.js rank fixtures/applications/gareth-pendry.txt -r ${smallRubric} --no-cache >/dev/full`
  try {
    execFileSync('sh', ['-c', command], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
    expect.unreachable()
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: Buffer }
    expect(status).toBe(2)
    expect(stderr.toString()).toMatch(/^cvsift: error: stdout cannot be written: ENOSPC.*\n$/)
  }
})
