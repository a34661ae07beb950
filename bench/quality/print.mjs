/** The figures and the misses as text. */
import { CRITERIA } from './labels.mjs'

/** @param {number} value @returns {string} `.94`, `1.00`, `-.10`, `–` where there is no figure */
export function short(value, digits = 2) {
  return Number.isFinite(value) ? value.toFixed(digits).replace(/^(-?)0\./, '$1.') : '–'
}

/** @param {{ value: number, low: number, high: number }} figure */
function withRange({ value, low, high }) {
  return Number.isFinite(low) ? `${short(value)} (${short(low)}–${short(high)})` : short(value)
}

/**
 * Columns as wide as their widest cell.
 *
 * @param {readonly (readonly string[])[]} rows
 */
export function aligned(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)))
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at]))
      .join('   ')
      .trimEnd(),
  )
}

/** @param {ReturnType<typeof import('./figures.mjs').figuresOf>} figures */
export function figuresAsText(figures) {
  const columns = Object.keys(CRITERIA)
  return [
    ...section('Ranking by points', grid(figures.ranking, Object.keys(Object.values(figures.ranking)[0]), withRange)),
    ...section('AUC by criterion: label 2 or 3 above 0 or 1', grid(figures.auc, columns, withRange)),
    ...section('Quadratic-weighted kappa by criterion: level against label', grid(figures.kappa, columns, withRange)),
    ...section(
      'Levels: equal, above, below the label; mean difference',
      grid(figures.levels, columns, (cell) => `${cell.exact} =  ${cell.above} +  ${cell.below} -  ${short(cell.mean)}`),
    ),
    ...section('Facts: precision, recall', factRows(figures.facts)),
    ...section(
      'Evidence recall: labelled quotes met; how much of the document is marked as evidence',
      evidenceRows(figures.evidence),
    ),
  ]
}

/**
 * @param {string} title
 * @param {readonly (readonly string[])[]} rows
 */
function section(title, rows) {
  return ['', title, ...(rows.length > 1 ? aligned(rows) : ['none']).map((line) => `  ${line}`)]
}

/**
 * @template Cell
 * @param {Record<string, Record<string, Cell>>} table
 * @param {readonly string[]} columns
 * @param {(cell: Cell) => string} show
 */
function grid(table, columns, show) {
  return [
    ['', ...columns],
    ...Object.entries(table).map(([name, row]) => [name, ...columns.map((column) => show(row[column]))]),
  ]
}

/** @param {ReturnType<typeof import('./figures.mjs').figuresOf>['facts']} facts */
function factRows(facts) {
  const systems = Object.keys(facts)
  const names = Object.keys(facts[systems[0]] ?? {})
  return [
    ['', 'held', ...systems.flatMap((system) => [`${system}: precision`, 'recall'])],
    ...names.map((name) => [
      name,
      String(facts[systems[0]][name].held),
      ...systems.flatMap((system) => [withRange(facts[system][name].precision), withRange(facts[system][name].recall)]),
    ]),
  ]
}

/** @param {ReturnType<typeof import('./figures.mjs').figuresOf>['evidence']} evidence */
function evidenceRows(evidence) {
  const systems = Object.keys(evidence)
  const groups = Object.keys(evidence[systems[0]] ?? {})
  return [
    ['', 'quotes', ...systems.flatMap((system) => [`${system}: recall`, 'marked'])],
    ...groups.map((group) => [
      group,
      String(evidence[systems[0]][group].quotes),
      ...systems.flatMap((system) => [
        withRange(evidence[system][group].recall),
        short(evidence[system][group].marked),
      ]),
    ]),
  ]
}

/**
 * @param {{ levels: Record<string, ReturnType<typeof import('./misses.mjs').levelMisses>>,
 *   facts: ReturnType<typeof import('./misses.mjs').factMisses>, ranks: ReturnType<typeof import('./misses.mjs').rankMisses>,
 *   quotes: ReturnType<typeof import('./misses.mjs').quoteMisses> }} misses
 */
