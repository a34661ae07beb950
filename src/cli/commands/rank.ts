/** `rank`: the main job. */
import { once } from 'node:events'
import { type Command, InvalidArgumentError } from 'commander'
import { type OutputFolder, openOutput, type WrittenFile } from '../../io/files.ts'
import { printPdf } from '../../io/print-fonts.ts'
import type { BlindKey } from '../../model/blind-key.ts'
import { type Diagnostic, diagnostic, UserError } from '../../model/diagnostic.ts'
import type { RunReport } from '../../model/report.ts'
import type { Rubric } from '../../model/rubric.ts'
import type { DrawPages, ReadDocuments, RenderedFile, RenderOptions } from '../../report/contract.ts'
import { countText } from '../../report/figures.ts'
import { renderReport } from '../../report/index.ts'
import { manifestName, manifestText } from '../../report/manifest.ts'
import { markedFolder } from '../../report/marked/index.ts'
import { renderers } from '../../report/registry.ts'
import { firstRanks } from '../../report/table-view.ts'
import { firstOf } from '../../shards/census.ts'
import { blindKeyPath, shownRun, writeKey } from '../blind-run.ts'
import type { CommandModule } from '../command.ts'
import { done, notAllDone } from '../exit-code.ts'
import type { CopyTarget, MarkedCopies } from '../marked-copies.ts'
import { checkPages, openPictures } from '../page-pictures.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { manifestOf } from '../run-manifest.ts'
import {
  addRunOptions,
  diagnosticsOf,
  openRubric,
  type RunOptions,
  runSift,
  wholeNumber,
  wholeNumberFrom,
} from '../run-options.ts'
import { addTableOptions, TABLE_HELP, type TableOptions, viewOf } from '../table-options.ts'
import { lookOf, safe } from '../terminal.ts'
import { type Ranked, watchRanking } from '../watch-ranking.ts'

export interface RankOptions extends RunOptions, TableOptions {
  readonly output?: string
  readonly format?: readonly string[]
  readonly force?: boolean
  readonly gaps?: boolean
  readonly watch?: boolean
  readonly csvBom?: boolean
  readonly marked?: boolean
  readonly pages?: boolean
  readonly shortlist?: number
  readonly run?: string
  readonly shard?: number
  readonly shardOffset?: number
  readonly from?: string
  readonly blind?: boolean
  readonly blindKey?: string
}

const FORMATS = renderers.map((renderer) => renderer.format)

/** What a folder gets: the table goes to the terminal. */
const IN_FOLDER = renderers.filter(({ format }) => format !== 'terminal')
export const USUAL = IN_FOLDER.filter(({ isOnDemand }) => isOnDemand !== true).map(({ format }) => format)

/** Stands for every format that goes into a folder. */
const everyFormat = 'all'

const EXAMPLES = `
Formats:
${renderers.map(({ format, summary }) => `  ${format.padEnd(10)} ${summary}`).join('\n')}

${TABLE_HELP}
Examples:
  cvsift rank applications/ -r rubric.yaml -o report/
  cvsift rank applications/ -r rubric.yaml -o report/ --format all
  cvsift rank applications/ -r rubric.yaml --top 10 --columns rank,name,points,research --sort name
  cvsift rank applications/ -r rubric.yaml --format json | jq '.applications[0].name'
  cvsift rank applications/ -r rubric.yaml --gaps
  cvsift rank applications/ -r rubric.yaml -o report/ --blind
  cvsift rank applications/ -r rubric.yaml --top 10 --watch
  cvsift rank --run run/ --shard 3

Exit: 0 all read and ranked; 2 something could not be read (the report is still written), or a mistake in the call.
`

