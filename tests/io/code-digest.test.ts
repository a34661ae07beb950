/** What decides what is found is part of the program's digest: else an old record would be taken for a new one. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { ROOMS } from '../../src/io/code-digest.ts'
import { inPackage } from '../in-process-world.ts'

const source = inPackage('src')

/** Files that a file imports, with those that they import. */
function importedBy(path: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(path)) return found
  found.add(path)
  const text = readFileSync(path, 'utf8')
  for (const [, from = ''] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gms))
    importedBy(join(dirname(path), from), found)
  return found
}

test('every folder that assesses an application is in the digest of the code', () => {
  const files = [...importedBy(join(source, 'assess/index.ts'))].map((path) => relative(source, path))
  const folders = new Set(files.map((path) => path.split('/')[0]))
  expect(folders.size).toBeGreaterThan(4)
  expect([...folders].filter((folder) => !(ROOMS as readonly (string | undefined)[]).includes(folder))).toEqual([])
  expect(
    ROOMS.every((room) => statSync(join(source, room)).isDirectory() && readdirSync(join(source, room)).length > 0),
  ).toBe(true)
})
