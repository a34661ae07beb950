import { execFile, execFileSync } from 'node:child_process'
import { cpSync, existsSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { temporaryFolder } from './temporary.ts'

const run = promisify(execFile)
const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const { fenceFlags } = (await import(
  pathToFileURL(join(dist, 'io/fence.js')).href
)) as typeof import('../../src/io/fence.ts')
const folder = temporaryFolder()
writeFileSync(join(folder, 'canary.txt'), 'canary')

/** What a script in the fence prints. */
async function fenced(script: string, flags = fenceFlags()): Promise<string> {
  const { stdout } = await run(process.execPath, [...flags, '--no-warnings', '--input-type=module', '--eval', script])
  return stdout.trim()
}

const attempt = (what: string) => `
  import fs from 'node:fs'
  import { execFileSync } from 'node:child_process'
  try { ${what}; console.log('done') } catch (error) { console.log(error.code ?? error.name) }`

test.each([
  ['read a stranger’s file', `fs.readFileSync(${JSON.stringify(join(folder, 'canary.txt'))})`],
  ['list a folder', `fs.readdirSync(${JSON.stringify(folder)})`],
  ['read the passwords', `fs.readFileSync('/etc/passwd')`],
  ['write a file', `fs.writeFileSync(${JSON.stringify(join(folder, 'new.txt'))}, 'x')`],
  ['write into the program', `fs.writeFileSync(${JSON.stringify(join(dist, 'new.txt'))}, 'x')`],
  ['remove a file', `fs.rmSync(${JSON.stringify(join(folder, 'canary.txt'))})`],
  ['start a program', `execFileSync(process.execPath, ['--version'])`],
])('a reading process cannot %s', async (_, what) => {
  expect(await fenced(attempt(what))).toBe('ERR_ACCESS_DENIED')
  expect([existsSync(join(folder, 'canary.txt')), existsSync(join(folder, 'new.txt'))]).toEqual([true, false])
})

test('a reading process cannot make code of a string, nor set a prototype by a key', async () => {
  expect(await fenced(attempt(`new Function('return 1')`))).toBe('EvalError')
  expect(await fenced(attempt(`eval('1')`))).toBe('EvalError')
  expect(await fenced(`const o = {}; o['__proto__'] = { a: 1 }; console.log(o.a)`)).toBe('undefined')
})

test('its own modules and packages can be read, also where the folder of packages is a link to a link', async () => {
  const [program, way] = [join(folder, 'program'), join(folder, 'way')]
  cpSync(dist, join(program, 'dist'), { recursive: true })
  writeFileSync(join(program, 'package.json'), '{ "type": "module" }')
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), way)
  symlinkSync(way, join(program, 'node_modules'))
  const urlOf = (path: string) => pathToFileURL(join(program, 'dist', path)).href
  const other = (await import(urlOf('io/fence.js'))) as typeof import('../../src/io/fence.ts')
  const load = `const { loadEngine } = await import(${JSON.stringify(urlOf('extract/pdf/engine.js'))}); console.log((await loadEngine()).OPS.showText)`
  expect(await fenced(load, other.fenceFlags())).toMatch(/^\d+$/)
})

test('documents are read behind the fence', async () => {
  const { openPool } = (await import(
    pathToFileURL(join(dist, 'io/pool.js')).href
  )) as typeof import('../../src/io/pool.ts')
  const pool = openPool(1)
  const bytes = new TextEncoder().encode('Ada')
  const source = { path: 'ada.txt', container: null, mediaType: null, size: bytes.length, sha256: '' }
  expect((await pool.read(source, bytes)).text.trim()).toBe('Ada')
  const flags = execFileSync('ps', ['-A', '-o', 'ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .find((row) => row.trim().startsWith(`${process.pid} `) && row.includes('worker.js'))
  pool.close()
  expect(flags).toMatch(/--(?:experimental-)?permission /)
})
