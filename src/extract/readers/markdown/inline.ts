/** Markdown's marks inside a block to HTML: emphasis and links to their words, code and wild `<` to text. */
import { BLOCKS, DROPPED, INLINE } from '../html/elements.ts'

/** A piece of output; delimiters and brackets become empty when they turn out to be marks. */
interface Token {
  text: string
  readonly kind: 'text' | 'delimiter' | 'bracket'
  readonly canOpen: boolean
  readonly canClose: boolean
}

interface Scan {
  readonly source: string
  readonly references: ReadonlySet<string>
  readonly tokens: Token[]
  /** Indexes of open brackets, innermost last. */
  readonly brackets: number[]
  at: number
}

/** Links of more words and marks than this are not cleaned inside: keeps nested brackets from costing their square. */
const maxLinkTokens = 300

/** Longer link targets are not links. */
const maxTargetCharacters = 2_000

const textToken = (text: string): Token => ({ text, kind: 'text', canOpen: false, canClose: false })

/**
 * The block as HTML with the same number of line ends.
 *
 * @param source one paragraph, item, heading or cell
 * @param references lower-case names of the links defined elsewhere in the file
 */
export function inlineToHtml(source: string, references: ReadonlySet<string>): string {
  const scan: Scan = { source, references, tokens: [], brackets: [], at: 0 }
  while (scan.at < source.length) {
    const read = READERS[source[scan.at] ?? ''] ?? readText
    read(scan)
  }
  pairDelimiters(scan.tokens)
  return scan.tokens.map((token) => token.text).join('')
}

/** Text that HTML reads as itself. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>]/g, (each) => (each === '&' ? '&amp;' : each === '<' ? '&lt;' : '&gt;'))

/** True when this is the start of a tag that HTML knows; `<Python>` and `a < b` are words. */
function isTag(text: string): boolean {
  const name = /^<\/?([a-z][a-z0-9]*)(?=[\s/>])/i.exec(text)?.[1]?.toLowerCase()
  return name !== undefined && (BLOCKS.has(name) || INLINE.has(name) || DROPPED.has(name))
}

const READERS: Readonly<Record<string, (scan: Scan) => void>> = {
  '\\': readEscape,
  '`': readCode,
  '<': readAngle,
  '*': readDelimiter,
  _: readDelimiter,
  '~': readDelimiter,
  '[': readOpenBracket,
  '!': readOpenBracket,
  ']': readCloseBracket,
}

function push(scan: Scan, text: string, length: number): void {
  scan.tokens.push(textToken(text))
  scan.at += length
}

function readText(scan: Scan): void {
  const plain = /[^\\`<*_~[\]!]+/y
  plain.lastIndex = scan.at
  const text = plain.exec(scan.source)?.[0] ?? scan.source[scan.at] ?? ''
  push(scan, text, text.length)
}

function readEscape(scan: Scan): void {
  const next = scan.source[scan.at + 1] ?? ''
  if (/[!-/:-@[-`{-~]/.test(next)) push(scan, escapeHtml(next), 2)
  else push(scan, next === '\n' ? '' : '\\', 1)
}

