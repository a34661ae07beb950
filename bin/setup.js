/** Installs and builds when the sources are newer than the last time; does nothing, and needs no network, when not. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const path = (name) => `${root}${name}`
const modified = (name) => (existsSync(path(name)) ? statSync(path(name)).mtimeMs : 0)
const newest = (folder) =>
  Math.max(
    ...readdirSync(path(folder), { recursive: true, withFileTypes: true }).map(
      (entry) => statSync(`${entry.parentPath ?? entry.path}/${entry.name}`).mtimeMs,
    ),
  )
const npm = (...args) =>
  execFileSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })

if (modified('node_modules/.package-lock.json') < modified('package-lock.json'))
  npm('ci', '--ignore-scripts', '--no-audit', '--no-fund')
if (modified('dist/cli/main.js') < Math.max(newest('src'), modified('tsconfig.build.json')))
  npm('run', '--silent', 'build')
