/** Whatever was kept, and of whichever rubric: the report has the bytes that it would have without. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Memory, World } from '../../src/model/ports.ts'
import type { Rubric } from '../../src/model/rubric.ts'
import { inPackage, memoryWorld, nimh, siftIn } from '../in-process-world.ts'

const fixture = (name: string): string => readFileSync(inPackage(`fixtures/applications/${name}`), 'utf8')
const bare = `# Bo\n\n## Skills\n\n${nimh.criteria
  .flatMap((criterion) => criterion.facets.flatMap((facet) => facet.sources))
  .flatMap(({ kind, options }) => (kind === 'keyword' ? (options as (string | { term: string })[]) : []))
  .slice(0, 55)
  .map((term) => (typeof term === 'string' ? term : term.term))
  .join(', ')}\n`

const inbox = {
  'inbox/kwame.md': fixture('kwame-asante-boateng.md'),
  'inbox/hugo/cv.md': fixture('hugo-castellan.md'),
  'inbox/hugo/cover-letter.txt': 'Dear committee,\n\nI have used MATLAB for years.\n\nHugo',
  'inbox/bo.md': bare,
  // What its hidden words would have added depends on the weights.
  'inbox/hidden.html':
    '<p>Bo</p><h1>Work</h1><p>Trained models in Python.</p><p style="display:none">deep learning, fMRI</p>',
  'inbox/empty.txt': '',
}

type Criterion = Rubric['criteria'][number]

const editFirst = (edit: (criterion: Criterion) => Criterion): Rubric => ({
  ...nimh,
  criteria: nimh.criteria.map((each, index) => (index === 0 ? edit(each) : each)),
})

const withTerm = (term: unknown) => (criterion: Criterion) => ({
  ...criterion,
  facets: criterion.facets.map((facet, index) => {
    const [first, ...others] = facet.sources
    if (index > 0 || first?.kind !== 'keyword') return facet
    return { ...facet, sources: [{ ...first, options: [term, ...(first.options as unknown[])] }, ...others] }
  }),
})

const withTerms = (edit: (terms: readonly unknown[]) => readonly unknown[]) => (criterion: Criterion) => ({
  ...criterion,
  facets: criterion.facets.map((facet) => ({
    ...facet,
    sources: facet.sources.map((source) =>
      source.kind === 'keyword' ? { ...source, options: edit(source.options as unknown[]) } : source,
    ),
  })),
})

const withoutTerm = (index: number) => withTerms((terms) => (terms.length < 2 ? terms : terms.toSpliced(index, 1)))
const inTurn = withTerms((terms) => terms.toReversed())
const reweighted = (weight: number) =>
  withTerms((terms) =>
    terms.map((term) => (typeof term === 'string' ? { term, weight } : { ...(term as object), weight })),
  )

const secondFacet = nimh.criteria[0]?.facets[1]?.id

/** What people do to a rubric. */
const rubrics: readonly Rubric[] = [
  nimh,
  editFirst((each) => ({ ...each, weight: 2.5 })),
  editFirst((each) => ({ ...each, label: 'Another label', importance: 'favorable' })),
  editFirst((each) => ({ ...each, enough: [1, 4, 9] })),
  editFirst(withTerm('committee')),
  editFirst(withTerm({ term: 'trained', 'at-least': 3 })),
  // Of terms that one person has, that nobody has, and that only an enumeration says.
  editFirst(withTerm({ term: 'committee', weight: 0.4 })),
  editFirst(withTerm({ term: 'zymurgy', need: ['committee'] })),
  editFirst(withTerm({ term: 'linear effects', aliases: ['preprocessing', 'MATLAB*'] })),
  editFirst(withTerm({ term: 'years', patterns: ['/for y[a-z]+s/'] })),
  editFirst(withTerm({ term: 'committee', implies: [secondFacet] })),
  editFirst(withTerm({ term: 'committee', weight: 0.4, implies: [secondFacet] })),
  editFirst(withoutTerm(0)),
  editFirst(withoutTerm(3)),
  editFirst(inTurn),
  editFirst(reweighted(0.3)),
  editFirst((each) => reweighted(0.3)({ ...each, enough: [1, 4, 9] })),
  editFirst((each) => ({ ...each, time: { months: 600, recency: null } })),
  editFirst((each) => ({ ...each, time: { months: 600, recency: null }, enough: [1, 4, 9] })),
  editFirst((each) => ({ ...each, posting: ['I have used MATLAB for years'] })),
  { ...nimh, criteria: nimh.criteria.slice(1) },
  { ...nimh, criteria: nimh.criteria.toReversed() },
  { ...nimh, bands: { strong: 20, possible: 10 } },
]

