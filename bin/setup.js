/**
 * Makes a clone ready to run: installs what package-lock.json names and builds src, each only when it is not done yet.
 * When both are, it needs neither network nor npm. What was broken off is done again: nothing is marked before it ends.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (...names) => join(root, ...names)

/** Digest of the sources that `dist` was built from. It is younger than `dist`, unless another build came after. */
const stamp = at('node_modules', '.cvsift-built')

try {
  requireNode()
  if (!isInstalled()) await install()
  const sources = digestOfSources()
  if (!isBuilt(sources)) await build(sources)
} catch (error) {
  // The program that failed has said why; its stack would say nothing more.
  console.error(`cvsift setup: ${error.message}`)
  process.exitCode = 1
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`Node 20.19 or newer is needed, and this is ${process.versions.node}`)
}

/** npm writes its own lock file into node_modules when all is unpacked. Packages for other systems are not in it. */
function isInstalled() {
  const hidden = at('node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  const installed = packagesOf(hidden)
  return Object.entries(packagesOf(at('package-lock.json'))).every(([path, wanted]) => {
    const found = installed[path]
    return path === '' || (found === undefined ? wanted.optional === true : found.version === wanted.version)
  })
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages
}

/** In this folder and with everything, whatever was asked of an npm that runs this script. */
function install() {
  const wanted = ['--include=dev', '--include=optional', '--global=false', '--location=project', '--dry-run=false']
  return run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', ...wanted])
}

function isBuilt(sources) {
  const main = at('dist', 'cli', 'main.js')
  if (!existsSync(main) || !existsSync(stamp)) return false
  return statSync(stamp).mtimeMs >= statSync(main).mtimeMs && readFileSync(stamp, 'utf8') === sources
}

/** Builds beside the old build and takes its place at the end, so that no module of before stays behind. */
async function build(sources) {
  const fresh = at('node_modules', '.cvsift-dist')
  rmSync(stamp, { force: true })
  rmSync(fresh, { recursive: true, force: true })
  const compiler = at('node_modules', 'typescript', 'bin', 'tsc')
  await run(process.execPath, [compiler, '-p', at('tsconfig.build.json'), '--outDir', fresh])
  rmSync(at('dist'), { recursive: true, force: true })
  renameSync(fresh, at('dist'))
  writeFileSync(stamp, sources)
}

function digestOfSources() {
  const names = readdirSync(at('src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .toSorted()
  const hash = createHash('sha256')
  for (const name of [at('tsconfig.json'), at('tsconfig.build.json'), at('package-lock.json'), ...names])
    hash
      .update(`${name.slice(root.length)}\0`)
      .update(readFileSync(name))
      .update('\0')
  return hash.digest('hex')
}

/**
 * Runs a program to its end; its output goes to stderr. Interrupted once, it may tidy up, and is waited for, lest two
 * of them work on one folder; interrupted again, it is killed.
 */
async function run(program, parameters) {
  const shell = program === 'npm' && process.platform === 'win32'
  const child = spawn(program, parameters, { cwd: root, stdio: ['ignore', 2, 2], shell })
  let interrupts = 0
  const onInterrupt = () => {
    if (++interrupts > 1) child.kill('SIGKILL')
  }
  process.on('SIGINT', onInterrupt)
  const how = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(code === 0 ? null : (signal ?? `exit code ${code}`)))
  })
  process.off('SIGINT', onInterrupt)
  if (interrupts > 0) throw new Error('interrupted')
  if (how !== null) throw new Error(`"${[program, ...parameters].join(' ')}" failed: ${how}`)
}
