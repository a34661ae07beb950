import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commands } from '../../src/cli/commands/registry.ts'
import { renderers } from '../../src/report/registry.ts'
import { cvsift, root, shippedRubric, temporaryPath } from './cvsift.ts'

test('--help opens with what the program does, lists every command, and ends with commands to copy', async () => {
  const { code, stdout, stderr } = await cvsift('--help')
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^Usage: cvsift /)
  for (const { name, summary } of commands) {
    expect(stdout.replace(/\s+/g, ' ')).toContain(`${name} ${summary.split(' ').slice(0, 4).join(' ')}`)
  }
  expect(stdout).toMatch(/\nExamples:\n {2}cvsift rank .*\n {2}cvsift explain /)
})

test.each(commands.map(({ name }) => name))('%s --help has two examples of it', async (name) => {
  const { code, stdout, stderr } = await cvsift([name, '--help'])
  expect([code, stderr]).toEqual([0, ''])
  const examples = stdout.slice(stdout.indexOf('\nExamples:\n')).match(new RegExp(`^  cvsift ${name} `, 'gm'))
  expect(examples?.length).toBeGreaterThanOrEqual(2)
  expect(stdout).toMatch(/--no-color[\s\S]*--quiet[\s\S]*--verbose/)
})

test('help COMMAND is COMMAND --help', async () => {
  const [help, flag] = await Promise.all([cvsift('help rank'), cvsift('rank --help')])
  expect(help).toEqual(flag)
})

test('rank --help lists every report format', async () => {
  const { stdout } = await cvsift('rank --help')
  for (const { format, summary } of renderers)
    expect(stdout).toMatch(new RegExp(`^  ${format} +${summary.slice(0, 12)}`, 'm'))
})

test('--version is the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  expect(await cvsift('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
})

test.each([
  ['bogus', "cvsift: error: unknown command 'bogus'"],
  ['rnk x', 'Did you mean rank?'],
  ['--bogus', "cvsift: error: unknown option '--bogus'"],
  [`rank x -r ${shippedRubric} --bogus`, "cvsift rank: error: unknown option '--bogus'"],
  ['rank x', "cvsift rank: error: required option '-r, --rubric <file>' not specified"],
  [`rank -r ${shippedRubric}`, "cvsift rank: error: missing required argument 'path'"],
  [
    `rank x -r ${shippedRubric} --format xml`,
    'No format is called "xml"; there are terminal, json, csv, markdown, html, xlsx, memo, and all.',
  ],
  [`rank x -r ${shippedRubric} --format json,csv`, 'error: only one format can go to stdout, found json, csv'],
  [`rank x -r ${shippedRubric} --group pile`, 'Allowed choices are auto, folder, file.'],
  [`rank x -r ${shippedRubric} --jobs 0`, 'It must be a whole number from 1.'],
  [`explain x -r ${shippedRubric} --format xml`, 'Allowed choices are text, json.'],
  [`explain fixtures/applications -r ${shippedRubric}`, '[explain/several]'],
  [`explain x -r ${shippedRubric} --criterion typing`, 'no criterion is called "typing"; there are machine-learning,'],
  ['extract x --format xml', 'Allowed choices are text, json.'],
  [`lint ${shippedRubric} --format xml`, 'Allowed choices are terminal, json, github, sarif, markdown.'],
  ['cache bogus', 'no action is called "bogus"; there are path, info, clear'],
  ['cache info --format xml', 'Allowed choices are text, json.'],
])('cvsift %s is a mistake that says what is wrong', async (argv, message) => {
  const { code, stdout, stderr } = await cvsift(argv)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(message)
  expect(stderr).not.toContain('    at ')
})

test('--help loads no parser, no stemmer, no schema library and no pattern engine', async () => {
  const coverage = temporaryPath('coverage')
  mkdirSync(coverage, { recursive: true })
  const { stdout } = await cvsift('--help', { env: { NODE_V8_COVERAGE: coverage } })
  expect(stdout).toContain('Usage')
  const loaded = readdirSync(coverage).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as { result: { url: string }[] }
    return result.map(({ url }) => url)
  })
  const packages = loaded.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? [])
  expect(loaded.some((url) => url.endsWith('dist/cli/main.js'))).toBe(true)
  expect([...new Set(packages)]).toEqual(['commander'])
})

test('--help is quick', async () => {
  const times: number[] = []
  for (const _ of [1, 2, 3]) {
    const startedAt = performance.now()
    await cvsift('--help')
    times.push(performance.now() - startedAt)
  }
  expect(Math.min(...times)).toBeLessThan(1000)
})
