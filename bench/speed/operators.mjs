/**
 * What reading a PDF costs at the least: pdf.js as it is made fit for a batch (src/extract/pdf/engine.ts), asked for the list
 * of painting operations of each page and nothing else. No positions, order, sections or hidden text come of it.
 *
 * node operators.mjs DIST LIST: reads the PDFs that LIST names, separated by NUL, in a thread a core.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

/**
 * @param {string} dist the build whose engine is used
 * @returns {Promise<(bytes: Uint8Array) => Promise<number>>} counts the operations of a PDF
 */
export async function openOperators(dist) {
  const { loadEngine } = await import(pathToFileURL(join(dist, 'extract/pdf/engine.js')).href)
  const { getDocument, PDFWorker } = await loadEngine()
  const home = join(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'), '..')
  const options = {
    ...{ verbosity: 0, maxImageSize: 1, cMapPacked: true, worker: new PDFWorker({ verbosity: 0 }) },
    ...{ cMapUrl: join(home, 'cmaps/'), standardFontDataUrl: join(home, 'standard_fonts/') },
  }
  return async (bytes) => {
    const task = getDocument({ data: new Uint8Array(bytes), ...options })
    const document = await task.promise
    let count = 0
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      count += (await page.getOperatorList()).fnArray.length
    }
    await task.destroy()
    return count
  }
}

/** Files are handed out one by one. */
async function readAll(dist, paths) {
  let next = 0
  const readers = Array.from({ length: availableParallelism() }, async () => {
    const thread = new Worker(fileURLToPath(import.meta.url), { workerData: { dist } })
    for (let path = paths[next++]; path !== undefined; path = paths[next++]) {
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

if (!isMainThread && workerData?.dist !== undefined) {
  const operators = openOperators(workerData.dist)
  parentPort.on('message', async (path) => {
    parentPort.postMessage(await (await operators)(readFileSync(path)).catch(() => 0))
  })
} else if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [dist, list] = process.argv.slice(2)
  await readAll(dist, readFileSync(list, 'utf8').split('\0').filter(Boolean))
}
