/** All figures of a run, each with its interval, beside those of the baselines and of a second reader. */
import { CRITERIA, FACTS } from './labels.mjs'
import { auc, kendall, mean, ndcg, precision, recall, spearman, weightedKappa, withInterval } from './metrics.mjs'

/**
 * @typedef {object} Item one labelled document and all that is said of it
 * @property {import('./labels.mjs').Label} label
 * @property {import('./labels.mjs').Label | undefined} second
 * @property {import('./tool.mjs').Result} result
 * @property {Record<string, Scores>} scores system → what it makes of the document
 * @property {QuoteResult[]} quotes
 */

/**
 * @typedef {object} Scores
 * @property {number} overall higher is better
 * @property {Record<string, number>} criteria column of CRITERIA → higher is better
 * @property {Record<string, number>} [levels] column of CRITERIA → 0 to 3, from those who give levels
 * @property {Record<string, boolean>} [facts] column of FACTS → claimed, from those who claim any
 */

/**
 * @typedef {object} QuoteResult one labelled quote
 * @property {string} column of CRITERIA or FACTS
 * @property {string} text reduced
 * @property {{ start: number, end: number } | null} place in the reduced document; null: it is not there
 * @property {Record<string, boolean>} met system → its evidence stands there
 * @property {Record<string, number>} marked system → how much of the document it marks as evidence for this, 0 to 1
 */

const RANKING = {
  Spearman: spearman,
  'NDCG@10': (scores, labels) => ndcg(scores, labels, 10),
  'NDCG@20': (scores, labels) => ndcg(scores, labels, 20),
  'Kendall tau-b': kendall,
  'AUC, overall 2+': (scores, labels) => auc(scores, labels),
}

/**
 * @param {readonly Item[]} items
 * @param {{ resamples: number, seed: number, confidence: number }} bootstrap the same draws serve every figure
 */
export function figuresOf(items, bootstrap) {
  const systems = Object.keys(items[0]?.scores ?? {})
  const withLevels = systems.filter((system) => items[0]?.scores[system]?.levels !== undefined)
  const withFacts = systems.filter((system) => items[0]?.scores[system]?.facts !== undefined)
  const figure = (of) => withInterval(items, of, bootstrap)
  return {
    ranking: table(systems, Object.keys(RANKING), (system, metric) =>
      figure((some) =>
        RANKING[metric](
          some.map((item) => item.scores[system].overall),
          some.map((item) => item.label.overall),
        ),
      ),
    ),
    auc: table(systems, Object.keys(CRITERIA), (system, column) =>
      figure((some) =>
        auc(
          some.map((item) => item.scores[system].criteria[column]),
          some.map((item) => item.label.grades[column]),
        ),
      ),
    ),
    kappa: table(withLevels, Object.keys(CRITERIA), (system, column) =>
      figure((some) =>
        weightedKappa(
          some.map((item) => item.scores[system].levels[column]),
          some.map((item) => item.label.grades[column]),
        ),
      ),
    ),
    levels: table(withLevels, Object.keys(CRITERIA), (system, column) => levelDifferences(items, system, column)),
    facts: table(withFacts, [...Object.keys(FACTS), 'all'], (system, column) => {
      const columns = column === 'all' ? Object.keys(FACTS) : [column]
      return {
        precision: figure((some) => precision(claimsOf(some, system, columns))),
        recall: figure((some) => recall(claimsOf(some, system, columns))),
        held: claimsOf(items, system, columns).filter((each) => each.true).length,
      }
    }),
    evidence: evidenceFigures(items, figure),
  }
}

/**
 * @template Cell
 * @param {readonly string[]} rows
 * @param {readonly string[]} columns
 * @param {(row: string, column: string) => Cell} cell
 * @returns {Record<string, Record<string, Cell>>}
 */
function table(rows, columns, cell) {
  return Object.fromEntries(
    rows.map((row) => [row, Object.fromEntries(columns.map((column) => [column, cell(row, column)]))]),
  )
}

/**
 * @param {readonly Item[]} items
 * @param {string} system
 * @param {string} column
 */
function levelDifferences(items, system, column) {
  const differences = items.map((item) => item.scores[system].levels[column] - item.label.grades[column])
  return {
    exact: differences.filter((each) => each === 0).length,
    above: differences.filter((each) => each > 0).length,
    below: differences.filter((each) => each < 0).length,
    mean: mean(differences),
  }
}

/**
 * @param {readonly Item[]} items
 * @param {string} system
 * @param {readonly string[]} columns
 */
function claimsOf(items, system, columns) {
  return items.flatMap((item) =>
    columns.flatMap((column) => {
      const truth = item.label.facts[column]
      return truth === null ? [] : [{ claimed: item.scores[system].facts[column], true: truth }]
    }),
  )
}

/**
 * @param {readonly Item[]} items
 * @param {(of: (some: readonly Item[]) => number) => { value: number, low: number, high: number }} figure
 */
function evidenceFigures(items, figure) {
  const groups = {
    ...Object.fromEntries(Object.keys(CRITERIA).map((column) => [column, [column]])),
    'all criteria': Object.keys(CRITERIA),
    'all facts': Object.keys(FACTS),
  }
  const quotesIn = (some, columns) =>
    some.flatMap((item) => item.quotes.filter((quote) => quote.place !== null && columns.includes(quote.column)))
  const systems = Object.keys(items.find((item) => item.quotes.length > 0)?.quotes[0].met ?? {})
  return table(systems, Object.keys(groups), (system, group) => {
    const quotes = quotesIn(items, groups[group])
    return {
      recall: figure((some) => mean(quotesIn(some, groups[group]).map((quote) => (quote.met[system] ? 1 : 0)))),
      marked: mean(quotes.map((quote) => quote.marked[system])),
      quotes: quotes.length,
    }
  })
}
