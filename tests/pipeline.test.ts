import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Assessment } from '../src/model/assessment.ts'
import { UserError } from '../src/model/diagnostic.ts'
import { type Document, isReadable } from '../src/model/document.ts'
import type { World } from '../src/model/ports.ts'
import { inPackage, memoryWorld, nimh, read, readFixture, rubricOf, siftIn } from './in-process-world.ts'

const fixture = (path: string): Uint8Array => new Uint8Array(readFileSync(inPackage(`fixtures/${path}`)))

const strong = fixture('applications/kwame-asante-boateng.md')
const adjacent = fixture('applications/hugo-castellan.md')
const weak = fixture('applications/gareth-pendry.txt')

const inbox = {
  'inbox/kwame.md': strong,
  'inbox/hugo.md': adjacent,
  'inbox/gareth.txt': weak,
  'inbox/twin.txt': weak,
}

/** What an application is worth, without its place among others. */
const worth = ({ rank, rankInterval, topK, flags, ...rest }: Assessment) => rest

test('the same bytes whatever the order of the paths', async () => {
  const paths = Object.keys(inbox)
  const report = await siftIn(memoryWorld(inbox), paths)
  for (const order of [paths.toReversed(), [...paths.slice(2), ...paths.slice(0, 2)], [...paths, ...paths]])
    expect(JSON.stringify(await siftIn(memoryWorld(inbox), order))).toBe(JSON.stringify(report))
})

test('the best come first, and each has a rank, an interval and points', async () => {
  const { applications } = await siftIn(memoryWorld(inbox), ['inbox'])
  expect(applications.map(({ id, rank }) => `${rank} ${id}`)).toEqual(['1 kwame', '2 hugo', '3 gareth', '3 twin'])
  for (const { points, rankInterval } of applications) {
    expect(points).toBeGreaterThan(0)
    expect(rankInterval?.low).toBeLessThanOrEqual(rankInterval?.high ?? 0)
  }
})

test('removing one application never changes another’s points or evidence', async () => {
  const all = await siftIn(memoryWorld(inbox), ['inbox'])
  for (const removed of Object.keys(inbox)) {
    const rest = Object.fromEntries(Object.entries(inbox).filter(([path]) => path !== removed))
    const { applications } = await siftIn(memoryWorld(rest), ['inbox'])
    const before = new Map(all.applications.map((each) => [each.id, worth(each)]))
    for (const each of applications) expect(worth(each)).toEqual(before.get(each.id))
  }
})

test('who sent a scan beside a letter is ranked by the letter, and said to be read in part', async () => {
  const scan = fixture('unreadable/scanned.pdf')
  const files = { 'inbox/bo/cover-letter.txt': strong, 'inbox/bo/cv.pdf': scan, 'inbox/gareth.txt': weak }
  const { applications } = await siftIn(memoryWorld(files), ['inbox'])
  const [bo, gareth] = applications.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  expect(bo?.band).not.toBe('unread')
  expect(bo?.flags.map((each) => each.code)).toContain('partly-read')
  expect(bo?.flags[0]?.message).toContain('inbox/bo/cv.pdf: no text on its only page')
  expect(gareth?.flags.map((each) => each.code)).not.toContain('partly-read')
})

