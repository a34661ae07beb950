/** `verify`: checks a run that was written with `rank -o` or `merge -o`, by its run.json. */
import { join, resolve as resolvePath } from 'node:path'
import { type Command, CommanderError, Option } from 'commander'
import { loadBackground, loadTool } from '../../io/background.ts'
import { readRegularFile } from '../../io/files.ts'
import { type Diagnostic, diagnostic, UserError } from '../../model/diagnostic.ts'
import { safeForJson } from '../../report/escape.ts'
import { manifestLimit, manifestName, parseManifest, type RunManifest } from '../../report/manifest.ts'
import { markedFolder } from '../../report/marked/index.ts'
import type { CommandModule, CommonOptions } from '../command.ts'
import { answerIsNo, done, notAllDone } from '../exit-code.ts'
import type { CopyTarget } from '../marked-copies.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { optionsOf } from '../run-manifest.ts'
import { openRubric, wholeNumber } from '../run-options.ts'
import { painter, safe } from '../terminal.ts'
import { digestOf, type Finding, type Made, type Verification, verifyRun } from '../verification.ts'
import { produce, type RankOptions, rank } from './rank.ts'

interface VerifyOptions extends CommonOptions {
  readonly from?: string
  readonly rerun: boolean
  readonly jobs?: number
  readonly format: 'text' | 'json'
}

const EXAMPLES = `
FOLDER is that of rank -o or merge -o. Checked are its files, the rubric, every input and every part by SHA-256; then the run is
made again in one process, without the cache, and compared byte for byte. Nothing is written.

Examples:
  cvsift verify report/
  cvsift verify /archive/2026-11/report --from /archive/2026-11
  cvsift verify report/ --no-rerun --format json

Exit: 0 all is as it was; 1 something differs; 2 not all could be checked, such as an input that is not there any more.
`

export const verify: CommandModule = {
  define(command: Command) {
    command
      .argument('<folder>', 'the folder of a run, with its run.json')
      .option('--from <folder>', 'where the run was made, if not here: its paths are named from there')
      .option('--no-rerun', 'only compare digests; the run is not made again')
      .option(
        '-j, --jobs <count>',
        'processes that read documents, and threads that assess them (default: as many as pay off)',
        wholeNumber,
      )
      .addOption(new Option('-f, --format <format>', 'what to print').choices(['text', 'json']).default('text'))
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

async function run(name: string, options: VerifyOptions): Promise<void> {
  const manifest = await openManifest(name)
  const rankOptions = rankOptionsOf(name, manifest)
  const folder = resolvePath(name)
  if (options.from !== undefined) goTo(options.from)
  const [tool, background] = await Promise.all([loadTool(), loadBackground()])
  const verification = await verifyRun(folder, manifest, {
    tool,
    backgroundSha256: background.sha256,
    rerun: options.rerun,
    produce: async () => {
      const jobs = options.jobs === undefined ? {} : { jobs: options.jobs }
      const asThen = { ...rankOptions, ...jobs, color: options.color, quiet: true, verbose: false, cache: false }
      const rubric = await openRubric(manifest.rubric.path, asThen)
      const { made, target } = onlyDigests()
      const { generatedAt, merged } = manifest
      const where = { generatedAt, copies: target, shown: merged?.shown ?? null }
      const { files } = await produce(manifest.paths, rubric, asThen, where)
      return [...files.map(({ name, content }) => ({ name, sha256: digestOf(content), content })), ...made]
    },
  })
  process.stdout.write(options.format === 'json' ? asJson(manifest, verification) : asText(manifest, verification))
  printDiagnostics(hintsFor(verification, options), options)
  process.exitCode = exitCodeOf(verification)
}

/** Takes marked-up copies and keeps their digests alone, since there may be thousands. */
function onlyDigests(): { readonly made: readonly Made[]; readonly target: CopyTarget } {
  const made: Made[] = []
  const write: CopyTarget['write'] = async (files) => {
    made.push(
      ...files.map(({ name, content }) => ({
        name: `${markedFolder}/${name}`,
        sha256: digestOf(content),
        content: null,
      })),
    )
    return []
  }
  return { made, target: { write } }
}

/** @throws UserError when it is not there, or not what `rank` writes */
async function openManifest(folder: string): Promise<RunManifest> {
  const path = join(folder, manifestName)
  const refuse = (message: string) =>
    new UserError([
      diagnostic({
        code: 'verify/no-run',
        message,
        hint: 'name the folder of a run: `cvsift rank PATH -r RUBRIC -o FOLDER`',
        path,
      }),
    ])
  const bytes = await readRegularFile(path, manifestLimit).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw refuse('there is no run.json in this folder')
    throw refuse(`this run.json cannot be read: ${error.code === 'ELOOP' ? 'it is a link' : error.message}`)
  })
  const parsed = parseManifest(new TextDecoder().decode(bytes))
  if ('manifest' in parsed) return parsed.manifest
  throw refuse(`this is no run.json that can be checked: ${parsed.mistake}`)
}

