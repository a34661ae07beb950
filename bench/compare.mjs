/** Whether a change of rules or rubric is more than noise, on several sets of labelled documents at once: see bench/README.md. */
import { parseArgs } from 'node:util'
import { CRITERIA, readLabels } from './quality/labels.mjs'
import { mean, ndcg, spearman, weightedKappa, withInterval } from './quality/metrics.mjs'
import { aligned, short } from './quality/print.mjs'
import { runTool } from './quality/tool.mjs'

const usage = `usage: node bench/compare.mjs FOLDER=LABELS… [--dist OLD] [--new-dist NEW] [--rubric OLD] [--new-rubric NEW]

FOLDER=LABELS  documents named ID.ext, and the folder of their labels.csv; each pair is a set
--dist         the build before (default: dist), --new-dist the build after (default: the same)
--rubric       the rubric before (default: the shipped one), --new-rubric the rubric after (default: the same)`

/** Draws and seed of every interval, as in quality.mjs. */
const bootstrap = { resamples: 1000, seed: 20250101, confidence: 0.9 }

/**
 * @typedef {object} Compared one labelled document
 * @property {string} set
 * @property {import('./quality/labels.mjs').Label} label
 * @property {import('./quality/tool.mjs').Result} before
 * @property {import('./quality/tool.mjs').Result} after
 */

const kappaOf = (column) => (some, when) =>
  weightedKappa(
    some.map((each) => levelOf(each[when], column)),
    some.map((each) => each.label.grades[column]),
  )

/** Figure → of some documents and `before` or `after`. */
const FIGURES = {
  Spearman: (some, when) => spearman(pointsOf(some, when), overallOf(some)),
  'NDCG@10': (some, when) => ndcg(pointsOf(some, when), overallOf(some), 10),
  ...Object.fromEntries(Object.keys(CRITERIA).map((column) => [`kappa ${column}`, kappaOf(column)])),
  'mean kappa': (some, when) => mean(Object.keys(CRITERIA).map((column) => kappaOf(column)(some, when))),
}

try {
  await main()
} catch (error) {
  console.error(`error: ${error.message}`)
  process.exitCode = 2
}

async function main() {
  const text = { type: 'string' }
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      dist: text,
      'new-dist': text,
      rubric: text,
      'new-rubric': text,
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  const pairs = positionals.map((pair) => pair.split('='))
  if (pairs.length === 0 || pairs.some((pair) => pair.length !== 2))
    throw new Error(`FOLDER=LABELS is needed\n\n${usage}`)
  const { dist, rubric, 'new-dist': newDist = dist, 'new-rubric': newRubric = rubric } = values
  if (dist === newDist && rubric === newRubric)
    throw new Error(`name another build or rubric to compare with\n\n${usage}`)
  const items = []
  for (const [folder, labels] of pairs) {
    const before = await runTool(folder, { dist, rubric })
    const after = await runTool(folder, { dist: newDist, rubric: newRubric })
    items.push(...(await comparedIn(folder, labels, before, after)))
  }
  if (items.length === 0) throw new Error('no document is called after an id of a labels.csv')
  console.log([...figureLines(items), '', ...moveLines(items)].join('\n'))
}

/** @returns {Promise<Compared[]>} the labelled documents of one set that are in its folder */
async function comparedIn(folder, labelsFolder, before, after) {
  const labels = await readLabels(labelsFolder)
  if (labels === null) throw new Error(`there is no labels.csv in ${labelsFolder}`)
  return labels
    .filter(({ id }) => before.results.has(id))
    .map((label) => ({ set: folder, label, before: before.results.get(label.id), after: after.results.get(label.id) }))
}

/** A row a figure: each set before and after, all together, and how much that is, drawn with the same documents for both. */
function figureLines(items) {
  const sets = [...new Set(items.map(({ set }) => set))].map((set) => items.filter((each) => each.set === set))
  const groups = sets.length > 1 ? [...sets, items] : sets
  const rows = Object.entries(FIGURES).map(([name, figure]) => {
    const change = withInterval(items, (some) => figure(some, 'after') - figure(some, 'before'), bootstrap)
    const cells = groups.map((some) => `${exact(figure(some, 'before'))} → ${exact(figure(some, 'after'))}`)
    return [name, ...cells, `${signed(change.value)} (${signed(change.low)} to ${signed(change.high)})`]
  })
  const heads = groups.map((some, at) => (at < sets.length ? `${some[0].set} (${some.length})` : `all ${some.length}`))
  return aligned([['', ...heads, `change of all, ${bootstrap.confidence * 100} % interval`], ...rows])
}

/** Every level that moved, beside the label. */
function moveLines(items) {
  return Object.keys(CRITERIA).map((column) => {
    const moved = items.filter(({ before, after }) => levelOf(before, column) !== levelOf(after, column))
    const nearer = moved.filter((each) => distance(each, 'after', column) < distance(each, 'before', column)).length
    const list = moved.map(({ label, before, after }) => {
      return `${label.id} ${levelOf(before, column)}→${levelOf(after, column)} (${label.grades[column]})`
    })
    const told = moved.length === 0 ? '' : `, ${nearer} nearer to the label in brackets: ${list.join(', ')}`
    return `${column}: levels moved ${moved.length}${told}`
  })
}

/** Unread is level 0. */
function levelOf(result, column) {
  return result.criteria.get(CRITERIA[column])?.level ?? 0
}

function distance(item, when, column) {
  return Math.abs(levelOf(item[when], column) - item.label.grades[column])
}

function pointsOf(some, when) {
  return some.map((each) => each[when].points)
}

function overallOf(some) {
  return some.map(({ label }) => label.overall)
}

function exact(value) {
  return short(value, 3)
}

function signed(value) {
  return Number.isFinite(value) && value >= 0 ? `+${exact(value)}` : exact(value)
}
