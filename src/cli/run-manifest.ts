/** run.json of a run that was just made, and the options that a run.json tells. */
import { createHash } from 'node:crypto'
import { relative, resolve as resolvePath, sep } from 'node:path'
import { Command } from 'commander'
import { ownFolder } from '../intake/index.ts'
import { isContainerName } from '../intake/registry.ts'
import { codeDigest } from '../io/code-digest.ts'
import { digestRegularFile, listTree, readRegularFile, type WrittenFile } from '../io/files.ts'
import { type RunFolder, runFiles } from '../io/run-folder.ts'
import type { Entry } from '../model/ports.ts'
import type { RunReport } from '../model/report.ts'
import type { RunInput, RunManifest, Setting } from '../report/manifest.ts'
import { mostShown } from '../shards/merge.ts'
import type { PartDigest } from '../shards/part.ts'
import type { Manifest } from '../shards/plan.ts'

type FileEntry = Extract<Entry, { readonly kind: 'file' }>

/** Options that say where, how fast or how loud, what the table shows, or are told in run.json by themselves. */
const NOT_SETTINGS = new Set([
  ...['output', 'force', 'rubric', 'reproducible', 'jobs', 'cache', 'cacheDir', 'color', 'quiet', 'verbose', 'watch'],
  ...['top', 'band', 'columns', 'sort', 'version', 'help'],
])

/**
 * @param folder where the outputs lie; they are no inputs, even where they lie among them
 * @param command as it was called
 */
export async function manifestOf(
  paths: readonly string[],
  report: RunReport,
  { folder, outputs }: { readonly folder: string; readonly outputs: readonly WrittenFile[] },
  command: Command,
): Promise<RunManifest> {
  return {
    ...headOf(report),
    paths: [...paths],
    settings: settingsOf(command),
    inputs: await inputsOf(paths, digestsIn(report), [folder]),
    outputs: outputsOf(outputs),
  }
}

/** What `merge` knows besides. */
interface Merged {
  readonly manifest: Manifest
  /** The run. */
  readonly folder: RunFolder
  readonly parts: readonly PartDigest[]
  readonly top?: number
  readonly format?: readonly string[]
  readonly gaps?: boolean
  readonly pages?: boolean
  readonly outputs: readonly WrittenFile[]
}

/** Of the reports of a run in shards, without its inputs, which are too many to be in memory. */
export function manifestOfMerged(report: RunReport, merged: Merged): RunManifest {
  const { manifest, folder, parts, top = null } = merged
  const whole = report.whole ?? null
  return {
    ...headOf(report),
    paths: [...manifest.paths],
    settings: settingsOfMerged(merged),
    merged: {
      run: relative(manifest.folder, folder.path) || '.',
      parts: parts.map((digest, shard) => ({ path: runFiles.part(shard).replaceAll(sep, '/'), ...digest })),
      shown: whole === null ? null : mostShown(whole.applications, top),
    },
    inputs: [],
    outputs: outputsOf(merged.outputs),
  }
}

/** The options of `rank` that make the same reports. */
function settingsOfMerged({ manifest, format = [], gaps = false, pages = false }: Merged): RunManifest['settings'] {
  const { grouping, ocr, timeLimit, memoryLimit } = manifest.settings
  return {
    ...(format.length === 0 ? {} : { format: [...format] }),
    ...(gaps ? { gaps } : {}),
    ...(grouping === 'auto' ? {} : { group: grouping }),
    ...(memoryLimit === null ? {} : { memoryLimit }),
    ...(ocr ? { ocr } : {}),
    ...(pages ? { pages } : {}),
    ...(timeLimit === null ? {} : { timeLimit }),
  }
}

function headOf(report: RunReport) {
  return {
    schemaVersion: 1,
    tool: { ...report.tool, code: codeDigest() },
    node: process.version,
    generatedAt: report.generatedAt,
    rubric: { id: report.rubric.id, path: report.rubric.path, sha256: report.rubric.sha256 },
    background: { id: report.background.id, sha256: report.background.sha256 },
  } as const
}

