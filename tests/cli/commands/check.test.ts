import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { cvsift, environment, program, temporaryPath } from '../cvsift.ts'

const rubric = `id: x
title: X
criteria:
  - id: code
    label: Programming
    importance: required
    posting: experience coding
    facets: [{ id: python, label: Python, terms: [Python, Julia] }]
`
const tests = `cases:
  - application: ada.md
    expect: { facets: { code/python: 2 } }
lines:
  - { facet: code/python, counts: [Wrote Python] }
`
const cv = '# Ada Lovelace\n\n## Experience\n\n- Wrote Python for maps\n'

/** A working folder with a rubric, its tests and one application. */
function folder(): string {
  const path = temporaryPath('work')
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'rubric.yaml'), rubric)
  writeFileSync(join(path, 'rubric.test.yaml'), tests)
  writeFileSync(join(path, 'ada.md'), cv)
  return path
}

test('every test file below the working folder is run', async () => {
  const cwd = folder()
  mkdirSync(join(cwd, 'node_modules'))
  writeFileSync(join(cwd, 'node_modules/other.test.yaml'), 'nonsense: 1')
  expect(await cvsift('check', { cwd })).toEqual({ code: 0, stdout: '2 passed, 0 failed\n', stderr: '' })
})

test('a folder stands for the test files below it, a rubric for those beside it that name it', async () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'other.test.yaml'), 'rubric: other.yaml\n')
  for (const named of ['.', 'rubric.yaml', './rubric.yaml', 'rubric.test.yaml'])
    expect(await cvsift(`check ${named} --quiet`, { cwd })).toMatchObject(
      named === '.' ? { code: 2 } : { code: 0, stdout: '2 passed, 0 failed\n' },
    )
  writeFileSync(join(cwd, 'rubric.test.yaml'), 'casses: []')
  expect(await cvsift('check rubric.yaml', { cwd })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('did you mean `cases`?'),
  })
  mkdirSync(join(cwd, 'empty'))
  expect(await cvsift('check empty', { cwd })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is no *.test.yaml below empty'),
  })
})

test('a failure makes the exit code 1, a broken test file 2, and none at all says so', async () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'rubric.test.yaml'), tests.replace(': 2', ': 3'))
  const failed = await cvsift('check', { cwd })
  expect(failed.code).toBe(1)
  expect(failed.stdout).toContain('rubric.test.yaml:3:38 ada.md')
  writeFileSync(join(cwd, 'rubric.test.yaml'), 'casses: []')
  expect(await cvsift('check', { cwd })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('did you mean `cases`?'),
  })
  const empty = temporaryPath('empty')
  mkdirSync(empty, { recursive: true })
  expect(await cvsift('check', { cwd: empty })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is no *.test.yaml below the working folder'),
  })
})

test('--coverage tells what no test exercises, and --min-coverage asks for it', async () => {
  const cwd = folder()
  const { code, stdout } = await cvsift('check --min-coverage 90', { cwd })
  expect(code).toBe(1)
  expect(stdout).toContain(
    'coverage 66.7 %: 1 of 1 criteria, 1 of 1 facets, 1 of 2 terms, 1 of 2 names\n  no term code/python: Julia',
  )
  expect(await cvsift('check --min-coverage 60', { cwd })).toMatchObject({ code: 0 })
})

test('--mutate names the changes that no test notices', async () => {
  const { stdout } = await cvsift('check --mutate', { cwd: folder() })
  expect(stdout).toContain('nothing fails code/python: without "Julia"')
  expect(stdout).not.toContain('without "Python"')
})

test('--format junit, github and json print for other programs', async () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'rubric.test.yaml'), tests.replace(': 2', ': 3'))
  expect((await cvsift('check --format junit', { cwd })).stdout).toContain(
    '<testsuite name="rubric.test.yaml" tests="2" failures="1"',
  )
  expect((await cvsift('check --format github', { cwd })).stdout).toMatch(/^::error file=rubric.test.yaml,line=3,/)
  expect(JSON.parse((await cvsift('check --format json', { cwd })).stdout).results).toHaveLength(2)
})

test('--changed runs only what a change touches', async () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'bo.md'), cv)
  writeFileSync(
    join(cwd, 'rubric.test.yaml'),
    `${tests.replace('lines:', '  - application: bo.md\n    expect: { facets: { code/python: 2 } }\nlines:')}`,
  )
  const git = (...argv: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...argv], { cwd })
  git('init', '-q')
  git('add', '.')
  git('commit', '-qm', 'one')
  const passed = async () => (await cvsift('check --changed', { cwd })).stdout
  expect(await passed()).toBe('0 passed, 0 failed\n')
  writeFileSync(join(cwd, 'bo.md'), cv.replace('Python', 'Python 3'))
  expect(await passed()).toBe('1 passed, 0 failed\n')
  writeFileSync(join(cwd, 'rubric.yaml'), rubric.replace('Julia', 'Scala'))
  expect(await passed()).toBe('3 passed, 0 failed\n')
})

test('--watch runs again when a file is saved', async () => {
  const cwd = folder()
  const child = spawn(process.execPath, [program, 'check', '--watch'], { cwd, env: environment() })
  try {
    let printed = ''
    const until = (text: string) => vi.waitFor(() => expect(printed).toContain(text), { timeout: 20_000 })
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()))
    await until('waiting for a change')
    expect(printed).toContain('2 passed, 0 failed')
    printed = ''
    writeFileSync(
      join(cwd, 'rubric.yaml'),
      readFileSync(join(cwd, 'rubric.yaml'), 'utf8').replace('Python, Julia', 'Scala'),
    )
    await until('2 failed')
  } finally {
    child.kill('SIGKILL')
  }
}, 30_000)
