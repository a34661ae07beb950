/** Diagnostics for people: path:line:column, the line itself, a caret, a hint. To stderr. */
import { readFileSync } from 'node:fs'
import type { Diagnostic, Severity } from '../model/diagnostic.ts'
import { painter, safe } from './terminal.ts'

/** Prints each, in the order given. Files are read again only to show the line a position points at. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], options: { readonly quiet: boolean }): void {
  for (const each of diagnostics) {
    if (options.quiet && each.severity !== 'error') continue
    process.stderr.write(`${render(each)}\n`)
  }
}

const COLORS: Readonly<Record<Severity, 'red' | 'yellow' | 'blue'>> = { error: 'red', warning: 'yellow', info: 'blue' }

function render(each: Diagnostic): string {
  const paint = painter(process.stderr)
  const { position } = each
  const at = position === null ? '' : `:${position.start.line}:${position.start.column}`
  const place = each.path === null ? 'cvsift' : `${safe(each.path)}${at}`
  const head = `${paint.bold(place)}: ${paint[COLORS[each.severity]](each.severity)}: ${safe(each.message)}  ${paint.dim(`[${each.code}]`)}`
  const hint = each.hint === null ? [] : [`   ${paint.cyan('hint')}: ${safe(each.hint)}`]
  return [head, ...excerpt(each), ...hint].join('\n')
}

/** The line and a caret under the value; long lines are cut around it. */
function excerpt(each: Diagnostic): string[] {
  if (each.path === null || each.position === null) return []
  const line = lineOf(each.path, each.position.start.line)
  if (line === null) return []
  const { start, end } = each.position
  const from = Math.max(0, start.column - 60)
  const shown = line.slice(from, from + 100)
  const sameLine = end.line === start.line ? end.column - start.column : line.trimEnd().length - start.column + 1
  const caret =
    ' '.repeat(start.column - 1 - from) +
    '^'.repeat(Math.max(1, Math.min(sameLine, shown.length - (start.column - 1 - from))))
  const number = String(start.line).padStart(5)
  return [`${number} | ${safe(shown)}`, `${' '.repeat(5)} | ${caret}`]
}

function lineOf(path: string, line: number): string | null {
  try {
    return readFileSync(path, 'utf8').split('\n')[line - 1] ?? null
  } catch {
    return null
  }
}
