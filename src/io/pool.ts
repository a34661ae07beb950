/** Guarded child processes that read files; a file that breaks its process costs only itself. */
import { type ChildProcess, fork } from 'node:child_process'
import { unreadDocument } from '../extract/index.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Document, SourceFile } from '../model/document.ts'
import type { ReadRequest, ReadResponse } from './worker.ts'

export interface PoolLimits {
  /** Milliseconds one file may take. */
  readonly timeMs: number
  /** Bytes of resident memory a process may have. */
  readonly memory: number
}

export const defaultLimits: PoolLimits = { timeMs: 20_000, memory: 700 * 1024 * 1024 }

/** Files after which a process is replaced, so that what a parser leaks is freed. */
const filesPerProcess = 300

export interface Pool {
  /** Never rejects: a limit or a crash is a Document with an error. */
  read(source: SourceFile, bytes: Uint8Array): Promise<Document>
  close(): void
}

export function openPool(processCount: number, limits: PoolLimits = defaultLimits): Pool {
  const idle: Reader[] = []
  const waiting: ((reader: Reader) => void)[] = []
  let started = 0
  const acquire = (): Promise<Reader> => {
    const reader = idle.pop()
    if (reader !== undefined) return Promise.resolve(reader)
    if (started < processCount) {
      started++
      return Promise.resolve(new Reader(limits))
    }
    return new Promise((resolve) => waiting.push(resolve))
  }
  const release = (reader: Reader): void => {
    const next = waiting.shift()
    if (next === undefined) idle.push(reader)
    else next(reader)
  }
  return {
    read: async (source, bytes) => {
      const reader = await acquire()
      try {
        return await reader.read(source, bytes)
      } finally {
        release(reader)
      }
    },
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

  constructor(limits: PoolLimits) {
    this.limits = limits
  }

  async read(source: SourceFile, bytes: Uint8Array): Promise<Document> {
    const child = this.child ?? this.start()
    const document = await this.ask(child, { source, bytes })
    this.fileCount++
    if (this.fileCount >= filesPerProcess) this.stop()
    return document
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

  private ask(child: ChildProcess, request: ReadRequest): Promise<Document> {
    return new Promise((resolve) => {
      let timedOut = false
      const timer = setTimeout(() => {
        timedOut = true
        child.kill('SIGKILL')
      }, this.limits.timeMs)
      const finish = (document: Document): void => {
        clearTimeout(timer)
        child.removeAllListeners()
        resolve(document)
      }
      child.once('message', (message) => finish((message as ReadResponse).document))
      child.once('exit', () => {
        this.child = null
        finish(unreadDocument(request.source, null, timedOut ? this.tookTooLong() : this.diedOf(child)))
      })
      child.once('error', () => {
        this.stop()
        finish(unreadDocument(request.source, null, this.diedOf(child)))
      })
      child.send(request)
    })
  }

  private tookTooLong() {
    return diagnostic({
      code: 'extract/limit-time',
      message: `reading it took more than ${this.limits.timeMs / 1000} s and was stopped`,
      hint: 'open it in a viewer, print it to a new PDF, and run again; it is listed as unread, not ranked',
    })
  }

  private diedOf(child: ChildProcess) {
    const ofMemory = child.signalCode === 'SIGKILL' || child.exitCode === 134
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
