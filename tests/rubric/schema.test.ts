import { expect, test } from 'vitest'
import { rubricJsonSchema } from '../../src/rubric/schema.ts'

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly examples?: readonly unknown[]
}

/** Every key of a rubric with its schema, by the keys above it. */
function keysOf(schema: Schema, above = ''): [string, Schema][] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, property]): [string, Schema][] => [
    [`${above}.${key}`, property],
    ...keysOf(property, `${above}.${key}`),
  ])
  const inner = [...(schema.anyOf ?? []), ...(schema.items === undefined ? [] : [schema.items])]
  return [...own, ...inner.flatMap((each) => keysOf(each, above))]
}

/** Whether a value has the shape, by the words of JSON Schema that the rubric's uses. */
function fits(value: unknown, schema: Schema): boolean {
  if (schema.anyOf !== undefined) return schema.anyOf.some((each) => fits(value, each))
  if (schema.enum !== undefined) return schema.enum.includes(value)
  if (schema.type === 'string') return typeof value === 'string' && new RegExp(schema.pattern ?? '', 'u').test(value)
  if (schema.type === 'boolean') return typeof value === 'boolean'
  if (schema.type === 'array') return Array.isArray(value) && value.every((each) => fits(each, schema.items ?? {}))
  if (schema.type === 'number' || schema.type === 'integer')
    return typeof value === 'number' && value >= (schema.minimum ?? 0) && value <= (schema.maximum ?? Infinity)
  const given = value as Readonly<Record<string, unknown>>
  return (
    (schema.required ?? []).every((key) => Object.hasOwn(given, key)) &&
    Object.entries(given).every(([key, each]) => fits(each, schema.properties?.[key] ?? { enum: [] }))
  )
}

const keys = keysOf(rubricJsonSchema() as Schema)

test('every key of a rubric has an example that may stand there', () => {
  expect(keys.length).toBeGreaterThan(50)
  for (const [path, schema] of keys) {
    expect(schema.examples, path).toHaveLength(1)
    expect(fits(schema.examples?.[0], schema), path).toBe(true)
  }
})
