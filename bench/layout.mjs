/** How many pairs of lines come in the order that people read them, and how many printed headings are found: see bench/README.md. */
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readQuote, reduce } from './quality/evidence.mjs'
import { parseCsv } from './quality/labels.mjs'

const usage = `usage: node bench/layout.mjs FOLDER [--labels FOLDER] [--dist FOLDER]

FOLDER     documents named ID.ext
--labels   holds reading_order.csv and sections.jsonl (default: $CVSIFT_LABELS, else FOLDER)
--dist     another build (default: dist)`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { labels: { type: 'string' }, dist: { type: 'string' } },
})
const folder = positionals[0]
if (folder === undefined) {
  console.error(usage)
  process.exit(2)
}
const labels = values.labels ?? process.env.CVSIFT_LABELS ?? folder
const { extractHere } = await import(resolve(values.dist ?? 'dist', 'io/world.js'))
const files = new Map((await readdir(folder)).map((name) => [name.replace(/\.[^.]+$/, ''), join(folder, name)]))

const documents = new Map()

await printOrder()
await printHeadings()
process.exit(0)

/** Pairs in order for the tool and for pdftotext; the pairs that the tool has wrong are listed. */
async function printOrder() {
  const [header, ...rows] = parseCsv(await readFile(join(labels, 'reading_order.csv'), 'utf8'))
  const pairs = rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])))
  const counts = { pairs: 0, cvsift: 0, pdftotext: 0 }
  for (const pair of pairs) {
    const path = files.get(pair.id)
    if (path === undefined) continue
    const a = await wordsOf(path, pair.a, pair.alen)
    const b = await wordsOf(path, pair.b, pair.blen)
    const tool = reduce((await read(path)).text).text
    const inOrder = holds(pair.kind, tool, a, b)
    counts.pairs++
    counts.cvsift += inOrder ? 1 : 0
    counts.pdftotext += holds(pair.kind, reduce(await plainText(path)).text, a, b) ? 1 : 0
    if (!inOrder)
      console.log(
        `${pair.id} p${pair.page} ${pair.kind}: "${a}" before "${b}": ${placesOf(tool, a)} and ${placesOf(tool, b)}`,
      )
  }
  console.log(`pairs in order: cvsift ${counts.cvsift} of ${counts.pairs}, pdftotext ${counts.pdftotext}`)
}

async function wordsOf(path, start, length) {
  const [option, at] = String(start).includes(':') ? String(start).split(':') : ['text', start]
  const quote = await readQuote(path, { option, start: Number(at), length: Number(length) })
  return quote?.text ?? ''
}

async function plainText(path) {
  const { execFileSync } = await import('node:child_process')
  return execFileSync('pdftotext', [path, '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

async function read(path) {
  if (!documents.has(path)) documents.set(path, await extractHere(path))
  return documents.get(path)
}

/**
 * Whether some place of `a` comes before some place of `b`; `adjacent`: with nothing between. Across columns the whole
 * right column may also come first, so that there only the presence of both can be told from one pair.
 */
function holds(kind, text, a, b) {
  const starts = placesOf(text, b)
  if (kind === 'adjacent') return placesOf(text, a).some((at) => starts.includes(at + a.length))
  const first = placesOf(text, a)[0]
  return first !== undefined && starts.some((at) => at > first)
}

function placesOf(text, words) {
  const places = []
  for (let at = text.indexOf(words); at !== -1 && words !== ''; at = text.indexOf(words, at + 1)) places.push(at)
  return places
}

/** Printed headings that begin a section (level 1) or a block of their own (level 2); those not found are listed. */
async function printHeadings() {
  const lines = (await readFile(join(labels, 'sections.jsonl'), 'utf8')).trim().split('\n')
  const counts = { printed: 0, found: 0, extra: 0, sections: 0 }
  for (const { id, sections } of lines.map((line) => JSON.parse(line))) {
    const path = files.get(id)
    if (path === undefined) continue
    const document = await read(path)
    const headings = document.sections.flatMap(({ heading }) => (heading === null ? [] : [reduce(heading).text]))
    const blocks = document.blocks
      .filter(({ kind }) => kind === 'heading')
      .map(({ range }) => reduce(document.text.slice(range.start, range.end)).text)
    const printed = sections.map(({ title }) => reduce(title).text)
    for (const { title, level } of sections) {
      const words = reduce(title).text
      const isFound = headings.includes(words) || (level > 1 && blocks.includes(words))
      counts.printed++
      counts.found += isFound ? 1 : 0
      if (!isFound)
        console.log(
          `${id} heading not found: "${title}" (level ${level})${blocks.includes(words) ? ', though its block is one' : ''}`,
        )
    }
    const extra = headings.filter((heading) => !printed.includes(heading))
    counts.sections += headings.length
    counts.extra += extra.length
    if (extra.length > 0) console.log(`${id} sections that no heading prints: ${[...new Set(extra)].join(', ')}`)
  }
  console.log(
    `headings found: ${counts.found} of ${counts.printed}; sections beside them: ${counts.extra} of ${counts.sections}`,
  )
}
