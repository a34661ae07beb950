/** Whether the evidence that was counted stands where a labelled quote stands. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'

/** Characters in common, reduced, from which two places are one. */
const sharedAtLeast = 12

/**
 * @typedef {object} Reduced a text's lower-case letters and digits without diacritics
 * @property {string} text
 * @property {readonly number[]} offsets of each character in the text it came from, ascending
 */

/** @typedef {{ start: number, end: number }} Range half-open */

/**
 * @param {string} text
 * @returns {Reduced}
 */
export function reduce(text) {
  const characters = []
  const offsets = []
  let at = 0
  for (const character of text) {
    for (const kept of fold(character)) {
      characters.push(kept)
      offsets.push(at)
    }
    at += character.length
  }
  return { text: characters.join(''), offsets }
}

/** Split into UTF-16 units, so that offsets into the text are offsets into the list. @param {string} text */
function fold(text) {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .split('')
}

/**
 * The words of a labelled quote, folded as `reduce` does, by the coding of evidence.csv: `start` and `length` count
 * letters and digits after NFKC, in lower case, of what `pdftotext` prints, or of the content of other formats.
 *
 * @param {string} path of the document
 * @param {import('./labels.mjs').LabelledQuote} quote
 * @returns {Promise<{ text: string, at: number } | null>} `at`: how far into the document, 0 to 1; null when it cannot be told
 */
export async function readQuote(path, quote) {
  const content = await readContent(path, quote.option)
  if (content === null) return null
  const characters = [
    ...content
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ]
  const text = fold(characters.slice(quote.start, quote.start + quote.length).join('')).join('')
  return text === '' ? null : { text, at: quote.start / characters.length }
}

const contents = new Map()

/**
 * @param {string} path
 * @param {'text' | 'raw' | 'layout'} option
 * @returns {Promise<string | null>}
 */
function readContent(path, option) {
  const key = `${option} ${path}`
  if (!contents.has(key)) contents.set(key, contentOf(path, option))
  return contents.get(key)
}

/**
 * @param {string} path
 * @param {'text' | 'raw' | 'layout'} option
 */
async function contentOf(path, option) {
  if (path.endsWith('.pdf')) return printPdf(path, option === 'text' ? [] : [`-${option}`])
  const bytes = await readFile(path)
  return path.endsWith('.docx') ? textOfDocx(bytes) : bytes.toString('utf8')
}

/**
 * @param {string} path
 * @param {readonly string[]} options
 * @returns {Promise<string | null>} null when pdftotext is missing or fails
 */
async function printPdf(path, options) {
  try {
    const { stdout } = await promisify(execFile)('pdftotext', [...options, path, '-'], { maxBuffer: 2 ** 26 })
    return stdout
  } catch {
    return null
  }
}

/** @param {Uint8Array} bytes */
function textOfDocx(bytes) {
  const part = unzipSync(bytes)['word/document.xml']
  const xml = new TextDecoder().decode(part)
  const entities = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }
  const texts = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].map((match) => match[1])
  return texts.join('').replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity])
}

/**
 * Where a quote stands in a document as the tool read it: of several places the one about as far into the document. When
 * lines stand in another order there, the longest part of it that is in one piece.
 *
 * @param {Reduced} document
 * @param {{ text: string, at: number }} quote
 * @returns {Range | null} into the reduced text; null when not even a part is there
 */
export function findQuote(document, { text, at }) {
  const part = document.text.includes(text) ? text : longestPart(document.text, text)
  if (part.length < leastShared(text)) return null
  const starts = []
  for (let from = document.text.indexOf(part); from !== -1; from = document.text.indexOf(part, from + 1)) {
    starts.push(from)
  }
  const expected = at * document.text.length
  const [start] = starts.toSorted((a, b) => Math.abs(a - expected) - Math.abs(b - expected))
  return { start, end: start + part.length }
}

/** @param {string} quote */
function leastShared(quote) {
  return Math.min(sharedAtLeast, Math.ceil(quote.length / 2))
}

/**
 * The longest string that both hold.
 *
 * @param {string} text
 * @param {string} quote
 */
function longestPart(text, quote) {
  for (let length = quote.length - 1; length > 0; length--) {
    for (let from = 0; from + length <= quote.length; from++) {
      const part = quote.slice(from, from + length)
      if (text.includes(part)) return part
    }
  }
  return ''
}

/**
 * Whole lines that are touched by a range, as one range of the reduced text.
 *
 * @param {Reduced} reduced
 * @param {readonly Range[]} lines of the document, ascending
 * @param {Range} range of the document's text
 * @returns {Range}
 */
export function wholeLines(reduced, lines, range) {
  const touched = lines.filter((line) => line.start < range.end && range.start < line.end)
  const start = Math.min(range.start, ...touched.map((line) => line.start))
  const end = Math.max(range.end, ...touched.map((line) => line.end))
  return { start: firstFrom(reduced.offsets, start), end: firstFrom(reduced.offsets, end) }
}

/**
 * Index of the first value that is at least `value`.
 *
 * @param {readonly number[]} sorted
 * @param {number} value
 */
function firstFrom(sorted, value) {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Ranges in order, those that touch made one.
 *
 * @param {readonly Range[]} ranges
 * @returns {Range[]}
 */
export function merge(ranges) {
  const merged = []
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last === undefined || range.start > last.end) merged.push({ ...range })
    else last.end = Math.max(last.end, range.end)
  }
  return merged
}

/**
 * True when the marked ranges share 12 characters with the quote, or half of a shorter one.
 *
 * @param {readonly Range[]} marked merged, of the reduced text
 * @param {Range} place where the quote stands
 * @param {string} quote
 */
export function overlaps(marked, place, quote) {
  const shared = marked.reduce(
    (sum, range) => sum + Math.max(0, Math.min(range.end, place.end) - Math.max(range.start, place.start)),
    0,
  )
  return shared >= leastShared(quote)
}
