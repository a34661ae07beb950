/** Reads plain text: blank lines part paragraphs, bullets start items, short capital or underlined lines are headings. */
import type { RawDocument, Reader } from '../contract.ts'
import { kindOfExactHeading } from '../heading-kind.ts'
import { BlockWriter } from './block-writer.ts'
import { decodeText } from './decode-text.ts'
import { orRefusal } from './refusal.ts'
import { inReadingOrder } from './text-columns.ts'

export const plainText: Reader = {
  name: 'plain-text',
  version: 4,
  summary:
    'plain text in any encoding: paragraphs, bullets, drawn tables, columns; headings by underline, capitals or words',
  extensions: ['txt', 'text'],
  mediaTypes: ['text/plain'],
  sniff: () => false,
  read: (bytes) => orRefusal('plain text', async () => readPlainText(bytes)),
}

/** A bullet or number and white space before the words of an item. */
const bullet = /^\s*(?:[-*•–—◦▪▫■□●○‣⁃∙·►➢✓➤]|o(?=\s{2,}|\t)|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)/u
/** A bullet glued to its words: only characters that start nothing else. */
const gluedBullet = /^\s*[•◦▪▫■□●○‣⁃∙►➢✓➤]\s*(?=\S)/u
const underline = /^\s*([=\-_~*#^])\1{2,}\s*$/
/** Longer lines in capitals are shouted sentences. */
const maxHeadingCharacters = 60

function readPlainText(bytes: Uint8Array): RawDocument {
  const { text, diagnostics } = decodeText(bytes)
  const lines = inReadingOrder(text.trimEnd().split(/\n|\f/))
  const writer = new BlockWriter()
  const isDense = lines.filter(({ words }) => words.trim() === '').length <= lines.length * denseShare
  let afterBlank = true
  for (const [at, { words: line, number }] of lines.entries()) {
    if (line.trim() === '' || underline.test(line) || rule.test(line)) {
      writer.start('paragraph')
      afterBlank = true
      continue
    }
    const row = line.match(tableRow)
    const isApart: boolean = afterBlank || (isDense && isParagraphStart(line, lines[at - 1]?.words ?? ''))
    const heading: boolean = row === null && isHeading(line, lines[at + 1]?.words, { afterBlank, isApart })
    if (isApart && !afterBlank) writer.start('paragraph')
    if (row !== null) writeRow(writer, row[1] ?? '', number)
    else if (heading) writeHeading(writer, line, number)
    else writeLine(writer, line, number)
    afterBlank = heading
  }
  return writer.finish(diagnostics)
}

/** Blank lines, of all, in a text that does not part its paragraphs by them: word processors save one line a paragraph. */
const denseShare = 0.02

/** Characters of a line that may be broken for its width; shorter ones end where their paragraph does, longer ones are not broken at all. */
const broken = { from: 60, to: 100 }

/** Without blank lines, a line is a paragraph of its own unless the one before it may go on. */
function isParagraphStart(line: string, before: string): boolean {
  const mayBeBroken = before.length >= broken.from && before.length <= broken.to && !/[.!?:]\s*$/.test(before)
  if (mayBeBroken || /^\s*\p{Ll}/u.test(line) || !/[\p{L}\p{N}]/u.test(line)) return false
  return !/[,;&(/‐–—-]\s*$|\b(?:and|or|of|the|in|for|with|und|der|et|de|y)\s*$/u.test(before)
}

function writeHeading(writer: BlockWriter, line: string, number: number): void {
  writer.start('heading', 1)
  writer.write(line, { number })
  writer.start('paragraph')
}

function writeLine(writer: BlockWriter, line: string, number: number): void {
  const isItem = bullet.test(line) || gluedBullet.test(line)
  if (isItem) writer.start('item')
  writer.write(isItem ? line.replace(bullet, '').replace(gluedBullet, '') : line, { number })
  writer.breakLine()
}

/** The frame of a drawn table or box: a line of nothing but strokes and corners. */
const rule = /^\s*(?:[\u2500-\u257f]{3}[\s\u2500-\u257f]*|\+(?:[-=]{2,}\+)+)\s*$/
/** Words between upright strokes, the outermost left out; a single cell is a box. */
const tableRow = /^\s*[│┃║|]((?:[^│┃║|]*[│┃║|])+)\s*$/

/** A row of a drawn table, cell by cell; a box of one cell with the words of a heading is one. */
function writeRow(writer: BlockWriter, row: string, number: number): void {
  const cells = row
    .split(/[│┃║|]/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
  const [only] = cells
  if (cells.length === 1 && only !== undefined && kindOfExactHeading(only) !== null) {
    writeHeading(writer, only, number)
    return
  }
  for (const cell of cells) {
    writer.start('cell')
    writer.write(cell, { number })
  }
  writer.start('paragraph')
}

/** Signs that set a line apart as a heading: `*** SKILLS ***`, `--- Awards ---`, `# Work`, `[ Education ]`. */
const ornament = /^\s*(?:[*#=~_+>|:-]{1,}|\[)\s*(?=\p{L})|(?<=\p{L}:?)\s*(?:[*#=~_+<|:-]{1,}|\])\s*$/gu

/** Whether a line stands below a blank one, and whether it begins a paragraph. */
interface Place {
  readonly afterBlank: boolean
  readonly isApart: boolean
}

/** Underlined; all in capitals with space above it; or no more than the known words of one, set apart by space, capitals, a colon or ornaments. */
function isHeading(line: string, next: string | undefined, { afterBlank, isApart }: Place): boolean {
  const words = line.trim()
  if (words.length > maxHeadingCharacters || bullet.test(line)) return false
  if (next !== undefined && underline.test(next) && /\p{L}/u.test(words)) return true
  const letters = words.match(/\p{L}/gu) ?? []
  const isCapital = letters.length >= 3 && words === words.toUpperCase() && words !== words.toLowerCase()
  if (afterBlank && isCapital && !/[.;,]$/.test(words)) return true
  const bare = words.replace(ornament, '')
  return (isApart || isCapital || bare !== words) && !/[.;,]$/.test(words) && kindOfExactHeading(bare) !== null
}
