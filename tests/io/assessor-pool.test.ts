/** Applications assessed in threads: as this one would, whoever answers first and whoever breaks. */
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Assessor } from '../../src/assess/index.ts'
import { realWorld } from '../../src/io/world.ts'
import type { AssessedBy, Assessors } from '../../src/model/assessing.ts'
import type { Memory, World } from '../../src/model/ports.ts'
import type { Rubric } from '../../src/model/rubric.ts'
import { background, memoryWorld, nimh, siftIn } from '../in-process-world.ts'

type Opener = typeof import('../../src/io/assessor-pool.ts')

// The built ones: their threads run JavaScript.
const { openAssessors } = (await import('../../dist/io/assessor-pool.js' as string)) as Opener
const { Assessor: Here } = (await import('../../dist/assess/assessor.js' as string)) as { Assessor: typeof Assessor }

/** From sixty-four on, threads are asked. */
const inbox = Object.fromEntries(
  Array.from({ length: 70 }, (_, index) => [
    `inbox/${index}.md`,
    `# Ada Number${index}\n\n## Experience\n\n- Trained ${index % 3 === 0 ? 'random forests' : 'models'} in Python, ${2000 + (index % 20)}–2021\n- ${
      index % 2 === 0 ? 'Analyzed fMRI data with MATLAB' : 'Managed a team'
    }\n`,
  ]),
)

/** One criterion, to be quick. */
const rubric: Rubric = { ...nimh, criteria: nimh.criteria.filter(({ id }) => id === 'programming'), gates: [] }

const edited: Rubric = { ...rubric, criteria: rubric.criteria.map((each) => ({ ...each, enough: [0.5, 4, 9] })) }

const retermed: Rubric = {
  ...rubric,
  criteria: rubric.criteria.map((criterion) => ({
    ...criterion,
    facets: criterion.facets.map((facet, index) => ({
      ...facet,
      sources: facet.sources.map((source) =>
        index === 0 && source.kind === 'keyword'
          ? { ...source, options: ['managed a team', ...(source.options as unknown[])] }
          : source,
      ),
    })),
  })),
}

function memoryOf(kept: Map<string, Uint8Array>): Memory {
  return {
    identify: async ({ path }) => (inbox[path] === undefined ? null : `${path} ${inbox[path]}`),
    identityOf: ({ source: { path } }) => `${path} ${inbox[path]}`,
    recall: async (key, make) => {
      const bytes = kept.get(key)
      return bytes === undefined ? null : make(bytes)
    },
    keep: async (key, bytes) => void kept.set(key, bytes),
  }
}

const reportOf = async (world: World, by = rubric): Promise<string> =>
  JSON.stringify(await siftIn(world, ['inbox'], { rubric: by }))

/** A world with threads, and what was asked of them. */
function threaded(open: Opener['openAssessors'], memory: Memory | null = null) {
  const asked: string[] = []
  const assessors = (by: AssessedBy): Assessors => {
    const opened = open(by, 2)
    const judge: Assessors['judge'] = (earlier) => {
      asked.push('judge')
      return opened.judge(earlier)
    }
    const assess: Assessors['assess'] = (application, documents, earlier) => {
      asked.push(earlier === null ? 'assess' : 'assess again')
      return opened.assess(application, documents, earlier)
    }
    return { ...opened, judge, assess }
  }
  return { world: { ...memoryWorld(inbox), memory, assessors } satisfies World, asked }
}

test('threads give the bytes that this one gives, for new applications and after edits of levels and terms', async () => {
  const none = () => {
    throw new Error('it was done here')
  }
  for (const method of ['assess', 'judge'] as const) {
    const spy = vi.spyOn(Here.prototype, method).mockImplementation(none)
    onTestFinished(() => spy.mockRestore())
  }
  const kept = new Map<string, Uint8Array>()
  const { world, asked } = threaded(openAssessors, memoryOf(kept))
  for (const [by, what] of [
    [rubric, 'assess'],
    [edited, 'judge'],
    [retermed, 'assess again'],
  ] as const) {
    asked.length = 0
    expect((await reportOf(world, by)) === (await reportOf(memoryWorld(inbox), by))).toBe(true)
    expect(asked).toContain(what)
  }
})

test('what a thread cannot do is done here', async () => {
  // The source has no thread that runs: each breaks as it starts.
  const { openAssessors: broken } = await import('../../src/io/assessor-pool.ts')
  const { world, asked } = threaded(broken)
  expect((await reportOf(world)) === (await reportOf(memoryWorld(inbox)))).toBe(true)
  expect(asked).toHaveLength(70)
})

test('few applications are assessed here', async () => {
  const { world, asked } = threaded(openAssessors)
  await siftIn(world, ['inbox/1.md', 'inbox/2.md'])
  expect(asked).toEqual([])
})

test('a closed pool answers what is under way', async () => {
  const assessors = openAssessors({ rubric, background }, 1)
  const assessing = assessors.assess({ id: 'ada', sender: null, documents: [] }, [], null)
  assessors.close()
  expect((await assessing).record.length).toBeGreaterThan(0)
})

test('there are threads from three cores on, one less than cores', async () => {
  const options = { cacheFolder: null, reproducible: true, onProgress: () => {} }
  const opened = [1, 2, 3, 9].map((jobs) => realWorld({ ...options, jobs }).assessors?.({ rubric, background }) ?? null)
  expect(opened.map((each) => each?.ahead ?? 0)).toEqual([0, 0, 32, 128])
})
