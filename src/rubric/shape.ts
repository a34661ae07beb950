/** What the validation library found wrong with a rubric's shape, in words a hiring manager can act on. */
import type { z } from 'zod'
import type { Severity } from '../model/diagnostic.ts'
import { type JsonSchema, knownKeys } from './known-keys.ts'
import type { YamlPath } from './position.ts'
import { suggest } from './suggest.ts'

/** One mistake and where in the YAML it is: at the value of `at`, or at its key `key`. */
export interface Mistake {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly hint: string | null
  readonly at: YamlPath
  readonly key: string | null
}

type Issue = z.core.$ZodIssue

/**
 * Every mistake in shape; an unknown key gets the nearest known one as a hint.
 *
 * @param schema the JSON Schema of what was validated
 */
export function findShapeMistakes(error: z.ZodError, root: unknown, schema: JsonSchema): Mistake[] {
  return error.issues.flatMap((issue) => mistakesOf(issue, { root, schema }, []))
}

interface Validated {
  readonly root: unknown
  readonly schema: JsonSchema
}

function mistakesOf(issue: Issue, validated: Validated, above: YamlPath): Mistake[] {
  const at = [...above, ...(issue.path as YamlPath)]
  const value = valueAt(validated.root, at)
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, at, validated.schema))
  const name = nameOf(at)
  if (value === undefined) {
    return [mistake('rubric/missing', `${name} is missing`, `add \`${name}:\` here`, at)]
  }
  if (issue.code === 'invalid_union') return unionMistakes(issue.errors, value, validated, at)
  const code = at.at(-1) === 'weight' ? 'rubric/bad-weight' : 'rubric/bad-value'
  const hint = issue.code === 'custom' ? PATTERN_HINT : (HINTS.get(name) ?? null)
  return [mistake(code, `${explain(issue, name)}, found ${show(value)}`, hint, at)]
}

/** Patterns are the one thing that a schema checks by a function of its own. */
const PATTERN_HINT =
  'patterns are of RE2 syntax: say with `need:`, `deny:` or `not:` what stands around, instead of (?=…) or \\1'

const HINTS: ReadonlyMap<string, string> = new Map([
  ['weight', 'weights are relative; `weight: 3` counts three times as much as `weight: 1`'],
  ['importance', 'a favorable criterion can only add; a required one caps the band where nothing is found'],
])

/** Of a choice of shapes, the mistakes of the one that was meant: an object for an object, else what both allow. */
function unionMistakes(
  branches: readonly (readonly Issue[])[],
  value: unknown,
  validated: Validated,
  at: YamlPath,
): Mistake[] {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  const meant = branches.find((issues) =>
    issues.every((issue) => issue.code !== 'invalid_type' || issue.path.length > 0),
  )
  if (isObject && meant !== undefined) return meant.flatMap((issue) => mistakesOf(issue, validated, at))
  const name = nameOf(at)
  return [mistake('rubric/bad-value', `${name} has the wrong form, found ${show(value)}`, formsOf(branches), at)]
}

function formsOf(branches: readonly (readonly Issue[])[]): string {
  const forms = branches.flatMap((issues) => issues.slice(0, 1).map(formOf))
  return `it may be ${[...new Set(forms)].join(', or ')}`
}

function formOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return article(issue.expected)
  return issue.code === 'invalid_value' ? `one of ${issue.values.map(String).join(', ')}` : issue.message
}

function unknownKey(key: string, at: YamlPath, schema: JsonSchema): Mistake {
  const known = knownKeys(schema, at)
  const meant = suggest(key, known)
  const hint = meant === null ? `known here: ${known.join(', ')}` : `did you mean \`${meant}\`?`
  return {
    ...mistake('rubric/unknown-key', `no key is called ${show(key)} in ${nameOf(at)}`, hint, at),
    key,
  }
}

/** What the validation library says where a schema has no words of its own. */
const STOCK_MESSAGE = /^(?:Invalid|Too|Unrecognized|Expected)\b/

function explain(issue: Issue, name: string): string {
  if (!STOCK_MESSAGE.test(issue.message)) return issue.message
  if (issue.code === 'invalid_type') return `${name} must be ${article(issue.expected)}`
  if (issue.code === 'invalid_value') return `${name} must be one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_small' && issue.origin === 'string') return `${name} must not be empty`
  if (issue.code === 'too_small' && issue.origin === 'array') return `${name} needs at least one entry`
  return issue.message
}

function article(type: string): string {
  const word = YAML_WORDS.get(type) ?? type
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`
}

const YAML_WORDS: ReadonlyMap<string, string> = new Map([
  ['object', 'mapping'],
  ['record', 'mapping'],
  ['array', 'list'],
  ['string', 'text'],
  ['int', 'whole number'],
])

function mistake(code: string, message: string, hint: string | null, at: YamlPath): Mistake {
  return { code, severity: 'error', message, hint, at, key: null }
}

/** The word for the value at a path: its own key, or what its list holds. */
function nameOf(at: YamlPath): string {
  const last = at.at(-1)
  if (last === undefined) return 'the file'
  if (typeof last === 'string') return last
  return SINGULAR.get(String(at.at(-2))) ?? `entry ${last + 1} of ${String(at.at(-2))}`
}

const SINGULAR: ReadonlyMap<string, string> = new Map([
  ['criteria', 'a criterion'],
  ['facets', 'a facet'],
  ['terms', 'a term'],
  ['cases', 'a case'],
])

/** Shows a value in a message: at most 60 characters of JSON. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

function valueAt(root: unknown, at: YamlPath): unknown {
  return at.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    root,
  )
}
