import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cvsift, temporaryPath } from '../cvsift.ts'

test('path, info and clear speak of the folder that CVSIFT_CACHE_DIR names', async () => {
  const folder = temporaryPath('cache')
  const env = { CVSIFT_CACHE_DIR: folder }
  const run = async (argv: string) => (await cvsift(argv, { env })).stdout.replaceAll(folder, 'CACHE')
  expect(await run('cache path')).toBe('CACHE\n')
  expect(await run('cache info')).toBe('CACHE: 0 documents, 0.0 MB of at most 2048 MB\n')
  await cvsift('extract fixtures/applications/dmitri-volkonsky.txt', { env })
  expect(await run('cache info')).toMatch(/^CACHE: 1 documents?, 0\.0 MB of at most 2048 MB\n$/)
  expect(JSON.parse(await run('cache info --format json'))).toMatchObject({ path: 'CACHE', documentCount: 1 })
  expect(await run('cache clear')).toMatch(/^1 documents? removed from CACHE\n$/)
  expect(await run('cache info')).toBe('CACHE: 0 documents, 0.0 MB of at most 2048 MB\n')
})

test('--cache-dir comes before CVSIFT_CACHE_DIR', async () => {
  const [flag, variable] = [temporaryPath('flag'), temporaryPath('variable')]
  const { stdout } = await cvsift(`cache path --cache-dir ${flag}`, { env: { CVSIFT_CACHE_DIR: variable } })
  expect(stdout).toBe(`${flag}\n`)
})

test('looking at the cache makes no folder', async () => {
  const folder = temporaryPath('cache')
  await cvsift('cache info', { env: { CVSIFT_CACHE_DIR: folder } })
  await cvsift('cache clear', { env: { CVSIFT_CACHE_DIR: folder } })
  expect(existsSync(folder)).toBe(false)
})

test('a document is read once: the second run takes it from the cache', async () => {
  const folder = temporaryPath('cache')
  const env = { CVSIFT_CACHE_DIR: folder }
  const argv = 'extract fixtures/applications/dmitri-volkonsky.txt --format json'
  const first = await cvsift(argv, { env })
  const kept = readdirSync(folder)
  expect(await cvsift(argv, { env })).toEqual(first)
  expect(readdirSync(folder)).toEqual(kept)
})
