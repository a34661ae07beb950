/** A child process that reads one file at a time, within limits of time and memory and behind a fence. */
import { type ChildProcess, fork } from 'node:child_process'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import { fenceFlags } from './fence.ts'
import type { Answer, WorkerRequest, WorkerResponse } from './worker.ts'

export interface PoolLimits {
  /** Milliseconds of computing that one file may take; of waiting, `patience` times as many. */
  readonly timeMs: number
  /** Bytes of resident memory a process may have. */
  readonly memory: number
}

/** On a busy machine a process waits for its turn; past this it has stopped for good. */
const patience = 15

/** Milliseconds in which an answer that has come already is read. */
const graceMs = 100

/** Files after which a process is replaced, so that what a parser leaks is freed; a new one is slow for its first hundred. */
const filesPerProcess = 1000

const limitTimeCode = 'extract/limit-time'

export interface Failure {
  readonly kind: 'failure'
  readonly diagnostic: Diagnostic
}

/** The same for all processes of a run; null when it is found to shut out what the readers need. */
let fence: readonly string[] | null | undefined

/** One child process at a time, started when it is first needed and again after it died. */
export class GuardedProcess {
  private child: ChildProcess | null = null
  /** Whether the child has said that it can load what it needs; before, no file has touched it. */
  private isReady = false
  private requestCount = 0
  private fileCount = 0
  private readonly limits: PoolLimits

  private readonly program: URL

  /** @param program what the process runs; another one only in tests */
  constructor(limits: PoolLimits, program = new URL('./worker.js', import.meta.url)) {
    this.limits = limits
    this.program = program
  }

  /** Never rejects. What comes back has the right kind for nothing but its word: look before using it. */
  async ask(request: WorkerRequest): Promise<WorkerResponse | Failure> {
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

  stop(): void {
    this.child?.removeAllListeners()
    this.child?.kill('SIGKILL')
    this.child = null
    this.fileCount = 0
  }

  private start(): ChildProcess {
    if (fence === undefined) fence = fenceFlags()
    this.isReady = false
    this.child = fork(this.program, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [...heapFlags(this.limits.memory), ...(fence ?? [])],
      env: { CVSIFT_MEMORY_LIMIT: String(this.limits.memory), CVSIFT_TIME_LIMIT: String(this.limits.timeMs) },
    })
    this.child.unref()
    this.child.channel?.unref()
    return this.child
  }

  private async exchange(child: ChildProcess, request: WorkerRequest): Promise<WorkerResponse | Failure> {
    const response = await this.send(child, request)
    if (this.isReady || fence === null || response.kind !== 'failure' || child.exitCode === null) return response
    // It ended by itself before it looked at any file: packages lie where the fence does not let it.
    fence = null
    return this.send(this.start(), request)
  }

  private send(child: ChildProcess, request: WorkerRequest): Promise<WorkerResponse | Failure> {
    const id = ++this.requestCount
    return new Promise((resolve) => {
      const finish = (response: WorkerResponse | Failure): void => {
        clearTimeout(timer)
        child.removeAllListeners()
        // What comes unasked would else be taken for the next answer.
        if (this.child === child) child.on('message', () => this.stop())
        resolve(response)
      }
      const die = (why: Diagnostic): void => {
        if (this.child === child) this.stop()
        finish({ kind: 'failure', diagnostic: why })
      }
      // Not to wait for the end of a killed child: nothing of it keeps this program from ending first.
      // An answer that came while this process was busy is taken first: the timer runs before it is read.
      let timer = setTimeout(() => {
        timer = setTimeout(() => die(tookTooLong(this.limits)), graceMs)
      }, patience * this.limits.timeMs)
      child.removeAllListeners('message')
      child.on('message', (message: Partial<Answer> | null) => {
        if (message?.id === 0 && !this.isReady) this.isReady = true
        else if (message?.id === id && typeof message.response?.kind === 'string') finish(message.response)
        else die(nonsense.diagnostic)
      })
      child.once('exit', () => die(diedOf(child, this.limits)))
      child.once('error', () => die(diedOf(child, this.limits)))
      // A process that ended while it was idle has said so already; one that ends now will say why.
      child.send({ id, request }, (error) => {
        if (error !== null && (child.exitCode ?? child.signalCode) !== null) die(diedOf(child, this.limits))
      })
    })
  }
}

/**
 * Left to itself, V8 takes a low limit for a sign that memory is short, and looks for garbage all the time. A seventh of the limit
 * for what is old and at most a twentieth for what is new (V8 rounds up to a power of two) leave the rest to the file.
 */
function heapFlags(memory: number): readonly string[] {
  const megabytes = Math.round(memory / 1024 / 1024)
  return [
    `--max-old-space-size=${megabytes}`,
    `--initial-heap-size=${Math.ceil(megabytes / 7)}`,
    `--max-semi-space-size=${2 ** Math.floor(Math.log2(Math.max(megabytes / 20, 1)))}`,
  ]
}

const listedUnread = 'it is listed as unread, not ranked'

function tookTooLong({ timeMs }: PoolLimits): Diagnostic {
  const seconds = timeMs / 1000
  return diagnostic({
    code: limitTimeCode,
    message: `reading it took more than ${seconds} s and was stopped`,
    hint: `run again with --time-limit ${Math.ceil(3 * seconds)}, or print it to a new PDF; ${listedUnread}`,
  })
}

function tookTooMuchMemory({ memory }: PoolLimits): Diagnostic {
  const megabytes = Math.round(memory / 1024 / 1024)
  return diagnostic({
    code: 'extract/limit-memory',
    message: `reading it took more than ${megabytes} MB of memory and was stopped`,
    hint: `if you trust who sent it, run again with --memory-limit ${2 * megabytes}, or print it to a new PDF; ${listedUnread}`,
  })
}

function diedOf(child: ChildProcess, limits: PoolLimits): Diagnostic {
  if (child.signalCode === 'SIGTERM') return tookTooLong(limits)
  return endedByMemory(child) ? tookTooMuchMemory(limits) : nonsense.diagnostic
}

/** The watchdog kills; V8 aborts when its heap is full. */
function endedByMemory({ signalCode, exitCode }: ChildProcess): boolean {
  return signalCode === 'SIGKILL' || signalCode === 'SIGABRT' || exitCode === 134
}

/** A process that broke off, or that answers something else than it was asked. */
export const nonsense: Failure = {
  kind: 'failure',
  diagnostic: diagnostic({
    code: 'extract/crash',
    message: 'the reader broke off on this file',
    hint: `open it in a viewer, print it to a new PDF, and run again; ${listedUnread}`,
  }),
}
