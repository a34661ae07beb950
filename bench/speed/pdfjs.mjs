/**
 * What reading a PDF costs at the least: pdf.js with what makes it fit for a batch and nothing else, asked for the text of each
 * page (`text`) or for its painting operations (`operators`). No columns, sections or hidden text come of it. It stays as it
 * is whatever the build does to the engine, so that figures of different days can be compared.
 *
 * node pdfjs.mjs WHAT LIST: reads the PDFs that LIST names, separated by NUL, in a thread a core.
 */
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { inflateRawSync, inflateSync, constants as zlib } from 'node:zlib'

/** How much a page gives of what is asked. */
const WHAT = {
  text: async (page) => {
    let text = ''
    for (const { str, hasEOL } of (await page.getTextContent()).items) text += hasEOL ? `${str}\n` : str
    return text.length
  },
  operators: async (page) => (await page.getOperatorList()).fnArray.length,
}

/**
 * @param {keyof typeof WHAT} what
 * @returns {Promise<(bytes: Uint8Array) => Promise<number>>} counts characters or operations of a PDF
 */
export async function openPdfJs(what) {
  const { getDocument, PDFWorker } = await loadMended()
  const home = join(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'), '..')
  const options = {
    ...{ verbosity: 0, maxImageSize: 1, cMapPacked: true, worker: new PDFWorker({ verbosity: 0 }) },
    ...{ cMapUrl: join(home, 'cmaps/'), standardFontDataUrl: join(home, 'standard_fonts/') },
  }
  return async (bytes) => {
    const task = getDocument({ data: new Uint8Array(bytes), ...options })
    const document = await task.promise
    let count = 0
    for (let number = 1; number <= document.numPages; number++)
      count += await WHAT[what](await document.getPage(number))
    await task.destroy()
    return count
  }
}

/** Without a canvas, with zlib in place of web streams, and with the built-ins that its legacy build replaces put back. */
async function loadMended() {
  const { push } = Array.prototype
  const { stringify, parse } = JSON
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globalThis[name] ??= class {}
  const require = createRequire(import.meta.resolve('pdfjs-dist'))
  try {
    const id = require.resolve('@napi-rs/canvas')
    require.cache[id] = { id, filename: id, loaded: true, exports: {} }
  } catch {
    // Not installed.
  }
  globalThis.DecompressionStream = SyncDecompressionStream
  const engine = await import('pdfjs-dist/legacy/build/pdf.mjs')
  globalThis.pdfjsWorker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  Object.defineProperty(Array.prototype, 'push', { value: push, writable: true, configurable: true, enumerable: false })
  Object.assign(JSON, { stringify, parse })
  return engine
}

class SyncDecompressionStream {
  constructor(format) {
    let bytes
    const write = async (given) => {
      bytes = given
    }
    const inflate = format === 'deflate' ? inflateSync : inflateRawSync
    this.writable = { getWriter: () => ({ ready: Promise.resolve(), write, close: async () => {} }) }
    this.readable = {
      async *[Symbol.asyncIterator]() {
        await null
        yield inflate(bytes, { finishFlush: zlib.Z_SYNC_FLUSH })
      },
    }
  }
}

/** Files are handed out one by one, the largest first. */
async function readAll(what, paths) {
  const waiting = paths.toSorted((a, b) => statSync(a).size - statSync(b).size)
  const readers = Array.from({ length: availableParallelism() }, async () => {
    const thread = new Worker(fileURLToPath(import.meta.url), { workerData: { what } })
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      thread.postMessage(path)
      await new Promise((resolve, reject) => {
        thread.once('message', resolve)
        thread.once('error', reject)
      })
    }
    await thread.terminate()
  })
  await Promise.all(readers)
}

if (!isMainThread && workerData?.what !== undefined) {
  const read = openPdfJs(workerData.what)
  parentPort.on('message', async (path) => {
    parentPort.postMessage(await (await read)(readFileSync(path)).catch(() => 0))
  })
} else if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [what, list] = process.argv.slice(2)
  await readAll(what, readFileSync(list, 'utf8').split('\0').filter(Boolean))
}
