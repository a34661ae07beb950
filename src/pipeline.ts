/** THE STORY: paths and a rubric in, one report out. */
import { Assessor, type Job, jobOf } from './assess/index.ts'
import { settleRoles } from './intake/content-role.ts'
import { duplicateFlags } from './intake/duplicates.ts'
import { type Grouping, type Intake, intake } from './intake/index.ts'
import { joinFolders } from './intake/same-person.ts'
import { EditsSince, openHistory } from './kept/history.ts'
import { keysOf } from './kept/keys.ts'
import { conclude, type Keeping, keyOf, type Result, recallAll } from './kept/recall.ts'
import { openShelf, type Shelf } from './kept/shelf.ts'
import { openGaps } from './match/index.ts'
import type { Application } from './model/application.ts'
import type { Assessors, Earlier } from './model/assessing.ts'
import type { Assessment } from './model/assessment.ts'
import type { Background } from './model/background.ts'
import type { Document } from './model/document.ts'
import type { World } from './model/ports.ts'
import type { RunReport } from './model/report.ts'
import type { Rubric } from './model/rubric.ts'
import { rank, unmetParts } from './score/index.ts'

export interface SiftOptions {
  readonly tool: RunReport['tool']
  readonly grouping: Grouping
  /** Whether `world` reads scans by OCR, for the report; default false. */
  readonly ocr?: boolean
  /** Whether the batch is searched for what it says about the rubric; default false. */
  readonly gaps?: boolean
  /** Whether every application says what was looked for and what almost counted; default false. */
  readonly nearMisses?: boolean
}

/** Applications above which their evidence is put aside. */
const largeBatch = 1000

/**
 * Ranks the applications under the paths. One application is in memory at a time; its points depend on it alone.
 *
 * @throws UserError when a path does not exist or holds nothing
 */
export async function sift(
  paths: readonly string[],
  rubric: Rubric,
  world: World,
  background: Background,
  options: SiftOptions,
): Promise<RunReport> {
  // 1. Intake: find the applications and the documents each person sent.
  const { diagnostics, ...found } = await intake(paths, world, options.grouping)
  const miner = options.gaps === true ? openGaps(rubric, background) : null
  const job = { ...jobOf(rubric, background), miner, nearMisses: options.nearMisses === true }
  const run = runOf(job, world, {
    shelf: found.applications.length > largeBatch ? shelfIn(world) : null,
    withRecords: false,
  })
  const results: Result[] = []
  for await (const result of assessAll(found, world, run)) results.push(result)

  // 5. Report: rank the applications; one value that every renderer reads.
  const inOrder = results.toSorted((a, b) => (a.assessment.id < b.assessment.id ? -1 : 1))
  const assessments = inOrder.map((each) => each.assessment)
  return {
    ...reportHead(rubric, background, options),
    generatedAt: world.now(),
    applications: rank(flagDuplicates(inOrder), rubric),
    diagnostics,
    gaps: miner?.result(unmetParts(rubric, assessments)) ?? null,
  }
}

/** What a report says of the run besides what it found. */
export function reportHead(rubric: Rubric, background: Background, options: SiftOptions) {
  return {
    schemaVersion: 1,
    tool: options.tool,
    rubric: { id: rubric.id, title: rubric.title, path: rubric.path, sha256: rubric.sha256 },
    background: { id: background.id, documents: background.documents, sha256: background.sha256 },
    settings: { grouping: options.grouping, ocr: options.ocr === true },
  } as const satisfies Partial<RunReport>
}

/**
 * The result of each application, in no order; it depends on the application's documents alone.
 *
 * @param found all of a batch, or a part of it that tears no shared folder apart
 */
