/** Runs a test file: every case, order, line and mark against the rubric. */

import { assessApplication, type Job, jobOf } from '../assess/index.ts'
import type { Assessment } from '../model/assessment.ts'
import type { Background } from '../model/background.ts'
import { diagnostic, type SourcePosition, UserError } from '../model/diagnostic.ts'
import type { Evidence } from '../model/evidence.ts'
import type { World } from '../model/ports.ts'
import type { Rubric } from '../model/rubric.ts'
import type { YamlPath } from '../rubric/position.ts'
import { examine } from './expect.ts'
import type { LoadedTests } from './load.ts'
import { type Mark, readMarks } from './marks.ts'
import type { CheckResult, Status } from './result.ts'
import type { Expectations } from './schema.ts'
import { readApplications, readLine, readText, type Subject } from './subjects.ts'

/** A subject with what is said of it, read and ready to be assessed again. */
export interface Trial {
  readonly about: string
  readonly subject: Subject
  readonly todo: string | null
  /** What an assessment is held against. */
  judge(assessment: Assessment): readonly Verdict[]
}

export interface Verdict {
  readonly what: string
  readonly expected: string
  readonly found: string
  readonly isMet: boolean
  readonly path: string
  readonly position: SourcePosition | null
}

export interface CheckAgainst {
  readonly rubric: Rubric
  readonly background: Background
  readonly world: World
  /** A path that the test file names → the same from here. */
  resolve(path: string): string
  /** The text of a marked file. */
  readText(path: string): Promise<string>
}

export interface CheckRun {
  readonly results: readonly CheckResult[]
  readonly trials: readonly Trial[]
  /** By trial. */
  readonly assessments: ReadonlyMap<Trial, Assessment>
  readonly orders: readonly Order[]
  readonly job: Job
}

/** Trials of which each has more points than the next. */
export interface Order {
  readonly trials: readonly Trial[]
  readonly position: SourcePosition | null
}

/**
 * @throws UserError when the test file names what is not there
 */
export async function check(tests: LoadedTests, against: CheckAgainst): Promise<CheckRun> {
  refuseUnknownIds(tests, against.rubric)
  const job = jobOf(against.rubric, against.background)
  const cases = await caseTrials(tests, against)
  const trials = [...cases, ...(await lineTrials(tests)), ...(await markTrials(tests, against))]
  const assessments = new Map(trials.map((trial) => [trial, assess(trial, job)]))
  const orders = ordersOf(tests, cases)
  const results = [
    ...trials.flatMap((trial) => resultsOf(trial, assessments)),
    ...orders.flatMap((order) => orderResults(order, assessments, tests.path)),
  ]
  return { results, trials, assessments, orders, job }
}

function assess({ subject }: Trial, job: Job): Assessment {
  return assessApplication(subject.application, subject.documents, job)
}

function resultsOf(trial: Trial, assessments: ReadonlyMap<Trial, Assessment>): CheckResult[] {
  const assessment = assessments.get(trial)
  if (assessment === undefined) return []
  const { about, todo } = trial
  const verdicts = trial.judge(assessment)
  if (todo === null) {
    return verdicts.map(({ isMet, ...verdict }) => ({ about, ...verdict, todo, status: isMet ? 'passed' : 'failed' }))
  }
  const unmet = verdicts.find((verdict) => !verdict.isMet)
  if (unmet !== undefined) return [{ about, ...withoutMet(unmet), todo, status: 'todo' }]
  const { path, position } = verdicts[0] ?? { path: trial.subject.application.id, position: null }
  return [{ about, what: 'todo', expected: 'to fail', found: 'it passes', path, position, todo, status: 'todo-passes' }]
}

function withoutMet({ isMet: _, ...verdict }: Verdict) {
  return verdict
}

async function caseTrials(tests: LoadedTests, against: CheckAgainst): Promise<Trial[]> {
  const applications = await readApplications(tests, against.world, against.resolve)
  return Promise.all(
    (tests.file.cases ?? []).map(async (each, index): Promise<Trial> => {
      const about = each.name ?? each.application ?? `case ${index + 1}`
      const read = each.application === undefined ? undefined : applications.get(each.application)
      return {
        about,
        subject: read ?? (await readText(each.text ?? '', `case-${index + 1}.md`)),
        todo: each.todo ?? null,
        judge: (assessment) => caseVerdicts(assessment, each.expect, tests, ['cases', index, 'expect']),
      }
    }),
  )
}

function caseVerdicts(assessment: Assessment, wanted: Expectations, tests: LoadedTests, above: YamlPath): Verdict[] {
  return examine(assessment, wanted).map(({ at, ...finding }) => ({
    ...finding,
    path: tests.path,
    position: tests.placeOf([...above, ...at]),
  }))
}

/** A trial for each line that counts or does not. */
async function lineTrials(tests: LoadedTests): Promise<Trial[]> {
  const trials = (tests.file.lines ?? []).flatMap((lines, index) =>
    (['counts', 'does-not-count'] as const).flatMap((key) =>
      (lines[key] ?? []).map(async (line, lineIndex): Promise<Trial> => {
        const position = tests.placeOf(['lines', index, key, lineIndex])
        const isWanted = key === 'counts'
        return {
          about: line,
          subject: await readLine(line, lines.section),
          todo: lines.todo ?? null,
          judge: (assessment) => {
            const found = countedFor(assessment, lines.facet, lines.term)
            return [{ ...facetVerdict(lines.facet, found, isWanted), path: tests.path, position }]
          },
        }
      }),
    ),
  )
  return Promise.all(trials)
}

