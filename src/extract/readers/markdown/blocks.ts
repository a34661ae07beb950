/** Markdown's blocks to HTML, source line for source line, so that embedded HTML keeps its meaning and lines their numbers. */
import { BLOCKS } from '../html/elements.ts'
import { escapeHtml, inlineToHtml } from './inline.ts'

/** A block that is still open, with the source lines it began and the text of each line so far. */
interface OpenBlock {
  readonly tag: 'p' | 'li'
  readonly at: number
  readonly lines: string[]
}

interface State {
  readonly source: readonly string[]
  readonly html: string[]
  readonly references: ReadonlySet<string>
  block: OpenBlock | null
  /** Ends a stretch that is passed on as it is. */
  raw: { readonly end: RegExp; readonly escape: boolean } | null
}

const heading = /^ {0,3}(#{1,6})(?:\s+|$)(.*)$/
/** Kramdown and old GitHub take headings without a space; `#1` is a word. */
const tightHeading = /^ {0,3}(#{2,6})([^#\s].*)$/
const item = /^\s*(?:[-*+•◦▪‣–]|\(?\d{1,9}[.)])(?:\s+|$)(.*)$/
const fence = /^\s*(`{3,}|~{3,})/
const rule = /^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|=+\s*)$/
const setext = /^ {0,3}(?:=+|-+)\s*$/
const reference = /^ {0,3}\[([^\]^][^\]]*)\]:\s*\S/

/** HTML with as many lines as `source`. */
export function blocksToHtml(source: readonly string[]): string {
  const names = source.map((line) => reference.exec(line)?.[1]?.toLowerCase() ?? '')
  const state: State = {
    source,
    html: source.map(() => ''),
    references: new Set(names.filter(Boolean)),
    block: null,
    raw: null,
  }
  for (let at = 0; at < source.length; at++) at = readBlock(state, at)
  endBlock(state)
  return state.html.join('\n')
}

/** Reads the block part that line `at` holds; gives the last line it used. */
function readBlock(state: State, at: number): number {
  const line = state.source[at] ?? ''
  if (state.raw !== null) return readRaw(state, at, line)
  const read = [readBlank, readFence, readTable, readHtml, readHeading, readSetext, readRule, readItem]
  for (const each of read) {
    const last = each(state, at, line)
    if (last !== null) return last
  }
  readParagraph(state, at, line)
  return at
}

type Read = (state: State, at: number, line: string) => number | null

const readBlank: Read = (state, at, line) => {
  if (line.trim() !== '' && !reference.test(line) && !/^:::/.test(line)) return null
  endBlock(state)
  return at
}

const readFence: Read = (state, at, line) => {
  const mark = fence.exec(line)?.[1]
  if (mark === undefined) return null
  endBlock(state)
  state.html[at] = '<pre>'
  state.raw = { end: new RegExp(`^\\s*${mark[0]}{${mark.length},}\\s*$`), escape: true }
  return at
}

function readRaw(state: State, at: number, line: string): number {
  if (state.raw === null) return at
  const ends = state.raw.end.test(line)
  state.html[at] = !state.raw.escape ? line : ends ? '</pre>' : escapeHtml(line)
  if (ends) state.raw = null
  return at
}

/** HTML blocks pass as they are, up to an empty line; scripts, styles and preformatted text up to their end. */
const readHtml: Read = (state, at, line) => {
  const name = /^\s*<\/?([a-z][a-z0-9]*)(?=[\s/>]|$)/i.exec(line)?.[1]?.toLowerCase()
  if (name === undefined || !(BLOCKS.has(name) || ['script', 'style', 'template', 'noscript', 'title'].includes(name)))
    return null
  endBlock(state)
  state.html[at] = line
  const verbatim = ['script', 'style', 'pre', 'textarea'].includes(name)
  const end = verbatim ? new RegExp(`</${name}`, 'i') : /^\s*$/
  if (!end.test(line)) state.raw = { end, escape: false }
  return at
}

const readHeading: Read = (state, at, line) => {
  const [, marks, words] = heading.exec(line) ?? tightHeading.exec(line) ?? []
  if (marks === undefined || words === undefined) return null
  endBlock(state)
  writeHeading(state, at, marks.length, words.trimEnd().replace(/(?<=\s)#+$/, ''))
  return at
}

const readSetext: Read = (state, at, line) => {
  const next = state.source[at + 1] ?? ''
  if (state.block !== null || !setext.test(next) || rule.test(line) || item.test(line) || /^\s*>/.test(line))
    return null
  writeHeading(state, at, next.includes('=') ? 1 : 2, line)
  return at + 1
}

function writeHeading(state: State, at: number, level: number, words: string): void {
  const plain = words.trimEnd().replace(/\{[#.:][^{}]*\}$/, '')
  state.html[at] = `<h${level}>${inlineToHtml(plain, state.references)}</h${level}>`
}

const readRule: Read = (state, at, line) => {
  if (!rule.test(line)) return null
  endBlock(state)
  return at
}

const readItem: Read = (state, at, line) => {
  const words = item.exec(line)?.[1]
  if (words === undefined) return null
  endBlock(state)
  state.block = { tag: 'li', at, lines: [words.replace(/^\[[ xX]\]\s+/, '')] }
  return at
}

function readParagraph(state: State, at: number, line: string): void {
  const words = line
    .replace(/^\s*(?:>\s?)+/, '')
    .replace(/^\s*:\s+/, '')
    .replace(/^\s*\[\^[^\]]*\]:\s*/, '')
  if (words !== line && line.trimStart().startsWith('>')) {
    readQuote(state, at, words)
    return
  }
  if (words !== line) endBlock(state)
  state.block ??= { tag: 'p', at, lines: [] }
  state.block.lines.push(words)
}

/** A quoted heading or bullet keeps its meaning. */
function readQuote(state: State, at: number, words: string): void {
  if (readHeading(state, at, words) !== null || readItem(state, at, words) !== null) return
  if (words.trim() === '') {
    endBlock(state)
    return
  }
  state.block ??= { tag: 'p', at, lines: [] }
  state.block.lines.push(words)
}

const readTable: Read = (state, at, line) => {
  const next = state.source[at + 1] ?? ''
  const isDelimiter = next.includes('-') && /^[\s|:-]+$/.test(next) && (next.includes('|') || /^\s*\|/.test(line))
  if (!line.includes('|') || !isDelimiter) return null
  endBlock(state)
  let row = at
  for (; row < state.source.length; row++) {
    const cells = state.source[row] ?? ''
    if (!cells.includes('|')) break
    if (row !== at + 1) state.html[row] = tableRow(cells, state.references)
  }
  return Math.max(row - 1, at + 1)
}

function tableRow(line: string, references: ReadonlySet<string>): string {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '')
  const cells = inner.replaceAll('\\|', '\u0000').split('|')
  return cells
    .map((cell) => `<p><td>${inlineToHtml(cell.replaceAll('\u0000', '\\|').trim(), references)}</td>`)
    .join('')
}

/** Writes the open block; its text keeps its line ends, so each line lands where it was. */
function endBlock(state: State): void {
  const { block } = state
  state.block = null
  if (block === null) return
  const html = inlineToHtml(block.lines.join('\n'), state.references).split('\n')
  for (const [index, line] of html.entries()) state.html[block.at + index] = line
  state.html[block.at] = `<${block.tag}>${state.html[block.at]}`
  const last = block.at + html.length - 1
  state.html[last] = `${state.html[last]}</${block.tag}>`
}
