/** `rank`: the main job. */
import { once } from 'node:events'
import { type Command, InvalidArgumentError } from 'commander'
import { openOutput } from '../../io/files.ts'
import { diagnostic, UserError } from '../../model/diagnostic.ts'
import type { RunReport } from '../../model/report.ts'
import type { RenderedFile, RenderOptions } from '../../report/contract.ts'
import { renderReport } from '../../report/index.ts'
import { renderers } from '../../report/registry.ts'
import type { CommandModule } from '../command.ts'
import { done, notAllDone } from '../exit-code.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { addRunOptions, diagnosticsOf, openRubric, type RunOptions, runSift } from '../run-options.ts'
import { addTableOptions, TABLE_HELP, type TableOptions, viewOf } from '../table-options.ts'
import { lookOf, safe } from '../terminal.ts'

interface RankOptions extends RunOptions, TableOptions {
  readonly output?: string
  readonly format?: readonly string[]
  readonly force?: boolean
  readonly gaps?: boolean
}

const FORMATS = renderers.map((renderer) => renderer.format)

const EXAMPLES = `
Formats:
${renderers.map(({ format, summary }) => `  ${format.padEnd(10)} ${summary}`).join('\n')}

${TABLE_HELP}
Examples:
  cvsift rank applications/ -r rubric.yaml -o report/
  cvsift rank applications/ -r rubric.yaml --top 10 --columns rank,name,points,research --sort name
  cvsift rank applications/ -r rubric.yaml --format json | jq '.applications[0].name'
  cvsift rank applications/ -r rubric.yaml --gaps

Exit: 0 all read and ranked; 2 something could not be read (the report is still written), or a mistake in the call.
`

export const rank: CommandModule = {
  define(command: Command) {
    addTableOptions(addRunOptions(command))
      .argument('<path...>', 'files, or folders of applications')
      .option('-o, --output <folder>', 'write the reports there; the table still goes to stdout')
      .option(
        '-f, --format <list>',
        `with -o: which reports, by commas (default: all). Without: one, to stdout (default: terminal). Known: ${FORMATS.join(', ')}`,
        formatList,
      )
      .option('--gaps', 'also say what the rubric may miss: terms that do no work, frequent words that none covers')
      .option('--force', 'write into a folder that holds other files')
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

async function run(paths: readonly string[], options: RankOptions): Promise<void> {
  const startedAt = performance.now()
  const toFolder = options.output !== undefined && options.output !== '-'
  if (!toFolder && options.format !== undefined && options.format.length > 1) throw severalToStdout(options.format)
  const rubric = await openRubric(options.rubric, options)
  const format = toFolder ? 'terminal' : (options.format?.[0] ?? 'terminal')
  const look = { ...lookOf(process.stdout), view: viewOf(options, rubric, format) }
  const folder = toFolder ? await openOutput(options.output ?? '', { force: options.force === true }) : null
  const report = await runSift(paths, rubric, options)
  await print(report, format, look)
  if (folder !== null) {
    const formats = options.format ?? FORMATS.filter((format) => format !== 'terminal')
    const written = await folder.write(await renderReport(report, formats, { width: 100, color: false }))
    if (!options.quiet) process.stderr.write(`\nwrote ${written.toSorted().map(safe).join(', ')}\n`)
  }
  const diagnostics = diagnosticsOf(report)
  printDiagnostics(diagnostics, options)
  if (options.verbose)
    process.stderr.write(
      `${report.applications.length} applications in ${Math.round(performance.now() - startedAt)} ms\n`,
    )
  process.exitCode = diagnostics.some((each) => each.severity === 'error') ? notAllDone : done
}

function severalToStdout(formats: readonly string[]): UserError {
  return new UserError([
    diagnostic({
      code: 'rank/several-formats',
      message: `only one format can go to stdout, found ${formats.join(', ')}`,
      hint: 'name a folder with -o, or one format',
    }),
  ])
}

/** The first file of a format; CSV's second, the evidence, needs a folder. */
async function print(report: RunReport, format: string, look: RenderOptions): Promise<void> {
  const [file] = await renderReport(report, [format], look)
  if (file !== undefined) await writeOut(file.content)
}

/** Piece by piece, and no faster than the reader takes it. */
async function writeOut(content: RenderedFile['content']): Promise<void> {
  const isWhole = typeof content === 'string' || content instanceof Uint8Array
  for (const chunk of isWhole ? [content] : content) {
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
  }
}

function formatList(value: string): readonly string[] {
  const formats = value.split(',').map((format) => format.trim())
  const unknown = formats.find((format) => !FORMATS.includes(format))
  if (unknown !== undefined)
    throw new InvalidArgumentError(`No format is called "${unknown}"; there are ${FORMATS.join(', ')}.`)
  return formats
}
