import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { WorldOptions } from '../../src/io/world-options.ts'
import type { PagesDrawn, PagesWanted } from '../../src/model/picture.ts'
import { inPackage } from '../in-process-world.ts'
import { temporaryFolder } from './temporary.ts'

// The built one: its child processes run JavaScript.
const { drawAll } = (await import(
  '../../dist/io/page-pictures.js' as string
)) as typeof import('../../src/io/page-pictures.ts')

const folder = temporaryFolder()
const fixture = (name: string) => inPackage(`fixtures/applications/${name}.pdf`)
const options: WorldOptions = {
  ...{ cacheFolder: join(folder, 'cache'), jobs: 1, reproducible: true },
  onProgress: () => {},
}

function wanted(path: string, numbers: readonly number[]): PagesWanted {
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
  return { file: { path, container: null }, sha256, numbers }
}

async function drawn(all: readonly PagesWanted[], limit?: number): Promise<PagesDrawn[]> {
  const result: PagesDrawn[] = []
  for await (const each of drawAll(all, options, limit)) result.push(each)
  return result
}

const [first, second] = [wanted(fixture('ines-carvalho'), [1, 2]), wanted(fixture('lena-fischbach'), [1])]

test('documents come in the order asked for, and from the cache the same bytes', async () => {
  const fresh = await drawn([first, second])
  expect(fresh.map(({ pictures, diagnostic }) => [pictures.map(({ number }) => number), diagnostic])).toEqual([
    [[1, 2], null],
    [[1], null],
  ])
  for (const { png } of fresh.flatMap(({ pictures }) => pictures)) {
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG')
    expect(png.length).toBeLessThan(200_000)
  }
  const again = await drawn([first, second])
  const bytesOf = (all: readonly PagesDrawn[]) =>
    all.flatMap(({ pictures }) => pictures.map(({ png }) => Buffer.from(png).toString('base64')))
  expect(bytesOf(again)).toEqual(bytesOf(fresh))
})

test('from the first that is too much on, documents are left out with the reason', async () => {
  const [one, two, three] = await drawn([first, second, first], 200_000)
  expect(one?.pictures).toHaveLength(2)
  for (const each of [two, three]) {
    expect(each?.pictures).toEqual([])
    expect(each?.diagnostic).toMatchObject({ code: 'pages/left-out', severity: 'info' })
  }
})

test('a file that changed, or is gone, has a reason, and the next is drawn', async () => {
  const path = join(folder, 'ada.pdf')
  writeFileSync(path, readFileSync(fixture('lena-fischbach')))
  const ada = wanted(path, [1])
  writeFileSync(path, 'other')
  const gone = { ...ada, file: { path: join(folder, 'gone.pdf'), container: null }, sha256: 'f'.repeat(64) }
  const [changed, missing, next] = await drawn([{ ...ada, sha256: 'e'.repeat(64) }, gone, second])
  expect(changed?.diagnostic).toMatchObject({ path, message: 'no pictures of its pages: it changed since it was read' })
  expect(missing?.diagnostic?.message).toContain('it cannot be opened')
  expect(next?.pictures).toHaveLength(1)
})
