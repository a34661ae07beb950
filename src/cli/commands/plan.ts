/** `plan`: divides a batch into shards that other processes and machines can do. */
import type { Command } from 'commander'
import { intake } from '../../intake/index.ts'
import { loadBackground, loadTool } from '../../io/background.ts'
import { programDigest } from '../../io/code-digest.ts'
import { readRegularFile } from '../../io/files.ts'
import { makeRunFolder, type RunFolder, runFiles } from '../../io/run-folder.ts'
import { makeSecret, secretPath } from '../../io/secret.ts'
import { diagnostic, UserError } from '../../model/diagnostic.ts'
import { countText } from '../../report/figures.ts'
import { inputLine, type RunInput } from '../../report/manifest.ts'
import { markOf, openKeyed } from '../../shards/deidentify.ts'
import { basisOf, planRun, type RunPlan } from '../../shards/plan.ts'
import type { CommandModule } from '../command.ts'
import { notAllDone } from '../exit-code.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { inputsOf } from '../run-manifest.ts'
import { addRunOptions, openRubric, type RunOptions, wholeNumber, worldOf } from '../run-options.ts'
import { safe } from '../terminal.ts'

interface PlanOptions extends RunOptions {
  readonly output: string
  readonly shards?: number
  readonly deidentified?: boolean
}

const EXAMPLES = `
Writes RUN/manifest.json, a plan a shard, a list of all files, and a copy of the rubric. Planning again keeps the parts of shards that did not change.

Examples:
  cvsift plan applications/ -r rubric.yaml -o run/
  cvsift plan scans/ -r rubric.yaml -o run/ --shards 200 --ocr
  cvsift plan applications/ -r rubric.yaml -o run/ && cvsift submit run/ -o report/
`

export const plan: CommandModule = {
  define(command: Command) {
    addRunOptions(command)
      .argument('<path...>', 'files, or folders of applications, where all machines see them')
      .requiredOption('-o, --output <folder>', 'the run: a new folder, or one that was planned before')
      .option('--shards <count>', 'shards (default: so many that each takes some minutes)', wholeNumber)
      .option('--deidentified', 'parts name nobody and quote nothing; the merge reads what it shows again')
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

async function run(paths: readonly string[], options: PlanOptions): Promise<void> {
  if (paths.includes('-')) throw noStandardInput()
  const rubric = await openRubric(options.rubric, options)
  const world = worldOf(options)
  const found = await intake(paths, world, options.group)
  const folder = await makeRunFolder(options.output)
  const [background, tool] = await Promise.all([loadBackground(), loadTool()])
  const settings = {
    grouping: options.group,
    ocr: options.ocr === true,
    timeLimit: options.timeLimit ?? null,
    memoryLimit: options.memoryLimit ?? null,
    reproducible: options.reproducible === true,
  }
  const secret = options.deidentified === true ? markOf(openKeyed(await makeSecret(secretPath()))) : null
  const basis = basisOf({ rubric, background }, { tool, program: programDigest(), settings, secret })
  const documentCount = found.applications.reduce((sum, { documents }) => sum + documents.length, 0)
  const shardCount = options.shards ?? shardsFor(documentCount, settings.ocr)
  const planned = await planRun(found, basis, { folder: process.cwd(), paths, shardCount }, world.digest)
  const digests = new Map(planned.shards.flatMap(({ sha256 }) => Object.entries(sha256)))
  const inputs = await inputsOf(paths, digests, [])
  await write(planned, folder, { rubric: await readRegularFile(options.rubric, rubricLimit), inputs })
  printDiagnostics(found.diagnostics, options)
  process.stdout.write(summary(planned, documentCount, options.output))
  if (found.diagnostics.some(({ severity }) => severity === 'error')) process.exitCode = notAllDone
}

const rubricLimit = 10 * 1024 * 1024

/** Documents that a process reads in some minutes: 5 to 10 a second, of scans a page in about 2 s. */
const documentsPerShard = { text: 2000, scans: 100 }

function shardsFor(documentCount: number, ocr: boolean): number {
  return Math.max(1, Math.ceil(documentCount / (ocr ? documentsPerShard.scans : documentsPerShard.text)))
}

/** The manifest comes last: with it the run is there. */
async function write(
  { manifest, shards }: RunPlan,
  folder: RunFolder,
  { rubric, inputs }: { readonly rubric: Uint8Array; readonly inputs: readonly RunInput[] },
): Promise<void> {
  await folder.commit(runFiles.rubric, rubric)
  await folder.commit(runFiles.inputs, linesOf(inputs))
  for (const [shard, each] of shards.entries()) await folder.commit(runFiles.plan(shard), JSON.stringify(each))
  await folder.commit(runFiles.manifest, `${JSON.stringify(manifest, null, 1)}\n`)
  await folder.removeShardsFrom(shards.length)
}

async function* linesOf(inputs: readonly RunInput[]): AsyncIterable<Uint8Array> {
  for (let at = 0; at < inputs.length; at += linesAtOnce)
    yield Buffer.from(
      inputs
        .slice(at, at + linesAtOnce)
        .map((each) => `${inputLine(each)}\n`)
        .join(''),
    )
}

const linesAtOnce = 1000

function summary({ manifest: { shards } }: RunPlan, documentCount: number, path: string): string {
  const sizes = shards.map(({ applications }) => applications)
  const total = sizes.reduce((sum, each) => sum + each, 0)
  const last = shards.length - 1
  return `${countText(total, 'application')} (${countText(documentCount, 'document')}) in ${countText(shards.length, 'shard')} of ${Math.min(...sizes)} to ${Math.max(...sizes)}
next:
  cvsift submit ${safe(path)} -o REPORT             a Slurm array, and the merge behind it
  cvsift rank --run ${safe(path)} --shard 0…${last}     here or anywhere, each shard once, in any order
  cvsift merge ${safe(path)} -o REPORT              when all are done
`
}

function noStandardInput(): UserError {
  return new UserError([
    diagnostic({
      code: 'run/stdin',
      message: 'standard input cannot be planned: other processes do not see it',
      hint: 'write it to a file and name that',
    }),
  ])
}
