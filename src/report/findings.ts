/** Findings of `lint` as Markdown, for a comment or below a rubric that is read on paper. */
import type { Diagnostic } from '../model/diagnostic.ts'
import { safeForMarkdown } from './escape.ts'

/** A table of all of them, or a sentence where there are none. */
export function findingsMarkdown(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return '## What lint says\n\nNothing is wrong or weak.\n'
  const rows = diagnostics.map((each) => `| ${place(each)} | ${each.severity} | ${said(each)} | \`${each.code}\` |`)
  return [
    '## What lint says',
    '',
    '| place | severity | finding | code |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

function place({ path, position }: Diagnostic): string {
  const at = position === null ? '' : `:${position.start.line}:${position.start.column}`
  return cell(`${path ?? ''}${at}`)
}

function said({ message, hint }: Diagnostic): string {
  return cell(hint === null ? message : `${message}: ${hint}`)
}

function cell(text: string): string {
  return safeForMarkdown(text.replace(/\s+/g, ' '))
}