export const rank: CommandModule = {
  define(command: Command) {
    addTableOptions(addRunOptions(command))
      .argument('[path...]', 'files, or folders of applications')
      .option(
        '-o, --output <folder>',
        'write the reports there, and run.json for `cvsift verify`; the table still goes to stdout',
      )
      .option(
        '-f, --format <list>',
        `with -o: which reports, by commas, or all (default: ${USUAL.join(', ')}). Without: one, to stdout (default: terminal). Known: ${FORMATS.join(', ')}`,
        formatList,
      )
      .option('--gaps', 'also say what the rubric may miss: terms that do no work, frequent words that none covers')
      .option('--watch', 'rank again whenever the rubric or an application is saved, and show who moved; Ctrl-C ends')
      .option('--marked', 'with -o: also a copy of every document with its evidence marked (marked/)')
      .option('--pages', 'pages of PDFs in report.html as pictures, with the marks where the words stand')
      .option(
        '--shortlist <count>',
        'people in the memo (default: those in the bands strong and possible, 20 at most)',
        wholeNumber,
      )
      .option('--blind', 'take names, contacts, pronouns, addresses and years of degrees out of every report')
      .option('--blind-key <file>', 'where to write who is who (default: beside the folder of -o, FOLDER.key.json)')
      .option('--csv-bom', 'begin CSV with a byte order mark, so that Excel opens it as UTF-8')
      .option('--force', 'write into a folder that holds other files')
      .option('--run <folder>', 'instead of PATH and -r: one shard of a run that `cvsift plan` made')
      .option(
        '--shard <index>',
        'which, from 0 (default: what Slurm, Kubernetes or AWS Batch says)',
        wholeNumberFrom(0),
      )
      .option('--shard-offset <count>', 'added to what the scheduler says', wholeNumberFrom(0))
      .option('--from <folder>', "with --run: where the run's relative paths begin on this machine")
      .addHelpText('after', EXAMPLES)
      .hook('preAction', (_, called) => checkCall(called))
      .action(run)
    command.options.find(({ long }) => long === '--rubric')?.makeOptionMandatory(false)
  },
}

async function run(paths: readonly string[], options: RankOptions, command: Command): Promise<void> {
  if (options.run !== undefined) {
    const { runShard } = await import('../run-shard.ts')
    return runShard({ ...options, run: options.run })
  }
  if (!goesToFolder(options) && (options.format?.length ?? 0) > 1) throw severalToStdout(options.format ?? [])
  if (!goesToFolder(options) && options.marked === true) throw markedToStdout()
  checkPages(options.pages === true, options.format ?? (goesToFolder(options) ? USUAL : []))
  if (options.watch !== true) {
    await rankOnce(paths, options, command)
    return
  }
  if (formatOf(options) !== 'terminal' || [...paths, options.rubric].includes('-')) throw cannotWatch()
  await watchRanking(() => rankOnce(paths, options, command), {
    quiet: options.quiet,
    paths: [options.rubric, ...paths],
    written: goesToFolder(options) ? [options.output ?? ''] : [],
    top: [options.top ?? 10],
  })
}

function goesToFolder({ output }: RankOptions): boolean {
  return output !== undefined && output !== '-'
}

/** What goes to stdout. */
function formatOf(options: RankOptions): string {
  return goesToFolder(options) ? 'terminal' : (options.format?.[0] ?? 'terminal')
}