export function missesAsText({ levels, facts, ranks, quotes }) {
  return [
    '',
    'RANKS outside those of the label (tool/label per criterion, points)',
    ...ranks.map(rankLine),
    ...Object.entries(levels).flatMap(([column, each]) => [
      '',
      `LEVELS ${column}: ${each.filter((miss) => miss.level > miss.label).length} above, ${each.filter((miss) => miss.level < miss.label).length} below`,
      ...each.flatMap(levelLines),
    ]),
    '',
    'FACTS wrong',
    ...facts.flatMap(factLines),
    '',
    'QUOTES of labels that no counted evidence meets',
    ...quotes.flatMap((quote) => quoteLines(quote, `${quote.id} ${quote.column}: `)),
  ]
}

function rankLine({ id, rank, off, label, second, labelRanks, points, band, levels }) {
  const parts = Object.entries(levels).map(
    ([column, each]) => `${column} ${each.level}/${each.label} ${each.points?.toFixed(0) ?? '–'}`,
  )
  const moved = off < 0 ? `${-off} too high` : `${off} too low`
  return `${id} rank ${rank}, ${moved}: label ${label}${secondOf(second, label)} has ${labelRanks.join('–')}; ${points} points, ${band}; ${parts.join(', ')}`
}

function levelLines({ id, criterion, level, label, second, score, points, sum, counted, notCounted, labelledQuote }) {
  const how = score === null ? 'unread' : `score ${short(score)}, ${points} points; ${sum}`
  return [
    `${id} ${criterion} tool ${level} label ${label}${secondOf(second, label)}; ${how}`,
    ...evidenceLines(counted),
    ...evidenceLines(notCounted),
    ...(labelledQuote === null ? [] : quoteLines(labelledQuote, '    labelled: ', [counted, notCounted])),
  ]
}

function factLines({ id, fact, claimed, counted, notCounted, labelledQuote }) {
  return [
    `${id} ${fact} ${claimed ? 'claimed, label no' : 'not claimed, label yes'}`,
    ...evidenceLines(counted),
    ...evidenceLines(notCounted),
    ...(labelledQuote === null ? [] : quoteLines(labelledQuote, '    labelled: ', [counted, notCounted])),
  ]
}

/** @param {{ shown: readonly import('./misses.mjs').Shown[], more: number }} evidence */
function evidenceLines({ shown, more }) {
  const lines = shown.map(
    ({ level, polarity, facetId, term, strength, passages, at, quote, note }) =>
      `    [${level}]${polarity === 'affirmed' ? '' : ` ${polarity}`} ${facetId} "${term}" ${short(strength)}${passages > 1 ? ` ×${passages}` : ''} ${at} ${quote} | ${note}`,
  )
  return more > 0 ? [...lines, `    and ${more} more`] : lines
}

/**
 * @param {NonNullable<ReturnType<typeof import('./misses.mjs').factMisses>[number]['labelledQuote']>} labelled
 * @param {string} head
 * @param {readonly { shown: readonly import('./misses.mjs').Shown[] }[]} above what the lines before this one show
 */
function quoteLines({ at, quote, isRead, there }, head, above = []) {
  if (!isRead) return [`${head}not in the text we read: ${quote || '(the document could not be printed)'}`]
  const known = new Set(above.flatMap(evidenceLines))
  const lines = evidenceLines(there)
  const unknown = lines.filter((line) => !known.has(line))
  const remark = lines.length === 0 ? ' | nothing found in it' : unknown.length === 0 ? ' | as above' : ''
  return [`${head}${at} “${quote}”${remark}`, ...unknown]
}

/**
 * @param {number | null} second
 * @param {number} label
 */
function secondOf(second, label) {
  return second === null || second === label ? '' : ` (second reader ${second})`
}
