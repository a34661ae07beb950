/** The keys that a mapping at a path of a rubric may have, read off its JSON Schema. */
import type { YamlPath } from './position.ts'
import { rubricJsonSchema } from './schema.ts'

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly items?: SchemaNode
  readonly anyOf?: readonly SchemaNode[]
}

/** Empty where the path leads to no mapping. */
export function knownKeys(path: YamlPath): readonly string[] {
  let nodes: readonly SchemaNode[] = [rubricJsonSchema() as SchemaNode]
  for (const step of path) nodes = nodes.flatMap(choices).flatMap((node) => child(node, step))
  return nodes.flatMap(choices).flatMap((node) => Object.keys(node.properties ?? {}))
}

function choices(node: SchemaNode): readonly SchemaNode[] {
  return node.anyOf ?? [node]
}

function child(node: SchemaNode, step: string | number): readonly SchemaNode[] {
  const next = typeof step === 'number' ? node.items : node.properties?.[step]
  return next === undefined ? [] : [next]
}