function outputsOf(written: readonly WrittenFile[]): RunManifest['outputs'] {
  return written.map(({ name, size, sha256 }) => ({ path: name, size, sha256 })).toSorted(byPath)
}

/** What was said on the command line, by the name of the option. */
function settingsOf(command: Command): Record<string, Setting> {
  const given = command.options
    .map((option) => option.attributeName())
    .filter((name) => !NOT_SETTINGS.has(name) && command.getOptionValueSource(name) === 'cli')
  return Object.fromEntries(given.toSorted().map((name) => [name, command.getOptionValue(name) as Setting]))
}

/**
 * The options of a run, parsed anew as the command line is, so that nothing is believed that could not be typed.
 *
 * @param define adds the options of `rank`
 * @throws CommanderError, or an Error naming a setting that is none
 */
export function optionsOf<Options>(settings: RunManifest['settings'], define: (command: Command) => void): Options {
  const command = new Command('rank')
  define(command)
  command.action(() => {}).exitOverride()
  command.configureOutput({ writeErr: () => {}, writeOut: () => {} })
  const argv = Object.entries(settings).flatMap(([name, value]) => {
    const option = command.options.find((each) => each.attributeName() === name)
    if (option === undefined || NOT_SETTINGS.has(name)) throw new Error(`no setting is called "${name}"`)
    if (value === option.negate) throw new Error(`"${name}" cannot be ${value}`)
    if (typeof value === 'boolean') return [option.long ?? '']
    return [`${option.long}=${Array.isArray(value) ? value.join(',') : value}`]
  })
  command.parse(['--rubric=r', ...argv, '--', 'path'], { from: 'user' })
  return command.opts<Options & object>() as Options
}

/** Every file under the paths that a run reads, by path; folders that are in `except` are passed over, as those of other reports and runs are. */
export function filesUnder(paths: readonly string[], except: readonly string[]): readonly FileEntry[] {
  const folders = new Set(except.map((each) => resolvePath(each)))
  const trees = paths.map((path) => listTree(path))
  const files = trees.flatMap((tree) => visibleFiles(tree, folders))
  return [...new Map(files.map((file) => [file.path, file])).values()].toSorted(byPath)
}

function visibleFiles(entry: Entry, except: ReadonlySet<string>): FileEntry[] {
  if (entry.kind === 'file') return [entry]
  if (entry.kind !== 'folder' || except.has(resolvePath(entry.path)) || ownFolder(entry) !== null) return []
  const visible = entry.entries.filter(({ path }) => !path.slice(path.lastIndexOf('/') + 1).startsWith('.'))
  return visible.flatMap((each) => visibleFiles(each, except))
}

/** By path, of what was read as it is. */
function digestsIn({ applications }: RunReport): ReadonlyMap<string, string> {
  const documents = applications.flatMap((each) => each.documents).filter(({ container }) => container === null)
  return new Map(documents.map(({ path, sha256 }) => [path, sha256]))
}

/** What was read is what is told: digests of documents are those of the bytes that were parsed. */
export async function inputsOf(
  paths: readonly string[],
  digests: ReadonlyMap<string, string>,
  except: readonly string[],
): Promise<RunInput[]> {
  const files = filesUnder(paths, except)
  const inputs: RunInput[] = []
  for (const { path, size } of files) {
    const known = isContainerName(path) || path === '-' ? undefined : digests.get(path)
    // Of a file that could not be opened a report has the digest of no bytes.
    inputs.push(known === undefined || known === emptyDigest ? await inputAt(path) : { path, size, sha256: known })
  }
  return inputs
}

const emptyDigest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

async function inputAt(path: string): Promise<RunInput> {
  try {
    return { path, ...(await (path === '-' ? standardInput() : digestRegularFile(path))) }
  } catch {
    return { path, size: 0, sha256: null }
  }
}

async function standardInput() {
  const bytes = await readRegularFile('-', Number.POSITIVE_INFINITY)
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}
