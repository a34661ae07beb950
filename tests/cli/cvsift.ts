/** Runs the built program as a user would. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const program = join(root, 'bin/cvsift.js')
export const inPackageRoot = (path: string): string => join(root, path)
export const shippedRubric = 'rubric/nimh-ml-research-scientist/rubric.yaml'
/** Two criteria; quick to match. */
export const smallRubric = 'tests/cli/small.yaml'

const folder = mkdtempSync(join(tmpdir(), 'cvsift-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0

/** A path in a folder that is gone after the tests of this file. */
export function temporaryPath(name = ''): string {
  return join(folder, String(++count), name)
}

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The environment of a run: the caller's without what changes colors, and a cache of its own. */
export function environment(extra: Readonly<Record<string, string>> = {}): Record<string, string | undefined> {
  const { NO_COLOR: _, FORCE_COLOR: __, CI: ___, ...own } = process.env
  return { ...own, CVSIFT_CACHE_DIR: join(folder, 'cache'), ...extra }
}

/** Arguments are parted by spaces; those that hold one are given as a list. */
export function cvsift(
  argv: string | readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string; readonly input?: string } = {},
): Promise<Ran> {
  const list = typeof argv === 'string' ? argv.split(' ').filter((each) => each !== '') : argv
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...list], {
      cwd: options.cwd ?? root,
      env: environment(options.env),
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    child.stdin.end(options.input ?? '')
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    )
  })
}
