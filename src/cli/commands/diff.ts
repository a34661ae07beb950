/** `diff`: what a rubric edit moves. */
import { createHash } from 'node:crypto'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type FailOn, failures, parseFailOn } from '../../diff/fail-on.ts'
import { diff as compare, type Difference } from '../../diff/index.ts'
import { diffJson, diffMarkdown, diffText } from '../../diff/render.ts'
import { type Side, sideOf, sideOfJson } from '../../diff/side.ts'
import { listTree, readRegularFile } from '../../io/files.ts'
import { fileAtRevision, isRevision } from '../../io/git.ts'
import { loadRubricFile, type RubricFileText } from '../../io/rubric-file.ts'
import { diagnostic, UserError } from '../../model/diagnostic.ts'
import type { Rubric } from '../../model/rubric.ts'
import { loadRubric } from '../../rubric/load.ts'
import type { CommandModule } from '../command.ts'
import { answerIsNo, done, notAllDone } from '../exit-code.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { addApplicationOptions, diagnosticsOf, type RunOptions, runSift } from '../run-options.ts'
import { hasColor } from '../terminal.ts'

const FORMATS = ['terminal', 'markdown', 'json'] as const

interface DiffOptions extends Omit<RunOptions, 'rubric'> {
  readonly format: (typeof FORMATS)[number]
  readonly failOn?: readonly FailOn[]
}

const EXAMPLES = `
OLD and NEW: a rubric, a revision of one (REVISION:PATH), or a report.json. Two reports need no PATH.

Examples:
  cvsift diff HEAD:rubric/x/rubric.yaml rubric/x/rubric.yaml applications/
  cvsift diff old.yaml new.yaml applications/ --fail-on band-change,top-k=10,points=5
  cvsift diff last-week/report.json this-week/report.json --format markdown

Exit: 0 compared; 1 something moved that --fail-on does not let pass; 2 it could not all be read.
`

export const diff: CommandModule = {
  define(command: Command) {
    addApplicationOptions(command)
      .argument('<old>', 'the rubric or report as it was')
      .argument('<new>', 'the rubric or report as it is')
      .argument('[path...]', 'files, or folders of applications')
      .addOption(
        new Option('-f, --format <format>', 'what to print; markdown is for a pull request')
          .choices(FORMATS)
          .default('terminal'),
      )
      .option(
        '--fail-on <list>',
        'exit with 1, by commas: band-change, top-k=COUNT (somebody crossed that line), points=NUMBER (somebody moved further)',
        failOnList,
      )
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

async function run(oldName: string, newName: string, paths: readonly string[], options: DiffOptions): Promise<void> {
  const [before, after] = [await open(oldName), await open(newName)]
  const failOn = options.failOn ?? []
  const sides = await sidesOf(before, after, paths, options)
  const difference = compare(sides.old, sides.new, {
    top: [...new Set([10, ...failOn.flatMap((each) => (each.kind === 'top-k' ? [each.k] : []))])],
    rubrics: before.kind === 'rubric' && after.kind === 'rubric' ? { old: before.rubric, new: after.rubric } : null,
  })
  process.stdout.write(rendered(difference, options.format))
  const beyond = failures(difference, failOn)
  for (const each of beyond) printDiagnostics([diagnostic({ code: 'diff/moved', message: each })], options)
  process.exitCode = beyond.length > 0 ? answerIsNo : sides.isWhole ? done : notAllDone
}

function rendered(difference: Difference, format: DiffOptions['format']): string {
  if (format === 'json') return diffJson(difference)
  return format === 'markdown' ? diffMarkdown(difference) : diffText(difference, { color: hasColor(process.stdout) })
}

type Opened =
  | { readonly kind: 'rubric'; readonly rubric: Rubric; readonly name: string }
  | { readonly kind: 'report'; readonly side: Side; readonly name: string }

/** A file that is there comes before a revision: `a:b` may be either. */
async function open(name: string): Promise<Opened> {
  const { kind } = listTree(name)
  if (kind === 'missing' && isRevision(name)) {
    const bytes = await fileAtRevision(name)
    return openedRubric({
      path: name,
      text: bytes.toString('utf8'),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
  }
  if (kind === 'file' && name.endsWith('.json')) return openedReport(name, await readRegularFile(name, reportLimit))
  return openedRubric(await loadRubricFile(name))
}

/** Bytes of a report at most: what one string can hold. */
const reportLimit = 500_000_000

function openedRubric({ path: name, text, sha256 }: RubricFileText): Opened {
  const { rubric, diagnostics } = loadRubric(text, { path: name, sha256 })
  if (rubric === null) throw new UserError(diagnostics)
  return { kind: 'rubric', rubric, name }
}

function openedReport(name: string, bytes: Uint8Array): Opened {
  const read = sideOfJson(parsed(name, new TextDecoder().decode(bytes)))
  if ('side' in read) return { kind: 'report', side: read.side, name }
  throw notAReport(name, read.mistake)
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw notAReport(name, error instanceof Error ? error.message : String(error))
  }
}

function notAReport(path: string, reason: string): UserError {
  return new UserError([
    diagnostic({
      code: 'diff/not-a-report',
      message: `this is no report.json that can be compared: ${reason}`,
      hint: 'make one with `cvsift rank PATH -r RUBRIC -o DIR`',
      path,
    }),
  ])
}

interface Sides {
  readonly old: Side
  readonly new: Side
  /** False when a document could not be read. */
  readonly isWhole: boolean
}

async function sidesOf(before: Opened, after: Opened, paths: readonly string[], options: DiffOptions): Promise<Sides> {
  if (before.kind === 'report' && after.kind === 'report') {
    if (paths.length > 0) throw misuse('two reports are compared as they are', 'leave PATH out')
    return { old: before.side, new: after.side, isWhole: true }
  }
  if (before.kind === 'report' || after.kind === 'report') {
    throw misuse('a rubric and a report cannot be compared', 'name two rubrics with PATH, or two reports')
  }
  if (paths.length === 0)
    throw misuse('two rubrics need applications to be compared on', 'name files or folders after them')
  const old = await runSift(paths, before.rubric, options)
  const young = await runSift(paths, after.rubric, options)
  const diagnostics = diagnosticsOf(young)
  printDiagnostics(diagnostics, options)
  return { old: sideOf(old), new: sideOf(young), isWhole: !diagnostics.some((each) => each.severity === 'error') }
}

function misuse(message: string, hint: string): UserError {
  return new UserError([diagnostic({ code: 'diff/usage', message, hint })])
}

function failOnList(value: string): readonly FailOn[] {
  return value.split(',').map((text) => {
    const condition = parseFailOn(text.trim())
    if (condition !== null) return condition
    throw new InvalidArgumentError(
      `No condition is called "${text}"; there are band-change, top-k=COUNT and points=NUMBER.`,
    )
  })
}
