/** Diagnostics as workflow commands of GitHub Actions, which show them beside the line of a pull request. */
import type { Diagnostic, Severity } from '../model/diagnostic.ts'

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/**
 * One command a line.
 *
 * @see GitHub, Workflow commands for GitHub Actions, "Setting an error message"
 */
export function annotations(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(annotation).join('')
}

function annotation({ code, severity, message, hint, path, position }: Diagnostic): string {
  const properties = [
    ...(path === null ? [] : [`file=${property(fromTop(path))}`]),
    ...(position === null
      ? []
      : [
          `line=${position.start.line}`,
          `col=${position.start.column}`,
          `endLine=${position.end.line}`,
          `endColumn=${position.end.column}`,
        ]),
    `title=${property(code)}`,
  ]
  return `::${COMMANDS[severity]} ${properties.join(',')}::${data(hint === null ? message : `${message}\n${hint}`)}\n`
}

/** As GitHub names files: it shows nothing beside the lines of `./rubric.yaml`. */
function fromTop(path: string): string {
  return path.replace(/^(?:\.\/)+/, '')
}

/** A newline would begin another command. */
function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}
