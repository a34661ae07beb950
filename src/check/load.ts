/** A `*.test.yaml` → what it says, with places; or every mistake in it at line and column. */
import { type Document, LineCounter, parseDocument } from 'yaml'
import { type Diagnostic, diagnostic, type SourcePosition, UserError } from '../model/diagnostic.ts'
import { positionOf, positionOfRange, type YamlPath } from '../rubric/position.ts'
import { findShapeMistakes } from '../rubric/shape.ts'
import { type TestFile, testFileSchema, testJsonSchema } from './schema.ts'

export interface LoadedTests {
  readonly path: string
  readonly file: TestFile
  placeOf(at: YamlPath): SourcePosition | null
}

/**
 * Reads a test file.
 *
 * @throws UserError with every mistake in it
 */
export function loadTests(text: string, path: string): LoadedTests {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const syntax = document.errors.map((error) =>
    diagnostic({
      code: 'check/yaml',
      message: error.message.replace(/\s*at line[\s\S]*$/, '').replace(/\.$/, ''),
      path,
      position: positionOfRange(lines, error.pos[0], error.pos[1]),
    }),
  )
  if (syntax.length > 0) throw new UserError(syntax)
  const value: unknown = document.toJS({ maxAliasCount: 0 })
  const parsed = testFileSchema.safeParse(value)
  const placeOf = (at: YamlPath, key: string | null = null) => positionOf(document as Document, lines, at, key)
  if (parsed.success) {
    const mistakes = meaningMistakes(parsed.data).map(({ at, message }) =>
      diagnostic({ code: 'check/bad-value', message, path, position: placeOf(at) }),
    )
    if (mistakes.length > 0) throw new UserError(mistakes)
    return { path, file: parsed.data, placeOf }
  }
  const mistakes = findShapeMistakes(parsed.error, value, testJsonSchema()).map(
    ({ code, message, hint, at, key }): Diagnostic =>
      diagnostic({ code: code.replace(/^rubric\//, 'check/'), message, hint, path, position: placeOf(at, key) }),
  )
  throw new UserError(mistakes)
}

/** What the shape cannot show. */
function meaningMistakes({ cases = [], lines = [] }: TestFile): { readonly at: YamlPath; readonly message: string }[] {
  return [
    ...cases.flatMap((each, index) =>
      (each.application === undefined) === (each.text === undefined)
        ? [{ at: ['cases', index], message: 'a case has either `application:` or `text:`' }]
        : [],
    ),
    ...lines.flatMap((each, index) =>
      each.counts === undefined && each['does-not-count'] === undefined
        ? [{ at: ['lines', index], message: 'lines need `counts:` or `does-not-count:`' }]
        : [],
    ),
  ]
}