function rankOptionsOf(folder: string, { settings }: RunManifest): RankOptions {
  try {
    return optionsOf<RankOptions>(settings, rank.define)
  } catch (error) {
    const why = error instanceof CommanderError || error instanceof Error ? error.message.replace(/^error: /, '') : ''
    throw new UserError([
      diagnostic({
        code: 'verify/settings',
        message: `the settings of this run are not those of this cvsift: ${why}`,
        hint: 'check it with the version that it names under tool',
        path: join(folder, manifestName),
      }),
    ])
  }
}

function goTo(folder: string): void {
  try {
    process.chdir(folder)
  } catch {
    throw new UserError([diagnostic({ code: 'verify/from', message: 'this folder cannot be opened', path: folder })])
  }
}

const DIFFERS: readonly Finding['state'][] = ['changed', 'new']

/** The program is who checks, and parts may be deleted once there are reports. */
const MAY_BE_UNCHECKED: ReadonlySet<Finding['subject']> = new Set(['tool', 'part'])

function exitCodeOf({ findings }: Verification): number {
  if (findings.some(({ state, subject }) => DIFFERS.includes(state) || (state === 'missing' && subject === 'output')))
    return answerIsNo
  const isOpen = findings.some(
    ({ state, subject }) => state === 'missing' || (state === 'unchecked' && !MAY_BE_UNCHECKED.has(subject)),
  )
  return isOpen ? notAllDone : done
}

const LABELS: Readonly<Record<Finding['subject'], string>> = {
  output: 'outputs',
  rubric: 'rubric',
  background: 'corpus',
  input: 'inputs',
  part: 'parts',
  tool: 'program',
  run: 'made again',
}

/** Files told by name for each subject before the rest is only counted. */
const told = 20

/** `as it was`, `4 of 5 as they were`, or what is the matter with the only one. */
function count(all: readonly Finding[], others: readonly Finding[]): string {
  const [only] = all
  if (only !== undefined && all.length === 1 && !COUNTED.has(only.subject)) return messageOf(only)
  if (others.length > 0 && others.length === all.length && others.every(({ state }) => state === 'missing')) {
    return `none of ${all.length} is there`
  }
  return `${all.length - others.length} of ${all.length} as they were`
}

/** Subjects of any number of files. */
const COUNTED: ReadonlySet<Finding['subject']> = new Set(['output', 'input', 'part'])

function listed(all: readonly Finding[], others: readonly Finding[]): string[] {
  const isSaid = all.length === 1 && all[0] !== undefined && !COUNTED.has(all[0].subject)
  if (isSaid || (all.length === others.length && others.every(({ state }) => state === 'missing'))) return []
  const rest = others.length - told
  return [...others.slice(0, told).map((each) => `  ${messageOf(each)}`), ...(rest > 0 ? [`  … and ${rest} more`] : [])]
}

function messageOf({ path, message }: Finding): string {
  return `${path === null ? '' : `${safe(path)}: `}${safe(message)}`
}

function asText(manifest: RunManifest, { findings, again }: Verification): string {
  const paint = painter(process.stdout)
  const { tool, generatedAt } = manifest
  const head = `${tool.name} ${tool.version}${generatedAt === null ? '' : `, ${generatedAt}`}`
  const subjects = Object.keys(LABELS) as Finding['subject'][]
  const lines = subjects.flatMap((subject) => {
    const own = findings.filter((each) => each.subject === subject)
    const others = own.filter(({ state }) => state !== 'same')
    if (own.length === 0) return []
    const line = `${LABELS[subject].padEnd(10)}  ${count(own, others)}`
    return [others.length === 0 ? line : paint.yellow(line), ...listed(own, others)]
  })
  const code = exitCodeOf({ findings, again })
  const verdict =
    code === done
      ? paint.green(
          again === null
            ? 'as recorded; the run was not made again'
            : 'verified: as recorded, and made again with the same bytes',
        )
      : paint.red(code === answerIsNo ? 'this differs from what was recorded' : 'not all could be checked')
  return `${[`run of ${safe(head)}`, ...lines, verdict].join('\n')}\n`
}

function asJson(manifest: RunManifest, { findings, again }: Verification): string {
  const code = exitCodeOf({ findings, again })
  const verdict = code === done ? 'verified' : code === answerIsNo ? 'differs' : 'incomplete'
  const { tool, node, generatedAt } = manifest
  const value = { verdict, rerun: again !== null, run: { tool, node, generatedAt }, findings }
  return `${safeForJson(JSON.stringify(value, null, 2))}\n`
}

/** Where none of the inputs is there, the run was most likely made from another folder. */
function hintsFor({ findings }: Verification, { from }: VerifyOptions): Diagnostic[] {
  const inputs = findings.filter(({ subject }) => subject === 'input' || subject === 'rubric')
  if (from !== undefined || inputs.length === 0 || !inputs.every(({ state }) => state === 'missing')) return []
  const message = 'neither the rubric nor any input is where the run had it, seen from this folder'
  const hint = 'name the folder in which it was made with --from'
  return [diagnostic({ code: 'verify/elsewhere', severity: 'warning', message, hint })]
}
