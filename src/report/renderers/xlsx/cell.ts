/** What stands in a cell, as XML that no spreadsheet takes for anything but text or a number. */
import { safeForTerminal } from '../../escape.ts'

/** Excel opens no file with more in one cell; UTF-16 units. */
export const cellLimit = 32_767

/** A place to click on; `target` is a path relative to the workbook, already fit for an address. */
export interface Link {
  readonly text: string
  readonly target: string
}

export type Cell = string | number | Link | null

/** Indices into the `cellXfs` of `styles.ts`. */
export type StyleId = number

const cutNote = ' … (cut: a cell holds no more; all of it is in report.json)'

/** Excel reads `_x001B_` in a cell as the character of that code. */
const ESCAPED_CHARACTER = /_(?=x[\da-f]{4}_)/giu

/** Text of these alone stands in XML as it is: the way of most texts. */
const HARMLESS = /^[ !#-%'-;=?-^`-~]*$/u

/** No XML may hold these, and no character of a document that hides or acts gets here. */
const NONCHARACTERS = /[\u{FFFE}\u{FFFF}]/gu

/**
 * Text for an element or a quoted attribute of a sheet: characters that act or hide are shown as `\u{1b}`, tabs and line
 * ends stay.
 */
export function xmlText(text: string): string {
  if (HARMLESS.test(text)) return text
  const shown = text
    .split(/(\r?\n|\t)/u)
    .map((part, index) => (index % 2 === 0 ? safeForTerminal(part) : part.replace('\r', '')))
    .join('')
  return shown
    .replace(NONCHARACTERS, (each) => `\\u{${(each.codePointAt(0) ?? 0).toString(16)}}`)
    .replace(ESCAPED_CHARACTER, '_x005F_')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;')
}

/** Cut where Excel would refuse the file, and never within a character. */
function fitted(text: string): string {
  if (text.length <= cellLimit) return text
  return `${text.slice(0, cellLimit - cutNote.length).replace(/[\u{D800}-\u{DBFF}]$/u, '')}${cutNote}`
}

/**
 * A cell: a number is a number, everything else is a string that stands in the sheet itself. No way leads to a formula,
 * which would be an element of its own.
 *
 * @param at its name, such as `B7`
 */
export function cellXml(at: string, cell: Cell, style: StyleId): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}" s="${style}"><v>${cell}</v></c>` : ''
  const text = fitted(typeof cell === 'string' ? cell : cell.text)
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
}

/** `A`, `B`, … `Z`, `AA`: the name of the column at an index from 0. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`
}
