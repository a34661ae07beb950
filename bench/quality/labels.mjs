/** The labels of a folder: what people who read the documents said of them. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Column of labels.csv → criterion of the rubric. */
export const CRITERIA = {
  ml: 'machine-learning',
  stats_opt: 'optimization-statistics',
  neuroimaging: 'neuroimaging',
  coding: 'programming',
  research: 'research',
}

/** Column of labels.csv → facet of the rubric. */
export const FACTS = {
  python: { criterionId: 'programming', facetId: 'python' },
  matlab: { criterionId: 'programming', facetId: 'matlab' },
  r: { criterionId: 'programming', facetId: 'r' },
  mri: { criterionId: 'neuroimaging', facetId: 'mri' },
  meg: { criterionId: 'neuroimaging', facetId: 'meg' },
  eeg: { criterionId: 'neuroimaging', facetId: 'eeg' },
  phd: { criterionId: 'research', facetId: 'phd' },
}

/**
 * @typedef {object} Label what one reader said of one document
 * @property {string} id
 * @property {number} overall 0 to 3
 * @property {Record<string, number>} grades column of CRITERIA → 0 to 3
 * @property {Record<string, boolean | null>} facts column of FACTS → true or not; null: it is unclear, and left out
 */

/**
 * @typedef {object} LabelledQuote where the best evidence of a label stands
 * @property {string} id
 * @property {string} column of CRITERIA or FACTS
 * @property {'text' | 'raw' | 'layout'} option how pdftotext was run
 * @property {number} start into the reduced text
 * @property {number} length of the reduced text
 */

/**
 * @param {string} folder holds labels.csv
 * @param {string} name
 * @returns {Promise<Label[] | null>} null when there is no such file
 */
export async function readLabels(folder, name = 'labels.csv') {
  const rows = await readRows(join(folder, name))
  return rows === null ? null : rows.map(toLabel)
}

/** @param {Record<string, string>} row */
function toLabel(row) {
  return {
    id: row.id,
    overall: gradeOf(row, 'overall'),
    grades: Object.fromEntries(Object.keys(CRITERIA).map((column) => [column, gradeOf(row, column)])),
    facts: Object.fromEntries(Object.keys(FACTS).map((column) => [column, factOf(row[column])])),
  }
}

/**
 * @param {Record<string, string>} row
 * @param {string} column
 */
function gradeOf(row, column) {
  const grade = Number(row[column])
  if (!/^[0-3]$/.test(row[column] ?? '')) throw new Error(`${row.id}: ${column} is "${row[column]}"; grades are 0 to 3`)
  return grade
}

/** A PhD that is in progress is none yet. @param {string | undefined} value */
function factOf(value) {
  if (value === 'yes') return true
  return value === 'no' || value === 'in progress' ? false : null
}

/**
 * Quotes of labels that claim something: no grade 0, no fact that is "no", "unclear" or in progress.
 *
 * @param {string} folder holds evidence.csv
 * @returns {Promise<LabelledQuote[] | null>} null when there is no such file
 */
export async function readQuotes(folder) {
  const rows = await readRows(join(folder, 'evidence.csv'))
  if (rows === null) return null
  return rows
    .filter((row) => row.start !== '' && (row.value === 'yes' || /^[123]$/.test(row.value)))
    .map((row) => {
      const [, option = 'text', start] = /^(?:(raw|layout):)?(\d+)$/.exec(row.start) ?? []
      return { id: row.id, column: row.criterion, option, start: Number(start), length: Number(row.length) }
    })
}

/**
 * @param {string} path
 * @returns {Promise<Record<string, string>[] | null>}
 */
async function readRows(path) {
  let text
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
  const [header = [], ...rows] = parseCsv(text)
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])))
}

/**
 * @param {string} text
 * @returns {string[][]} without empty rows
 * @see RFC 4180
 */
export function parseCsv(text) {
  const rows = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}
