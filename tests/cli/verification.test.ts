import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, CommanderError } from 'commander'
import { beforeEach, expect, test } from 'vitest'
import { rank } from '../../src/cli/commands/rank.ts'
import { optionsOf } from '../../src/cli/run-manifest.ts'
import { type Finding, verifyRun } from '../../src/cli/verification.ts'
import { codeDigest } from '../../src/io/code-digest.ts'
import type { RunManifest } from '../../src/report/manifest.ts'
import { temporaryFolder } from '../io/temporary.ts'

const root = temporaryFolder()
const folder = join(root, 'report')
const inbox = join(root, 'inbox')
const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const recorded = (path: string, text: string) => ({ path, size: Buffer.byteLength(text), sha256: digest(text) })
const report = 'one\ntwo\nthree\n'

const manifest: RunManifest = {
  schemaVersion: 1,
  tool: { name: 'cvsift', version: '0.1.0', code: codeDigest() },
  node: process.version,
  generatedAt: null,
  rubric: { id: 'r', path: join(root, 'rubric.yaml'), sha256: digest('id: r') },
  background: { id: 'b', sha256: digest('b') },
  paths: [inbox],
  settings: {},
  inputs: [recorded(join(inbox, 'ada.md'), 'ada'), recorded(join(inbox, 'bo.md'), 'bo')],
  outputs: [recorded('report.md', report)],
}

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(inbox, { recursive: true, force: true })
  for (const path of [folder, inbox]) mkdirSync(path)
  writeFileSync(join(root, 'rubric.yaml'), 'id: r')
  writeFileSync(join(inbox, 'ada.md'), 'ada')
  writeFileSync(join(inbox, 'bo.md'), 'bo')
  writeFileSync(join(folder, 'report.md'), report)
})

interface Change {
  readonly manifest?: Partial<RunManifest>
  readonly made?: string
  readonly rerun?: boolean
}

/** What is not as it was: `subject path state: message`. */
async function findings({ manifest: parts = {}, made = report, rerun = true }: Change = {}): Promise<string[]> {
  const { findings: all } = await verifyRun(
    folder,
    { ...manifest, ...parts },
    {
      tool: { name: 'cvsift', version: '0.1.0' },
      backgroundSha256: digest('b'),
      rerun,
      produce: async () => [{ name: 'report.md', sha256: digest(made), content: made }],
    },
  )
  const line = ({ subject, path, state, message }: Finding) =>
    `${subject} ${(path ?? '').replace(`${root}/`, '')} ${state}: ${message}`
  return all.filter(({ state }) => state !== 'same').map(line)
}

test('a run that is as it was, and comes out the same, has nothing to tell', async () => {
  expect(await findings()).toEqual([])
})

test('an output that was edited is told, and the run is made again all the same', async () => {
  writeFileSync(join(folder, 'report.md'), 'one\nTWO\nthree\n')
  expect(await findings()).toEqual([expect.stringMatching(/^output report.md changed: it has other bytes/)])
  writeFileSync(join(folder, 'report.md'), 'one')
  expect(await findings()).toEqual(['output report.md changed: it has 3 bytes, and had 14'])
  rmSync(join(folder, 'report.md'))
  expect(await findings()).toEqual(['output report.md missing: it is not there'])
})

test('inputs and rubrics that changed, went or came are told, and then the run is not made again', async () => {
  const no = 'run  unchecked: no: it would be of other files than it was'
  writeFileSync(join(inbox, 'ada.md'), 'adb')
  rmSync(join(inbox, 'bo.md'))
  writeFileSync(join(inbox, 'cy.md'), 'cy')
  expect(await findings()).toEqual([
    expect.stringMatching(/^input inbox\/ada.md changed: it has other bytes/),
    'input inbox/bo.md missing: it is not there',
    'input inbox/cy.md new: was not there',
    no,
  ])
  expect(await findings({ rerun: false })).not.toContain(no)
})

test('a run that comes out otherwise shows where, and what may be why', async () => {
  expect(await findings({ made: 'one\ntwo\nthirteen\n' })).toEqual([
    'run report.md changed: made again, it comes out otherwise from line 3 on: "thirteen" where "three" was written',
  ])
  const older = { tool: { ...manifest.tool, version: '0.0.9' } }
  expect(await findings({ made: 'x', manifest: older })).toEqual([
    'tool  unchecked: the run was made by cvsift 0.0.9, and this is cvsift 0.1.0: points may differ, see CHANGELOG.md',
    'run report.md changed: made again, it comes out otherwise from line 1 on: "x" where "one" was written',
  ])
  expect(await findings({ made: 'x', manifest: { node: 'v18.0.0' } })).toEqual([
    expect.stringMatching(/^tool {2}unchecked: the run was made with Node v18\.0\.0/),
    expect.stringMatching(/^run report.md changed/),
  ])
})

test('reports among the applications are no inputs, and say why the run is not made again', async () => {
  const told = await findings({
    manifest: { paths: [root], inputs: [...manifest.inputs, recorded(join(root, 'rubric.yaml'), 'id: r')] },
  })
  expect(told).toEqual([
    'run  unchecked: no: the reports lie among the applications, which are not as the run found them',
  ])
})

test('another version that comes to the same bytes is no matter', async () => {
  expect(await findings({ manifest: { tool: { ...manifest.tool, version: '0.0.9' } } })).toEqual([])
})

test('nothing behind a link out of the folder is read', async () => {
  const secret = 'secret'
  mkdirSync(join(root, 'outside'), { recursive: true })
  writeFileSync(join(root, 'outside', 'x'), secret)
  symlinkSync(join(root, 'outside'), join(folder, 'in'))
  symlinkSync(join(root, 'outside', 'x'), join(folder, 'x'))
  const outputs = [recorded('in/x', secret), recorded('x', secret)]
  const told = await findings({ manifest: { outputs }, rerun: false })
  expect(told[0]).toBe('output in/x changed: it lies behind a link out of the folder, and was not opened')
  expect(told[1]).toMatch(/^output x changed: it (?:is a link|has \d+ bytes)/)
})

test('a file of another size is not read, nor a device', async () => {
  const inputs = [
    ...manifest.inputs,
    { path: '/dev/zero', size: 1, sha256: digest('x') },
    { path: '/dev/zero', size: 0, sha256: digest('') },
  ]
  expect((await findings({ manifest: { inputs } })).filter((line) => line.includes('/dev/'))).toEqual([
    'input /dev/zero changed: it has 0 bytes, and had 1',
    'input /dev/zero unchecked: it cannot be read: not a file',
  ])
})

test('settings are parsed as the command line is', () => {
  const define = (command: Command) => rank.define(command)
  expect(optionsOf({ group: 'file', gaps: true, format: ['json', 'csv'], timeLimit: 30 }, define)).toMatchObject({
    group: 'file',
    gaps: true,
    format: ['json', 'csv'],
    timeLimit: 30,
  })
  expect(() => optionsOf({ group: 'everybody' }, define)).toThrow(CommanderError)
  expect(() => optionsOf({ timeLimit: 'soon' }, define)).toThrow(CommanderError)
  expect(() => optionsOf({ gaps: false }, define)).toThrow('"gaps" cannot be false')
  for (const name of ['output', 'cacheDir', 'rubric', 'watch', '__proto__', 'constructor', 'nonsense']) {
    expect(() => optionsOf(JSON.parse(`{ "${name}": "x" }`), define), name).toThrow(`no setting is called "${name}"`)
  }
})
