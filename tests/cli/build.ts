/** Builds the program before the tests that run it, when its sources are newer than the last build. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export function setup(): void {
  const built = join(root, 'dist/cli/main.js')
  const sources = [join(root, 'tsconfig.build.json'), ...filesOf(join(root, 'src'))]
  const newest = Math.max(...sources.map((path) => statSync(path).mtimeMs))
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root })
  // It writes JavaScript whatever the types say; `npm run types` is where they are checked.
  if (status !== 0) console.error(`src does not type-check:\n${stdout}`)
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
