/** The keys that a mapping at a path of a YAML file may have, read off its JSON Schema. */
import type { YamlPath } from './position.ts'

export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
}

/** Empty where the path leads to no mapping. */
export function knownKeys(schema: JsonSchema, path: YamlPath): readonly string[] {
  let nodes: readonly JsonSchema[] = [schema]
  for (const step of path) nodes = nodes.flatMap(choices).flatMap((node) => child(node, step))
  return nodes.flatMap(choices).flatMap((node) => Object.keys(node.properties ?? {}))
}

function choices(node: JsonSchema): readonly JsonSchema[] {
  return node.anyOf ?? [node]
}

function child(node: JsonSchema, step: string | number): readonly JsonSchema[] {
  const next = typeof step === 'number' ? node.items : node.properties?.[step]
  return next === undefined ? [] : [next]
}
