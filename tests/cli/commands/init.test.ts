import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { cvsift, environment, root, temporaryPath } from '../cvsift.ts'

test('a new folder passes lint and its own tests, with full coverage, and ranks', async () => {
  const cwd = temporaryPath('new')
  const { code, stdout } = await cvsift(['init', cwd])
  expect([code, stdout.split('\n').filter((line) => line !== '').length]).toEqual([0, 5])
  expect(await cvsift('lint rubric.yaml --max-warnings 0', { cwd })).toMatchObject({
    code: 0,
    stdout: '1 rubric: 0 errors, 0 warnings\n',
  })
  const checked = await cvsift('check --min-coverage 100', { cwd })
  expect(checked.stdout).toMatch(/ passed, 0 failed\n$/)
  expect(checked.code).toBe(0)
  expect((await cvsift('rank fixtures -r rubric.yaml --format json --quiet', { cwd })).code).toBe(0)
})

test('a file in the way is named, and nothing is written', async () => {
  const cwd = temporaryPath('taken')
  mkdirSync(cwd, { recursive: true })
  writeFileSync(join(cwd, 'rubric.yaml'), 'mine')
  const { code, stderr } = await cvsift('init', { cwd })
  expect(code).toBe(2)
  expect(stderr).toContain('rubric.yaml: error: there is such a file already')
  expect(readFileSync(join(cwd, 'rubric.yaml'), 'utf8')).toBe('mine')
  expect(execFileSync('ls', [cwd]).toString()).toBe('rubric.yaml\n')
})

interface Action {
  readonly runs: {
    readonly steps: readonly { readonly name: string; readonly run: string; readonly env?: Record<string, string> }[]
  }
}

test('the steps of the GitHub Action lint, check and compare a rubric edit', async () => {
  const cwd = temporaryPath('repository')
  await cvsift(['init', cwd])
  const git = (...argv: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...argv], { cwd })
  git('init', '-q')
  git('add', '.')
  git('commit', '-qm', 'one')
  const rubric = join(cwd, 'rubric.yaml')
  writeFileSync(
    rubric,
    readFileSync(rubric, 'utf8').replace('aliases: [pandas, NumPy]', 'aliases: [pandas, NumPy, SciPy]'),
  )
  const summary = join(cwd, 'summary.md')
  const action = parse(readFileSync(join(root, '.github/actions/rubric/action.yml'), 'utf8')) as Action
  const inputs: Record<string, string> = {
    rubric: 'rubric.yaml',
    applications: 'fixtures',
    base: 'HEAD',
    'min-coverage': '90',
  }
  const said = action.runs.steps
    .filter((step) => step.name !== 'Set up')
    .map(({ name, run, env = {} }) => {
      const given = Object.entries(env).map(([key, value]) => [
        key,
        inputs[/inputs\.([\w-]+)/.exec(value)?.[1] ?? ''] ?? '',
      ])
      const all = {
        ...environment(),
        ...Object.fromEntries(given),
        GITHUB_ACTION_PATH: join(root, '.github/actions/rubric'),
        GITHUB_STEP_SUMMARY: summary,
      }
      return `${name}: ${execFileSync('bash', ['-eo', 'pipefail', '-c', run], { cwd, env: all }).toString()}`
    })
  expect(said).toEqual(['Lint: ', 'Check: ', 'Diff: '])
  expect(readFileSync(summary, 'utf8')).toContain('aliases of "Python" gained SciPy')
})

test('the hooks of pre-commit name commands that are there', async () => {
  const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly {
    entry: string
    files: string
  }[]
  for (const { entry, files } of hooks) {
    expect((await cvsift(`${entry.replace(/^cvsift /, '')} --help`)).code).toBe(0)
    expect('a/rubric.yaml').toMatch(new RegExp(files))
  }
})
