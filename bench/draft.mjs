/** How well a drafted rubric ranks, beside TF-IDF and BM25 of the same posting: see bench/README.md. */
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openTool } from './draft/tool.mjs'
import { bm25, stemsOf, tfidfCosine } from './quality/baselines.mjs'
import { averagePrecision } from './quality/metrics.mjs'

const usage = `usage: node bench/draft.mjs FOLDER [--postings FOLDER] [--sample COUNT] [--cache-dir FOLDER] [--only NAME] [--json]

FOLDER      holds a folder for each kind of work, with CVs of people who do it
--postings  a posting for each, called as the folder is (default: bench/draft/postings)
--sample    so many of each kind, spread over the folder (default: all)
--cache-dir where read documents are kept (default: nowhere)
--only      one posting`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    postings: { type: 'string', default: fileURLToPath(new URL('draft/postings', import.meta.url)) },
    sample: { type: 'string' },
    'cache-dir': { type: 'string' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const [folder] = positionals
if (folder === undefined) {
  console.error(usage)
  process.exit(2)
}

const postings = (await readdir(values.postings)).toSorted().map((name) => join(values.postings, name))
const kinds = postings.map((path) => basename(path).replace(/\.[^.]+$/, ''))
const tool = await openTool({ cacheFolder: values['cache-dir'] ?? null })
const cvs = await tool.read(await sampled(folder, kinds, values.sample === undefined ? null : Number(values.sample)))
const bags = cvs.map(({ document }) => stemsOf(document.text, tool.language))

const rows = []
for (const [index, path] of postings.entries()) {
  const kind = kinds[index] ?? ''
  if (values.only !== undefined && values.only !== kind) continue
  const wanted = cvs.map((cv) => basename(dirname(cv.path)) === kind)
  const { text, points } = await tool.rankByDraft(path, cvs)
  const query = stemsOf(text, tool.language)
  rows.push({
    kind,
    draft: averagePrecision(points, wanted),
    tfidf: averagePrecision(tfidfCosine(bags, query), wanted),
    bm25: averagePrecision(bm25(bags, query), wanted),
    count: wanted.filter(Boolean).length,
  })
}

if (values.json) console.log(JSON.stringify(rows, null, 2))
else print()

async function sampled(root, folders, count) {
  const lists = await Promise.all(
    folders.map(async (name) => {
      const all = (await readdir(join(root, name))).toSorted()
      const step = count === null ? 1 : Math.max(1, all.length / count)
      const chosen =
        count === null ? all : all.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
      return chosen.slice(0, count ?? chosen.length).map((file) => join(root, name, file))
    }),
  )
  return lists.flat()
}

function print() {
  const mean = (of) => rows.reduce((sum, row) => sum + of(row), 0) / rows.length
  const cells = (name, row) => [
    name.padEnd(24),
    ...['draft', 'tfidf', 'bm25'].map((key) => row(key).toFixed(3).slice(1).padStart(7)),
  ]
  console.log(`${cvs.length} CVs of ${kinds.length} kinds; average precision`)
  console.log(['posting'.padEnd(24), 'draft'.padStart(7), 'TF-IDF'.padStart(7), 'BM25'.padStart(7)].join(''))
  for (const row of rows) console.log(cells(`${row.kind} (${row.count})`, (key) => row[key]).join(''))
  console.log(cells('mean', (key) => mean((row) => row[key])).join(''))
}
