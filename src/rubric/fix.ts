/** A mend → an edit of the text that leaves every other character, comments above all, as it is. */
import { type Document, isCollection, isMap, isNode, isPair, isSeq, type Node, type Pair } from 'yaml'
import type { YamlPath } from './position.ts'
import type { Fix } from './rules/contract.ts'

/** Replaces the text from `start` up to `end`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Null where the edit would take a comment away, or leave an empty list. */
export function editOf(document: Document, text: string, fix: Fix): Edit | null {
  if (fix.how === 'replace') return replacement(document, fix.at, fix.with)
  const parent = document.getIn(fix.at.slice(0, -1), true)
  const index = indexIn(parent, fix.at.at(-1))
  if (!isCollection(parent) || index < 0) return null
  if (parent.items.length === 1) return removalOfParent(document, text, fix.at)
  const edit = parent.flow === true ? fromFlow(parent.items, index) : fromBlock(text, parent.items, index)
  return edit === null || text.slice(edit.start, edit.end).includes('#') ? null : edit
}

/** The text with all edits that do not touch one another. */
export function applyEdits(text: string, edits: readonly Edit[]): { readonly text: string; readonly count: number } {
  let result = ''
  let at = 0
  let count = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) continue
    result += text.slice(at, edit.start) + edit.text
    at = edit.end
    count += 1
  }
  return { text: result + text.slice(at), count }
}

function replacement(document: Document, at: YamlPath, text: string): Edit | null {
  const node = document.getIn(at, true)
  const range = isNode(node) ? node.range : null
  return range ? { start: range[0], end: range[1], text } : null
}

/** A list that would be empty goes with its key. */
function removalOfParent(document: Document, text: string, at: YamlPath): Edit | null {
  const isLast = typeof at.at(-2) !== 'string'
  return isLast ? null : editOf(document, text, { how: 'remove', at: at.slice(0, -1) })
}

function indexIn(parent: unknown, key: string | number | undefined): number {
  if (isSeq(parent)) return typeof key === 'number' ? key : -1
  return isMap(parent) ? parent.items.findIndex((pair) => String(pair.key) === key) : -1
}

type Item = unknown

/** `[a, b, c]`: from its start to the next one's, or from the end of the one before. */
function fromFlow(items: readonly Item[], index: number): Edit | null {
  const own = extentOf(items[index])
  const next = extentOf(items[index + 1])
  const previous = extentOf(items[index - 1])
  if (own === null) return null
  if (next !== null) return { start: own.start, end: next.start, text: '' }
  return previous === null ? null : { start: previous.end, end: own.end, text: '' }
}

/** Whole lines, up to the next item's or the one behind the last. */
function fromBlock(text: string, items: readonly Item[], index: number): Edit | null {
  const own = extentOf(items[index])
  const next = extentOf(items[index + 1])
  if (own === null) return null
  const isFirstOfItem = index === 0 && /-\s*$/.test(text.slice(lineStart(text, own.start), own.start))
  if (isFirstOfItem) return next === null ? null : { start: own.start, end: next.start, text: '' }
  const lastWord = text.slice(0, own.end).trimEnd().length
  const end = next === null ? text.indexOf('\n', lastWord) + 1 : lineStart(text, next.start)
  return { start: lineStart(text, own.start), end: end === 0 ? text.length : end, text: '' }
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

function extentOf(item: Item): { readonly start: number; readonly end: number } | null {
  if (isPair(item)) {
    const { key, value } = item as Pair<Node, Node | null>
    const start = key.range?.[0]
    const end = value?.range?.[1] ?? key.range?.[1]
    return start === undefined || end === undefined ? null : { start, end }
  }
  const range = isNode(item) ? item.range : null
  return range ? { start: range[0], end: range[1] } : null
}
