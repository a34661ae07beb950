/** Guarded child processes that read files and open containers; a file that breaks its process costs only itself. */
import { type ChildProcess, fork } from 'node:child_process'
import { type ReadOptions, type RenderedPage, unreadDocument } from '../extract/index.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { Document, SourceFile } from '../model/document.ts'
import type { ContainerId, WorkerRequest, WorkerResponse } from './worker.ts'

export interface PoolLimits {
  /** Milliseconds one file may take. */
  readonly timeMs: number
  /** Bytes of resident memory a process may have. */
  readonly memory: number
}

export const defaultLimits: PoolLimits = { timeMs: 20_000, memory: 700 * 1024 * 1024 }

/** OCR takes about 2 s and 250 MB a page, and more for photographs. */
export const ocrLimits: PoolLimits = { timeMs: 300_000, memory: 1536 * 1024 * 1024 }

/** Milliseconds in which an answer that has come already is read. */
const graceMs = 100

/** Files after which a process is replaced, so that what a parser leaks is freed. */
const filesPerProcess = 300

const limitTimeCode = 'extract/limit-time'

export interface Pool {
  /** Never rejects: a limit or a crash is a Document with an error. */
  read(source: SourceFile, bytes: Uint8Array): Promise<Document>
  /**
   * Reads a file inside a container.
   *
   * @param load gives the container's bytes; called only when a process is free and does not have them any more
   * @returns rejects with what `load` rejects with, and for nothing else
   */
  readPart(source: SourceFile, container: ContainerId, load: () => Promise<Uint8Array>): Promise<Document>
  /** What a process makes of a container. Rejects as `readPart` does. */
  list(path: string, load: () => Promise<Uint8Array>): Promise<Listing>
  /**
   * Draws a page with what was read on it.
   *
   * @param page from 1
   */
  render(source: SourceFile, bytes: Uint8Array, page: number): Promise<RenderedPage>
  close(): void
}

/** What a process answered, unchecked; or how it failed. */
export type Listing = Extract<WorkerResponse, { kind: 'listing' }> | Failure

interface Failure {
  readonly kind: 'failure'
  readonly diagnostic: Diagnostic
}

export function openPool(
  processCount: number,
  limits: PoolLimits = defaultLimits,
  options: ReadOptions = { ocr: false },
): Pool {
  const idle: Reader[] = []
  const waiting: ((reader: Reader) => void)[] = []
  let started = 0
  const acquire = (): Promise<Reader> => {
    const reader = idle.pop()
    if (reader !== undefined) return Promise.resolve(reader)
    if (started < processCount) {
      started++
      return Promise.resolve(new Reader(limits, options))
    }
    return new Promise((resolve) => waiting.push(resolve))
  }
  const release = (reader: Reader): void => {
    const next = waiting.shift()
    if (next === undefined) idle.push(reader)
    else next(reader)
  }
  const withReader = async <Result>(use: (reader: Reader) => Promise<Result>): Promise<Result> => {
    const reader = await acquire()
    try {
      return await use(reader)
    } finally {
      release(reader)
    }
  }
  return {
    read: (source, bytes) => withReader((reader) => reader.read(source, bytes)),
    readPart: (source, container, load) => withReader((reader) => reader.readPart(source, container, load)),
    list: (path, load) => withReader(async (reader) => reader.list(path, await load())),
    render: (source, bytes, page) => withReader((reader) => reader.render(source, bytes, page)),
    close: () => {
      for (const reader of idle) reader.stop()
    },
  }
}

/** One child process at a time, started when it is first needed and again after it died. */
class Reader {
  private child: ChildProcess | null = null
  private fileCount = 0
  private readonly limits: PoolLimits
  private readonly options: ReadOptions

  constructor(limits: PoolLimits, options: ReadOptions) {
    this.limits = limits
    this.options = options
  }

  async read(source: SourceFile, bytes: Uint8Array): Promise<Document> {
    return toDocument(await this.ask({ kind: 'read', source, bytes, options: this.options }), source)
  }

  async readPart(source: SourceFile, container: ContainerId, load: () => Promise<Uint8Array>): Promise<Document> {
    const request = { kind: 'read-part', source, container, options: this.options } as const
    const kept = await this.ask({ ...request, bytes: null })
    if (kept.kind !== 'needs-bytes') return toDocument(kept, source)
    return toDocument(await this.ask({ ...request, bytes: await load() }), source)
  }

