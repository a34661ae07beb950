/** A path in a YAML file → its line and column. */
import { type Document, isMap, isPair, isScalar, type LineCounter, type Node } from 'yaml'
import type { SourcePosition } from '../model/diagnostic.ts'

export type YamlPath = readonly (string | number)[]

/**
 * Where the value at `path` stands; its nearest parent where the path leads nowhere.
 *
 * @param key also the key itself instead of its value, for a key that should not be there
 */
export function positionOf(
  document: Document,
  lines: LineCounter,
  path: YamlPath,
  key: string | null = null,
): SourcePosition | null {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as Node | undefined
    const named = key === null || depth < path.length ? node : keyNode(node, key)
    const range = (named ?? node)?.range
    if (range !== undefined && range !== null) return positionOfRange(lines, range[0], range[1])
  }
  return null
}

/** Two offsets as points; lines and columns count from 1. */
export function positionOfRange(lines: LineCounter, start: number, end: number): SourcePosition {
  const point = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col), offset }
  }
  return { start: point(start), end: point(end) }
}

function keyNode(node: Node | undefined, key: string): Node | undefined {
  if (!isMap(node)) return undefined
  const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
  return pair?.key as Node | undefined
}
