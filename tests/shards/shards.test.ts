/** However a batch is divided, the reports are those of one process. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/model/diagnostic.ts'
import type { RunReport } from '../../src/model/report.ts'
import { firstOf } from '../../src/shards/census.ts'
import { openKeyed } from '../../src/shards/deidentify.ts'
import { PartError, recordsIn } from '../../src/shards/part.ts'
import { inPackage, memoryWorld, nimh, siftIn } from '../in-process-world.ts'
import { type Files, filesOf, merged, partFile, partOf, planOf, remembering } from './in-process.ts'
import { readable } from './readable.ts'

const fixture = (path: string): Uint8Array => new Uint8Array(readFileSync(inPackage(`fixtures/${path}`)))

/** All that makes applications depend on each other: copies, near-copies, one name, folders that may be one person's. */
const inbox: Files = {
  'inbox/kwame.md': fixture('applications/kwame-asante-boateng.md'),
  'inbox/kwame-again.md': fixture('applications/kwame-asante-boateng.md'),
  'inbox/kwame-new.md': `${Buffer.from(fixture('applications/kwame-asante-boateng.md'))}\nReferences on request.\n`,
  'inbox/hugo.md': fixture('applications/hugo-castellan.md'),
  'inbox/gareth.txt': fixture('applications/gareth-pendry.txt'),
  'inbox/twin.txt': fixture('applications/gareth-pendry.txt'),
  'inbox/hidden.html':
    '<p>Bo</p><h1>Work</h1><p>Trained models in Python.</p><p style="display:none">deep learning, fMRI</p>',
  'inbox/empty.txt': '',
  'inbox/broken.docx': fixture('unreadable/garbage.docx'),
  'inbox/one/a.txt':
    '# Mia Keller\n\nmia@example.org\n\n## Education\n\nPhD in Physics, 2015 - 2019\n\n## Work\n\nUsed MATLAB.\n',
  'inbox/one/b.txt': 'Dear committee,\n\nI have used Python for years.\n\nMia Keller\nmia@example.org\n',
  'inbox/two/c.txt': '# Ada Byron\n\n## Work\n\nWrote Python for fMRI studies, 2012 - 2019.\n',
  'inbox/two/d.txt': '# Bea Crown\n\n## Work\n\nWrote Python for EEG studies, 2012 - 2019.\n',
}
const world = remembering(memoryWorld(inbox))
const keyed = openKeyed(new Uint8Array(32).fill(7))
const oneProcess = await siftIn(world, ['inbox'])
const expected = await filesOf(oneProcess)

const whole = (report: RunReport | readonly unknown[]): RunReport => {
  if (!('applications' in report)) throw new Error(`lost: ${JSON.stringify(report)}`)
  return report
}

const anyRun = fc.record({
  shardCount: fc.integer({ min: 1, max: 17 }),
  chunk: fc.integer({ min: 1, max: 5000 }),
  isKeyed: fc.boolean(),
})

test('any number of shards, in any order, makes every report of one process, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(anyRun, fc.infiniteStream(fc.nat()), async ({ shardCount, chunk, isKeyed }, dice) => {
      const how = { world, keyed: isKeyed ? keyed : null }
      const plan = await planOf(inbox, shardCount, how.keyed)
      const order = [...plan.shards.keys()].toSorted(() => (dice.next().value % 3) - 1)
      const parts = new Map<number, Buffer>()
      for (const shard of order) parts.set(shard, await partOf(plan, shard, how))
      const files = plan.shards.map((_, shard) => partFile(parts.get(shard)!, chunk))
      const report = whole(await merged(plan, files, how))
      expect((await filesOf(report)) === expected).toBe(true)
    }),
    { numRuns: 4 },
  )
}, 120_000)

