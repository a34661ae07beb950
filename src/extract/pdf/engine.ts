/**
 * pdf.js, made fit for a batch on Node 20. Loaded only where documents are read, never by the command line itself:
 * its legacy build replaces Array.prototype.push and JSON.stringify for the whole process.
 */
import { createRequire } from 'node:module'
import { inflateRawSync, inflateSync, constants as zlib } from 'node:zlib'
import type * as PdfJs from 'pdfjs-dist'
import { InPlacePort } from './in-place-port.ts'
import { LaterDecoder } from './jpeg.ts'

/** What is used of the engine. */
export interface PdfEngine {
  readonly OPS: typeof PdfJs.OPS
  getDocument(source: object): PdfJs.PDFDocumentLoadingTask
}

/** As the package has it; its own types know of browsers only. */
interface Package {
  readonly OPS: PdfEngine['OPS']
  getDocument(source: object): PdfJs.PDFDocumentLoadingTask
  readonly PDFWorker: new (options: { readonly port: InPlacePort; readonly verbosity: number }) => unknown
}

/** As the engine gives a page: operators, and the operands of each. */
export interface OperatorList {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** Bytes that one stream may inflate to; the guard of the process stops what is larger in sum. */
const inflatedLimit = 256 * 1024 * 1024

let engine: Promise<PdfEngine> | null = null

/** The engine, loaded once. */
export function loadEngine(): Promise<PdfEngine> {
  engine ??= load()
  return engine
}

async function load(): Promise<PdfEngine> {
  const push = Array.prototype.push
  const { stringify, parse } = JSON
  stubCanvas()
  inflateInPlace()
  // @ts-expect-error only the parts that pdf.js uses
  globalThis.ImageDecoder = LaterDecoder
  const api = (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as Package
  // @ts-expect-error the worker half has no types
  const { WorkerMessageHandler } = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  Object.defineProperty(Array.prototype, 'push', { value: push, writable: true, configurable: true, enumerable: false })
  JSON.stringify = stringify
  JSON.parse = parse
  const port = new InPlacePort()
  WorkerMessageHandler.initializeFromPort(port)
  const worker = new api.PDFWorker({ port, verbosity: 0 })
  return {
    OPS: api.OPS,
    getDocument: (source) => api.getDocument({ ...source, worker, ownerDocument: pageOfNoBrowser() }),
  }
}

/**
 * A document that takes fonts and shows nothing. Where there is none the engine makes outlines of every letter, to draw them
 * by itself (6 % of the time); nothing is drawn here.
 */
function pageOfNoBrowser(): object {
  return { fonts: { add: () => {}, delete: () => {} } }
}

/** Text needs no canvas: keeping the native one from loading saves 230 ms and 50 MB. */
function stubCanvas(): void {
  const scope = globalThis as Record<string, unknown>
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D', 'FontFace']) scope[name] ??= class {}
  const require = createRequire(import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'))
  try {
    const id = require.resolve('@napi-rs/canvas')
    require.cache[id] = { id, filename: id, loaded: true, exports: {} } as NodeJS.Module
  } catch {
    // Not installed: then there is nothing to keep from loading.
  }
}

/** Stands in for DecompressionStream: zlib at once, without web streams and thread pool (20 % of the time). */
function inflateInPlace(): void {
  class SyncDecompressionStream {
    private bytes = new Uint8Array()
    private readonly format: string

    constructor(format: string) {
      this.format = format
    }

    readonly writable = {
      getWriter: () => ({
        ready: Promise.resolve(),
        write: async (bytes: Uint8Array) => {
          this.bytes = bytes as Uint8Array<ArrayBuffer>
        },
        close: async () => {},
      }),
    }

    get readable(): AsyncIterable<Uint8Array> {
      const inflate = () =>
        this.format === 'deflate'
          ? inflateSync(this.bytes, { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: inflatedLimit })
          : inflateRawSync(this.bytes, { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: inflatedLimit })
      return {
        async *[Symbol.asyncIterator]() {
          await null
          yield inflate()
        },
      }
    }
  }
  // @ts-expect-error only the parts that pdf.js uses
  globalThis.DecompressionStream = SyncDecompressionStream
}
