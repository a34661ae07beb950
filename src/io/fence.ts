/** What a reading process may do at all: read the program and its packages. Node holds it to that. */
import { lstatSync, readlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Packages that readers load when they first need them. What these need lies beside or below them. */
const PACKAGES: readonly string[] = [
  '@cantoo/pdf-lib',
  'bidi-js',
  'dejavu-fonts-ttf',
  'fflate',
  'fontkit',
  'htmlparser2',
  'natural',
  'pdfjs-dist',
  'postal-mime',
  '@embedpdf/pdfium',
  '@tesseract.js-data/eng',
  'tesseract.js',
]

/** Node's names for its permission model; the second is that of Node 20 and 22. */
const PERMISSION_FLAGS: readonly string[] = ['--permission', '--experimental-permission']

/** No code is made of strings, and no object's prototype is changed by a key of that name. */
const LANGUAGE_FLAGS: readonly string[] = ['--disallow-code-generation-from-strings', '--disable-proto=delete']

/** Links followed at most on the way to a package. */
const linkLimit = 16

/**
 * Flags for a process that is sent what it reads: it can open no file but the program's own, write none and start no
 * program; from Node 25 on it can make no connection. The thread that watches its memory needs `--allow-worker`.
 *
 * Node calls this a seat belt: it holds code that was led astray, not code that a stranger has taken over.
 *
 * @see https://nodejs.org/api/permissions.html
 */
export function fenceFlags(): readonly string[] {
  const permission = PERMISSION_FLAGS.find((flag) => process.allowedNodeEnvironmentFlags.has(flag))
  if (permission === undefined) return LANGUAGE_FLAGS
  const folders = ownFolders().map((folder) => `--allow-fs-read=${folder}`)
  return [...LANGUAGE_FLAGS, permission, '--allow-worker', ...folders]
}

/** True when every package that is installed can be loaded from here; asked inside the fence. */
export function reachesPackages(): boolean {
  const require = createRequire(import.meta.url)
  return PACKAGES.every((name) => {
    try {
      require.resolve(`${name}/package.json`)
      return true
    } catch (error) {
      return (error as NodeJS.ErrnoException).code !== 'ERR_ACCESS_DENIED'
    }
  })
}

function ownFolders(): string[] {
  const program = resolve(dirname(fileURLToPath(import.meta.url)), '..')
  const above = createRequire(import.meta.url).resolve.paths('fflate') ?? []
  const folders = PACKAGES.flatMap((name) => {
    const packages = above.map((folder) => join(folder, name)).filter(isThere)
    return packages.flatMap(waysTo).map((way) => packagesFolder(way, name))
  })
  return [...new Set([program, join(program, '..', 'package.json'), ...folders])]
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** The path, and what it becomes with each link on it followed in turn. */
function waysTo(path: string): string[] {
  const ways = [path]
  for (let way: string | null = path; way !== null && ways.length <= linkLimit; ) {
    way = withoutFirstLink(way)
    if (way !== null) ways.push(way)
  }
  return ways
}

function withoutFirstLink(path: string): string | null {
  const parts = path.split(sep)
  for (let count = 2; count <= parts.length; count++) {
    const link = parts.slice(0, count).join(sep)
    if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() !== true) continue
    return resolve(dirname(link), readlinkSync(link), ...parts.slice(count))
  }
  return null
}

/** The outermost `node_modules` that a package lies in: pnpm has folders of that name within it. */
function packagesFolder(path: string, name: string): string {
  const parts = path.split(sep)
  const at = parts.indexOf('node_modules')
  return at === -1 ? resolve(path, ...name.split('/').map(() => '..')) : parts.slice(0, at + 1).join(sep)
}
