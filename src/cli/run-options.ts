/** What the commands that read applications have in common: their options, and a World made of them. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { loadBackground, loadTool } from '../io/background.ts'
import { defaultCacheFolder } from '../io/cache.ts'
import type { PoolLimits } from '../io/pool.ts'
import { loadRubricFile } from '../io/rubric-file.ts'
import { type RealWorld, realWorld } from '../io/world.ts'
import type { WorldOptions } from '../io/world-options.ts'
import { type Diagnostic, UserError } from '../model/diagnostic.ts'
import type { RunReport } from '../model/report.ts'
import type { Rubric } from '../model/rubric.ts'
import { sift } from '../pipeline.ts'
import { loadRubric } from '../rubric/load.ts'
import type { CommonOptions } from './command.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { progressBar } from './terminal.ts'

export interface RunOptions extends CommonOptions {
  readonly rubric: string
  readonly group: 'auto' | 'folder' | 'file'
  readonly jobs?: number
  readonly cache: boolean
  readonly cacheDir?: string
  readonly reproducible?: boolean
  readonly ocr?: boolean
  /** Seconds. */
  readonly timeLimit?: number
  /** Megabytes. */
  readonly memoryLimit?: number
}

export type WorldChoice = Pick<
  RunOptions,
  'jobs' | 'cache' | 'cacheDir' | 'reproducible' | 'ocr' | 'timeLimit' | 'memoryLimit' | 'quiet'
>

/** Options of every command that reads applications against a rubric. */
export function addRunOptions(command: Command): Command {
  return addApplicationOptions(command.requiredOption('-r, --rubric <file>', 'the rubric')).option(
    '--reproducible',
    'leave the time out, so that the same inputs give the same bytes',
  )
}

/** Options of every command that reads applications. */
export function addApplicationOptions(command: Command): Command {
  return addWorldOptions(
    command.addOption(
      new Option(
        '--group <how>',
        'one application is: auto (a file, or a folder that is recognizably one person), each folder, each file',
      )
        .choices(['auto', 'folder', 'file'])
        .default('auto'),
    ),
  )
}

/** Options of every command that reads documents. */
export function addWorldOptions(command: Command): Command {
  return command
    .option(
      '-j, --jobs <count>',
      'processes that read documents, and threads that assess them (default: as many as pay off)',
      wholeNumber,
    )
    .option('--ocr', 'read scans and pictures by OCR, offline, in English: about 2 s a page')
    .option('--time-limit <seconds>', 'what reading one file may compute (default: 20; with --ocr 300)', wholeNumber)
    .option('--memory-limit <MB>', 'memory that reading one file may take (default: 700; with --ocr 1536)', wholeNumber)
    .option('--no-cache', 'read every document anew and keep nothing')
    .option('--cache-dir <folder>', 'where read documents are kept')
}

export function worldOf(options: WorldChoice): RealWorld {
  return realWorld(worldOptionsOf(options))
}

/** What the options say of the world. */
export function worldOptionsOf(options: WorldChoice): WorldOptions {
  return {
    cacheFolder: options.cache ? (options.cacheDir ?? defaultCacheFolder()) : null,
    jobs: options.jobs ?? null,
    reproducible: options.reproducible === true,
    ocr: options.ocr === true,
    limits: limitsOf(options),
    onDiagnostic: (diagnostic) => printDiagnostics([diagnostic], options),
    onProgress: progressBar('reading', options),
  }
}

/** Six hours: timers count milliseconds in 31 bits. */
const longestSeconds = 6 * 3600

/** What the user said a file may cost. */
export function limitsOf({ timeLimit, memoryLimit }: WorldChoice): Partial<PoolLimits> {
  return {
    ...(timeLimit === undefined ? {} : { timeMs: Math.min(timeLimit, longestSeconds) * 1000 }),
    ...(memoryLimit === undefined ? {} : { memory: memoryLimit * 1024 * 1024 }),
  }
}

/**
 * The rubric of a file; its warnings are printed.
 *
 * @throws UserError with every mistake in it
 */
export async function openRubric(path: string, options: CommonOptions): Promise<Rubric> {
  const file = await loadRubricFile(path)
  const { rubric, diagnostics } = loadRubric(file.text, file)
  if (rubric === null) throw new UserError(diagnostics)
  printDiagnostics(diagnostics, options)
  return rubric
}

/** Runs the pipeline with what the options say. */
export async function runSift(
  paths: readonly string[],
  rubric: Rubric,
  options: Omit<RunOptions, 'rubric'> & { readonly gaps?: boolean; readonly nearMisses?: boolean },
): Promise<RunReport> {
  const [background, tool] = await Promise.all([loadBackground(), loadTool()])
  const { group: grouping, ocr = false, gaps = false, nearMisses = false } = options
  return sift(paths, rubric, worldOf(options), background, { tool, grouping, ocr, gaps, nearMisses })
}

/** Documents of a run for reports that show their text: out of the cache, where there is one. */
export function readAgain(options: WorldChoice): RealWorld['extract'] {
  const world = worldOf({ ...options, quiet: true })
  return (files) => world.extract(files)
}

/** Everything said about a run: what intake passed over, then each application's documents. */
export function diagnosticsOf(report: RunReport): Diagnostic[] {
  return [...report.diagnostics, ...report.applications.flatMap((application) => application.diagnostics)]
}

/** @throws InvalidArgumentError for what is no whole number from 1 */
export const wholeNumber = wholeNumberFrom(1)

/** A parser of whole numbers from `least`; it throws InvalidArgumentError for anything else. */
export function wholeNumberFrom(least: number): (value: string) => number {
  return (value) => {
    const number = value.trim() === '' ? Number.NaN : Number(value)
    if (!Number.isInteger(number) || number < least) {
      throw new InvalidArgumentError(`It must be a whole number from ${least}.`)
    }
    return number
  }
}
