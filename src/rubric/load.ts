/** A rubric file → a Rubric, or every mistake in it at line and column. */
import { type Document, isAlias, isNode, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml'
import { matchers } from '../match/registry.ts'
import { type Diagnostic, diagnostic, type Severity } from '../model/diagnostic.ts'
import type { Combine, Criterion, Enough, Facet, Gate, Rubric } from '../model/rubric.ts'
import { checkMeaning } from './meaning.ts'
import { positionOf, positionOfRange } from './position.ts'
import { type RubricFile, rubricJsonSchema, rubricSchema } from './schema.ts'
import { findShapeMistakes, type Mistake } from './shape.ts'

/** Bytes of a rubric file at most: a rubric is read by people. */
const sizeLimit = 1_000_000

export interface LoadedRubric {
  /** Null when there is an error among the diagnostics. */
  readonly rubric: Rubric | null
  readonly diagnostics: readonly Diagnostic[]
  /** What the file says and where, for who looks further; null with the rubric. */
  readonly source: RubricSource | null
}

export interface RubricSource {
  readonly file: RubricFile
  readonly document: Document
  readonly lines: LineCounter
}

/**
 * Reads a rubric.
 *
 * @param text YAML 1.2, core schema; anchors and aliases are refused, as are keys given twice
 * @param source the path to show and the digest to record
 */
export function loadRubric(text: string, source: { readonly path: string; readonly sha256: string }): LoadedRubric {
  const { path } = source
  if (text.length > sizeLimit) {
    return failed([diagnostic({ code: 'rubric/too-large', message: `a rubric has at most ${sizeLimit} bytes`, path })])
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false })
  const syntax = [
    ...syntaxMistakes(document, lines, path),
    ...aliases(document, lines, path),
    ...repeatedKeys(document, lines, path),
  ]
  if (syntax.length > 0) return failed([...syntax.slice(0, shownMistakes), ...more(syntax.length, path)])
  const value: unknown = document.toJS({ maxAliasCount: 0 })
  const parsed = rubricSchema.safeParse(value)
  const mistakes = [
    ...(parsed.success ? [] : findShapeMistakes(parsed.error, value, rubricJsonSchema())),
    ...checkMeaning(value),
  ].toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
  const valid = parsed.success && mistakes[0]?.severity !== 'error'
  // To find where a mistake stands takes as long as the file: not for thousands of them.
  const located = mistakes.slice(0, shownMistakes).map((mistake) => locate(mistake, document, lines, path))
  const rest = more(mistakes.length, path, valid ? 'warning' : 'error')
  const diagnostics = [...located.toSorted(byPosition), ...rest]
  if (!valid) return failed(diagnostics)
  return { rubric: toRubric(parsed.data, source), diagnostics, source: { file: parsed.data, document, lines } }
}

function failed(diagnostics: readonly Diagnostic[]): LoadedRubric {
  return { rubric: null, diagnostics, source: null }
}

/** Who has a hundred mistakes does not read the next. */
const shownMistakes = 100

function more(count: number, path: string, severity: Severity = 'error'): Diagnostic[] {
  const message = `and ${count - shownMistakes} more mistakes`
  const hint = 'mend these first'
  return count > shownMistakes ? [diagnostic({ code: 'rubric/more', message, hint, severity, path })] : []
}

function syntaxMistakes(document: Document, lines: LineCounter, path: string): Diagnostic[] {
  return [...document.errors, ...document.warnings].map((error) =>
    diagnostic({
      code: 'rubric/yaml',
      message: PLAIN_MESSAGES.get(error.code) ?? error.message.replace(/\s*at line[\s\S]*$/, '').replace(/\.$/, ''),
      path,
      position: positionOfRange(lines, error.pos[0], error.pos[1]),
    }),
  )
}

const PLAIN_MESSAGES: ReadonlyMap<string, string> = new Map([
  ['MULTIPLE_DOCS', 'a rubric is one YAML document, and `---` begins a second'],
])

