/** Guarded child processes that read files and open containers; a file that breaks its process costs only itself. */
import { notDrawn, type PixelPages, type ReadOptions, type RenderedPage, unreadDocument } from '../extract/index.ts'
import { type MarkedPdf, noCopy } from '../mark/index.ts'
import type { Document, SourceFile } from '../model/document.ts'
import type { Marking } from '../model/marking.ts'
import { documentFrom, drawnFrom, markedFrom } from './answer.ts'
import { type Failure, GuardedProcess, nonsense, type PoolLimits } from './guarded-process.ts'
import type { ContainerId, QuestionOfFile, WorkerResponse } from './worker.ts'

export type { PoolLimits }

export const defaultLimits: PoolLimits = { timeMs: 20_000, memory: 700 * 1024 * 1024 }

/** OCR takes about 2 s and 250 MB a page, and more for photographs. */
const ocrLimits: PoolLimits = { timeMs: 300_000, memory: 1536 * 1024 * 1024 }

/** What one file may cost: what the user says, else what is usual. */
export function limitsOf(asked: Partial<PoolLimits>, { ocr }: ReadOptions): PoolLimits {
  return { ...(ocr ? ocrLimits : defaultLimits), ...asked }
}

export interface Pool {
  /**
   * A limit or a crash is a Document with an error. Rejects with what `load` of a part rejects with, and for nothing else;
   * so do the others.
   */
  read(source: SourceFile, sent: Sent): Promise<Document>
  /** What a process makes of a container. */
  list(path: string, load: () => Promise<Uint8Array>): Promise<Listing>
  /**
   * Draws a page with what was read on it.
   *
   * @param page from 1
   */
  render(source: SourceFile, bytes: Uint8Array, page: number): Promise<RenderedPage>
  /** A marked-up copy of a PDF: a limit or a crash is no copy and a reason. */
  mark(source: SourceFile, sent: Sent, marking: Marking): Promise<MarkedPdf>
  /** Pages of a PDF, from 1, in their order: a limit or a crash is no page and a reason. */
  draw(source: SourceFile, sent: Sent, numbers: readonly number[]): Promise<PixelPages>
  close(): void
}

/** The bytes of a file; or the container that it is in, whose bytes `load` gives where no process has them any more. */
export type Sent = Uint8Array | { readonly container: ContainerId; readonly load: () => Promise<Uint8Array> }

/** What a process answered, unchecked; or how it failed. */
export type Listing = Extract<WorkerResponse, { kind: 'listing' }> | Failure

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
    read: (source, sent) => withReader((reader) => reader.read(source, sent)),
    list: (path, load) => withReader(async (reader) => reader.list(path, await load())),
    render: (source, bytes, page) => withReader((reader) => reader.render(source, bytes, page)),
    mark: (source, sent, marking) => withReader((reader) => reader.mark(source, sent, marking)),
    draw: (source, sent, numbers) => withReader((reader) => reader.draw(source, sent, numbers)),
    close: () => {
      for (const reader of idle) reader.stop()
    },
  }
}

/** What is asked of one guarded process, and what its answers are taken for. */
class Reader {
  private readonly process: GuardedProcess
  private readonly options: ReadOptions

  constructor(limits: PoolLimits, options: ReadOptions) {
    this.process = new GuardedProcess(limits)
    this.options = options
  }

  async read(source: SourceFile, sent: Sent): Promise<Document> {
    const question = { kind: 'read', source, options: this.options } as const
    return this.toDocument(await this.askOf(sent, question), source)
  }

  async list(path: string, bytes: Uint8Array): Promise<Listing> {
    const response = await this.process.ask({ kind: 'list', path, bytes })
    return response.kind === 'listing' || response.kind === 'failure' ? response : this.refuse()
  }

  async render(source: SourceFile, bytes: Uint8Array, page: number): Promise<RenderedPage> {
    const response = await this.process.ask({ kind: 'render', source, bytes, page, options: this.options })
    if (response.kind === 'rendered') return response.rendered
    return { png: null, diagnostics: [(response.kind === 'failure' ? response : this.refuse()).diagnostic] }
  }

  async mark(source: SourceFile, sent: Sent, marking: Marking): Promise<MarkedPdf> {
    return this.toMarked(await this.askOf(sent, { kind: 'mark', source, marking }))
  }

  async draw(source: SourceFile, sent: Sent, numbers: readonly number[]): Promise<PixelPages> {
    const response = await this.askOf(sent, { kind: 'draw', source, numbers })
    const drawn = response.kind === 'drawn' ? drawnFrom(response.drawn, numbers) : null
    if (drawn !== null) return drawn
    const { message } = (response.kind === 'failure' ? response : this.refuse()).diagnostic
    return { pages: [], diagnostic: notDrawn(message) }
  }

  /** A question about a file; of one in a container the process may have the bytes still. */
  private async askOf(sent: Sent, question: QuestionOfFile): Promise<WorkerResponse | Failure> {
    if (sent instanceof Uint8Array) return this.process.ask({ ...question, container: null, bytes: sent })
    const kept = await this.process.ask({ ...question, container: sent.container, bytes: null })
    if (kept.kind !== 'needs-bytes') return kept
    return this.process.ask({ ...question, container: sent.container, bytes: await sent.load() })
  }

  stop(): void {
    this.process.stop()
  }

  private toMarked(response: WorkerResponse | Failure): MarkedPdf {
    if (response.kind === 'failure') return noCopy(response.diagnostic.message)
    return (response.kind === 'marked' ? markedFrom(response.marked) : null) ?? noCopy(this.refuse().diagnostic.message)
  }

  private toDocument(response: WorkerResponse | Failure, source: SourceFile): Document {
    const document = response.kind === 'document' ? documentFrom(response.document, source) : null
    if (document !== null) return document
    return unreadDocument(source, null, (response.kind === 'failure' ? response : this.refuse()).diagnostic)
  }

  /** A process that answers something else than it was asked has been taken over, or is broken. */
  private refuse(): Failure {
    this.process.stop()
    return nonsense
  }
}