test('every application is in one shard, and the files of a folder that may be one person’s are together', async () => {
  const { manifest, shards } = await planOf(inbox, 5)
  const ids = shards.flatMap(({ applications }) => applications.map(({ id }) => id))
  expect(ids).toHaveLength(13)
  expect(new Set(ids).size).toBe(ids.length)
  expect(manifest.shards.map(({ applications }) => applications)).toEqual(
    shards.map((each) => each.applications.length),
  )
  for (const name of ['one', 'two']) {
    const holders = shards.filter(({ applications }) => applications.some(({ id }) => id.startsWith(`${name}/`)))
    expect(holders, name).toHaveLength(1)
  }
})

test('a file that comes, goes or changes concerns one shard; the parts of the others stay good', async () => {
  const before = await planOf(inbox, 7)
  for (const files of [
    { ...inbox, 'inbox/new.md': 'New' },
    { ...inbox, 'inbox/hugo.md': 'Hugo' },
  ]) {
    const after = await planOf(files, 7)
    const moved = after.manifest.shards.filter(
      (each, index) => each.fingerprint !== before.manifest.shards[index]?.fingerprint,
    )
    expect(moved).toHaveLength(1)
  }
})

test('gaps of the batch are those of one process', async () => {
  const plan = await planOf(inbox, 3)
  const parts = await Promise.all(plan.shards.map(async (_, shard) => partFile(await partOf(plan, shard, { world }))))
  const { gaps } = whole(await merged(plan, parts, { world, gaps: true }))
  expect(gaps).toEqual((await siftIn(world, ['inbox'], { gaps: true })).gaps)
})

describe('parts', () => {
  test('that are missing, cut, changed or of another run are named, and nothing is ranked', async () => {
    const plan = await planOf(inbox, 4)
    const other = await planOf({ ...inbox, 'inbox/new.md': 'New' }, 4)
    const bytes = await Promise.all(plan.shards.map((_, shard) => partOf(plan, shard, { world })))
    const foreign = await planOf(inbox, 5)
    const damaged = Buffer.from(bytes[1]!)
    damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 1
    const parts = [
      null,
      partFile(damaged),
      partFile(bytes[2]!.subarray(0, -1)),
      partFile(await partOf(foreign, 3, { world })),
    ]
    expect(await merged(plan, parts, { world })).toEqual([
      { shard: 0, fault: 'missing' },
      { shard: 1, fault: 'damaged' },
      { shard: 2, fault: 'damaged' },
      { shard: 3, fault: 'foreign' },
    ])
    expect(other.manifest.shards).not.toEqual(plan.manifest.shards)
  })

  test('cut or changed at any byte are never taken', async () => {
    const plan = await planOf({ 'inbox/bo.txt': 'Bo\n\nUsed Python.' }, 1)
    const bytes = await partOf(plan, 0, { world: memoryWorld({ 'inbox/bo.txt': 'Bo\n\nUsed Python.' }) })
    const { fingerprint } = plan.manifest.shards[0]!
    const take = (each: Buffer) => [...recordsIn(partFile(each, 64).chunks(), fingerprint)].length
    expect(take(bytes)).toBe(1)
    for (let at = 0; at < bytes.length; at += at < 120 || at > bytes.length - 60 ? 1 : 13) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ 0x10
      expect(() => take(flipped), `byte ${at}`).toThrow(PartError)
      expect(() => take(bytes.subarray(0, at)), `cut at ${at}`).toThrow(PartError)
    }
    expect(() => take(Buffer.concat([bytes, bytes]))).toThrow(PartError)
  })

  test('are not made of a file that changed after the plan', async () => {
    const plan = await planOf(inbox, 1)
    const changed = memoryWorld({ ...inbox, 'inbox/hugo.md': 'Hugo, again' })
    const failure = await partOf(plan, 0, { world: changed }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(UserError)
    expect((failure as UserError).diagnostics).toMatchObject([{ code: 'run/changed', path: 'inbox/hugo.md' }])
  })
})

