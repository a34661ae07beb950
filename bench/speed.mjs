/** How fast cvsift is, beside pdftotext and scikit-learn in the same run: see bench/README.md. */
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { callBench, fixtures, megabytes, numbersIn, rubric } from './call.mjs'
import { writeBatch } from './speed/batch.mjs'
import { measure } from './speed/measure.mjs'
import { besidePdfJs, pdfjs, pdftotext, scikitLearn } from './speed/peers.mjs'

const usage = `usage: node bench/speed.mjs [--sizes LIST] [--kind pdf|text] [--dist FOLDER] [--keep] [--json]

--sizes   applications, by commas (default: 100,1000)
--kind    pdf: real PDFs (default); text: Markdown, for what comes after reading
--dist    another build (default: dist)
--keep    leave the batches, and say where
--json    everything as JSON`

/** What people change in a rubric, one after the other: a criterion's weight, what a level takes, and one term. */
const EDITS = [
  { phase: 'a weight edited', from: /^( {4}weight: )[\d.]+$/m, to: '$11.5' },
  { phase: 'a level edited', from: /^( {4}enough: .*used: )[\d.]+/m, to: '$11.75' },
  { phase: 'a term edited', from: /^( {12}weight: )[\d.]+$/m, to: '$10.9' },
]

/** Documents whose reading is timed one by one. */
const sampleSize = 200

const options = {
  sizes: { type: 'string', default: '100,1000' },
  kind: { type: 'string', default: 'pdf' },
  keep: { type: 'boolean', default: false },
}

await callBench(usage, options, async ({ kind, dist, keep, json, ...values }) => {
  const sizes = numbersIn(values.sizes, usage)
  if (!['pdf', 'text'].includes(kind)) throw new Error(usage)
  const folder = await mkdtemp(join(tmpdir(), 'cvsift-bench-'))
  try {
    for (const size of sizes) {
      const figures = await benchBatch(join(folder, String(size)), size, { kind, dist })
      console.log(json ? JSON.stringify(figures) : asText(figures))
    }
  } finally {
    if (keep) console.error(`left in ${folder}`)
    else await rm(folder, { recursive: true, force: true })
  }
})

/** All phases of one batch, in the order in which a user meets them. */
async function benchBatch(folder, size, { kind, dist }) {
  const main = join(dist, 'cli/main.js')
  const inbox = join(folder, 'inbox')
  await mkdir(inbox, { recursive: true })
  const { paths, texts } = await writeBatch(inbox, size, kind, { main, fixtures })
  const edited = join(folder, 'rubric.yaml')
  await writeFile(edited, await readFile(rubric))
  const output = join(folder, 'report')
  const run = async () => {
    await rm(output, { recursive: true, force: true })
    const options = ['-r', edited, '-o', output, '--cache-dir', join(folder, 'cache'), '--force', '--reproducible']
    const cost = await measure(process.execPath, [main, 'rank', inbox, ...options])
    // A document that cannot be read and a mistake in the rubric end with the same exit code.
    await stat(join(output, 'report.json'))
    return cost
  }
  const phases = { cold: await run(), warm: await run() }
  await appendFile(paths.at(-1), '\n% edited\n')
  phases['one file changed'] = await run()
  for (const { phase, from, to } of EDITS) {
    const text = await readFile(edited, 'utf8')
    if (!from.test(text)) throw new Error(`nothing to edit in the rubric for "${phase}"`)
    await writeFile(edited, text.replace(from, to))
    phases[phase] = await run()
  }
  const peers = {
    pdftotext: await pdftotext(paths, folder),
    'pdf.js, text alone': await pdfjs('text', paths, folder),
    'pdf.js, operators alone': await pdfjs('operators', paths, folder),
    'scikit-learn': await scikitLearn(texts, folder),
  }
  return {
    ...{ size, kind, cores: availableParallelism(), phases, peers },
    reading: await readingTimes(paths, dist),
    besidePdfJs: await besidePdfJs(paths, folder, dist),
    sizes: { cache: await sizeOf(join(folder, 'cache')), report: await sizesIn(output) },
  }
}

/** Milliseconds that one process takes for a document, once it is warm. */
async function readingTimes(paths, dist) {
  const { openPool } = await import(pathToFileURL(join(dist, 'io/pool.js')).href)
  const pool = openPool(1)
  const times = []
  const sample = Array.from(
    { length: Math.min(sampleSize, paths.length) },
    (_, index) => paths[Math.floor((index * paths.length) / Math.min(sampleSize, paths.length))],
  )
  for (const path of sample) {
    const bytes = await readFile(path)
    const startedAt = performance.now()
    await pool.read({ path, container: null, mediaType: null, size: bytes.length, sha256: path }, bytes)
    times.push(performance.now() - startedAt)
  }
  pool.close()
  const sorted = times.slice(Math.floor(times.length / 4)).toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  return { median: at(0.5), p95: at(0.95) }
}

async function sizesIn(folder) {
  const names = (await readdir(folder)).toSorted()
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await stat(join(folder, name))).size])))
}

async function sizeOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

function asText({ size, kind, cores, phases, peers, reading, besidePdfJs, sizes }) {
  const seconds = (value) => (value === null ? '–' : `${value.toFixed(2)} s`)
  const row = ([name, cost]) => {
    if (cost === null) return `| ${name} | not installed, or no PDF here | | | | |`
    const failed = [0, 2].includes(cost.status) ? '' : ` (exit ${cost.status})`
    const times = `${seconds(cost.wall)} | ${seconds(cost.cpu)} | ${(size / cost.wall).toFixed(0)}`
    const ratio = cost.cpu === null ? '–' : (cost.cpu / phases.cold.cpu).toFixed(2)
    return `| ${name}${failed} | ${times} | ${ratio} | ${megabytes(cost.memory)} |`
  }
  return [
    `\n${size} applications (${kind}), ${cores} cores\n`,
    '| run | wall | CPU | applications/s | CPU / cold | peak memory of the tree |',
    '| --- | --: | --: | --: | --: | --: |',
    ...Object.entries(phases).map(row),
    ...Object.entries(peers).map(row),
    '',
    `reading a document in one warm process: median ${reading.median.toFixed(1)} ms, p95 ${reading.p95.toFixed(1)} ms`,
    ...Object.entries(besidePdfJs ?? {}).map(
      ([what, { all, median }]) =>
        `beside pdf.js's ${what} alone, in warm processes: ${all.toFixed(2)} of its CPU time, median ${median.toFixed(2)}`,
    ),
    `cache ${megabytes(sizes.cache)}; ${Object.entries(sizes.report)
      .map(([name, bytes]) => `${name} ${megabytes(bytes)}`)
      .join(', ')}`,
  ].join('\n')
}
