/** The child process in which strangers' files are read, watched from a thread that no busy loop can stop. */
import { Worker } from 'node:worker_threads'
import { extract, type ReadOptions, type RenderedPage, renderPage, unreadDocument } from '../extract/index.ts'
import { type OpenedContainer, openContainer } from '../intake/open.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Document, SourceFile } from '../model/document.ts'
import type { Entry } from '../model/ports.ts'

/** Which bytes a container is: its path, for the paths inside, and the digest of what was listed. */
export interface ContainerId {
  readonly path: string
  readonly sha256: string
}

export type WorkerRequest =
  | { readonly kind: 'read'; readonly source: SourceFile; readonly bytes: Uint8Array; readonly options: ReadOptions }
  /** `page` counts from 1. */
  | {
      readonly kind: 'render'
      readonly source: SourceFile
      readonly bytes: Uint8Array
      readonly page: number
      readonly options: ReadOptions
    }
  | { readonly kind: 'list'; readonly path: string; readonly bytes: Uint8Array }
  /** `bytes` null: as kept from the last time; the answer is `needs-bytes` when it is not. */
  | {
      readonly kind: 'read-part'
      readonly source: SourceFile
      readonly container: ContainerId
      readonly bytes: Uint8Array | null
      readonly options: ReadOptions
    }

export type WorkerResponse =
  | { readonly kind: 'document'; readonly document: Document }
  /** Null: the bytes are no container. */
  | { readonly kind: 'listing'; readonly entry: Entry | null }
  | { readonly kind: 'needs-bytes' }
  | { readonly kind: 'rendered'; readonly rendered: RenderedPage }

/**
 * Kills its own process when it grows past the limit (the heap flag of Node does not bound buffers), or when its parent
 * is gone and a busy loop keeps it from hearing so.
 */
const WATCHDOG = `
  const { workerData } = require('node:worker_threads')
  setInterval(() => {
    const isOrphan = process.ppid !== workerData.parent
    if (isOrphan || process.memoryUsage.rss() > workerData.limit) process.kill(process.pid, 'SIGKILL')
  }, 20)
`

function watchMemory(limit: number): void {
  new Worker(WATCHDOG, { eval: true, workerData: { limit, parent: process.ppid } }).unref()
}

/** The container of the last part, since the next part is likely to be in it too. */
let opened: { readonly id: ContainerId; readonly container: OpenedContainer | null } | null = null

async function answer(request: WorkerRequest): Promise<WorkerResponse> {
  if (request.kind === 'read') {
    return { kind: 'document', document: await extract(request.source, request.bytes, request.options) }
  }
  if (request.kind === 'render') {
    const { source, bytes, page, options } = request
    return { kind: 'rendered', rendered: await renderPage(await extract(source, bytes, options), bytes, page) }
  }
  if (request.kind === 'list') {
    const container = await openContainer(request.path, request.bytes)
    return { kind: 'listing', entry: container?.entry ?? null }
  }
  const { container: id, bytes, source, options } = request
  if (opened === null || opened.id.path !== id.path || opened.id.sha256 !== id.sha256) {
    opened = null
    if (bytes === null) return { kind: 'needs-bytes' }
    opened = { id, container: await openContainer(id.path, bytes) }
  }
  return { kind: 'document', document: await readPart(source, opened.container, options) }
}

async function readPart(
  source: SourceFile,
  container: OpenedContainer | null,
  options: ReadOptions,
): Promise<Document> {
  const part = container?.parts.get(source.path)
  if (part === undefined) return unreadDocument(source, null, nothingThere)
  return part.refusal === null ? extract(source, part.bytes, options) : unreadDocument(source, null, part.refusal)
}

const nothingThere = diagnostic({
  code: 'extract/nothing-sent',
  message: 'there is no letter in this mail and no attachment that could be read',
  hint: 'open it and look, and ask for the CV; it is listed as unread, not ranked',
})

watchMemory(Number(process.env.CVSIFT_MEMORY_LIMIT))
process.on('message', async (request: WorkerRequest) => {
  process.send?.(await answer(request))
})
process.on('disconnect', () => process.exit())
