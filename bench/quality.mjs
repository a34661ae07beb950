/** How well cvsift agrees with people who read the same documents: see bench/README.md. */
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { figuresOf } from './quality/figures.mjs'
import { toItems, wordsOfRubric } from './quality/items.mjs'
import { CRITERIA, readLabels, readQuotes } from './quality/labels.mjs'
import { factMisses, levelMisses, quoteMisses, rankMisses } from './quality/misses.mjs'
import { figuresAsText, missesAsText } from './quality/print.mjs'
import { runTool } from './quality/tool.mjs'

const usage = `usage: node bench/quality.mjs FOLDER [--labels FOLDER] [--rubric FILE] [--misses] [--json] [--dist FOLDER]

FOLDER     documents named ID.ext
--labels   holds labels.csv, and evidence.csv and labels-second.csv if there are any (default: $CVSIFT_LABELS, else FOLDER)
--rubric   another rubric with the same criteria and facets
--misses   where tool and labels part, with the evidence
--json     everything as JSON
--dist     another build (default: dist)`

/** Draws and seed of every interval. */
const bootstrap = { resamples: 1000, seed: 20250101, confidence: 0.9 }

try {
  await main()
} catch (error) {
  const said = error.diagnostics?.map(({ path, message }) => (path === null ? message : `${path}: ${message}`))
  console.error(`error: ${said?.join('\n') ?? error.message}`)
  process.exitCode = 2
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      labels: { type: 'string' },
      rubric: { type: 'string' },
      dist: { type: 'string' },
      misses: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [folder, ...rest] = positionals
  if (values.help) return console.log(usage)
  if (folder === undefined || rest.length > 0) throw new Error(`one FOLDER is needed\n\n${usage}`)
  const labelsFolder = values.labels ?? (process.env.CVSIFT_LABELS || folder)
  const labels = await readLabels(labelsFolder)
  if (labels === null) throw new Error(`there is no labels.csv in ${labelsFolder}: name its folder with --labels`)

  const run = await runTool(folder, values)
  const [second, quotes, posting] = await Promise.all([
    readLabels(labelsFolder, 'labels-second.csv'),
    readQuotes(labelsFolder),
    readPosting(labelsFolder, run.rubric),
  ])
  const items = await toItems({ labels, second, quotes, posting: posting.text }, run)
  if (items.length === 0) throw new Error(`no document in ${folder} is called after an id of labels.csv`)

  const about = aboutRun(items, labels, run, posting.from)
  const figures = figuresOf(items, bootstrap)
  const misses = values.misses ? missesOf(items) : null
  if (values.json) return console.log(JSON.stringify({ ...about, bootstrap, ...figures, misses }, null, 2))
  const lines = [...aboutAsText(about), ...figuresAsText(figures), ...(misses === null ? [] : missesAsText(misses))]
  console.log(lines.join('\n'))
}

/** The query of the baselines: a posting.txt with the labels or beside their folder, else the rubric's own words. */
async function readPosting(labelsFolder, rubric) {
  for (const path of [join(labelsFolder, 'posting.txt'), join(dirname(resolve(labelsFolder)), 'posting.txt')]) {
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text !== null) return { text, from: 'posting.txt' }
  }
  return { text: wordsOfRubric(rubric), from: "the rubric's words" }
}

/** What was compared, and what could not be. */
function aboutRun(items, labels, { rubric, report, results }, postingFrom) {
  const ids = new Set(labels.map((label) => label.id))
  const quotes = items.flatMap((item) => item.quotes)
  return {
    tool: report.tool,
    rubric: { id: rubric.id, sha256: rubric.sha256 },
    posting: postingFrom,
    documents: items.length,
    unread: items.filter((item) => !item.result.read).map((item) => item.label.id),
    labelledButAbsent: labels.filter((label) => !results.has(label.id)).map((label) => label.id),
    unlabelled: [...results.keys()].filter((id) => !ids.has(id)),
    quotes: {
      labelled: quotes.length,
      notPrinted: quotes.filter((quote) => quote.text === '').length,
      notFound: quotes.filter((quote) => quote.text !== '' && quote.place === null).length,
    },
  }
}

/** @param {ReturnType<typeof aboutRun>} about */
function aboutAsText({ tool, rubric, documents, posting, unread, labelledButAbsent, unlabelled, quotes }) {
  const list = (ids) => (ids.length === 0 ? 'none' : ids.join(' '))
  return [
    `${tool.name} ${tool.version}, rubric ${rubric.id} ${rubric.sha256.slice(0, 8)}; baselines ask for ${posting}`,
    `${documents} labelled documents; unread (points -1): ${list(unread)}; labelled but absent: ${list(labelledButAbsent)}; unlabelled, left out: ${list(unlabelled)}`,
    `${quotes.labelled} labelled quotes; left out: ${quotes.notPrinted} that pdftotext could not print, ${quotes.notFound} not in the text we read`,
    `in brackets: ${bootstrap.confidence * 100} % bootstrap interval over documents, ${bootstrap.resamples} resamples`,
  ]
}

function missesOf(items) {
  return {
    ranks: rankMisses(items),
    levels: Object.fromEntries(Object.keys(CRITERIA).map((column) => [column, levelMisses(items, column)])),
    facts: factMisses(items),
    quotes: quoteMisses(items),
  }
}