/** What counts for a facet, named by its id or as criterion/facet. */
function countedFor({ criteria }: Assessment, name: string, term?: string): Evidence[] {
  const [first = '', second] = name.split('/')
  return criteria.flatMap((criterion) =>
    second !== undefined && criterion.id !== first
      ? []
      : criterion.evidence.filter(
          (piece) =>
            piece.facetId === (second ?? first) &&
            piece.polarity === 'affirmed' &&
            (term === undefined || piece.termId === term),
        ),
  )
}

function facetVerdict(facet: string, found: readonly Evidence[], isWanted: boolean) {
  const words = found.map((piece) => `“${piece.quote.exact}” for ${piece.termId ?? 'a passage'}`)
  return {
    what: facet,
    expected: isWanted ? 'counts' : 'does not count',
    found: words.length === 0 ? 'does not count' : words.slice(0, 3).join(', '),
    isMet: isWanted === found.length > 0,
  }
}

/** A trial for each marked file; a mark is met by evidence that stands on its line. */
async function markTrials(tests: LoadedTests, against: CheckAgainst): Promise<Trial[]> {
  return Promise.all(
    (tests.file.marked ?? []).map(async (given): Promise<Trial> => {
      const path = against.resolve(given)
      const { text, marks } = readMarks(await against.readText(path))
      return {
        about: given,
        subject: await readText(text, path),
        todo: null,
        judge: (assessment) => marks.map((mark) => markVerdict(assessment, mark, path)),
      }
    }),
  )
}

function markVerdict(assessment: Assessment, mark: Mark, path: string): Verdict {
  const found = countedFor(assessment, mark.facet).filter((piece) => piece.location.line === mark.line)
  const point = (column: number) => ({ line: mark.line, column, offset: 0 })
  const position = { start: point(mark.column), end: point(mark.endColumn) }
  return { ...facetVerdict(mark.facet, found, mark.kind === 'expect'), path, position }
}

function ordersOf(tests: LoadedTests, cases: readonly Trial[]): Order[] {
  return (tests.file.order ?? []).map((names, index) => ({
    trials: names.map((name, nameIndex) => {
      const at = (tests.file.cases ?? []).findIndex((each) => each.name === name || each.application === name)
      const trial = cases[at]
      if (trial !== undefined) return trial
      const message = `no case is called ${JSON.stringify(name)}`
      const position = tests.placeOf(['order', index, nameIndex])
      throw new UserError([diagnostic({ code: 'check/unknown-case', message, path: tests.path, position })])
    }),
    position: tests.placeOf(['order', index]),
  }))
}

/** Each neighbouring pair of an order. */
export function orderResults(
  { trials, position }: Order,
  assessments: ReadonlyMap<Trial, Assessment>,
  path: string,
): CheckResult[] {
  return trials.slice(1).flatMap((second, index): CheckResult[] => {
    const first = trials[index]
    if (first === undefined) return []
    const [above, below] = [assessments.get(first)?.points ?? -1, assessments.get(second)?.points ?? -1]
    const status: Status = above > below ? 'passed' : 'failed'
    const what = `order of ${first.about} and ${second.about}`
    const found = `${above.toFixed(1)} and ${below.toFixed(1)} points`
    return [{ about: 'order', what, expected: 'more points', found, status, todo: null, path, position }]
  })
}

/** Ids that a test names and the rubric does not have: a mistake of the test, and no failure of the rubric. */
function refuseUnknownIds(tests: LoadedTests, rubric: Rubric): void {
  const criteria = new Set(rubric.criteria.map((criterion) => criterion.id))
  const facets = new Set(rubric.criteria.flatMap(({ id, facets: own }) => own.map((facet) => `${id}/${facet.id}`)))
  const { cases = [], lines = [] } = tests.file
  const unknown = [
    ...cases.flatMap(({ expect }, index) => [
      ...Object.keys({ ...expect.levels, ...expect.gates }).flatMap((id) =>
        criteria.has(id) ? [] : [{ id, at: ['cases', index, 'expect'] }],
      ),
      ...Object.keys(expect.facets ?? {}).flatMap((id) =>
        facets.has(id) ? [] : [{ id, at: ['cases', index, 'expect', 'facets'] }],
      ),
    ]),
    ...lines.flatMap(({ facet }, index) => (facets.has(facet) ? [] : [{ id: facet, at: ['lines', index, 'facet'] }])),
  ]
  if (unknown.length === 0) return
  throw new UserError(
    unknown.map(({ id, at }) =>
      diagnostic({
        code: 'check/unknown-id',
        message: `the rubric has no ${id.includes('/') ? 'facet' : 'criterion'} ${JSON.stringify(id)}`,
        hint: `there are ${[...(id.includes('/') ? facets : criteria)].join(', ')}`,
        path: tests.path,
        position: tests.placeOf(at),
      }),
    ),
  )
}