function memoryOf(kept: Map<string, Uint8Array>): Memory {
  const identity = (path: string, sha256: string) => `${sha256} ${path.split('.').at(-1)}`
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  return {
    identify: async ({ path }) => {
      const text = (inbox as Record<string, string>)[path]
      return text === undefined ? null : identity(path, sha256(text))
    },
    identityOf: ({ reader, source }) => (reader === null ? null : identity(source.path, source.sha256)),
    recall: async (key, make) => {
      const bytes = kept.get(key)
      if (bytes === undefined) return null
      const lent = Uint8Array.from(bytes)
      const made = make(lent)
      // As a reader does that uses its memory again.
      lent.fill(0xff)
      return made
    },
    keep: async (key, bytes) => {
      kept.set(key, bytes)
    },
  }
}

/** The inbox, and the paths of all that is read of it. */
function watchedWorld(memory: Memory): { readonly world: World; readonly reads: string[] } {
  const reads: string[] = []
  const inner = memoryWorld(inbox)
  const extract: World['extract'] = (files) => {
    reads.push(...files.map(({ path }) => path))
    return inner.extract(files)
  }
  return { world: { ...inner, memory, extract }, reads }
}

const bytesOf = async (world: World, rubric: Rubric): Promise<string> =>
  JSON.stringify(await siftIn(world, ['inbox'], { rubric }))

test('the same bytes after any edits of the rubric, whatever was lost meanwhile', async () => {
  const anew = await Promise.all(rubrics.map((rubric) => bytesOf(memoryWorld(inbox), rubric)))
  const anySteps = fc.array(
    fc.record({ rubric: fc.nat({ max: rubrics.length - 1 }), lost: fc.array(fc.nat({ max: 3 }), { maxLength: 2 }) }),
    { minLength: 2, maxLength: 5 },
  )
  const run = async (steps: readonly { rubric: number; lost: readonly number[] }[]) => {
    const kept = new Map<string, Uint8Array>()
    for (const { rubric, lost } of steps) {
      for (const index of lost) kept.delete([...kept.keys()][index] ?? '')
      const bytes = await bytesOf({ ...memoryWorld(inbox), memory: memoryOf(kept) }, rubrics[rubric]!)
      expect(bytes === anew[rubric]).toBe(true)
    }
  }
  await run(
    rubrics.flatMap((_, rubric) => [
      { rubric, lost: [] },
      { rubric: 0, lost: [] },
    ]),
  )
  await fc.assert(fc.asyncProperty(anySteps, run), { numRuns: 6 })
}, 180_000)

test('only what could not be read, or hides text, is read again, until what is looked for changes', async () => {
  const { world, reads } = watchedWorld(memoryOf(new Map()))
  await siftIn(world, ['inbox'])
  expect(reads.toSorted()).toEqual(Object.keys(inbox).toSorted())
  for (const rubric of rubrics.slice(0, 4)) {
    reads.length = 0
    await siftIn(world, ['inbox'], { rubric })
    expect(reads).toEqual(['inbox/empty.txt', 'inbox/hidden.html'])
  }
  await siftIn(world, ['inbox'], { rubric: rubrics[4]! })
  expect(reads).toContain('inbox/hugo/cv.md')
})

test('beside a criterion that asks how long, another is judged by an edited level without reading again', async () => {
  const asksHowLong = (rubric: Rubric): Rubric => ({
    ...rubric,
    criteria: rubric.criteria.map((each, index) =>
      index === 1 ? { ...each, time: { months: 12, recency: null } } : each,
    ),
  })
  const { world, reads } = watchedWorld(memoryOf(new Map()))
  await siftIn(world, ['inbox'], { rubric: asksHowLong(nimh) })
  reads.length = 0
  const edited = asksHowLong(editFirst((each) => ({ ...each, enough: [1, 4, 9] })))
  expect(await bytesOf(world, edited)).toBe(await bytesOf(memoryWorld(inbox), edited))
  expect(reads).toEqual(['inbox/empty.txt', 'inbox/hidden.html'])
})

test('an edited term concerns those alone whose documents have its words, and none of the others is kept again', async () => {
  const kept = new Map<string, Uint8Array>()
  const writes: string[] = []
  const memory = memoryOf(kept)
  const { world, reads } = watchedWorld({
    ...memory,
    keep: async (key, bytes) => {
      writes.push(key)
      await memory.keep(key, bytes)
    },
  })
  const anyway = ['inbox/empty.txt', 'inbox/hidden.html']
  const runWith = async (edit: (criterion: Criterion) => Criterion) => {
    reads.length = 0
    writes.length = 0
    await siftIn(world, ['inbox'], { rubric: editFirst(edit) })
    return { reads: reads.filter((path) => !anyway.includes(path)), writes: writes.length }
  }
  await runWith((each) => each)
  expect(await runWith(withTerm({ term: 'zymurgy', aliases: ['zymology of beer'] }))).toEqual({ reads: [], writes: 0 })
  const only = await runWith(withTerm('committee'))
  expect(only).toEqual({ reads: ['inbox/hugo/cover-letter.txt', 'inbox/hugo/cv.md'], writes: 2 })
  // What a term counts is told without its documents.
  expect((await runWith(withTerm({ term: 'committee', weight: 0.4 }))).reads).toEqual([])
})
