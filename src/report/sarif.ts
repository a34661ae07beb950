/** Diagnostics as SARIF 2.1.0, for code scanning and editors. */
import type { Diagnostic, Severity } from '../model/diagnostic.ts'

export interface SarifRule {
  readonly code: string
  readonly severity: Severity
  readonly summary: string
  readonly why: string
}

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** @see OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 (2020) */
export function sarif(
  diagnostics: readonly Diagnostic[],
  rules: readonly SarifRule[],
  tool: { readonly name: string; readonly version: string },
): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...tool, rules: rules.map(toRule) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((each) => toResult(each, rules)),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function toRule({ code, severity, summary, why }: SarifRule) {
  return {
    id: code,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    defaultConfiguration: { level: LEVELS[severity] },
  }
}

function toResult({ code, severity, message, hint, path, position }: Diagnostic, rules: readonly SarifRule[]) {
  const ruleIndex = rules.findIndex((rule) => rule.code === code)
  return {
    ruleId: code,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: hint === null ? message : `${message}. ${hint}` },
    locations:
      path === null ? [] : [{ physicalLocation: { artifactLocation: { uri: uriOf(path) }, ...regionOf(position) } }],
  }
}

/** Paths are relative references: what a URI cannot hold is percent-encoded. */
function uriOf(path: string): string {
  return path.replace(/\\/g, '/').split('/').map(encodeURIComponent).join('/')
}

function regionOf(position: Diagnostic['position']) {
  if (position === null) return {}
  const { start, end } = position
  return {
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  }
}
