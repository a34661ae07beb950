/**
 * Reading beside its least cost, document by document in warm processes, one of which works at a time: `node paired.mjs DIST
 * LIST` prints as JSON milliseconds of CPU time of ours, of pdf.js's text and of its operations alone, for each PDF that LIST
 * names, separated by NUL.
 */
import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { openPdfJs } from './pdfjs.mjs'

/** Reads after which the compiler has seen enough. */
const warmUp = 60

/** Who reads, in the order in which they are printed. */
const READERS = {
  ours: async (dist) => {
    const { extractHere } = await import(pathToFileURL(join(dist, 'io/world.js')).href)
    return extractHere
  },
  text: readByPdfJs,
  operators: readByPdfJs,
}

async function readByPdfJs(_dist, what) {
  const read = await openPdfJs(what)
  return (path) => read(readFileSync(path)).catch(() => 0)
}

/** A process of one reader: each path that comes is answered by the milliseconds that reading it took. */
async function serve(what, dist) {
  const read = await READERS[what](dist, what)
  process.on('message', async (path) => {
    const { user, system } = process.cpuUsage()
    await read(path)
    const used = process.cpuUsage({ user, system })
    process.send((used.user + used.system) / 1000)
  })
}

async function measure(dist, paths) {
  const readers = Object.keys(READERS).map((what) => fork(fileURLToPath(import.meta.url), ['--as', what, dist]))
  const warming = Array.from({ length: paths.length === 0 ? 0 : warmUp }, (_, index) => paths[index % paths.length])
  const rows = []
  for (const path of [...warming, ...paths]) {
    const row = []
    for (const reader of readers) row.push(await ask(reader, path))
    rows.push(row)
  }
  for (const reader of readers) reader.kill()
  return rows.slice(warming.length)
}

function ask(reader, path) {
  return new Promise((resolve, reject) => {
    reader.once('message', resolve)
    reader.once('exit', reject)
    reader.send(path)
  }).finally(() => reader.removeAllListeners())
}

const [first, ...rest] = process.argv.slice(2)
if (first === '--as') await serve(...rest)
else console.log(JSON.stringify(await measure(first, readFileSync(rest[0], 'utf8').split('\0').filter(Boolean))))
