/** A container's bytes → its tree, every layer opened within limits; a layer that breaks one stays closed and says why. */
import { createHash } from 'node:crypto'
import { Refusal } from '../archive/refusal.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { CollectionEntry, Entry, MessageEntry, PartEntry } from '../model/ports.ts'
import type { Part, Unpacked, Unpacker } from './contract.ts'
import { unpackerFor } from './registry.ts'

/** Containers within containers; a mailbox is no layer of its own. A mail forwarded with a zip in it is three. */
const maxDepth = 3
/** Of these, archives. */
const maxArchiveDepth = 2
/** Files in one container, with all that it holds. */
const maxFileCount = 20_000
/** Bytes that the files may unpack to, together. */
const maxTotalBytes = 256 * 1024 * 1024

/** A file inside a container: its bytes, or why they are not to be had. */
export interface OpenedPart {
  readonly bytes: Uint8Array
  readonly refusal: Diagnostic | null
}

export interface OpenedContainer {
  /** A `part` when the whole container is refused. */
  readonly entry: MessageEntry | CollectionEntry | PartEntry
  /** By path, as in the entry. */
  readonly parts: ReadonlyMap<string, OpenedPart>
}

/** The container as it was named, and what is left of its limits. */
interface Opening {
  readonly container: string
  readonly parts: Map<string, OpenedPart>
  bytesLeft: number
  filesLeft: number
}

/**
 * Opens a container with all that is in it. Never rejects for what it holds.
 *
 * @param path the container as the user named it; the paths inside go on from it
 * @returns null when the bytes are no container, whatever the name says
 */
export async function openContainer(path: string, bytes: Uint8Array): Promise<OpenedContainer | null> {
  const unpacker = unpackerFor(path, null, bytes)
  if (unpacker === null) return null
  const opening: Opening = { container: path, parts: new Map(), bytesLeft: maxTotalBytes, filesLeft: maxFileCount }
  const entry = await openLayer({ path, unpacker, bytes, above: [] }, opening)
  return { entry, parts: opening.parts }
}

interface Layer {
  readonly path: string
  readonly unpacker: Unpacker
  readonly bytes: Uint8Array
  /** The containers that it lies in, outermost first. */
  readonly above: readonly Unpacker[]
}

async function openLayer(layer: Layer, opening: Opening): Promise<MessageEntry | CollectionEntry | PartEntry> {
  const { path, unpacker, bytes } = layer
  if (isTooDeep(layer)) return refused(path, tooDeep, opening)
  let unpacked: Unpacked
  try {
    unpacked = await unpacker.unpack(bytes)
  } catch (error) {
    return refused(path, reasonOf(error), opening)
  }
  const diagnostics = [...unpacked.diagnostics, ...whenEmpty(unpacked, unpacker)].map((each) => ({ ...each, path }))
  const entries = await openParts(unpacked.parts, layer, opening)
  if (unpacker.holds !== 'message') return { kind: unpacker.holds, path, entries, diagnostics }
  const container = path === opening.container ? null : opening.container
  return { kind: 'message', path, container, sender: unpacked.sender, entries, diagnostics }
}

function isTooDeep({ above, unpacker }: Layer): boolean {
  const layers = [...above, unpacker].filter((each) => each.holds !== 'mailbox')
  return layers.length > maxDepth || layers.filter((each) => each.holds === 'archive').length > maxArchiveDepth
}

/** The parts in their folders: those of an archive by name, as on disk; those of a mail in its order. */
async function openParts(parts: readonly Part[], layer: Layer, opening: Opening): Promise<Entry[]> {
  const root = newFolder(layer.path)
  for (const part of parts) {
    const segments = safeSegments(part.name)
    const name = segments.pop() ?? 'unnamed'
    const folder = segments.reduce(subfolder, root)
    const path = `${folder.path}/${freeName(name, folder)}`
    folder.entries.push(await openPart(part, path, layer, opening))
  }
  return layer.unpacker.holds === 'archive' ? sorted(root.entries) : root.entries
}

