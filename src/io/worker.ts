/** The child process in which strangers' files are read, watched from a thread that no busy loop can stop. */
import { Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import {
  drawPages,
  extract,
  notDrawn,
  type PixelPages,
  type ReadOptions,
  type RenderedPage,
  renderPage,
  unreadDocument,
} from '../extract/index.ts'
import { type OpenedContainer, type OpenedPart, openContainer } from '../intake/open.ts'
import { type MarkedPdf, markPdf, noCopy } from '../mark/index.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Document, SourceFile } from '../model/document.ts'
import type { Marking } from '../model/marking.ts'
import type { Entry } from '../model/ports.ts'
import { reachesPackages } from './fence.ts'
import { loadPrintFonts } from './print-fonts.ts'

/** Which bytes a container is: its path, for the paths inside, and the digest of what was listed. */
export interface ContainerId {
  readonly path: string
  readonly sha256: string
}

export type WorkerRequest =
  /** `page` counts from 1. */
  | {
      readonly kind: 'render'
      readonly source: SourceFile
      readonly bytes: Uint8Array
      readonly page: number
      readonly options: ReadOptions
    }
  | { readonly kind: 'list'; readonly path: string; readonly bytes: Uint8Array }
  /**
   * `container` null: the bytes are the document's own, else the container's. `bytes` null: as kept from the last time; the
   * answer is `needs-bytes` when they are not.
   */
  | (QuestionOfFile & { readonly container: ContainerId | null; readonly bytes: Uint8Array | null })

/** What is asked of a file, wherever it stands. */
export type QuestionOfFile =
  | { readonly kind: 'read'; readonly source: SourceFile; readonly options: ReadOptions }
  | { readonly kind: 'mark'; readonly source: SourceFile; readonly marking: Marking }
  /** Pages of a PDF, from 1. */
  | { readonly kind: 'draw'; readonly source: SourceFile; readonly numbers: readonly number[] }

/** A request has the next number from 1, and its answer the same. */
export interface Asked {
  readonly id: number
  readonly request: WorkerRequest
}

export interface Answer {
  readonly id: number
  readonly response: WorkerResponse
}

export type WorkerResponse =
  /** Said once, with number 0, before anything is read. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'document'; readonly document: Document }
  /** Null: the bytes are no container. */
  | { readonly kind: 'listing'; readonly entry: Entry | null }
  | { readonly kind: 'needs-bytes' }
  | { readonly kind: 'rendered'; readonly rendered: RenderedPage }
  | { readonly kind: 'marked'; readonly marked: MarkedPdf }
  /** Pixels and no file: a picture that a stranger's file could have a say in is for no browser. */
  | { readonly kind: 'drawn'; readonly drawn: PixelPages }

/**
 * Ends its own process: by SIGKILL when it grows past the limit (the heap flag of Node does not bound buffers), or when
 * its parent is gone and a busy loop keeps it from hearing so; by SIGTERM when it has computed for too long. Of what was computed
 * between two looks no more than half a second counts: a machine that slept adds the time to whatever ran when it fell asleep.
 */
const WATCHDOG = `
  const { workerData } = require('node:worker_threads')
  const { memoryLimit, timeLimitMs, parent, asked } = workerData
  const computedMs = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  }
  let before = computedMs()
  let question = 0
  let spentMs = 0
  setInterval(() => {
    if (process.ppid !== parent || process.memoryUsage.rss() > memoryLimit) process.kill(process.pid, 'SIGKILL')
    const now = computedMs()
    if (asked[0] !== question) spentMs = 0
    question = asked[0]
    spentMs += Math.min(now - before, 500)
    before = now
    if (question > 0 && spentMs > timeLimitMs) process.kill(process.pid, 'SIGTERM')
  }, 20)
`

/** The number of the question that is being answered; 0 while nothing is asked. */
const asked = new Int32Array(new SharedArrayBuffer(4))
let questionCount = 0

function watch(limits: { readonly memoryLimit: number; readonly timeLimitMs: number }): void {
  new Worker(WATCHDOG, { eval: true, workerData: { ...limits, parent: process.ppid, asked } }).unref()
}

/** Time is what the process computes, so that a machine that is busy with other work blames no file. */
async function timed<Result>(work: () => Promise<Result>): Promise<Result> {
  asked[0] = ++questionCount
  try {
    return await work()
  } finally {
    asked[0] = 0
  }
}

/** Exit code: the packages lie where this process may not read. */
const fenceTooTight = 78

/** The container of the last part, since the next part is likely to be in it too. */
let opened: { readonly id: ContainerId; readonly container: OpenedContainer | null } | null = null

async function answer(request: WorkerRequest): Promise<WorkerResponse> {
  if (request.kind === 'render') {
    const { source, bytes, page, options } = request
    return { kind: 'rendered', rendered: await renderPage(await extract(source, bytes, options), bytes, page) }
  }
  if (request.kind === 'list') {
    const container = await openContainer(request.path, request.bytes)
    return { kind: 'listing', entry: container?.entry ?? null }
  }
  const { container: id, bytes, source } = request
  if (id === null) return bytes === null ? { kind: 'needs-bytes' } : answerOf(request, { bytes, refusal: null })
  if (opened === null || opened.id.path !== id.path || opened.id.sha256 !== id.sha256) {
    opened = null
    if (bytes === null) return { kind: 'needs-bytes' }
    opened = { id, container: await openContainer(id.path, bytes) }
  }
  return answerOf(request, opened.container?.parts.get(source.path) ?? null)
}

/** @param file null when it is not in its container */
async function answerOf(question: QuestionOfFile, file: OpenedPart | null): Promise<WorkerResponse> {
  const { source } = question
  if (question.kind === 'mark') {
    const marked = file === null ? noCopy(notThere) : await mark(file.bytes, question.marking)
    return { kind: 'marked', marked }
  }
  if (question.kind === 'draw') {
    const nothing = { pages: [], diagnostic: notDrawn(notThere) }
    return { kind: 'drawn', drawn: file === null ? nothing : await drawPages(file.bytes, question.numbers) }
  }
  const document =
    file === null || file.refusal !== null
      ? unreadDocument(source, null, file?.refusal ?? nothingThere)
      : await extract(source, file.bytes, question.options)
  return { kind: 'document', document }
}

const notThere = 'it is not where it was'

async function mark(bytes: Uint8Array, marking: Marking): Promise<MarkedPdf> {
  return markPdf(bytes, marking, await loadPrintFonts())
}

const nothingThere = diagnostic({
  code: 'extract/nothing-sent',
  message: 'there is no letter in this mail and no attachment that could be read',
  hint: 'open it and look, and ask for the CV; it is listed as unread, not ranked',
})

/**
 * How much a function runs, in bytes of code, before it is compiled anew: 66 KB as V8 has it, which spends a third of the first
 * seconds on compiling what is hardly used again. A V8 that does not know the flag says so to nobody.
 */
const patientCompiler = '--interrupt-budget=500000'

/** Text is read here: whatever would make a connection is led astray. */
function refuseConnections(): void {
  Socket.prototype.connect = () => {
    throw new Error('a document asked for a connection')
  }
}

setFlagsFromString(patientCompiler)
watch({
  memoryLimit: Number(process.env.CVSIFT_MEMORY_LIMIT),
  timeLimitMs: Number(process.env.CVSIFT_TIME_LIMIT),
})
refuseConnections()
if (!reachesPackages()) process.exit(fenceTooTight)
const say = (answer: Answer): void => {
  process.send?.(answer)
}
say({ id: 0, response: { kind: 'ready' } })
process.on('message', async ({ id, request }: Asked) => say({ id, response: await timed(() => answer(request)) }))
process.on('disconnect', () => process.exit())
