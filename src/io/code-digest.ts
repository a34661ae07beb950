/** Which program this is, by its own files: what another version kept is not taken for what this one would find. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

/** Rooms whose code decides what is found in a document that was read, and how reports say it. */
export const ROOMS = ['assess', 'intake', 'kept', 'match', 'model', 'report', 'score', 'text']

/** From `src/io` and from `dist/io` alike. */
const root = new URL('../', import.meta.url)

/** With those that decide how documents are read. Commands decide nothing. */
const ALL_ROOMS = [...ROOMS, 'archive', 'extract', 'io', 'rubric', 'shards'].toSorted()

let known: string | null = null

/** Hex; of the code, the versions of its packages, and the engine that runs it. Computed once, in some milliseconds. */
export function codeDigest(): string {
  known ??= digestCode(ROOMS)
  return known
}

/** The same of the whole program: whoever has another reads, finds or tells something else. */
export function programDigest(): string {
  return digestCode(ALL_ROOMS)
}

function digestCode(rooms: readonly string[]): string {
  const hash = createHash('sha256').update(process.version)
  const files = [root, ...rooms.map((room) => new URL(`${room}/`, root))].flatMap(codeIn)
  for (const file of [new URL('../package.json', root), ...files])
    hash.update(`${file.href.slice(root.href.length)}\n`).update(readFileSync(file))
  return hash.digest('hex')
}

/** The root's own files, and all below a room. */
function codeIn(folder: URL): URL[] {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    if (entry.isDirectory()) return folder === root ? [] : codeIn(new URL(`${entry.name}/`, folder))
    return /(?<!\.d)\.[jt]s$/.test(entry.name) ? [new URL(entry.name, folder)] : []
  })
}