async function openPart(part: Part, path: string, layer: Layer, opening: Opening): Promise<Entry> {
  if (opening.filesLeft-- <= 0) return refused(path, tooMany, opening, part)
  try {
    const bytes = part.bytes()
    const unpacker = unpackerFor(path, part.mediaType, bytes)
    if (layer.unpacker.holds !== 'mailbox') opening.bytesLeft -= bytes.length
    if (opening.bytesLeft < 0) return refused(path, tooLarge, opening, part)
    const above = [...layer.above, layer.unpacker]
    if (unpacker !== null) return await openLayer({ path, unpacker, bytes, above }, opening)
    opening.parts.set(path, { bytes, refusal: null })
    return partEntry(path, bytes, part, opening)
  } catch (error) {
    return refused(path, reasonOf(error), opening, part)
  }
}

function refused(path: string, refusal: Diagnostic, opening: Opening, part: Part | null = null): PartEntry {
  const bytes = new Uint8Array()
  opening.parts.set(path, { bytes, refusal })
  return partEntry(path, bytes, part, opening)
}

function partEntry(path: string, bytes: Uint8Array, part: Part | null, { container }: Opening): PartEntry {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { kind: 'part', path, container, size: bytes.length, sha256, role: part?.role ?? null }
}

interface Folder {
  readonly kind: 'folder'
  readonly path: string
  readonly entries: Entry[]
  readonly names: Set<string>
  readonly folders: Map<string, Folder>
}

function newFolder(path: string): Folder {
  return { kind: 'folder', path, entries: [], names: new Set(), folders: new Map() }
}

function subfolder(parent: Folder, name: string): Folder {
  const known = parent.folders.get(name)
  if (known !== undefined) return known
  const folder = newFolder(`${parent.path}/${freeName(name, parent)}`)
  parent.folders.set(name, folder)
  parent.entries.push(folder)
  return folder
}

/** The name, or `name~2.pdf` where it is taken: every path in a container is one part's alone. */
function freeName(name: string, { names }: Folder): string {
  const [, stem = name, extension = ''] = /^(.+?)(\.[^.]{1,10})?$/su.exec(name) ?? []
  let free = name
  for (let times = 2; names.has(free); times++) free = `${stem}~${times}${extension}`
  names.add(free)
  return free
}

/** By name in code-unit order, folders too; only what an entry has. */
function sorted(entries: readonly Entry[]): Entry[] {
  return entries
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map((each) => (each.kind === 'folder' ? { kind: 'folder', path: each.path, entries: sorted(each.entries) } : each))
}

const maxSegmentCharacters = 120
const maxSegments = 16

/** A stranger's name as parts of a path that leads nowhere: no climbing, no control or direction characters. */
function safeSegments(name: string): string[] {
  const segments = name
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '_')
    .split('/')
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
  return segments.slice(-maxSegments).map(shortened)
}

function shortened(segment: string): string {
  if (segment.length <= maxSegmentCharacters) return segment
  const extension = /\.[^.]{1,10}$/u.exec(segment)?.[0] ?? ''
  return `${segment.slice(0, maxSegmentCharacters - extension.length).replace(/[\ud800-\udbff]$/, '')}${extension}`
}

function reasonOf(error: unknown): Diagnostic {
  if (error instanceof Refusal) return error.diagnostic
  const reason = error instanceof Error ? error.message.split('\n', 1)[0] : 'unknown reason'
  return diagnostic({
    code: 'intake/unreadable',
    message: `this container cannot be opened: ${reason}`,
    hint: 'open it yourself to see whether it is damaged, and ask for it to be sent again when it is',
  })
}

function whenEmpty({ parts }: Unpacked, { holds }: Unpacker): Diagnostic[] {
  if (parts.length > 0 || holds === 'message') return []
  return [diagnostic({ code: 'intake/empty', severity: 'warning', message: `there is no file in this ${holds}` })]
}

const tooDeep = diagnostic({
  code: 'intake/too-deep',
  message: `it lies more than ${maxDepth} containers or ${maxArchiveDepth} archives deep and was not opened`,
  hint: 'unpack it yourself, and run again on the folder',
})

const tooMany = diagnostic({
  code: 'intake/too-many-parts',
  message: `its container holds more than ${maxFileCount} files; this one was not read`,
  hint: 'unpack it yourself, and run again on the folder',
})

const tooLarge = diagnostic({
  code: 'intake/too-large',
  message: `its container unpacks to more than ${maxTotalBytes / 1024 / 1024} MB; this file was not read`,
  hint: 'unpack it yourself, and run again on the folder',
})