export async function* assessAll(
  { applications, sharedFolders }: Pick<Intake, 'applications' | 'sharedFolders'>,
  world: World,
  run: Run,
): AsyncIterable<Result> {
  // Only what their documents say tells whether the files of a shared folder are one application.
  const undecided = new Set(sharedFolders.flatMap((folder) => folder.memberIds))
  const decided = new Set(applications.filter(({ id }) => !undecided.has(id)))
  const assessors = assessorsFor(applications.length, world, run)
  try {
    // 2. Recall: what an earlier run found, and this one would find again.
    const whole = new Set<string>()
    const earlier = new Map<string, Earlier>()
    for await (const [{ id }, recalled] of recallAll([...decided], assessors, run)) {
      if (recalled !== null && 'result' in recalled) {
        whole.add(id)
        yield recalled.result
      } else if (recalled !== null) earlier.set(id, recalled.earlier)
    }

    // 3. Extract: read all other documents into text with positions.
    const others = applications.filter(({ id }) => !whole.has(id))
    const read = joinFolders(readInOrder(others, world), sharedFolders)
    // 4. Match and score: look for evidence of each criterion, and weigh it.
    yield* inOrder(read, assessors.ahead, async ([found, documents]) => {
      const application = settleRoles(found, documents)
      const { record, isLasting } = await assessors.assess(application, documents, earlier.get(found.id) ?? null)
      return conclude(record, isLasting && decided.has(found) ? keyOf(found, documents, run) : null, run)
    })
  } finally {
    assessors.close()
  }
}

/** What is made of each, in order; the next `ahead` are begun before it is there. */
async function* inOrder<Item, Made>(
  items: AsyncIterable<Item>,
  ahead: number,
  make: (item: Item) => Promise<Made>,
): AsyncIterable<Made> {
  const underWay: Promise<Made>[] = []
  try {
    for await (const item of items) {
      underWay.push(make(item))
      const next = underWay.length > ahead ? underWay.shift() : undefined
      if (next !== undefined) yield await next
    }
    for (let next = underWay.shift(); next !== undefined; next = underWay.shift()) yield await next
  } finally {
    await Promise.allSettled(underWay)
  }
}

/** Applications from which threads pay for their start. */
const threadsFrom = 64

/** Threads, where there are many applications, and nothing is asked of them that only this thread knows. */
function assessorsFor(count: number, world: World, run: Run): Assessors {
  const { rubric, background, miner, nearMisses } = run
  const isPlain = miner === null && !nearMisses
  const threads = isPlain && count >= threadsFrom ? (world.assessors?.({ rubric, background }) ?? null) : null
  return threads ?? here(new Assessor(run, run.keys))
}

function here(assessor: Assessor): Assessors {
  return {
    ahead: 0,
    judge: async (earlier) => assessor.judge(earlier),
    assess: async (...work) => assessor.assess(...work),
    close: () => {},
  }
}

/** The assessments, those that may be one person's flagged: nothing is merged and no points move. */
function flagDuplicates(results: readonly Result[]): Assessment[] {
  const flags = duplicateFlags(results.map((each) => each.fingerprint))
  return results.map(({ assessment }) => {
    const more = flags.get(assessment.id)
    return more === undefined ? assessment : { ...assessment, flags: [...assessment.flags, ...more] }
  })
}

/** Each application with its documents, in the order of the applications. */
async function* readInOrder(
  applications: readonly Application[],
  world: World,
): AsyncIterable<[Application, Document[]]> {
  const files = applications.flatMap((application) => application.documents.map((document) => document.file))
  const read = world.extract(files)[Symbol.asyncIterator]()
  try {
    for (const application of applications) {
      const documents: Document[] = []
      while (documents.length < application.documents.length) {
        const next = await read.next()
        if (next.done === true) throw new Error('fewer documents were read than files were given')
        documents.push(next.value)
      }
      yield [application, documents]
    }
  } finally {
    await read.return?.()
  }
}

/** A job in which earlier runs are remembered. */
export type Run = Job & Keeping

/** Where evidence of many applications lies. */
export function shelfIn({ scratch }: World): Shelf {
  return openShelf(scratch?.() ?? null)
}

/** Whoever asks what almost counted asks of words that are in no record: then everything is read. */
export function runOf(job: Job, world: World, how: Pick<Keeping, 'shelf' | 'withRecords'>): Run {
  const memory = job.miner !== null || job.nearMisses ? null : (world.memory ?? null)
  const keys = keysOf(job.rubric, job.background, job.posting)
  return { ...job, ...how, keys, memory, history: openHistory(keys, memory), edits: new EditsSince(keys) }
}