  async list(path: string, bytes: Uint8Array): Promise<Listing> {
    const response = await this.ask({ kind: 'list', path, bytes })
    return response.kind === 'listing' || response.kind === 'failure' ? response : nonsense
  }

  async render(source: SourceFile, bytes: Uint8Array, page: number): Promise<RenderedPage> {
    const response = await this.ask({ kind: 'render', source, bytes, page, options: this.options })
    if (response.kind === 'rendered') return response.rendered
    return { png: null, diagnostics: [(response.kind === 'failure' ? response : nonsense).diagnostic] }
  }

  stop(): void {
    this.child?.removeAllListeners()
    this.child?.kill('SIGKILL')
    this.child = null
    this.fileCount = 0
  }

  private start(): ChildProcess {
    this.child = fork(new URL('./worker.js', import.meta.url), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [`--max-old-space-size=${Math.round(this.limits.memory / 1024 / 1024)}`],
      env: { CVSIFT_MEMORY_LIMIT: String(this.limits.memory) },
    })
    this.child.unref()
    this.child.channel?.unref()
    return this.child
  }

  private async ask(request: WorkerRequest): Promise<WorkerResponse | Failure> {
    const isFresh = this.child === null
    let response = await this.exchange(this.child ?? this.start(), request)
    // It may have died of what the files before left in it: what is said of this file must not depend on them.
    if (response.kind === 'failure' && response.diagnostic.code !== limitTimeCode && !isFresh) {
      response = await this.exchange(this.start(), request)
    }
    this.fileCount++
    if (this.fileCount >= filesPerProcess) this.stop()
    return response
  }

  private exchange(child: ChildProcess, request: WorkerRequest): Promise<WorkerResponse | Failure> {
    return new Promise((resolve) => {
      const finish = (response: WorkerResponse | Failure): void => {
        clearTimeout(timer)
        child.removeAllListeners()
        resolve(response)
      }
      const die = (why: Diagnostic): void => {
        if (this.child === child) this.stop()
        finish({ kind: 'failure', diagnostic: why })
      }
      // Not to wait for the end of a killed child: nothing of it keeps this program from ending first.
      // An answer that came while this process was busy is taken first: the timer runs before it is read.
      let timer = setTimeout(() => {
        timer = setTimeout(() => die(this.tookTooLong()), graceMs)
      }, this.limits.timeMs)
      child.once('message', (message) => finish(message as WorkerResponse))
      child.once('exit', () => die(this.diedOf(child)))
      child.once('error', () => die(this.diedOf(child)))
      // A process that ended while it was idle has said so already; one that ends now will say why.
      child.send(request, (error) => {
        if (error !== null && (child.exitCode ?? child.signalCode) !== null) die(this.diedOf(child))
      })
    })
  }

  private tookTooLong() {
    return diagnostic({
      code: limitTimeCode,
      message: `reading it took more than ${this.limits.timeMs / 1000} s and was stopped`,
      hint: 'open it in a viewer, print it to a new PDF, and run again; it is listed as unread, not ranked',
    })
  }

  private diedOf(child: ChildProcess) {
    // The watchdog kills; V8 aborts when its heap is full.
    const ofMemory = child.signalCode === 'SIGKILL' || child.signalCode === 'SIGABRT' || child.exitCode === 134
    const megabytes = Math.round(this.limits.memory / 1024 / 1024)
    return diagnostic({
      code: ofMemory ? 'extract/limit-memory' : 'extract/crash',
      message: ofMemory
        ? `reading it took more than ${megabytes} MB of memory and was stopped`
        : 'the reader broke off on this file',
      hint: 'open it in a viewer, print it to a new PDF, and run again; it is listed as unread, not ranked',
    })
  }
}

function toDocument(response: WorkerResponse | Failure, source: SourceFile): Document {
  if (response.kind === 'document') return response.document
  return unreadDocument(source, null, (response.kind === 'failure' ? response : nonsense).diagnostic)
}

/** A process that answers something else than it was asked has been taken over, or is broken. */
const nonsense: Failure = {
  kind: 'failure',
  diagnostic: diagnostic({
    code: 'extract/crash',
    message: 'the reader broke off on this file',
    hint: 'open it in a viewer, print it to a new PDF, and run again; it is listed as unread, not ranked',
  }),
}
