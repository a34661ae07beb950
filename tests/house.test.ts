import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { commands } from '../src/cli/commands/registry.ts'
import { readers } from '../src/extract/registry.ts'
import { unpackers } from '../src/intake/registry.ts'
import { matchers } from '../src/match/registry.ts'
import { renderers } from '../src/report/registry.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Every file below these folders, as paths from the root. */
function filesBelow(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length)),
  )
}

/** The kinds of each door: what they are called, what is said of them, and where a new one goes. */
const doors = [
  {
    door: 'unpackers',
    tests: 'tests/intake/',
    folder: 'src/intake/unpackers',
    kinds: unpackers.map(({ name, summary }) => ({ name, summary })),
  },
  {
    door: 'readers',
    tests: 'tests/extract/',
    folder: 'src/extract/readers',
    kinds: readers.map(({ name, summary }) => ({ name, summary })),
  },
  {
    door: 'matchers',
    tests: 'tests/match/',
    folder: 'src/match/matchers',
    kinds: matchers.map(({ kind, summary }) => ({ name: kind, summary })),
  },
  {
    door: 'renderers',
    tests: 'tests/report/',
    folder: 'src/report/renderers',
    kinds: renderers.map(({ format, summary }) => ({ name: format, summary })),
  },
  {
    door: 'commands',
    tests: 'tests/cli/',
    folder: 'src/cli/commands',
    kinds: commands.map(({ name, summary }) => ({ name, summary })),
  },
]

test('a floor imports only from floors below it', () => {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cruiser, 'src', '--config', '.dependency-cruiser.cjs', '--no-progress'],
    { cwd: root, encoding: 'utf8' },
  )
  expect(status, `${stdout}${stderr}`).toBe(0)
})

test.each(doors)('$door: every kind says in a line what it is', ({ kinds }) => {
  for (const { name, summary } of kinds) {
    expect(name).toMatch(/^[a-z][a-z-]*$/)
    expect(summary, name).toMatch(/^\S[^\n]{8,120}[^.\s]$/)
  }
  expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length)
})

test.each(doors)('$door: every kind is one file called after it', ({ folder, kinds }) => {
  const missing = kinds.filter(
    ({ name }) => !existsSync(join(root, folder, `${name}.ts`)) && !existsSync(join(root, folder, name, 'index.ts')),
  )
  expect(missing.map(({ name }) => `${folder}/${name}.ts`)).toEqual([])
})

test.each(doors)('$door: every kind has a test called after it', ({ kinds, tests }) => {
  const written = new Set(filesBelow('tests').flatMap((path) => (path.startsWith(tests) ? [basename(path)] : [])))
  const missing = kinds.filter(({ name }) => !written.has(`${name}.test.ts`))
  expect(missing.map(({ name }) => `${tests}…/${name}.test.ts`)).toEqual([])
})

test('no text file of the package names a place on the machine of who wrote it', () => {
  const texts = filesBelow('src', 'bin', 'rubric', 'fixtures').filter((path) =>
    /\.(?:ts|js|mjs|cjs|json|ya?ml|md|txt|html|tex|css|sh|rtf)$/.test(path),
  )
  const place = /(?<![\w.])\/(?:work|home\/(?!ada\b)\w+|Users\/\w+|root)\/|(?<![\w.$])\/tmp\/\w/
  expect(texts.filter((path) => place.test(read(path)))).toEqual([])
})

test('package.json pins exact versions', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  )
  expect(loose).toEqual([])
})

test('package-lock.json names no registry, and has the versions that package.json pins', () => {
  const lock = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { version: string; resolved?: string }>
  }
  expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version)
  }
})

test('every module of src begins with a sentence that says what it is', () => {
  const silent = filesBelow('src').filter((path) => path.endsWith('.ts') && !/^\/\*\*[ \n]/.test(read(path)))
  expect(silent).toEqual([])
})

test('no folder or file of src is a word that fits every file', () => {
  const vague = /(?:^|[/-])(?:utils?|helpers?|common|managers?|services?|misc)(?:[./-]|$)/
  expect(filesBelow('src').filter((path) => vague.test(path))).toEqual([])
})

test('every test that SECURITY.md names is there', () => {
  const rows = [...read('SECURITY.md').matchAll(/^\|.*\| `(tests\/[\w./-]+)` +\| (.+?) +\|$/gm)]
  expect(rows.length).toBeGreaterThan(30)
  const gone = rows.filter(([, path = '', name = '']) => !existsSync(join(root, path)) || !read(path).includes(name))
  expect(gone.map(([, path, name]) => `${path}: ${name}`)).toEqual([])
})
