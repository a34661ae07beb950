/** What a run.json claims, checked: outputs, rubric, inputs, and the run made again. */
import { createHash } from 'node:crypto'
import { lstat, realpath } from 'node:fs/promises'
import { dirname, join, resolve as resolvePath, sep } from 'node:path'
import { codeDigest } from '../io/code-digest.ts'
import type { FileDigest } from '../io/file-digest.ts'
import { digestRegularFile, type OutputFile, readRegularFile } from '../io/files.ts'
import { pathBytes } from '../io/path-bytes.ts'
import type { RunManifest } from '../report/manifest.ts'
import { filesUnder } from './run-manifest.ts'

/** `changed`, `missing` and `new` say that something is not as it was; `unchecked` that nobody can tell. */
export type State = 'same' | 'changed' | 'missing' | 'new' | 'unchecked'

export interface Finding {
  readonly subject: 'output' | 'rubric' | 'background' | 'input' | 'part' | 'tool' | 'run'
  /** Null where it is of no file. */
  readonly path: string | null
  readonly state: State
  /** A sentence for people; not yet escaped. */
  readonly message: string
}

export interface Verification {
  readonly findings: readonly Finding[]
  /** Outputs that the run made again gave byte for byte; null when it was not made again. */
  readonly again: number | null
}

/** What else must be known: files of the package that checks, and how to make the run again. */
export interface Verifier {
  readonly tool: { readonly name: string; readonly version: string }
  readonly backgroundSha256: string
  /** False under --no-rerun. */
  readonly rerun: boolean
  /** @throws when the run cannot be made */
  readonly produce: () => Promise<readonly Made[]>
}

/** A file of the run made again. */
export interface Made {
  readonly name: string
  readonly sha256: string
  /** Null where it is not kept: then nobody can say where it differs. */
  readonly content: OutputFile['content'] | null
}

export async function verifyRun(folder: string, manifest: RunManifest, verifier: Verifier): Promise<Verification> {
  const before = [
    ...(await checkOutputs(folder, manifest)),
    await checkFile('rubric', manifest.rubric),
    checkBackground(manifest, verifier),
    ...(await checkInputs(folder, manifest)),
    ...(await checkParts(manifest)),
  ]
  const tool = checkTool(manifest, verifier)
  if (!verifier.rerun) return { findings: [...before, ...tool], again: null }
  if (manifest.paths.some((path) => isInside(folder, resolvePath(path)))) {
    const message = 'no: the reports lie among the applications, which are not as the run found them'
    return { findings: [...before, ...tool, { subject: 'run', path: null, state: 'unchecked', message }], again: null }
  }
  const isAsItWas = before.every(({ subject, state }) => ['output', 'part'].includes(subject) || state === 'same')
  if (!isAsItWas) {
    const message = 'no: it would be of other files than it was'
    return { findings: [...before, ...tool, { subject: 'run', path: null, state: 'unchecked', message }], again: null }
  }
  const again = await runAgain(folder, manifest, verifier)
  const differs = again.some(({ state }) => state !== 'same')
  // Another program or engine matters only where it came to something else.
  return {
    findings: [...before, ...(differs ? tool : tool.filter(({ state }) => state === 'same')), ...again],
    again: again.filter(({ state }) => state === 'same').length,
  }
}

async function checkOutputs(folder: string, { outputs }: RunManifest): Promise<Finding[]> {
  const root = await realpath(folder)
  const findings: Finding[] = []
  for (const output of outputs) {
    const place = join(folder, output.path)
    const parent = await realpath(dirname(place)).catch(() => null)
    if (parent !== null && !isInside(parent, root)) {
      const message = 'it lies behind a link out of the folder, and was not opened'
      findings.push({ subject: 'output', path: output.path, state: 'changed', message })
    } else findings.push(await checkDigest('output', output, place))
  }
  return findings
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)
}

async function checkInputs(folder: string, { paths, inputs, merged }: RunManifest): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const input of inputs) findings.push(await checkFile('input', input))
  const known = new Set(inputs.map(({ path }) => path))
  const now = filesUnder(paths, merged === undefined ? [folder] : [folder, merged.run])
  const added = now.filter(({ path }) => !known.has(path))
  const message = 'was not there'
  return [...findings, ...added.map(({ path }): Finding => ({ subject: 'input', path, state: 'new', message }))]
}

/** Parts are needed no more once they are merged: that all of them are gone is no fault. */
async function checkParts({ merged }: RunManifest): Promise<Finding[]> {
  if (merged === undefined) return []
  const { run, parts } = merged
  if ((await lstat(pathBytes(run)).catch(() => null)) === null) {
    return [{ subject: 'part', path: run, state: 'unchecked', message: 'the run was deleted' }]
  }
  const findings: Finding[] = []
  for (const part of parts) findings.push(await checkDigest('part', part, join(run, part.path)))
  return findings
}

type Recorded = { readonly path: string; readonly size?: number; readonly sha256: string | null }

async function checkFile(subject: Finding['subject'], recorded: Recorded): Promise<Finding> {
  const { path } = recorded
  if (path === '-')
    return { subject, path, state: 'unchecked', message: 'it came from standard input, and cannot be read again' }
  return checkDigest(subject, recorded, path)
}

