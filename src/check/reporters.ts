/** The results of rubric tests: for a terminal, JUnit, GitHub and other programs. */
import { Chalk } from 'chalk'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import { annotations } from '../report/annotations.ts'
import { oneLine, safeForJson, safeForTerminal } from '../report/escape.ts'
import { countText } from '../report/figures.ts'
import type { Coverage } from './coverage.ts'
import type { Mutation } from './mutate.ts'
import { type CheckResult, isFailure } from './result.ts'

export interface CheckReport {
  readonly results: readonly CheckResult[]
  /** Null where it was not asked for. */
  readonly coverage: Coverage | null
  readonly mutation: Mutation | null
}

/** Parts that are not exercised, or mutants, told before the rest is only counted. */
const missingTold = 20

/** What failed, expected beside found, then coverage, mutants and one line of counts. */
export function checkText(
  { results, coverage, mutation }: CheckReport,
  { color }: { readonly color: boolean },
): string {
  const paint = new Chalk({ level: color ? 1 : 0 })
  const safe = (text: string) => safeForTerminal(oneLine(text))
  const failed = results
    .filter(isFailure)
    .flatMap((each) => [
      `${paint.red('✗')} ${safe(placeOf(each))} ${safe(each.about)}`,
      ...(each.status === 'todo-passes'
        ? [`    ${paint.green('it passes now')}: remove todo: ${safe(each.todo ?? '')}`]
        : [
            `    ${safe(each.what)}`,
            `    ${paint.green(`expected ${safe(each.expected)}`)}`,
            `    ${paint.red(`found    ${safe(each.found)}`)}`,
          ]),
    ])
  const lines = [
    ...failed,
    ...(coverage === null ? [] : coverageLines(coverage).map(safe)),
    ...(mutation === null ? [] : mutationLines(mutation).map(safe)),
    summary(results),
  ]
  return `${lines.join('\n')}\n`
}

function placeOf({ path, position }: CheckResult): string {
  return position === null ? path : `${path}:${position.start.line}:${position.start.column}`
}

/** `62 passed, 1 failed, 2 todo`. */
export function summary(results: readonly CheckResult[]): string {
  const of = (...statuses: readonly CheckResult['status'][]) =>
    results.filter((each) => statuses.includes(each.status)).length
  const todo = of('todo')
  return `${of('passed')} passed, ${of('failed', 'todo-passes')} failed${todo === 0 ? '' : `, ${todo} todo`}`
}

function coverageLines({ parts, share }: Coverage): string[] {
  return [
    `coverage ${(100 * share).toFixed(1)} %: ${parts.map((each) => `${each.covered} of ${each.all} ${each.part}`).join(', ')}`,
    ...parts.flatMap(({ part, missing }) =>
      told(missing).map((each) => `  no ${part === 'criteria' ? 'criterion' : part.slice(0, -1)} ${each}`),
    ),
  ]
}

function mutationLines({ count, unnoticed }: Mutation): string[] {
  return [
    `${countText(count, 'mutant')}, ${unnoticed.length} unnoticed`,
    ...told(unnoticed).map((change) => `  nothing fails ${change}`),
  ]
}

function told(entries: readonly string[]): readonly string[] {
  if (entries.length <= missingTold) return entries
  return [...entries.slice(0, missingTold), `… and ${entries.length - missingTold} more`]
}

/** Failures as annotations. */
export function checkAnnotations({ results }: CheckReport): string {
  return annotations(results.filter(isFailure).map(toDiagnostic))
}

function toDiagnostic({ status, about, what, expected, found, todo, path, position }: CheckResult): Diagnostic {
  const isFixed = status === 'todo-passes'
  return diagnostic({
    code: isFixed ? 'check/todo-passes' : 'check/failed',
    message: isFixed ? `${about} passes now` : `${about}: ${what}: expected ${expected}, found ${found}`,
    hint: isFixed ? `remove todo: ${todo}` : null,
    path,
    position,
  })
}

/**
 * JUnit XML as CI servers read it: a suite a file, a case a result.
 *
 * @see https://github.com/testmoapp/junitxml
 */
export function checkJunit({ results }: CheckReport): string {
  const suites = [...new Set(results.map((each) => each.path))].map((path) => {
    const own = results.filter((each) => each.path === path)
    const failed = own.filter(isFailure).length
    const skipped = own.filter((each) => each.status === 'todo').length
    return [
      `  <testsuite name="${xml(path)}" tests="${own.length}" failures="${failed}" skipped="${skipped}">`,
      ...own.map(junitCase),
      '  </testsuite>',
    ].join('\n')
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`
}

function junitCase(result: CheckResult): string {
  const { about, what, expected, found, status, todo, path, position } = result
  const line = position === null ? '' : ` line="${position.start.line}"`
  const head = `    <testcase classname="${xml(about)}" name="${xml(what)}" file="${xml(path)}"${line}`
  if (status === 'passed') return `${head}/>`
  if (status === 'todo') return `${head}><skipped message="${xml(todo ?? '')}"/></testcase>`
  const message =
    status === 'todo-passes' ? `it passes now: remove todo: ${todo}` : `expected ${expected}, found ${found}`
  return `${head}><failure message="${xml(message)}"/></testcase>`
}

/** Text of an XML attribute; what XML cannot hold is shown as `\u{1b}`. */
function xml(text: string): string {
  return safeForTerminal(oneLine(text))
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/[\uFFFE\uFFFF]/g, '')
}

/** Everything, for other programs. */
export function checkJson(report: CheckReport): string {
  return `${safeForJson(JSON.stringify(report, null, 2))}\n`
}