/** With a set for each mapping: the parser's own check compares every key with every other. */
function repeatedKeys(document: Document, lines: LineCounter, path: string): Diagnostic[] {
  const found: Diagnostic[] = []
  const message = 'this key stands twice in one mapping'
  visit(document, {
    Map: (_, { items }) => {
      const known = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        const position = key.range ? positionOfRange(lines, key.range[0], key.range[1]) : null
        if (known.has(key.value)) found.push(diagnostic({ code: 'rubric/duplicate-key', message, path, position }))
        known.add(key.value)
      }
    },
  })
  return found
}

/** Anchors and aliases: a few nested ones grow without limit, and a person cannot read them off the page. */
function aliases(document: Document, lines: LineCounter, path: string): Diagnostic[] {
  const found: Node[] = []
  visit(document, (_, node) => {
    if (isNode(node) && (isAlias(node) || node.anchor !== undefined)) found.push(node)
  })
  return found.map(({ range }) =>
    diagnostic({
      code: 'rubric/alias',
      message: 'anchors and aliases (& and *) are not allowed in a rubric',
      hint: 'write the value out in each place',
      path,
      position: range ? positionOfRange(lines, range[0], range[1]) : null,
    }),
  )
}

function locate(mistake: Mistake, document: Document, lines: LineCounter, path: string): Diagnostic {
  const { code, message, hint, severity } = mistake
  return { code, message, hint, severity, path, position: positionOf(document, lines, mistake.at, mistake.key) }
}

function byPosition(a: Diagnostic, b: Diagnostic): number {
  return (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0)
}

function toRubric(file: RubricFile, source: { readonly path: string; readonly sha256: string }): Rubric {
  return {
    id: file.id,
    title: file.title,
    path: source.path,
    sha256: source.sha256,
    criteria: file.criteria.map(toCriterion),
    bands: file.bands ?? { strong: 60, possible: 35 },
    gates: file.criteria.flatMap(toGate),
  }
}

function toCriterion(file: RubricFile['criteria'][number]): Criterion {
  return {
    id: file.id,
    label: file.label,
    importance: file.importance,
    weight: file.weight ?? 1,
    rationale: file.rationale ?? null,
    posting: toList(file.posting),
    anchors: [
      file.anchors?.none ?? 'no evidence found',
      file.anchors?.mentioned ?? 'named in a list, a course or a claim',
      file.anchors?.used ?? 'used in a described role, project or study',
      file.anchors?.demonstrated ?? 'a named output: publication, software, thesis, award, talk',
    ],
    combine: toCombine(file.combine),
    enough: toEnough(file.enough),
    facets: file.facets.map(toFacet),
  }
}

function toFacet(file: RubricFile['criteria'][number]['facets'][number]): Facet {
  const given: Record<string, unknown> = file
  return {
    id: file.id,
    label: file.label,
    posting: toList(file.posting),
    weight: file.weight ?? 1,
    supporting: file.supporting ?? false,
    enough: toEnough(file.enough),
    sources: matchers.flatMap((matcher) =>
      given[matcher.key] === undefined ? [] : [{ kind: matcher.kind, options: given[matcher.key] }],
    ),
  }
}

/** A required criterion always has a gate; a favorable one never does. */
function toGate(file: RubricFile['criteria'][number]): Gate[] {
  if (file.importance !== 'required') return []
  const { level, cap } = file.gate ?? { level: 1, cap: 'possible' as const }
  return [{ criterionId: file.id, level: level as Gate['level'], cap }]
}

function toCombine(file: RubricFile['criteria'][number]['combine']): Combine {
  if (file === undefined) return { how: 'together' }
  return typeof file === 'string' ? { how: file } : { how: 'at-least', count: file['at-least'] }
}

function toEnough(file: RubricFile['criteria'][number]['enough']): Enough {
  return [file?.mentioned ?? 1, file?.used ?? 1, file?.demonstrated ?? 1]
}

function toList(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}
