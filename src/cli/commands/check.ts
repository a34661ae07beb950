/** `check`: runs rubric tests. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { coverageOf } from '../../check/coverage.ts'
import { type CheckRun, check as runTests } from '../../check/index.ts'
import { joinReports, joinRuns } from '../../check/join.ts'
import { mutate } from '../../check/mutate.ts'
import { type CheckReport, checkAnnotations, checkJson, checkJunit, checkText } from '../../check/reporters.ts'
import { isFailure } from '../../check/result.ts'
import { loadBackground } from '../../io/background.ts'
import { readRegularFile } from '../../io/files.ts'
import { oneChange } from '../../io/watch.ts'
import { diagnostic, UserError } from '../../model/diagnostic.ts'
import type { CommandModule } from '../command.ts'
import { answerIsNo, done } from '../exit-code.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { addWorldOptions, openRubric, type WorldChoice, worldOf } from '../run-options.ts'
import { hasColor, progressBar } from '../terminal.ts'
import { beside, findTests, type OpenedTests, openTests, pathsOf, touchedBy } from '../test-files.ts'

const FORMATS = ['terminal', 'junit', 'github', 'json'] as const

interface CheckOptions extends WorldChoice {
  readonly color: boolean
  readonly verbose: boolean
  readonly format: (typeof FORMATS)[number]
  readonly coverage?: boolean
  readonly minCoverage?: number
  readonly mutate?: boolean
  readonly changed?: string | true
  readonly watch?: boolean
}

const EXAMPLES = `
A test file is a *.test.yaml beside a rubric. It says of fixture documents, and of lines, what must count and what must not.

Examples:
  cvsift check
  cvsift check rubric/x/rubric.yaml
  cvsift check rubric/x/rubric.test.yaml --coverage --min-coverage 90
  cvsift check --changed HEAD~1 --format github

Exit: 0 all passed; 1 a test failed, or the coverage is too low; 2 a mistake in a test file or a file that cannot be read.
`

export const check: CommandModule = {
  define(command: Command) {
    addWorldOptions(command)
      .argument(
        '[test...]',
        'test files, folders of them, or rubrics for the tests beside them (default: all below the working folder)',
      )
      .addOption(
        new Option('-f, --format <format>', 'terminal, junit (XML), github (annotations) or json')
          .choices(FORMATS)
          .default('terminal'),
      )
      .option('--coverage', 'tell which criteria, facets, terms and names no test exercises')
      .option('--min-coverage <percent>', 'exit with 1 below this share of them', percent)
      .option('--mutate', 'drop each term, name, rule and gate, and tell which change no test notices; takes a while')
      .option('--changed [revision]', 'only tests whose rubric, file or applications differ from a revision (HEAD)')
      .option('--watch', 'run again whenever a test, its rubric or its applications are saved')
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

async function run(paths: readonly string[], options: CheckOptions): Promise<void> {
  if (options.watch === true) return watchAndRun(paths, options)
  process.exitCode = await runOnce(paths, options)
}

/** @returns the exit code */
async function runOnce(paths: readonly string[], options: CheckOptions): Promise<number> {
  const files = await findTests(paths)
  const all = await Promise.all(files.map(openTests))
  const chosen =
    options.changed === undefined ? all : await touchedBy(options.changed === true ? 'HEAD' : options.changed, all)
  const reports: CheckReport[] = []
  for (const rubricPath of new Set(chosen.map((each) => each.rubricPath))) {
    reports.push(
      await report(
        chosen.filter((each) => each.rubricPath === rubricPath),
        options,
      ),
    )
  }
  process.stdout.write(rendered(joinReports(reports), options))
  const failed = reports.some(({ results }) => results.some(isFailure))
  const low = reports.some(({ coverage }) => coverage !== null && 100 * coverage.share < (options.minCoverage ?? 0))
  if (low) {
    const message = `the coverage is below ${options.minCoverage} %`
    printDiagnostics([diagnostic({ code: 'check/coverage', message })], options)
  }
  return failed || low ? answerIsNo : done
}

/** All that the test files of one rubric say of it. */
async function report(opened: readonly OpenedTests[], options: CheckOptions): Promise<CheckReport> {
  const [first, ...others] = opened
  if (first === undefined) return { results: [], coverage: null, mutation: null }
  const rubric = await openRubric(first.rubricPath, options)
  const background = await loadBackground()
  const run = ({ tests }: OpenedTests): Promise<CheckRun> =>
    runTests(tests, {
      rubric,
      background,
      world: worldOf(options),
      resolve: (path) => beside(tests.path, path),
      readText: async (path) => new TextDecoder().decode(await readRegularFile(path, textLimit)),
    })
  const runs: [CheckRun, ...CheckRun[]] = [await run(first)]
  for (const each of others) runs.push(await run(each))
  const ran = joinRuns(runs)
  const wantsCoverage = options.coverage === true || options.minCoverage !== undefined
  const coverage = wantsCoverage ? coverageOf(rubric, ran, background) : null
  const mutation = options.mutate === true ? mutate(ran, progressBar('mutants', options)) : null
  return { results: ran.results, coverage, mutation }
}

/** Bytes of a marked text at most. */
const textLimit = 1_000_000

function rendered(report: CheckReport, { format }: CheckOptions): string {
  if (format === 'junit') return checkJunit(report)
  if (format === 'github') return checkAnnotations(report)
  if (format === 'json') return checkJson(report)
  return checkText(report, { color: hasColor(process.stdout) })
}

/** Runs until interrupted. What is wrong with a file is said, and waited to be mended. */
async function watchAndRun(paths: readonly string[], options: CheckOptions): Promise<void> {
  for (;;) {
    const watched = new Set<string>()
    try {
      const files = await findTests(paths)
      for (const path of files) watched.add(path)
      const all = await Promise.all(files.map(openTests))
      for (const path of all.flatMap(pathsOf)) watched.add(path)
      await runOnce(files, options)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      printDiagnostics(error.diagnostics, options)
    }
    if (!options.quiet) process.stderr.write('waiting for a change; Ctrl-C ends\n')
    await oneChange([...watched])
  }
}

function percent(value: string): number {
  const number = value.trim() === '' ? Number.NaN : Number(value)
  if (!(number >= 0 && number <= 100)) throw new InvalidArgumentError('It must be a number from 0 to 100.')
  return number
}
