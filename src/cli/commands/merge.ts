/** `merge`: the parts of a run → every report. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { openOutput } from '../../io/files.ts'
import { printPdf } from '../../io/print-fonts.ts'
import { type RunFolder, runFiles } from '../../io/run-folder.ts'
import { type Diagnostic, diagnostic, UserError } from '../../model/diagnostic.ts'
import { renderReport } from '../../report/index.ts'
import { manifestName, manifestText } from '../../report/manifest.ts'
import type { LostShard } from '../../shards/merge.ts'
import type { PartDigest } from '../../shards/part.ts'
import { mergeReport } from '../../shards/report.ts'
import type { CommandModule } from '../command.ts'
import { done, notAllDone } from '../exit-code.ts'
import { choiceOfRun, openRun, planIn } from '../opened-run.ts'
import { checkPages, openPictures } from '../page-pictures.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { manifestOfMerged } from '../run-manifest.ts'
import { diagnosticsOf, readAgain, type WorldChoice, wholeNumber, worldOf } from '../run-options.ts'
import { rangesText } from '../shard-index.ts'
import { safe } from '../terminal.ts'
import { formatList, USUAL } from './rank.ts'

interface MergeOptions extends Pick<WorldChoice, 'jobs' | 'cache' | 'cacheDir' | 'quiet'> {
  readonly output: string
  readonly format?: readonly string[]
  readonly force?: boolean
  readonly top?: number
  readonly from?: string
  readonly gaps?: boolean
  readonly pages?: boolean
}

const EXAMPLES = `
The reports are those that \`cvsift rank PATH -r RUBRIC -o DIR\` would have written, byte for byte where --reproducible was planned.
run.json names every file, part and report with its digest, for \`cvsift verify\`.

Examples:
  cvsift merge run/ -o report/
  cvsift merge run/ -o report/ --top 500

Exit: 0 all ranked; 2 a shard is missing (then nothing is written), a document could not be read, or a mistake in the call.
`

export const merge: CommandModule = {
  define(command: Command) {
    command
      .argument('<run>', 'the folder that `cvsift plan` made')
      .requiredOption('-o, --output <folder>', 'write the reports there')
      .option('-f, --format <list>', `which reports, by commas, or all (default: ${USUAL.join(', ')})`, formatList)
      .option(
        '--top <count>',
        'reports hold the first so many, and counts of all (default: all, or 10,000 of more than 50,000)',
        wholeNumber,
      )
      .option('--gaps', 'also say what the rubric may miss; every document is read again for it, here')
      .option('--pages', 'pages of PDFs in report.html as pictures, with the marks where the words stand')
      .option('-j, --jobs <count>', 'processes that read documents, where any is read again', wholeNumber)
      .option('--no-cache', 'read those anew')
      .option('--cache-dir <folder>', 'where read documents are kept')
      .option('--from <folder>', 'where relative paths begin on this machine')
      .option('--force', 'write into a folder that holds other files')
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

async function run(path: string, options: MergeOptions): Promise<void> {
  const formats = options.format ?? USUAL
  checkPages(options.pages === true, formats)
  const output = await openOutput(resolve(options.output), { force: options.force === true })
  const cacheDir = options.cacheDir === undefined ? {} : { cacheDir: resolve(options.cacheDir) }
  const { folder, manifest, rubric, background, keyed } = await openRun(path, options.from)
  const choice = choiceOfRun(manifest, { ...options, ...cacheDir })
  const parts: PartDigest[] = []
  const report = await mergeReport({
    ...{ manifest, rubric, background, keyed },
    world: worldOf(choice),
    scratch: folder.scratch(),
    partOf: (shard) => folder.open(runFiles.part(shard)),
    planOf: (shard) => planIn(folder, manifest, shard),
    top: options.top ?? null,
    gaps: options.gaps === true,
    onPart: (shard, digest) => {
      parts[shard] = digest
    },
  })
  if (!('applications' in report)) throw new UserError(describeLost(report, path, folder))
  // The packet shows the documents of the people it holds: out of the cache, or read here.
  const read = readAgain(choice)
  const pictures = options.pages === true ? openPictures(choice) : null
  const draw = pictures?.draw ?? null
  const look = { width: 100, color: false, rubric, csvBom: false, shortlist: null, print: printPdf, read, draw }
  const reports = await output.write(await renderReport(report, formats, look))
  const told = manifestOfMerged(report, { ...options, manifest, folder, parts, outputs: reports })
  const content = manifestText(told, () => folder.lines(runFiles.inputs))
  const written = [...reports, ...(await output.write([{ name: manifestName, content }]))]
  const diagnostics = [...diagnosticsOf(report), ...(pictures?.diagnostics() ?? [])]
  printDiagnostics(diagnostics, options)
  if (!options.quiet)
    process.stderr.write(
      `\nwrote ${written
        .map(({ path: each }) => safe(each))
        .toSorted()
        .join(', ')}\n`,
    )
  process.exitCode = diagnostics.some(({ severity }) => severity === 'error') ? notAllDone : done
}

const FAULTS = {
  missing: 'is not there',
  damaged: 'is damaged',
  foreign: 'is of another run: other applications, rubric, settings or program',
} as const

/** Shards that are told one by one. */
const toldAtMost = 10

function describeLost(lost: readonly LostShard[], path: string, folder: RunFolder): Diagnostic[] {
  const told = lost.slice(0, toldAtMost).map(({ shard, fault }) =>
    diagnostic({
      code: 'merge/lost-shard',
      message: `the part of shard ${shard} ${FAULTS[fault]}`,
      hint: `cvsift rank --run ${path} --shard ${shard}`,
      path: `${folder.path}/${runFiles.part(shard)}`,
    }),
  )
  const others = lost.slice(toldAtMost).map(({ shard }) => shard)
  if (others.length === 0) return told
  const message = `so are the parts of ${others.length} more shards: ${rangesText(others)}`
  const hint = `cvsift submit ${path} --resume -o REPORT, or each with cvsift rank --run ${path} --shard K`
  return [...told, diagnostic({ code: 'merge/lost-shard', message, hint, path: folder.path })]
}
