/** What is wrong or weak in a rubric: mistakes of shape and meaning, then every rule. */
import type { Document, LineCounter } from 'yaml'
import type { Background } from '../model/background.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { applyEdits, type Edit, editOf } from './fix.ts'
import { loadRubric } from './load.ts'
import { positionOf } from './position.ts'
import type { Finding, Rule } from './rules/contract.ts'
import { rules } from './rules/registry.ts'

export interface LintSource {
  readonly text: string
  readonly path: string
  readonly sha256: string
}

export interface LintAgainst {
  readonly background: Background
  /** The posting's text, or null where it was not given. */
  readonly posting: string | null
}

/** Findings in the order of the file. Rules are asked only of a rubric without errors. */
export function lintRubric(source: LintSource, against: LintAgainst): Diagnostic[] {
  return [...examine(source, against).diagnostics]
}

export interface FixedRubric {
  readonly text: string
  /** Edits made. */
  readonly count: number
}

/** Times that a file is looked at again after its edits: one mend may lay open another. */
const passLimit = 10

/** The same file with all that can be mended without doubt; no other character changes. */
export function fixRubric(source: LintSource, against: LintAgainst): FixedRubric {
  let { text } = source
  let count = 0
  for (let pass = 0; pass < passLimit; pass++) {
    const { edits } = examine({ ...source, text }, against)
    const applied = applyEdits(text, edits)
    if (applied.count === 0 || examine({ ...source, text: applied.text }, against).isBroken) break
    text = applied.text
    count += applied.count
  }
  return { text, count }
}

interface Examined {
  readonly diagnostics: readonly Diagnostic[]
  readonly edits: readonly Edit[]
  readonly isBroken: boolean
}

function examine(lintSource: LintSource, against: LintAgainst): Examined {
  const { text, path } = lintSource
  const { rubric, diagnostics, source } = loadRubric(text, lintSource)
  if (rubric === null || source === null) return { diagnostics, edits: [], isBroken: true }
  const { file, document, lines } = source
  const found = rules.flatMap((rule) => rule.check({ file, rubric, ...against }).map((finding) => ({ rule, finding })))
  const accepted = acceptedIn(text)
  const said = found
    .map(({ rule, finding }) => toDiagnostic(rule, finding, { document, lines, path }))
    .filter(({ code, position }) => position === null || !accepted.has(`${position.start.line} ${code}`))
  return {
    diagnostics: [...diagnostics, ...said].toSorted(
      (a, b) => (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0),
    ),
    edits: found.flatMap(({ finding }) =>
      finding.fix === undefined ? [] : (editOf(document, text, finding.fix) ?? []),
    ),
    isBroken: false,
  }
}

/** `# lint-ok rubric/shared-name: why`, on the line of what is accepted or on the one above. */
const ACCEPTED = /#\s*lint-ok\s+([\w/-]+(?:\s*,\s*[\w/-]+)*)/

/** `LINE CODE` of what somebody has looked at and left as it is. */
function acceptedIn(text: string): ReadonlySet<string> {
  return new Set(
    text.split('\n').flatMap((line, index) => {
      const codes = ACCEPTED.exec(line)?.[1]?.split(/\s*,\s*/) ?? []
      return codes.flatMap((code) => [`${index + 1} ${code}`, `${index + 2} ${code}`])
    }),
  )
}

function toDiagnostic(
  { code, severity }: Rule,
  { at, message, hint }: Finding,
  { document, lines, path }: { readonly document: Document; readonly lines: LineCounter; readonly path: string },
): Diagnostic {
  return { code, severity, message, hint, path, position: positionOf(document, lines, at) }
}