/** Ranks, prints, and writes what was asked for. */
async function rankOnce(paths: readonly string[], options: RankOptions, command: Command): Promise<Ranked> {
  const startedAt = performance.now()
  const keyPath = blindKeyPath(options)
  const rubric = await openRubric(options.rubric, options)
  const look = {
    ...lookOf(process.stdout),
    ...needsOf(options, rubric),
    view: viewOf(options, rubric, formatOf(options)),
  }
  const folder = goesToFolder(options)
    ? await openOutput(options.output ?? '', { force: options.force === true })
    : null
  const copies = options.marked === true && folder !== null ? recording(await folder.subfolder(markedFolder)) : null
  const produced = await produce(paths, rubric, options, { copies })
  const { report, marked, read, key, said } = produced
  if (key !== null && keyPath !== null) await writeKey(key, keyPath)
  const view = look.view ?? (folder === null ? null : firstRanks(report))
  await print(report, formatOf(options), { ...look, view, read, draw: produced.draw })
  if (folder !== null) {
    const written = await writeReports(folder, produced, (reports) => {
      const target = { folder: options.output ?? '', outputs: [...reports, ...(copies?.written ?? [])] }
      return manifestOf(paths, report, target, command)
    })
    if (!options.quiet) process.stderr.write(writtenText(written, marked))
  }
  const diagnostics = [...said, ...marked.diagnostics, ...produced.saidOfPages()]
  printDiagnostics(diagnostics, options)
  if (options.verbose)
    process.stderr.write(
      `${report.applications.length} applications in ${Math.round(performance.now() - startedAt)} ms\n`,
    )
  process.exitCode = diagnostics.some((each) => each.severity === 'error') ? notAllDone : done
  return { rubric, report }
}

/** The reports, and run.json, which names the inputs, and with them who applied: so not of a blind run. */
async function writeReports(
  folder: OutputFolder,
  { files, key }: Produced,
  manifestFor: (reports: readonly WrittenFile[]) => ReturnType<typeof manifestOf>,
): Promise<readonly WrittenFile[]> {
  const reports = await folder.write(files)
  if (key !== null) return reports
  const content = manifestText(await manifestFor(reports))
  return [...reports, ...(await folder.write([{ name: manifestName, content }]))]
}

function writtenText(written: readonly WrittenFile[], { copies }: MarkedCopies): string {
  const names = written.map(({ path }) => safe(path)).toSorted()
  const beside = copies.size === 0 ? '' : `, and ${countText(copies.size, 'marked-up document')} in ${markedFolder}/`
  return `\nwrote ${names.join(', ')}${beside}\n`
}

/**
 * The run that the options ask for, and what it writes into a folder, but for run.json.
 *
 * @param where `generatedAt`: the time that reports tell; absent: now, or none under --reproducible. `copies`: where
 * marked-up copies go; null: nowhere, they are made only to know of them. `shown`: so many of the ranked and of the unread, as
 * `merge` has them; absent or null: all
 */
export async function produce(
  paths: readonly string[],
  rubric: Rubric,
  options: RankOptions,
  where: {
    readonly generatedAt?: string | null
    readonly copies: CopyTarget | null
    readonly shown?: number | null
  },
): Promise<Produced> {
  const { generatedAt, shown: most = null } = where
  const all = await runSift(paths, rubric, options)
  const ran = most === null ? all : firstOf(all, rubric, most)
  const shown = await shownRun(generatedAt === undefined ? ran : { ...ran, generatedAt }, options)
  const { report, read, key } = shown
  const said = [...diagnosticsOf(ran), ...shown.diagnostics]
  const formats = options.format ?? USUAL
  const pictures = options.pages === true ? openPictures(options) : null
  const made = {
    report,
    read,
    draw: pictures?.draw ?? null,
    key,
    said,
    saidOfPages: () => pictures?.diagnostics() ?? [],
  }
  if (!goesToFolder(options) && generatedAt === undefined) return { ...made, files: [], marked: noCopies }
  // The copies first, since reports link to them.
  const marked = options.marked === true ? await markUp(report, where.copies ?? nowhere, options) : noCopies
  const look = { width: 100, color: false, ...needsOf(options, rubric), read, draw: made.draw, marked: marked.copies }
  return { ...made, files: await renderReport(report, formats, look), marked }
}

interface Produced {
  readonly report: RunReport
  readonly files: readonly RenderedFile[]
  readonly marked: MarkedCopies
  /** The documents of the report. */
  readonly read: ReadDocuments
  /** Null where no pages are to be drawn. */
  readonly draw: DrawPages | null
  /** Null where the run is not blind. */
  readonly key: BlindKey | null
  /** Said of the run, by the names that its files have. */
  readonly said: readonly Diagnostic[]
  /** Said of pictures of pages, once the reports are rendered. */
  readonly saidOfPages: () => readonly Diagnostic[]
}