function readCode(scan: Scan): void {
  const { source, at } = scan
  const open = /`+/y
  open.lastIndex = at
  const fence = open.exec(source)?.[0] ?? '`'
  const runs = /`+/g
  runs.lastIndex = at + fence.length
  for (let run = runs.exec(source); run !== null; run = runs.exec(source)) {
    if (run[0].length !== fence.length) continue
    push(scan, escapeHtml(source.slice(at + fence.length, run.index)), run.index + fence.length - at)
    return
  }
  push(scan, fence, fence.length)
}

function readAngle(scan: Scan): void {
  const rest = scan.source.slice(scan.at, scan.at + maxTargetCharacters)
  const autolink = /^<((?:[a-z][a-z0-9+.-]{1,30}:|[^\s<>@]{1,64}@)[^\s<>]*)>/i.exec(rest)
  if (autolink?.[1] !== undefined) {
    push(scan, escapeHtml(autolink[1]), autolink[0].length)
    return
  }
  const end = rest.indexOf('>')
  if (end > 0 && isTag(rest)) {
    push(scan, rest.slice(0, end + 1), end + 1)
    return
  }
  push(scan, '&lt;', 1)
}

/** @see CommonMark 0.31, 6.2: a run opens before a word and closes after one; `_` does neither within a word */
function readDelimiter(scan: Scan): void {
  const { source, at } = scan
  const mark = source[at] ?? ''
  let end = at
  while (source[end] === mark) end++
  const before = source[at - 1] ?? ' '
  const after = source[end] ?? ' '
  const opens = !/\s/.test(after) && (!isPunctuation(after) || !isWord(before))
  const closes = !/\s/.test(before) && (!isPunctuation(before) || !isWord(after))
  const withinWord = mark === '_' && isWord(before) && isWord(after)
  const text = source.slice(at, end)
  const counts = mark !== '~' || text.length === 2
  scan.tokens.push({
    text,
    kind: 'delimiter',
    canOpen: counts && opens && !withinWord,
    canClose: counts && closes && !withinWord,
  })
  scan.at = end
}

const isWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character)
const isPunctuation = (character: string): boolean => /[\p{P}\p{S}]/u.test(character)

function readOpenBracket(scan: Scan): void {
  const isImage = scan.source.startsWith('![', scan.at)
  if (!isImage && scan.source[scan.at] === '!') {
    push(scan, '!', 1)
    return
  }
  scan.brackets.push(scan.tokens.length)
  const text = isImage ? '![' : '['
  scan.tokens.push({ text, kind: 'bracket', canOpen: true, canClose: false })
  scan.at += text.length
}

function readCloseBracket(scan: Scan): void {
  const open = scan.brackets.pop()
  const opening = open === undefined ? undefined : scan.tokens[open]
  const words = scan.tokens.slice(Math.max((open ?? 0) + 1, scan.tokens.length - maxLinkTokens))
  const tail = opening === undefined ? null : linkTail(scan, words)
  if (open === undefined || opening === undefined || tail === null) {
    push(scan, ']', 1)
    return
  }
  const isFootnote = words[0]?.text.startsWith('^') ?? false
  if (opening.text === '![' || isFootnote) for (const word of words) word.text = word.text.replace(/[^\n]/g, '')
  opening.text = ''
  push(scan, tail.replace(/[^\n]/g, ''), 1 + tail.length)
}

/** What follows `]` and belongs to the link: `(target)`, `[name]`, `{.class}`, or nothing; null when it is no link. */
function linkTail(scan: Scan, words: readonly Token[]): string | null {
  const rest = scan.source.slice(scan.at + 1, scan.at + 1 + maxTargetCharacters)
  const target = targetLength(rest)
  if (target > 0) return rest.slice(0, target)
  const name = words
    .map((word) => word.text)
    .join('')
    .toLowerCase()
  const reference = /^\[([^[\]]{0,200})\]/.exec(rest)
  if (reference !== null && scan.references.has(reference[1]?.toLowerCase() || name)) return reference[0]
  const attributes = /^\{[.#][^{}\n]{0,200}\}/.exec(rest)
  if (attributes !== null) return attributes[0]
  return scan.references.has(name) || name.startsWith('^') ? '' : null
}

/** Length of `(…)` with balanced parentheses and without an empty line, or 0. */
function targetLength(rest: string): number {
  if (rest[0] !== '(') return 0
  let depth = 0
  for (let at = 0; at < rest.length; at++) {
    if (rest[at] === '\\') at++
    else if (rest[at] === '(') depth++
    else if (rest[at] === ')' && --depth === 0) return at + 1
    else if (rest[at] === '\n' && rest[at + 1] === '\n') return 0
  }
  return 0
}

/** Empties the delimiters that find a partner; what is left over is text. */
function pairDelimiters(tokens: readonly Token[]): void {
  const open = new Map<string, Token[]>()
  for (const token of tokens) {
    if (token.kind !== 'delimiter') continue
    const mark = token.text[0] ?? ''
    const openers = open.get(mark) ?? []
    open.set(mark, openers)
    while (token.canClose && token.text !== '' && openers.length > 0) closeWith(openers, token)
    if (token.canOpen && token.text !== '') openers.push(token)
  }
}

function closeWith(openers: Token[], closer: Token): void {
  const opener = openers.at(-1)
  if (opener === undefined) return
  const used = Math.min(opener.text.length, closer.text.length)
  opener.text = opener.text.slice(used)
  closer.text = closer.text.slice(used)
  if (opener.text === '') openers.pop()
}