describe('a report of the first', () => {
  test('holds those that one process ranks first, all places the same, and counts of all', async () => {
    const plan = await planOf(inbox, 3)
    const parts = await Promise.all(plan.shards.map(async (_, shard) => partFile(await partOf(plan, shard, { world }))))
    const report = whole(await merged(plan, parts, { world, top: 3 }))
    const unread = oneProcess.applications.filter(({ points }) => points === null)
    const first = [...oneProcess.applications.slice(0, 3), ...unread]
    const asOne = { ...oneProcess, applications: first }
    expect((await filesOf({ ...report, whole: null })) === (await filesOf(asOne))).toBe(true)
    const { applications, bands, points, criteria } = report.whole!
    expect(applications).toBe(oneProcess.applications.length)
    for (const [band, count] of Object.entries(bands))
      expect(count, band).toBe(oneProcess.applications.filter((each) => each.band === band).length)
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(applications - unread.length)
    for (const { levels } of criteria)
      expect(Object.values(levels).reduce((sum, each) => sum + each, 0)).toBe(applications - unread.length)
  })
})

test('whoever is shown has the flags and the place that they have among all', async () => {
  const plan = await planOf(inbox, 5)
  const parts = await Promise.all(plan.shards.map(async (_, shard) => partFile(await partOf(plan, shard, { world }))))
  const unread = oneProcess.applications.filter(({ points }) => points === null)
  const flagged = oneProcess.applications.filter(({ flags }) => flags.some(({ code }) => code === 'duplicate'))
  expect(flagged.length).toBeGreaterThan(3)
  for (const top of [1, 2, 4, 5, 8]) {
    const report = whole(await merged(plan, parts, { world, top }))
    const expected = [...oneProcess.applications.slice(0, top), ...unread.slice(0, top)]
    const asOne = await filesOf({ ...oneProcess, applications: expected }, ['json'])
    expect((await filesOf({ ...report, whole: null }, ['json'])) === asOne, `${top}`).toBe(true)
    expect(firstOf(oneProcess, nimh, top)).toMatchObject({ whole: report.whole })
  }
})

describe('parts that name nobody', () => {
  test('hold no name, address, path, file name or words of anybody', async () => {
    const plan = await planOf(inbox, 1, keyed)
    const bytes = await partOf(plan, 0, { world, keyed })
    const text = readable(bytes, plan.manifest.shards[0]!.fingerprint)
    const clear = readable(await partOf(plan, 0, { world }), plan.manifest.shards[0]!.fingerprint)
    const words = [
      'kwame',
      'asante',
      'castellan',
      'hugo',
      'mia',
      'keller',
      'example.org',
      'inbox',
      '.md',
      '.txt',
      'committee',
    ]
    for (const word of words) {
      expect(clear.toLowerCase().includes(word), word).toBe(true)
      expect(text.toLowerCase().includes(word), word).toBe(false)
    }
    const quotes = oneProcess.applications.flatMap(({ criteria }) =>
      criteria.flatMap(({ evidence }) => evidence.flatMap(({ quote }) => [quote.prefix, quote.suffix])),
    )
    for (const quote of quotes.filter((each) => each.trim().length > 12))
      expect(text.includes(quote), quote).toBe(false)
    for (const { sha256 } of oneProcess.applications.flatMap(({ documents }) => documents))
      expect(text.includes(sha256)).toBe(false)
    expect(text.includes('"termId":"Python"')).toBe(true)
  })

  test('of another secret have nothing in common', async () => {
    const other = openKeyed(new Uint8Array(32).fill(8))
    expect(other.of('name', 'ada')).not.toBe(keyed.of('name', 'ada'))
    const sketch = Int32Array.from({ length: 64 }, (_, index) => index * 77_777_777)
    expect(keyed.hashes(sketch)).not.toEqual(other.hashes(sketch))
  })

  test('keep hashes apart that are apart', () => {
    const any = fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 200 })
    fc.assert(fc.property(any, (hashes) => new Set(keyed.hashes(Int32Array.from(hashes))).size === hashes.length))
  })
})
