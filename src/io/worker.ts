/** The child process in which strangers' files are read, watched from a thread that no busy loop can stop. */
import { Worker } from 'node:worker_threads'
import { extract } from '../extract/index.ts'
import type { Document, SourceFile } from '../model/document.ts'

export interface ReadRequest {
  readonly source: SourceFile
  readonly bytes: Uint8Array
}

export interface ReadResponse {
  readonly document: Document
}

/** Kills its own process when it grows past the limit: the heap flag of Node does not bound buffers. */
const WATCHDOG = `
  const { workerData } = require('node:worker_threads')
  setInterval(() => {
    if (process.memoryUsage.rss() > workerData.limit) process.kill(process.pid, 'SIGKILL')
  }, 20)
`

function watchMemory(limit: number): void {
  new Worker(WATCHDOG, { eval: true, workerData: { limit } }).unref()
}

watchMemory(Number(process.env.CVSIFT_MEMORY_LIMIT))
process.on('message', async ({ source, bytes }: ReadRequest) => {
  const response: ReadResponse = { document: await extract(source, bytes) }
  process.send?.(response)
})
process.on('disconnect', () => process.exit())