describe('an application of several documents', () => {
  const letter = 'Dear committee,\n\nI have used MATLAB for years.\n\nKwame'

  test('adds up the evidence of all of them', async () => {
    const files = { 'inbox/kwame/cv.txt': weak, 'inbox/kwame/cover-letter.txt': letter }
    const { applications } = await siftIn(memoryWorld(files), ['inbox'])
    expect(applications).toHaveLength(1)
    const facets = applications[0]?.criteria.flatMap((criterion) => criterion.facets) ?? []
    expect(facets.find((facet) => facet.id === 'matlab')?.level).toBe(1)
  })

  test('counts the same document once', async () => {
    const once = { 'inbox/kwame/cv.md': strong, 'inbox/kwame/cover-letter.txt': letter }
    const twice = { ...once, 'inbox/kwame/research-statement.md': strong }
    const [a] = (await siftIn(memoryWorld(once), ['inbox'])).applications
    const [b] = (await siftIn(memoryWorld(twice), ['inbox'])).applications
    expect(b?.documents).toHaveLength(3)
    expect(b?.points).toBe(a?.points)
    expect(b?.criteria.map((criterion) => criterion.evidence.length)).toEqual(
      a?.criteria.map((criterion) => criterion.evidence.length),
    )
  })

  test('with one document unread is ranked by the others, and says so', async () => {
    const files = {
      'inbox/kwame/cv.md': strong,
      'inbox/kwame/cover-letter.pdf': fixture('unreadable/truncated.pdf').slice(0, 900),
    }
    const [application] = (await siftIn(memoryWorld(files), ['inbox'])).applications
    const [alone] = (await siftIn(memoryWorld({ 'inbox/kwame.md': strong }), ['inbox'])).applications
    expect(application).toMatchObject({ rank: 1, points: alone?.points })
    expect(application?.diagnostics).toMatchObject([{ severity: 'error', path: 'inbox/kwame/cover-letter.pdf' }])
  })
})

test('a person of whom nothing can be read is unread: no points, no rank, never a zero, and after all others', async () => {
  const files = {
    ...inbox,
    'inbox/aa.pdf': fixture('unreadable/empty.pdf'),
    'inbox/bb.docx': fixture('unreadable/garbage.docx'),
  }
  const { applications } = await siftIn(memoryWorld(files), ['inbox'])
  const unread = applications.slice(-2)
  expect(unread.map(({ id }) => id)).toEqual(['aa', 'bb'])
  for (const each of unread) {
    expect(each).toMatchObject({
      band: 'unread',
      points: null,
      rank: null,
      rankInterval: null,
      topK: null,
      criteria: [],
    })
    expect(each.diagnostics.map(({ severity }) => severity)).toEqual(['error'])
  }
})

test.each(['about', 'blocks'] as const)(
  'a mistake of ours at one person, here with what is in "%s", leaves that one unread and ranks the others',
  async (key) => {
    const world = memoryWorld(inbox)
    const faulty = (document: Document): Document =>
      Object.defineProperty({ ...document }, key, {
        get: () => {
          throw new TypeError('a fault')
        },
      })
    const extract: World['extract'] = async function* (files) {
      for await (const each of world.extract(files)) yield each.source.path === 'inbox/hugo.md' ? faulty(each) : each
    }
    const { applications } = await siftIn({ ...world, extract }, ['inbox'])
    expect(applications.map(({ id, band }) => `${id} ${band === 'unread'}`)).toEqual([
      ...['kwame false', 'gareth false', 'twin false', 'hugo true'],
    ])
    expect(applications.at(-1)?.diagnostics).toMatchObject([
      { code: 'match/bug', path: 'inbox/hugo.md', message: expect.stringContaining('a fault') },
    ])
  },
)

test('nothing there is an error of the user, with all paths that are missing', async () => {
  const failure = await siftIn(memoryWorld(inbox), ['nowhere', 'inbox', 'neither']).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(UserError)
  expect((failure as UserError).diagnostics.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'intake/missing neither',
    'intake/missing nowhere',
  ])
})

