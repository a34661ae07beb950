/** `submit`: a run's shards as a Slurm job array, and the merge behind them. */
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { runProgram } from '../../io/program.ts'
import { openRunFolder, type RunFolder, runFiles } from '../../io/run-folder.ts'
import { diagnostic, UserError } from '../../model/diagnostic.ts'
import type { CommandModule, CommonOptions } from '../command.ts'
import { manifestIn } from '../opened-run.ts'
import { wholeNumber } from '../run-options.ts'
import { isCommitted } from '../run-shard.ts'
import { type Job, mergeJob, type Resources, shardJobs } from '../slurm.ts'

interface SubmitOptions extends CommonOptions, Resources {
  readonly output: string
  readonly arrayLimit: number
  readonly resume?: boolean
  readonly dryRun?: boolean
}

const EXAMPLES = `
It calls sbatch and keeps nothing: what is done is what lies in RUN/parts, whatever Slurm remembers. The merge runs when no shard is
left to run, and names those that are missing; then submit again with --resume.

Examples:
  cvsift submit run/ -o report/
  cvsift submit run/ -o report/ --partition norm --time 60 --memory 4G --at-once 50
  cvsift submit run/ -o report/ --resume -- --account=lab --qos=low
  cvsift submit run/ -o report/ --dry-run
`

export const submit: CommandModule = {
  define(command: Command) {
    command
      .argument('<run>', 'the folder that `cvsift plan` made')
      .argument('[sbatch...]', 'after --: more options of sbatch, for every job')
      .requiredOption('-o, --output <folder>', 'where the merge writes the reports')
      .option('--resume', 'only the shards whose part is not there')
      .option('--dry-run', 'print the calls of sbatch and make none')
      .option('--partition <name>', "Slurm's partition (default: Slurm's)")
      .option('--time <minutes>', 'time limit of a shard and of the merge', wholeNumber, 60)
      .option('--memory <size>', 'memory of a job, as Slurm writes it', slurmSize, '3G')
      .option('--cpus <count>', 'processors of a shard; as many processes read documents', wholeNumber, 1)
      .option('--at-once <count>', 'shards that run at the same time at most', wholeNumber)
      .option('--array-limit <count>', "tasks of one array; Slurm's MaxArraySize less one at most", wholeNumber, 1000)
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

async function run(path: string, more: readonly string[], options: SubmitOptions): Promise<void> {
  const folder = await openRunFolder(path)
  const { shards } = await manifestIn(folder)
  const isDone = shards.map(({ fingerprint }, shard) => isCommitted(folder, shard, fingerprint))
  if (isDone.includes(true) && options.resume !== true) throw alreadyBegun(folder, isDone)
  const missing = [...isDone.keys()].filter((shard) => isDone[shard] !== true)
  const call = { folder, resources: options, more, program: programCall() }
  const arrays = shardJobs(missing, options.arrayLimit, call)
  const ids: string[] = []
  for (const job of arrays) ids.push(await hand(job, options))
  const last = await hand(mergeJob(resolve(options.output), ids, call), options)
  if (options.dryRun === true) return
  process.stdout.write(`${missing.length} of ${shards.length} shards submitted${ids.length === 0 ? '' : ` as ${ids.join(', ')}`}, the merge as ${last}
logs in ${folder.path}/${runFiles.log}
`)
}

/** @returns the id that Slurm gave it; a word of the same place when nothing is submitted */
async function hand({ name, argv }: Job, { dryRun }: SubmitOptions): Promise<string> {
  if (dryRun === true) {
    process.stdout.write(`${['sbatch', ...argv].map(shellWord).join(' ')}\n`)
    return `ID_OF_${name.toUpperCase().replaceAll('-', '_')}`
  }
  const { code, stdout, stderr } = await runProgram('sbatch', argv).catch(() => {
    throw refusal(
      'sbatch is not here: this machine does not submit to Slurm',
      'run it where sbatch is, or see --dry-run',
    )
  })
  const id = /^\d+/.exec(stdout)?.[0]
  if (code === 0 && id !== undefined) return id
  throw refusal(`sbatch refused ${name}: ${stderr.trim() || `exit ${code}`}`, 'what was submitted before it runs on')
}

/** How this very program is called again. */
function programCall(): readonly string[] {
  return [process.execPath, resolve(process.argv[1] ?? 'cvsift')]
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

function alreadyBegun(folder: RunFolder, isDone: readonly boolean[]): UserError {
  const count = isDone.filter((each) => each).length
  return new UserError([
    diagnostic({
      code: 'submit/begun',
      message: `${count} of ${isDone.length} shards of this run are done`,
      hint: 'add --resume to submit the others',
      path: folder.path,
    }),
  ])
}

function refusal(message: string, hint: string): UserError {
  return new UserError([diagnostic({ code: 'submit/refused', message, hint })])
}

function slurmSize(value: string): string {
  if (/^\d+[KMGT]?$/.test(value)) return value
  throw new InvalidArgumentError('It must be a number with K, M, G or T behind it.')
}