async function checkDigest(subject: Finding['subject'], recorded: Recorded, place: string): Promise<Finding> {
  const finding = (state: State, message: string): Finding => ({ subject, path: recorded.path, state, message })
  try {
    // A file of another size is not read at all, so that nobody can make us read what has no end.
    const { size } = await lstat(pathBytes(place))
    if (recorded.size !== undefined && recorded.sha256 !== null && size !== recorded.size) {
      return finding('changed', `it has ${size} bytes, and had ${recorded.size}`)
    }
    const now: FileDigest = await digestRegularFile(place)
    if (recorded.sha256 === null) return finding('changed', 'it could not be read then, and can now')
    if (now.sha256 === recorded.sha256) return finding('same', 'as it was')
    return finding(
      'changed',
      `it has other bytes (SHA-256 ${now.sha256.slice(0, 12)}…, was ${recorded.sha256.slice(0, 12)}…)`,
    )
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (recorded.sha256 === null) return finding('same', 'it could not be read then, and cannot now')
    if (code === 'ENOENT' || code === 'ENOTDIR') return finding('missing', 'it is not there')
    if (code === 'ELOOP') return finding('changed', 'it is a link')
    return finding('unchecked', `it cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function checkBackground({ background }: RunManifest, { backgroundSha256 }: Verifier): Finding {
  const path = background.id
  return background.sha256 === backgroundSha256
    ? { subject: 'background', path, state: 'same', message: 'as it was' }
    : { subject: 'background', path, state: 'changed', message: 'this cvsift ships another corpus' }
}

/** The program and the engine: said, since they may be why a run comes out otherwise. */
function checkTool(manifest: RunManifest, { tool }: Verifier): Finding[] {
  const was = `${manifest.tool.name} ${manifest.tool.version}`
  const is = `${tool.name} ${tool.version}`
  const finding = (message: string): Finding => ({ subject: 'tool', path: null, state: 'unchecked', message })
  if (was !== is) return [finding(`the run was made by ${was}, and this is ${is}: points may differ, see CHANGELOG.md`)]
  if (manifest.node !== process.version) {
    return [
      finding(`the run was made with Node ${manifest.node}, and this is ${process.version}: results should not differ`),
    ]
  }
  if (manifest.tool.code !== codeDigest()) return [finding(`this is another build of ${is}`)]
  return [{ subject: 'tool', path: null, state: 'same', message: `${was}, the same build` }]
}

async function runAgain(folder: string, { outputs }: RunManifest, verifier: Verifier): Promise<Finding[]> {
  const made = new Map((await verifier.produce()).map((file) => [file.name, file]))
  const findings: Finding[] = []
  for (const { path, sha256 } of outputs) {
    const file = made.get(path)
    if (file === undefined) {
      findings.push({ subject: 'run', path, state: 'changed', message: 'made again, the run does not write it' })
    } else if (file.sha256 === sha256) {
      findings.push({ subject: 'run', path, state: 'same', message: 'made again, byte for byte the same' })
    } else
      findings.push({
        subject: 'run',
        path,
        state: 'changed',
        message: await firstDifference(join(folder, path), file, sha256),
      })
  }
  const known = new Set(outputs.map(({ path }) => path))
  const more = [...made.keys()].filter((name) => !known.has(name))
  const message = 'made again, the run writes it as well'
  return [...findings, ...more.map((path): Finding => ({ subject: 'run', path, state: 'changed', message }))]
}

export function digestOf(content: OutputFile['content']): string {
  const hash = createHash('sha256')
  for (const chunk of chunksOf(content)) hash.update(chunk)
  return hash.digest('hex')
}

function chunksOf(content: OutputFile['content']): Iterable<string | Uint8Array> {
  return typeof content === 'string' || content instanceof Uint8Array ? [content] : content
}

/** Bytes up to which two files are laid beside each other, and characters shown of the place where they part. */
const comparedLimit = 200_000_000
const shownCharacters = 60

/** Where the file on disk and the one made again part, where the former is still what was written. */
async function firstDifference(place: string, { content }: Made, sha256: string): Promise<string> {
  const other = 'made again, it comes out otherwise'
  const written = await readRegularFile(place, comparedLimit).catch(() => null)
  if (written === null || content === null || createHash('sha256').update(written).digest('hex') !== sha256)
    return other
  const made = Buffer.concat(
    [...chunksOf(content)].map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)),
  )
  let at = 0
  while (at < made.length && made[at] === written[at]) at++
  const line = written.subarray(0, at).reduce((count, byte) => count + Number(byte === 0x0a), 1)
  const shown = (bytes: Uint8Array) => {
    const start = at === 0 ? 0 : bytes.lastIndexOf(0x0a, at - 1) + 1
    return new TextDecoder()
      .decode(bytes.subarray(Math.max(start, at - shownCharacters / 2), at + shownCharacters))
      .split('\n')[0]
  }
  return `${other} from line ${line} on: "${shown(made)}" where "${shown(written)}" was written`
}