test('the report says what could change a figure', async () => {
  const { rubric, background, settings, generatedAt, schemaVersion } = await siftIn(memoryWorld(inbox), ['inbox'])
  expect(rubric.id).toBe(nimh.id)
  expect(background.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect({ settings, generatedAt, schemaVersion }).toMatchObject({
    settings: { grouping: 'auto' },
    generatedAt: null,
    schemaVersion: 1,
  })
})

describe('the invariants', () => {
  const anyText = fc
    .array(
      fc.constantFrom(
        'Ada',
        'Python',
        'R package',
        'no',
        'would like to',
        'fMRI',
        'deep\nlearning',
        'é',
        '😀',
        'a-\nb',
        '3',
        '.',
        ';',
        '\n\n',
        '\n\n## Skills\n\n',
        '\n\n## Experience\n\n',
        '\n\n## Publications\n\n',
        '\n- ',
        'trained models',
        'Bayesian inference',
        '|',
        '`',
        '*',
        '\u00ad',
      ),
      { maxLength: 60 },
    )
    .map((parts) => `# Ada\n\n${parts.join(' ')}\nend`)
  const anyPath = fc.constantFrom('cv.md', 'cv.txt', 'cv.html', 'cv.rst', 'cv.tex')
  const rubric = rubricOf(`
id: r
title: R
criteria:
  - { id: a, label: A, importance: required, posting: a, facets: [{ id: f, label: F, terms: [Python, deep learning, R package] }] }
  - { id: b, label: B, importance: favorable, weight: 2, rationale: because, posting: b, facets: [{ id: g, label: G, terms: [fMRI, Bayesian inference], entries: [{ sections: [publications] }] }] }
  - { id: c, label: C, importance: favorable, posting: c, facets: [{ id: h, label: H, like: [Trained models of deep learning with Bayesian inference.] }] }
`)

  test('pages, lines, sections and blocks cover a document in order, without overlap', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyPath, async (text, path) => {
        const document = await read(path, new TextEncoder().encode(text))
        const { pages, sections, blocks } = document
        expectCover(
          pages.map(({ range }) => range),
          document.text.length,
        )
        expectCover(
          sections.map(({ range }) => range),
          document.text.length,
        )
        expectOrder(blocks.map(({ range }) => range))
        for (const page of pages) {
          expectOrder(page.lines.map(({ range }) => range))
          for (const { range, spans } of page.lines) {
            expect(range.start).toBeGreaterThanOrEqual(page.range.start)
            expect(range.end).toBeLessThanOrEqual(page.range.end)
            expect(spans.map((span) => document.text.slice(span.range.start, span.range.end)).join('')).toBe(
              document.text.slice(range.start, range.end),
            )
          }
        }
        if (isReadable(document)) expect(blocks.length).toBeGreaterThan(0)
      }),
      { numRuns: 50 },
    )
  })

  test('the same for PDFs', async () => {
    for (const path of [
      'applications/ines-carvalho.pdf',
      'applications/aroha-tamatea.pdf',
      'adversarial/adaeze-nwachukwu.pdf',
    ]) {
      const document = await readFixture(`fixtures/${path}`)
      expectCover(
        document.pages.map(({ range }) => range),
        document.text.length,
      )
      expectCover(
        document.sections.map(({ range }) => range),
        document.text.length,
      )
      expectOrder(document.blocks.map(({ range }) => range))
    }
  })

  test('points are the sum of the criteria’s, and every quote is found at its own range', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyPath, async (text, path) => {
        const { applications } = await siftIn(memoryWorld({ [path]: text }), [path], { rubric })
        const document = await read(path, new TextEncoder().encode(text))
        for (const { points, criteria } of applications) {
          if (points === null) continue
          expect(points).toBeCloseTo(
            criteria.reduce((sum, each) => sum + each.points, 0),
            6,
          )
          expect(points).toBeGreaterThanOrEqual(0)
          expect(points).toBeLessThanOrEqual(100)
          for (const { location, quote } of criteria.flatMap((each) => each.evidence))
            expect(document.text.slice(location.range.start, location.range.end)).toBe(quote.exact)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('a report survives JSON and structuredClone', async () => {
    const report = await siftIn(memoryWorld(inbox), ['inbox'])
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
    expect(structuredClone(report)).toEqual(report)
  })
})

interface Range {
  readonly start: number
  readonly end: number
}

function expectCover(ranges: readonly Range[], length: number): void {
  if (length === 0 && ranges.length === 0) return
  expect(ranges[0]?.start).toBe(0)
  expect(ranges.at(-1)?.end).toBe(length)
  ranges.slice(1).forEach((range, index) => {
    expect(range.start).toBe(ranges[index]?.end)
  })
}

function expectOrder(ranges: readonly Range[]): void {
  ranges.forEach((range, index) => {
    expect(range.end).toBeGreaterThanOrEqual(range.start)
    const next = ranges[index + 1]
    if (next !== undefined) expect(next.start).toBeGreaterThanOrEqual(range.end)
  })
}