/** Copies as they are written, by their path in the folder of the run. */
function recording(target: CopyTarget): CopyTarget & { readonly written: readonly WrittenFile[] } {
  const written: WrittenFile[] = []
  return {
    written,
    write: async (files) => {
      const each = await target.write(files)
      written.push(...each.map((file) => ({ ...file, name: `${markedFolder}/${file.name}` })))
      return each
    },
  }
}

const noCopies: MarkedCopies = { copies: new Map(), diagnostics: [] }

const nowhere: CopyTarget = { write: async () => [] }

async function markUp(report: RunReport, target: CopyTarget, options: RankOptions): Promise<MarkedCopies> {
  const { writeMarkedCopies } = await import('../marked-copies.ts')
  return writeMarkedCopies(report, target, options)
}

function markedToStdout(): UserError {
  const message = '--marked writes many files and needs a folder'
  return new UserError([diagnostic({ code: 'rank/marked-without-folder', message, hint: 'name a folder with -o' })])
}

/** What some formats need beside the report. */
function needsOf(options: RankOptions, rubric: Rubric): Partial<RenderOptions> {
  const { csvBom = false, shortlist = null } = options
  return { rubric, csvBom, shortlist, print: printPdf }
}

function cannotWatch(): UserError {
  return new UserError([
    diagnostic({
      code: 'rank/watch',
      message: '--watch is for the table on the terminal, of files and folders',
      hint: 'leave --format out, or name a folder with -o; standard input cannot be watched',
    }),
  ])
}

/** Options that the plan of a run has settled, or that make a report. */
const SETTLED = [
  ...['rubric', 'output', 'format', 'gaps', 'group', 'reproducible', 'ocr', 'timeLimit', 'memoryLimit'],
  ...['top', 'band', 'columns', 'sort', 'watch', 'marked', 'pages', 'shortlist', 'csvBom', 'force'],
]

/** What is needed, and what is too much, depends on whether a run was planned. */
function checkCall(command: Command): void {
  const { run: planned, rubric } = command.opts<Partial<RankOptions>>()
  const isGiven = (name: string) => command.getOptionValueSource(name) === 'cli'
  if (planned === undefined) {
    if (command.args.length === 0) command.error("error: missing required argument 'path'")
    if (rubric === undefined) command.error("error: required option '-r, --rubric <file>' not specified")
    const alone = ['shard', 'shardOffset', 'from'].filter(isGiven)
    if (alone.length > 0) command.error(`error: ${flagsOf(command, alone)} needs --run`)
    return
  }
  const paths = command.args.length === 0 ? [] : ['PATH']
  const settled = [...paths, ...SETTLED.filter(isGiven).map((name) => flagsOf(command, [name]))]
  if (settled.length === 0) return
  throw new UserError([
    diagnostic({
      code: 'run/settled',
      message: `with --run the plan says what is read and how: leave out ${settled.join(', ')}`,
      hint: 'to change it, run `cvsift plan` again; reports are made by `cvsift merge`',
    }),
  ])
}

function flagsOf(command: Command, names: readonly string[]): string {
  return command.options
    .filter((option) => names.includes(option.attributeName()))
    .map(({ long }) => long)
    .join(', ')
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

export function formatList(value: string): readonly string[] {
  if (value.trim() === everyFormat) return IN_FOLDER.map(({ format }) => format)
  const formats = value.split(',').map((format) => format.trim())
  const unknown = formats.find((format) => !FORMATS.includes(format))
  if (unknown !== undefined)
    throw new InvalidArgumentError(`No format is called "${unknown}"; there are ${FORMATS.join(', ')}, and all.`)
  return formats
}
