/** Reads reStructuredText as its page would show it: underlined headings, bullets, fields and roles; comments are left out. */
import type { RawDocument, Reader } from '../contract.ts'
import { BlockWriter } from './block-writer.ts'
import { decodeText } from './decode-text.ts'
import { partsElsewhere } from './parts-elsewhere.ts'
import { orRefusal } from './refusal.ts'

export const rst: Reader = {
  name: 'rst',
  version: 4,
  summary: 'reStructuredText: headings by underline, bullets, field lists, tables; comments left out',
  extensions: ['rst', 'rest'],
  mediaTypes: ['text/x-rst'],
  sniff: () => false,
  read: (bytes) => orRefusal('reStructuredText', async () => readRst(bytes)),
}

const adornment = /^([!-/:-@[-`{-~])\1{1,}\s*$/
const bullet = /^\s*(?:\*\s+)?(?:[-*+•‣⁃]|#\.|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)/
const lineBlock = /^\s*\|(?:\s+|$)/
const field = /^\s*:([^:`\n]{1,80}):(?:\s+|$)(.*)$/
const explicit = /^(\s*)\.\.(?:\s+|$)(.*)$/
const gridRule = /^\s*\+[-=+]+\+\s*$/
const simpleTableRule = /^\s*=+(?:\s+=+)+\s*$/

/** Directives whose inside is printed; of all others nothing is. */
const PRINTED_DIRECTIVES =
  /^(?:note|tip|hint|important|warning|attention|caution|admonition|topic|sidebar|container|class|rst-class|epigraph|highlights|pull-quote|compound|rubric|list-table|csv-table|table|parsed-literal|line-block|only|centered|hlist|code|code-block|sourcecode|math)$/

interface State {
  readonly lines: readonly string[]
  readonly writer: BlockWriter
  /** Adornments in the order they were met: the order is the level. */
  readonly levels: string[]
  /** Files whose words the page would show as well. */
  readonly outside: string[]
  afterBlank: boolean
  columns: readonly number[] | null
}

function readRst(bytes: Uint8Array): RawDocument {
  const { text, diagnostics } = decodeText(bytes)
  const state: State = {
    lines: withSubstitutions(text.replace(/^\uFEFF/, '')).split('\n'),
    outside: [],
    writer: new BlockWriter(),
    levels: [],
    afterBlank: true,
    columns: null,
  }
  for (let at = 0; at < state.lines.length; at++) at = readLine(state, at)
  return state.writer.finish(state.outside.length > 0 ? [...diagnostics, partsElsewhere(state.outside)] : diagnostics)
}

const definition = /^\s*\.\. \|([^|\n]{1,60})\| replace:: (.{1,500})$/gm

/** Characters that may be put in: more is a file made to grow. */
const mostPutIn = 200_000

/** With what stands for a name in bars (`|lab|`) in its place. */
function withSubstitutions(text: string): string {
  const words = new Map(Array.from(text.matchAll(definition), ([, name = '', by = '']) => [name, by]))
  if (words.size === 0) return text
  let putIn = 0
  return text.replace(/(?<!\.\. )\|([^|\n]{1,60})\|_{0,2}/g, (mark, name: string) => {
    putIn += words.get(name)?.length ?? 0
    return putIn > mostPutIn ? mark : (words.get(name) ?? mark)
  })
}

/** Reads what begins at line `at`; gives the last line it used. */
function readLine(state: State, at: number): number {
  const line = state.lines[at] ?? ''
  if (line.trim() === '') {
    state.writer.start('paragraph')
    state.afterBlank = true
    return at
  }
  for (const read of [readTitle, readExplicit, readTable, readMarked]) {
    const last = read(state, at, line)
    if (last === null) continue
    state.afterBlank = false
    return last
  }
  state.writer.write(inline(line), { number: at + 1 })
  state.writer.breakLine()
  state.afterBlank = false
  return at
}

type Read = (state: State, at: number, line: string) => number | null

/** A line with a rule of one character below it, or rules above and below; a rule alone is a transition. */
const readTitle: Read = (state, at, line) => {
  const next = state.lines[at + 1] ?? ''
  if (adornment.test(line)) {
    const below = state.lines[at + 2] ?? ''
    const overlined = next.trim() !== '' && adornment.test(below) && below[0] === line[0]
    if (overlined) writeTitle(state, at + 1, next, `${line[0]}${line[0]}`)
    return overlined ? at + 2 : line.trim().length >= 4 ? at : null
  }
  const isUnderlined =
    adornment.test(next) &&
    /\S/.test(line) &&
    !/^\s/.test(line) &&
    next.trim().length >= Math.min(4, line.trim().length)
  if (!isUnderlined || simpleTableRule.test(line)) return null
  writeTitle(state, at, line, next[0] ?? '')
  return at + 1
}

function writeTitle(state: State, at: number, line: string, style: string): void {
  if (!state.levels.includes(style)) state.levels.push(style)
  state.writer.start('heading', state.levels.indexOf(style) + 1)
  state.writer.write(inline(line), { number: at + 1 })
  state.writer.start('paragraph')
}

/** Comments, targets, images and most directives print nothing; notes, topics and tables print their inside. */
const readExplicit: Read = (state, at, line) => {
  const [, indent, rest] = explicit.exec(line) ?? []
  if (indent === undefined || rest === undefined) return null
  state.writer.start('paragraph')
  const [, name, words] = /^([\w-]+)::\s*(.*)$/.exec(rest) ?? []
  const footnote = /^\[(?:#?[\w-]*|\*)\]\s+(.+)$/.exec(rest)?.[1]
  if (name === 'only' && !isBuilt(words ?? '')) return hideIndented(state, at, indent.length)
  if (name !== undefined && PRINTED_DIRECTIVES.test(name)) {
    if (/^(?:class|rst-class|container|only|table|list-table|csv-table|code|code-block|sourcecode)$/.test(name))
      return skipOptions(state, at)
    state.writer.write(inline(words ?? ''), { number: at + 1 })
    state.writer.start('paragraph')
    return skipOptions(state, at)
  }
  if (name === 'include' || name === 'literalinclude') state.outside.push((words ?? '').slice(0, 200))
  if (footnote !== undefined) {
    state.writer.write(inline(footnote), { number: at + 1 })
    return at
  }
  return endOfIndented(state, at, indent.length)
}

/** Pages that are built of a file; what stands under a tag of the writer's own is on none. */
const BUILT = /^(?:format_|builder_)?(?:html|singlehtml|dirhtml|latex|latexpdf|pdf|rinoh|epub|text|man)$/

/** Whether the condition of an `only` holds for some page: `html and not draft`, without brackets. */
function isBuilt(condition: string): boolean {
  return condition.split(/\s+or\s+/).some((alternative) =>
    alternative.split(/\s+and\s+/).every((term) => {
      const [, not, tag = ''] = /^\s*(not\s+)?(\S*)\s*$/.exec(term) ?? []
      return BUILT.test(tag) || not !== undefined
    }),
  )
}

/** Kept apart line by line. */
function hideIndented(state: State, at: number, indent: number): number {
  const last = endOfIndented(state, at, indent)
  for (const line of state.lines.slice(at + 1, last + 1)) state.writer.hide('styled-hidden', `${inline(line)}\n`)
  return last
}

function skipOptions(state: State, at: number): number {
  let last = at
  while (/^\s+:[\w-]+:/.test(state.lines[last + 1] ?? '')) last++
  return last
}

/** The last line that is deeper than `indent`, over empty lines. */
function endOfIndented(state: State, at: number, indent: number): number {
  let last = at
  for (let next = at + 1; next < state.lines.length; next++) {
    const line = state.lines[next] ?? ''
    if (line.trim() === '') continue
    if (line.length - line.trimStart().length <= indent) break
    last = next
  }
  return last
}

/** Rows of grid tables (`| a | b |`) and simple tables (columns under `=== ===`). */
const readTable: Read = (state, at, line) => {
  if (gridRule.test(line)) {
    state.columns = null
    state.writer.start('paragraph')
    return at
  }
  if (simpleTableRule.test(line)) {
    const starts = [...line.matchAll(/=+/g)].map((match) => match.index)
    const inTable = state.columns !== null && (state.lines[at + 1] ?? '').trim() === ''
    state.columns = inTable ? null : starts
    return at
  }
  const isGridRow =
    /^\s*\|.*\|\s*$/.test(line) &&
    (gridRule.test(state.lines[at - 1] ?? '') || gridRule.test(state.lines[at + 1] ?? ''))
  if (!isGridRow && state.columns === null) return null
  const cells = isGridRow ? line.trim().slice(1, -1).split('|') : slices(line, state.columns ?? [])
  for (const cell of cells) {
    state.writer.start('cell')
    state.writer.write(inline(cell), { number: at + 1 })
  }
  return at
}

const slices = (line: string, starts: readonly number[]): readonly string[] =>
  starts.map((start, index) => line.slice(start, starts[index + 1]))

/** Bullets, line blocks, fields and definitions. */
const readMarked: Read = (state, at, line) => {
  const { writer } = state
  if (bullet.test(line)) {
    writer.start('item')
    writer.write(inline(line.replace(bullet, '')), { number: at + 1 })
  } else if (lineBlock.test(line)) {
    writer.start('paragraph')
    writer.write(inline(line.replace(lineBlock, '')), { number: at + 1 })
  } else if (field.test(line)) {
    const [, name, value] = field.exec(line) ?? []
    writer.start('paragraph')
    writer.write(inline(`${name}: ${value}`), { number: at + 1 })
  } else {
    return null
  }
  writer.breakLine()
  return at
}

/** Inline marks, each with what it leaves. Bounded, so that a wild mark costs no more than its line. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/``([^`]{1,2000}?)``/g, '$1'], // literal
  [/:[\w:+.-]{1,60}:`([^`<]{1,500}?)\s*(?:<[^`>]{0,2000}>)?`/g, '$1'], // role, with a target
  [/`([^`<]{1,500}?)\s*<[^`>]{1,2000}>`_{0,2}/g, '$1'], // link with its address
  [/`([^`]{1,2000}?)`_{0,2}(?::[\w-]{1,40}:)?/g, '$1'], // link by name, or role after it
  [/(?<![\w\\*])\*\*(?=\S)([^*]{1,2000}?)(?<=\S)\*\*/g, '$1'], // strong
  [/(?<![\w\\*])\*(?=\S)([^*]{1,2000}?)(?<=[^\s\\])\*(?!\w)/g, '$1'], // emphasis
  [/\|([\w][\w .-]{0,60})\|_{0,2}/g, '$1'], // substitution
  [/\[(?:\d{1,4}|#[\w-]{0,40}|\*)\]_/g, ''], // footnote mark
  [/\b([\w.-]*\w)_{1,2}(?=[\s.,;:!?)]|$)/g, '$1'], // link by one word
  [/(?<!\w)\*{1,2}(?=\w)|(?<=[\w.!?)])\*{1,2}(?!\w)/g, ''], // emphasis that goes on over the line end
  [/\\([^\w\s])/g, '$1'], // escaped sign
  [/\\ /g, ''], // escaped blank, which joins
  [/::\s*$/g, ':'], // what follows is literal
]

function inline(text: string): string {
  const stars = text.replaceAll('\\*', '\u0001')
  const plain = MARKS.reduce((line, [mark, left]) => line.replace(mark, left), stars)
  return plain.replaceAll('\u0001', '*')
}
