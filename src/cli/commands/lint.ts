/** `lint`: what is wrong or weak in rubrics. */
import { type Command, Option } from 'commander'
import { loadBackground, loadTool } from '../../io/background.ts'
import { replaceFile } from '../../io/replace-file.ts'
import { loadRubricFile, type RubricFileText } from '../../io/rubric-file.ts'
import { type Diagnostic, diagnostic, UserError } from '../../model/diagnostic.ts'
import { annotations } from '../../report/annotations.ts'
import { codePage } from '../../report/code-page.ts'
import { safeForJson, safeLines } from '../../report/escape.ts'
import { findingsMarkdown } from '../../report/findings.ts'
import { sarif } from '../../report/sarif.ts'
import { describeRubric } from '../../rubric/describe.ts'
import { fixRubric, type LintAgainst, lintRubric } from '../../rubric/lint.ts'
import { loadRubric } from '../../rubric/load.ts'
import { loadCodes } from '../../rubric/rules/load-codes.ts'
import { rules } from '../../rubric/rules/registry.ts'
import { suggest } from '../../rubric/suggest.ts'
import type { CommandModule, CommonOptions } from '../command.ts'
import { answerIsNo, done } from '../exit-code.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { readPosting } from '../read-posting.ts'
import { wholeNumberFrom } from '../run-options.ts'

const FORMATS = ['terminal', 'json', 'github', 'sarif', 'markdown'] as const

interface LintOptions extends CommonOptions {
  readonly format: (typeof FORMATS)[number]
  readonly explain?: string | true
  readonly fix?: boolean
  readonly posting?: string
  readonly maxWarnings?: number
}

const EXAMPLES = `
Examples:
  cvsift lint rubric.yaml
  cvsift lint rubric.yaml --posting posting.txt --fix
  cvsift lint rubric/*/rubric.yaml --format github --max-warnings 0
  cvsift lint --explain rubric/vague-term

Exit: 0 no errors (there may be warnings, up to --max-warnings); 1 errors; 2 a file that cannot be opened.
`

const pages = [...loadCodes, ...rules].toSorted((a, b) => (a.code < b.code ? -1 : 1))

export const lint: CommandModule = {
  define(command: Command) {
    command
      .argument('[rubric...]', 'rubric files')
      .addOption(
        new Option(
          '-f, --format <format>',
          'terminal (to stderr), or to stdout: json, github (annotations), sarif, markdown (the rubric, and what is found)',
        )
          .choices(FORMATS)
          .default('terminal'),
      )
      .option('--explain [code]', 'say what a code means, with examples; without a code, list them all')
      .option('--fix', 'mend what is certain in the files, and keep everything else, comments too')
      .option(
        '--posting <file>',
        'hold the rubric against the posting, in any format that `draft` reads: what it asks, what is quoted',
      )
      .option('--max-warnings <count>', 'exit with 1 above so many warnings', wholeNumberFrom(0))
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

async function run(paths: readonly string[], options: LintOptions, command: Command): Promise<void> {
  if (options.explain !== undefined) return explain(options.explain)
  if (paths.length === 0) command.error("error: missing required argument 'rubric'")
  const posting = options.posting === undefined ? null : await readPosting(options.posting, { ...options, cache: true })
  const against: LintAgainst = { background: await loadBackground(), posting }
  const diagnostics: Diagnostic[] = []
  let fixed = 0
  for (const path of paths) {
    const file = await loadRubricFile(path)
    const mended = options.fix === true ? await mend(file, against) : { text: file.text, count: 0 }
    fixed += mended.count
    const source = { ...file, text: mended.text }
    diagnostics.push(...lintRubric(source, against))
    const { rubric } = options.format === 'markdown' ? loadRubric(source.text, source) : { rubric: null }
    if (rubric !== null) process.stdout.write(`${safeLines(describeRubric(rubric))}\n`)
  }
  await print(diagnostics, options)
  const count = countOf(diagnostics)
  if (options.format === 'terminal' && !options.quiet) process.stdout.write(`${summary(paths.length, count, fixed)}\n`)
  const isTooMany = count.warning > (options.maxWarnings ?? Number.POSITIVE_INFINITY)
  process.exitCode = count.error > 0 || isTooMany ? answerIsNo : done
}

async function mend(file: RubricFileText, against: LintAgainst) {
  const fixed = fixRubric(file, against)
  if (fixed.count > 0) await replaceFile(file.path, fixed.text)
  return fixed
}

async function print(diagnostics: readonly Diagnostic[], options: LintOptions): Promise<void> {
  if (options.format === 'terminal') printDiagnostics(diagnostics, options)
  if (options.format === 'json') process.stdout.write(`${safeForJson(JSON.stringify(diagnostics, null, 2))}\n`)
  if (options.format === 'markdown') process.stdout.write(findingsMarkdown(diagnostics))
  if (options.format === 'github') process.stdout.write(annotations(diagnostics))
  if (options.format === 'sarif') process.stdout.write(safeForJson(sarif(diagnostics, pages, await loadTool())))
}

function explain(code: string | true): void {
  if (code === true) {
    const width = Math.max(...pages.map((page) => page.code.length))
    process.stdout.write(pages.map((page) => `${page.code.padEnd(width)}  ${page.summary}\n`).join(''))
    return
  }
  const page = pages.find((each) => each.code === code || each.code === `rubric/${code}`)
  if (page !== undefined) {
    process.stdout.write(codePage(page))
    return
  }
  const codes = pages.map((each) => each.code)
  const meant = suggest(code, codes)
  throw new UserError([
    diagnostic({
      code: 'lint/unknown-code',
      message: `no finding is called "${code}"`,
      hint: meant === null ? '`cvsift lint --explain` lists them' : `did you mean \`${meant}\`?`,
    }),
  ])
}

type Count = Readonly<Record<Diagnostic['severity'], number>>

function countOf(diagnostics: readonly Diagnostic[]): Count {
  const of = (severity: Diagnostic['severity']) => diagnostics.filter((each) => each.severity === severity).length
  return { error: of('error'), warning: of('warning'), info: of('info') }
}

function summary(files: number, { error, warning, info }: Count, fixed: number): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
  const notes = info === 0 ? '' : `, ${count(info, 'note')}`
  return `${count(files, 'rubric')}: ${count(error, 'error')}, ${count(warning, 'warning')}${notes}${fixed === 0 ? '' : `; ${fixed} mended`}`
}
